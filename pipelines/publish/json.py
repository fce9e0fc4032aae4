"""A report as a JSON file: an array of objects, a row a line; lists are arrays, what is empty is null."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
import pandas as pd

from pipelines.columns import FILES
from pipelines.publish.cells import cells, texts
from pipelines.publish.files import replaced
from pipelines.tables import Column


def write_pieces(folder: Path, name: str, frames: Iterable[pd.DataFrame]) -> Path:
    """Write a report's rows as `name`.json. Raises: OutputUnusable."""
    table = FILES[name]
    path = folder / f"{name}.json"
    with replaced(path) as file:
        before = b"[\n"
        for frame in frames:
            columns = [_values(frame[column.name], column) for column in table.columns]
            for row in zip(*columns, strict=True):
                file.write(before + orjson.dumps(dict(zip(table.header, row, strict=True))))
                before = b",\n"
        file.write(b"[]\n" if before == b"[\n" else b"\n]\n")
    return path


def _values(values: pd.Series[Any], column: Column) -> list[Any]:
    if column.kind == "list":
        return [cell.split("; ") if cell else [] for cell in texts(values, defused=False)]
    if column.kind in ("text", "stated"):
        return [cell or None for cell in texts(values, defused=False)]
    if column.kind == "boolean":
        return [{"true": True, "false": False}.get(cell) for cell in cells(values, column)]
    return [None if cell == "" else cell for cell in cells(values, column)]
