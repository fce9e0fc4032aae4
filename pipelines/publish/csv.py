"""A report as a CSV file: RFC 4180, UTF-8, the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.columns import FILES
from pipelines.publish.cells import cells
from pipelines.publish.files import replaced
from pipelines.tables import Column

_END = b"\r\n"


def write(folder: Path, name: str, frame: pd.DataFrame) -> Path:
    """Write a report's rows as `name`.csv. Raises: OutputUnusable."""
    return write_pieces(folder, name, [frame])


def write_pieces(folder: Path, name: str, frames: Iterable[pd.DataFrame]) -> Path:
    """Write a report's rows, given in pieces that follow each other. Raises: OutputUnusable."""
    path = folder / f"{name}.csv"
    with replaced(path) as file:
        file.write(header(name))
        for frame in frames:
            file.write(lines(name, frame))
    return path


def header(name: str) -> bytes:
    """Return a report's first line, with its end."""
    return ",".join(FILES[name].header).encode() + _END


def lines(name: str, frame: pd.DataFrame) -> bytes:
    """Return the lines of a report's rows, each with its end; within a line there is no line feed."""
    if not len(frame):
        return b""
    columns = [_quoted(cells(frame[column.name], column), column) for column in FILES[name].columns]
    return "\r\n".join(map(",".join, zip(*columns, strict=True))).encode() + _END


def _quoted(values: Sequence[Any], column: Column) -> Sequence[str]:
    """Cells as they stand in the file: quoted where a comma or a quotation mark is in them, and only there."""
    if column.kind in ("integer", "number"):
        return list(map(str, values))
    if not any(map("".join(values).count, ',"')):
        return values
    return [_escaped(value) if "," in value or '"' in value else value for value in values]


def _escaped(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'"{doubled}"'
