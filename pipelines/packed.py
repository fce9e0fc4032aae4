"""The fastest way to read large tables of PostgreSQL: columns packed by the server, a value a row no longer.

A row costs both sides more than what is in it. So the server joins the values of some ten thousand rows, each as its
eight bytes or as a text and its length, and they become Arrow's arrays as they come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa

from pipelines.reading import Kind

_PAGES = 65_536
"""Of each group of rows; the server holds the groups at once."""

_INTEGERS = "string_agg(int8send({0}::bigint), ''::bytea)"
_NUMBERS = "string_agg(float8send({0}::float8), ''::bytea)"
_TEXTS = "string_agg(textsend({0}), ''::bytea), string_agg(int4send(octet_length(textsend({0}))), ''::bytea)"


def rows(engine: sa.Engine, select: sa.ClauseElement, kinds: Mapping[str, Kind]) -> Any | None:
    """Return the rows as an Arrow table, by its first column, which is the page; None where they can't be read so.

    No value may be NULL.
    """
    try:
        import pyarrow as pa
    except ImportError:
        return None
    from sqlalchemy.dialects import postgresql

    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    text = str(select.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    names = [f"c{place}" for place in range(len(kinds))]
    joined = ", ".join(_form(kind).format(name) for name, kind in zip(names, kinds.values(), strict=True))
    query = f"SELECT {joined} FROM ({text}) AS t({', '.join(names)}) GROUP BY c0 / {_PAGES} ORDER BY c0 / {_PAGES}"
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        try:
            with driver.cursor(binary=True) as cursor:
                groups = cursor.execute(query).fetchall()
        except engine.dialect.loaded_dbapi.Error:
            return None  # the store's own way of reading says what is wrong
    columns = _columns(groups, list(kinds.values()))
    table = pa.table(columns, names=list(kinds))
    pages = columns[0].to_numpy()
    if (pages[1:] < pages[:-1]).any():
        table = table.take(pa.array(np.argsort(pages, kind="stable")))
    return table


def _form(kind: Kind) -> str:
    return {"int": _INTEGERS, "float": _NUMBERS}.get(kind, _TEXTS)


def _columns(groups: list[Sequence[bytes]], kinds: list[Kind]) -> list[Any]:
    """Return an Arrow array for each kind; what is unpacked is let go."""
    import pyarrow as pa

    packed = [list(one) for one in zip(*groups, strict=True)] or [[] for kind in kinds for _ in range(2)]
    columns, place = [], 0
    for kind in kinds:
        raw = b"".join(packed[place])
        packed[place] = []
        place += 1
        if kind in ("int", "float"):
            form = ">i8" if kind == "int" else ">f8"
            columns.append(pa.array(np.frombuffer(raw, dtype=form).astype(form[1:])))
            continue
        lengths = np.frombuffer(b"".join(packed[place]), dtype=">i4").astype("int64")
        packed[place] = []
        place += 1
        offsets = np.append(0, np.cumsum(lengths))
        columns.append(
            pa.LargeStringArray.from_buffers(len(lengths), pa.py_buffer(offsets.tobytes()), pa.py_buffer(raw))
        )
    return columns
