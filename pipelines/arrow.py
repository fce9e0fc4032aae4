"""The fastest way to read large tables of a SQLite store: as Arrow, where its driver is installed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pandas as pd
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import QueuePool

from pipelines.reading import Kind

_PIECE = 65_536


def rows(engine: sa.Engine, select: sa.ClauseElement) -> Any | None:
    """Return the rows as an Arrow table; None where they must be read by the store's own driver.

    The driver brings a SQLite of its own, and two of them must never have one file open in one process: closing
    either one's file drops the locks of both (sqlite.org/howtocorrupt.html, 2.2.1). So it is opened, read-only, only
    while the engine holds no connection.
    """
    pool, path = engine.pool, engine.url.database
    if engine.dialect.name != "sqlite" or not isinstance(pool, QueuePool) or pool.checkedout() or not path:
        return None
    try:
        from adbc_driver_sqlite import dbapi
    except ImportError:
        return None
    if not Path(path).is_file():
        return None
    engine.dispose()
    text = str(select.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with dbapi.connect(f"file:{quote(str(Path(path).resolve()))}?mode=ro") as connection, connection.cursor() as cursor:
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": _PIECE})
        try:
            cursor.execute(text)
            return cursor.fetch_arrow_table()
        except dbapi.Error:
            return None  # the store's own driver reads it, or says what is wrong


def read(table: Any, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """Return the columns as `reading.read` does: int64, float64, texts, or categories in order of appearance."""
    return pd.DataFrame({name: _column(table.column(place), kind) for place, (name, kind) in enumerate(kinds.items())})


def _column(values: Any, kind: Kind) -> Any:
    if kind == "text":
        return pd.Series(np.array(values.to_pylist(), dtype=object), dtype=object)
    if not len(values):
        return (
            pd.Categorical([], categories=pd.Index([], dtype=object)) if kind == "code" else np.array([], dtype="int64")
        )
    if kind != "code":
        numbers = values.to_numpy()
        return numbers if kind == "int" else numbers.astype("float64")
    coded = values.dictionary_encode().combine_chunks()
    texts = np.array(coded.dictionary.to_pylist(), dtype=object)
    codes = coded.indices.to_numpy()
    if (nothing := np.flatnonzero(texts == "")).size:
        gap = int(nothing[0])
        texts, codes = np.delete(texts, gap), np.where(codes == gap, -1, codes - (codes > gap))
    return pd.Categorical.from_codes(codes, pd.Index(texts, dtype=object))
