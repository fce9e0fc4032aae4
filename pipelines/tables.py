"""What a file of the reports is: its columns, each with type, unit and meaning, its row, order and keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "list", "integer", "number", "boolean", "date", "moment", "stated"]
"""How a column is typed and printed.

text, integer, number, boolean, date: as everywhere. list: texts joined by "; ". moment: UTC inside, ISO 8601 with the
zone's offset in files. stated: a moment, a day alone, or a local time whose offset nobody states; ISO 8601 text.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of one file."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    """Empty where the meaning says it all (a count of what the name says, a text)."""
    required: bool = False
    """Never empty."""
    among: tuple[str, ...] = ()
    """The only values, where they are few and fixed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file of the reports."""

    name: str
    row: str
    """What a row is."""
    order: str
    """In which order rows stand."""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns by which a row is told from all others."""
    refers: tuple[tuple[str, str, str], ...] = ()
    """(column, table, column there): values that stand in another file too."""

    @property
    def header(self) -> list[str]:
        """The columns' names, in order."""
        return [column.name for column in self.columns]


def text(name: str, meaning: str, *, required: bool = False, among: tuple[str, ...] = ()) -> Column:
    """A text."""
    return Column(name=name, kind="text", meaning=meaning, required=required, among=among)


def listed(name: str, meaning: str) -> Column:
    """Texts joined by '; ', in the stated order."""
    return Column(name=name, kind="list", meaning=meaning)


def count(name: str, meaning: str, unit: str = "") -> Column:
    """A whole number, never empty."""
    return Column(name=name, kind="integer", meaning=meaning, unit=unit, required=True)


def number(name: str, meaning: str, unit: str, *, required: bool = False) -> Column:
    """A number with its unit."""
    return Column(name=name, kind="number", meaning=meaning, unit=unit, required=required)


def stated(name: str, meaning: str) -> Column:
    """A time as exactly as it is stated."""
    return Column(name=name, kind="stated", meaning=meaning)


def moment(name: str, meaning: str, *, required: bool = False) -> Column:
    """An instant."""
    return Column(name=name, kind="moment", meaning=meaning, required=required)


def day(name: str, meaning: str) -> Column:
    """A day, never empty."""
    return Column(name=name, kind="date", meaning=meaning, required=True)
