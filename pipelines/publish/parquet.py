"""A report as a Parquet file, typed; list columns are lists."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.columns import FILES
from pipelines.publish.cells import texts
from pipelines.publish.files import replaced
from pipelines.tables import Column
from scrapers.errors import OutputUnusable


def write_pieces(folder: Path, name: str, frames: Iterable[pd.DataFrame]) -> Path:
    """Write a report's rows as `name`.parquet, a row group a piece. Raises: OutputUnusable, also without pyarrow."""
    path = folder / f"{name}.parquet"
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise OutputUnusable(f"{path}: needs pyarrow: pip install 'etoile-news[tables]'") from error
    columns = FILES[name].columns
    types = {
        "text": pa.string(), "stated": pa.string(), "list": pa.list_(pa.string()), "integer": pa.int64(),
        "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32(),
    }  # fmt: skip
    with replaced(path) as file:
        writer: Any = None
        for frame in frames:
            zones = {column.name: str(frame[column.name].dt.tz) for column in columns if column.kind == "moment"}
            schema = pa.schema(
                [
                    pa.field(
                        column.name,
                        pa.timestamp("s", tz=zones[column.name]) if column.kind == "moment" else types[column.kind],
                        metadata={"description": column.meaning, "unit": column.unit},
                    )
                    for column in columns
                ]
            )
            writer = writer or pq.ParquetWriter(file, schema)
            arrays = [pa.array(_values(frame[one.name], one), type=schema.field(one.name).type) for one in columns]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
        writer.close()
    return path


def _values(values: pd.Series[Any], column: Column) -> list[Any]:
    if column.kind in ("text", "stated", "list"):
        cells = texts(values, defused=False)
        if column.kind == "list":
            return [cell.split("; ") if cell else [] for cell in cells]
        return [cell or None for cell in cells]
    if column.kind == "date":
        return [None if pd.isna(value) else value.date() for value in values]
    return [None if pd.isna(value) else value for value in values]
