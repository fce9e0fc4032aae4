"""Reads a TOML declaration (a watch, an outlets file) into its model, naming every fault with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from scrapers.errors import BadDeclaration

Model = TypeVar("Model", bound=BaseModel)

_LONGEST = 2_000_000
"""Bytes of a declaration."""
_HEADER = re.compile(r"^\s*\[(\[?)\s*([\w.\-\"']+)\s*\]?\]")
_KEY = re.compile(r"^\s*([\w\-]+|\"[^\"]*\"|'[^']*')\s*=")
_TOML_PLACE = re.compile(r"\s{0,9}\(at (?:line (\d+), column \d+|end of document)\)$")


def load(path: Path, model: type[Model], **more: Any) -> Model:
    """Return the file as a `model`; `more` are fields that do not stand in the file.

    Raises: BadDeclaration with every fault at once where it can't be read, is no TOML, or does not fit the model.
    """
    try:
        # Bounded, as a path may lead to what has no end.
        with path.open("rb") as file:
            raw = file.read(_LONGEST + 1)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise BadDeclaration(str(path), [f"can't be read: {error.strerror or error}"]) from error
    except UnicodeDecodeError as error:
        raise BadDeclaration(str(path), [f"is not UTF-8 text (byte {error.start}); save it as UTF-8"]) from error
    if len(raw) > _LONGEST:
        raise BadDeclaration(str(path), [f"is longer than {_LONGEST:,} bytes, as no such file is"])
    return parse(text, model, str(path), **more)


def parse(text: str, model: type[Model], path: str, **more: Any) -> Model:
    """Return the text of a declaration as a `model`; `path` is what faults are named by. Raises: BadDeclaration."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line = place.group(1) if place and place.group(1) else str(text.count("\n") + 1)
        raise BadDeclaration(path, [f"line {line}: not TOML: {_TOML_PLACE.sub('', str(error))}"]) from error
    except (ValueError, RecursionError) as error:
        raise BadDeclaration(path, ["line 1: not TOML: a number too long, or brackets too deep"]) from error
    try:
        return model.model_validate({**values, **more})
    except ValidationError as error:
        lines = _lines(text)
        raise BadDeclaration(path, [_fault(fault, lines) for fault in error.errors()]) from error


def _fault(fault: Any, lines: dict[tuple[str | int, ...], int]) -> str:
    where = tuple(fault["loc"])
    known = where
    while known and known not in lines:
        known = known[:-1]
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
    said = {
        "extra_forbidden": "no such key; check its spelling or remove it",
        "missing": "is missing; it is required",
    }.get(fault["type"], fault["msg"].removeprefix("Value error, "))
    return f"line {lines.get(known, 1)}: {name}: {said}" if name else f"line {lines.get(known, 1)}: {said}"


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Map each key's path, as pydantic gives it, to the line it stands on."""
    found: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            name = header.group(2).strip("\"'")
            if header.group(1):
                counts[name] = counts.get(name, -1) + 1
                table = (name, counts[name])
                found.setdefault((name,), number)
            else:
                table = tuple(name.split("."))
            found[table] = number
        elif key := _KEY.match(line):
            found.setdefault((*table, key.group(1).strip("\"'")), number)
    return found
