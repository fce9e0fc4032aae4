"""The fastest way to read large tables of a store: as Arrow, where its library is installed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import QueuePool

from pipelines import packed
from pipelines.reading import Kind

_PIECE = 65_536
_MOST_BYTES = 2**31 - 2**20
"""Of texts that one array with offsets of 32 bits holds."""


class Texts:
    """Texts by page, kept as Arrow keeps them: a third of what Python's own take."""

    def __init__(self, pages: NDArray[Any], columns: dict[str, Any]) -> None:
        """Take the pages, in order, and by name an Arrow array of the texts of each."""
        self._pages, self._columns = pages, columns

    def holds(self, names: tuple[str, ...]) -> bool:
        """Whether the texts of these names are there still."""
        return all(name in self._columns for name in names)

    def of(self, pages: NDArray[Any], names: tuple[str, ...]) -> pd.DataFrame:
        """Return texts of pages, in their order; each must be there."""
        import pyarrow as pa

        places = pa.array(np.searchsorted(self._pages, pages))
        return pd.DataFrame({name: _objects(self._columns[name].take(places)) for name in names})

    def forget(self, names: tuple[str, ...]) -> None:
        """Let go of the texts of these names."""
        for name in names:
            self._columns.pop(name, None)
        give_back()


def read(engine: sa.Engine, select: sa.ClauseElement, kinds: Mapping[str, Kind]) -> pd.DataFrame | None:
    """Return the columns as `reading.read` does: int64, float64, texts, or categories in order of appearance.

    None where the store's own driver must read them.
    """
    table = rows(engine, select, kinds)
    if table is None:
        return None
    columns = {}
    for name, kind in kinds.items():
        columns[name] = _column(table.column(0), kind)
        table = table.remove_column(0)  # what is converted is held no longer
    return pd.DataFrame(columns, copy=False)  # as they are, not copied into one block


def texts(engine: sa.Engine, select: sa.ClauseElement, kinds: Mapping[str, Kind]) -> Texts | None:
    """Return the texts of a select whose first column is the page, in order; None where they can't be read so."""
    table = rows(engine, select, kinds)
    if table is None:
        return None
    import pyarrow as pa

    pages, columns = table.column(0).to_numpy(), {}
    for name in tuple(kinds)[1:]:
        column = table.column(1)
        table = table.remove_column(1)
        columns[name] = pa.concat_arrays(
            (column.cast(pa.large_string()) if column.nbytes > _MOST_BYTES else column).chunks
            or [pa.array([], pa.string())]
        )
    del table, column
    give_back()
    return Texts(pages, columns)


def give_back() -> None:
    """Let Arrow hand its free memory back to the system."""
    try:
        import pyarrow as pa
    except ImportError:
        return
    pa.default_memory_pool().release_unused()


def rows(engine: sa.Engine, select: sa.ClauseElement, kinds: Mapping[str, Kind]) -> Any | None:
    """Return the rows as an Arrow table; None where they must be read by the store's own driver.

    Arrow's driver brings a SQLite of its own, and two of them must never have one file open in one process: closing
    either one's file drops the locks of both (sqlite.org/howtocorrupt.html, 2.2.1). So it is opened, read-only, only
    while the engine holds no connection.
    """
    if engine.dialect.name == "postgresql":
        return packed.rows(engine, select, kinds)
    pool, path = engine.pool, engine.url.database
    if engine.dialect.name != "sqlite" or not isinstance(pool, QueuePool) or pool.checkedout() or not path:
        return None
    try:
        # Its DB-API, which does the same, also loads every library of frames that is installed.
        import adbc_driver_manager as adbc
        import adbc_driver_sqlite
        import pyarrow as pa
    except ImportError:
        return None
    if not Path(path).is_file():
        return None
    engine.dispose()
    text = str(select.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    address = f"file:{quote(str(Path(path).resolve()))}?mode=ro"
    try:
        with (
            adbc_driver_sqlite.connect(address) as database,
            adbc.AdbcConnection(database) as connection,
            adbc.AdbcStatement(connection) as statement,
        ):
            statement.set_options(**{"adbc.sqlite.query.batch_rows": _PIECE})
            statement.set_sql_query(text)
            stream, _ = statement.execute_query()
            with pa.RecordBatchReader.from_stream(stream) as reader:
                return reader.read_all()
    except (adbc.Error, pa.ArrowException, OSError):
        return None  # the store's own driver reads it, or says what is wrong


def _column(values: Any, kind: Kind) -> Any:
    if kind == "text":
        return _objects(values)
    if not len(values):
        return (
            pd.Categorical([], categories=pd.Index([], dtype=object)) if kind == "code" else np.array([], dtype="int64")
        )
    if kind != "code":
        numbers = values.to_numpy()
        return numbers if kind == "int" else numbers.astype("float64")
    coded = values.dictionary_encode().combine_chunks()
    texts = coded.dictionary.to_numpy(zero_copy_only=False)
    codes = coded.indices.to_numpy()
    if (nothing := np.flatnonzero(texts == "")).size:
        gap = int(nothing[0])
        texts, codes = np.delete(texts, gap), np.where(codes == gap, -1, codes - (codes > gap))
    return pd.Categorical.from_codes(codes, pd.Index(texts, dtype=object))


def _objects(values: Any) -> pd.Series[Any]:
    return pd.Series(values.to_numpy(zero_copy_only=False), dtype=object)
