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
from scrapers.errors import OutputUnusable

_ROWS = 1_048_575
"""That a sheet holds below its header."""

_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]{0,300}>)[^<]{0,40}<")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_pieces(folder: Path, name: str, frames: Iterable[pd.DataFrame]) -> Path:
    """Write a report's rows as `name`.xlsx. Raises: OutputUnusable, also without openpyxl or with too many rows."""
    path = folder / f"{name}.xlsx"
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise OutputUnusable(f"{path}: needs openpyxl: pip install 'etoile-news[tables]'") from error
    table = FILES[name]
    book: Any = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.append(table.header)
    rows = 0
    for frame in frames:
        rows += len(frame)
        if rows > _ROWS:
            raise OutputUnusable(f"{path}: a sheet holds {_ROWS} rows; narrow it by --since and --until, or use csv")
        for row in zip(*(cells(frame[column.name], column) for column in table.columns), strict=True):
            sheet.append([None if cell == "" else cell for cell in row])
    content = io.BytesIO()
    book.save(content)
    with replaced(path) as file:
        _timeless(content, file)
    return path


def _timeless(content: io.BytesIO, file: Any) -> None:
    """Copy the workbook without the times of writing that its parts carry: the same rows, the same bytes."""
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _WRITTEN.sub(rb"\g<1>1980-01-01T00:00:00Z<", part)
            new.writestr(zipfile.ZipInfo(name, _EPOCH), part, zipfile.ZIP_DEFLATED)
