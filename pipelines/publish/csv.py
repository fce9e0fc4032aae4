"""A report as a CSV file: RFC 4180, UTF-8, the same bytes for the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from pipelines.columns import TABLES
from pipelines.publish.cells import cells
from pipelines.publish.files import replaced


def write(folder: Path, name: str, frame: pd.DataFrame) -> Path:
    """Write a report's rows as `name`.csv. Raises: OutputUnusable."""
    return write_pieces(folder, name, [frame])


def write_pieces(folder: Path, name: str, frames: Iterable[pd.DataFrame]) -> Path:
    """Write a report's rows, given in pieces that follow each other. Raises: OutputUnusable."""
    table = TABLES[name]
    path = folder / f"{name}.csv"
    with replaced(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(table.header)
        for frame in frames:
            rows.writerows(zip(*(cells(frame[column.name], column) for column in table.columns), strict=True))
        text.flush()
        text.detach()
    return path
