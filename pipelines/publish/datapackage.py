"""datapackage.json: what every file holds, as a Table Schema, from columns.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from pipelines.columns import FILES
from pipelines.publish.files import replaced
from pipelines.tables import Column, Table

_TYPES = {
    "text": "string", "list": "string", "stated": "string", "integer": "integer", "number": "number",
    "boolean": "boolean", "date": "date", "moment": "datetime",
}  # fmt: skip
_STATED = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2})?)?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a package says of itself."""

    name: str
    title: str
    timezone: str
    since: date | None = None
    until: date | None = None


def write(folder: Path, about: About, names: Iterable[str]) -> Path:
    """Describe the CSV files of these names. Raises: OutputUnusable."""
    path = folder / "datapackage.json"
    with replaced(path) as file:
        file.write(orjson.dumps(describe(about, sorted(names)), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return path


def describe(about: About, names: list[str]) -> dict[str, Any]:
    """Return the package as a mapping; a key that names a file which is not in it is left out."""
    bounds = [f"from {about.since}"] * (about.since is not None) + [f"until {about.until}"] * (about.until is not None)
    return {
        "profile": "tabular-data-package",
        "name": about.name,
        "title": about.title,
        "description": f"Days, weeks and printed times are those of {about.timezone}; a day alone is as it is stated."
        + (f" Only articles published {' '.join(bounds)}." if bounds else ""),
        "timezone": about.timezone,
        "since": None if about.since is None else about.since.isoformat(),
        "until": None if about.until is None else about.until.isoformat(),
        "resources": [_resource(FILES[name], names) for name in names],
    }


def _resource(table: Table, names: list[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if keys := [
        {"fields": [column], "reference": {"resource": other, "fields": [there]}}
        for column, other, there in table.refers
        if other in names
    ]:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": f"A row is {table.row}. Rows stand {table.order}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.among:
        constraints["enum"] = list(column.among)
    if column.kind == "stated":
        constraints["pattern"] = _STATED
    if column.kind == "moment":
        field["format"] = "%Y-%m-%dT%H:%M:%S%z"
    if column.kind == "list":
        field["separator"] = "; "
    if column.kind == "integer":
        constraints["minimum"] = 0
    if column.unit:
        field["unit"] = column.unit
    return {**field, "constraints": constraints} if constraints else field
