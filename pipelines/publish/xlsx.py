"""A report as an Excel workbook: one sheet, its header fixed; texts are never formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.columns import FILES
from pipelines.publish.cells import cells
from pipelines.publish.files import replaced
from pipelines.tables import Column
from scrapers.errors import OutputUnusable

_ROWS = 1_048_575
"""That a sheet holds below its header."""

_WIDTHS = {"text": 28, "list": 32, "stated": 26, "moment": 26, "date": 12}

_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]{0,300}>)[^<]{0,40}<")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_pieces(folder: Path, name: str, frames: Iterable[pd.DataFrame]) -> Path:
    """Write a report's rows as `name`.xlsx. Raises: OutputUnusable, also without openpyxl or with too many rows."""
    path = folder / f"{name}.xlsx"
    try:
        from openpyxl import Workbook
        from openpyxl.utils import get_column_letter
    except ImportError as error:
        raise OutputUnusable(f"{path}: needs openpyxl: pip install 'etoile-news[tables]'") from error
    table = FILES[name]
    book: Any = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _width(column)
    sheet.append(table.header)
    rows = 0
    for frame in frames:
        rows += len(frame)
        if rows > _ROWS:
            raise OutputUnusable(f"{path}: a sheet holds {_ROWS} rows; narrow it by --since and --until, or use csv")
        for row in zip(*(_values(frame[column.name], column) for column in table.columns), strict=True):
            sheet.append(row)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{rows + 1}"
    content = io.BytesIO()
    book.save(content)
    with replaced(path) as file:
        _timeless(content, file)
    return path


def _width(column: Column) -> int:
    """Characters that a column's cells mostly need; its header with the filter's button at least."""
    return max(_WIDTHS.get(column.kind, 10), len(column.name) + 4)


def _values(values: pd.Series[Any], column: Column) -> list[Any]:
    """Cells as a sheet's own types, so that days can be filtered and counted as days; None where they are empty."""
    if column.kind == "date":
        return [None if pd.isna(value) else value.date() for value in values]
    if column.kind == "boolean":
        return [None if pd.isna(value) else bool(value) for value in values]
    return [None if cell == "" else cell for cell in cells(values, column)]


def _timeless(content: io.BytesIO, file: Any) -> None:
    """Copy the workbook without the times of writing that its parts carry: the same rows, the same bytes."""
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _WRITTEN.sub(rb"\g<1>1980-01-01T00:00:00Z<", part)
            new.writestr(zipfile.ZipInfo(name, _EPOCH), part, zipfile.ZIP_DEFLATED)
