"""Where the labels of a chart's events stand, so that no label lies on another and no event's line runs through one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

ROWS = 6
"""Rows of labels, at most; an event that finds no room in them keeps its line and has no label."""

_LONGEST = 44
_GAP = 5.0
_BETWEEN = 8.0
_NARROW, _WIDE = 7.7, 14.0
"""Pixels of a character at 13 px, semibold: the broadest of the usual system fonts, and of East Asian ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One event on the chart: its line runs from its label's row down to the axis."""

    x: float
    text: str
    """As shown; empty where there is no room for it."""
    begin: float
    end: float
    row: int
    """0 is the topmost; ROWS, below all, where there is no label."""

    @property
    def leftward(self) -> bool:
        """The label ends at the line instead of beginning there."""
        return self.end < self.x


def labels(events: Sequence[tuple[float, str]], *, width: float) -> list[Label]:
    """Return a label for each (x, text), in their order: in the topmost row that has room, within 0 to `width`."""
    placed: list[Label] = []
    for x, what in events:
        free = (label for label in _places(x, what, width) if not any(_clash(label, other) for other in placed))
        placed.append(next(free, Label(x=x, text="", begin=x, end=x, row=ROWS)))
    return placed


def _places(x: float, what: str, width: float) -> list[Label]:
    text = what if len(what) <= _LONGEST else f"{what[: _LONGEST - 1]}…"
    length = sum(_WIDE if east_asian_width(letter) in "WF" else _NARROW for letter in text)
    spans = [(x + _GAP, x + _GAP + length), (x - _GAP - length, x - _GAP)]
    return [
        Label(x=x, text=text, begin=begin, end=end, row=row)
        for row in range(ROWS)
        for begin, end in spans
        if begin >= 0 and end <= width
    ]


def _clash(one: Label, other: Label) -> bool:
    if one.row == other.row and one.begin < other.end + _BETWEEN and other.begin < one.end + _BETWEEN:
        return True
    return _crossed(one, other) or _crossed(other, one)


def _crossed(label: Label, by: Label) -> bool:
    """Whether the line of `by` runs through the text of `label`."""
    return by.row <= label.row and label.begin - 2 < by.x < label.end + 2
