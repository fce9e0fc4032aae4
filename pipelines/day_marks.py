"""Days as a text writes them, in seven languages: "April 24", "1er mai", "24.04.2025", "this Thursday", "demain"."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.date_words import MONTHS, RELATIVE, WEEKDAYS
from pipelines.prose import Phrases


@dataclass(frozen=True, slots=True)
class Mark:
    """A day as written: month and day, perhaps a year; or days from the publication; or a weekday."""

    start: int
    end: int
    day: int = 0
    month: int = 0
    year: int | None = None
    ahead: int | None = None
    weekday: int | None = None

    def resolve(self, published: date | None, past: bool) -> date | None:
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if published is None:
            return None
        if self.ahead is not None:
            return published + timedelta(days=self.ahead)
        if self.weekday is not None:
            return published + timedelta(days=(self.weekday - published.weekday()) % 7)
        years = [_date(published.year + step, self.month, self.day) for step in (-1, 0, 1)]
        days = [day for day in years if day is not None]
        if past:
            return max((day for day in days if day <= published), default=None)
        return min((day for day in days if (published - day).days <= _JUST_GONE), default=None)


_JUST_GONE = 60
"""Days after which a day without a year, told in the present, is next year's."""

_WORDS = Phrases(sorted({*MONTHS, *WEEKDAYS, *RELATIVE}))
_DAY_BEFORE = re.compile(r"(?<![\d.,:/])(\d{1,2})(?:st|nd|rd|th|er|º|°|o|\.)?(?: (?:of|de|di|d'))? ?$")
_DAY_AFTER = re.compile(
    r"\.?,? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d| ?(?:million|episode|uhr|h\b|am\b|pm\b|a\.m|p\.m))"
)
_YEAR_AFTER = re.compile(r",? ?(?:de |del |of )?((?:19|20)\d\d)(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)|(?P<a>\d{1,2})(?P<s>[./])(?P<b>\d{1,2})(?P=s)(?P<c>20\d\d|\d\d(?!\d)))(?![\d/-]|\.\d)"
    r"|(?<![\d./-])(?P<e>\d{1,2})\.(?P<f>\d{1,2})\.(?!\d)"
)
_SEPARATED = re.compile(r"\d[./-]\d")
_WEEKDAY_BEFORE = re.compile(
    r"\b(?:this|coming|next|ce|questo|prossimo|diesen|diesem|kommenden|am|este|esta|el|on|nesta|komende)(?: coming| next)? $"
)
_WEEKDAY_AFTER = re.compile(r" (?:prochain|prossimo|proximo)\b")
_GONE = re.compile(r"\b(?:last|past|dernier|scorso|letzten|vergangenen|pasado|passad[ao]|earlier|previous)\b")


def day_marks(folded: str) -> Iterator[Mark]:
    """Yield each day that the folded text writes, in its order; a weekday beside a date goes with it."""
    marks = []
    for index, start, end in _WORDS.find(folded):
        word = _WORDS.phrases[index]
        mark = _month(folded, word, start, end) if word in MONTHS else None
        if mark is None and word in WEEKDAYS:
            mark = _weekday(folded, word, start, end)
        if mark is None and word in RELATIVE and not folded.startswith("'s ", end):
            mark = Mark(start, end, ahead=RELATIVE[word])
        if mark is not None:
            marks.append(mark)
    for separated in _SEPARATED.finditer(folded):
        start = separated.start()
        while start > separated.start() - 4 and start and folded[start - 1].isdigit():
            start -= 1
        if found := _NUMERIC.match(folded, start):
            marks.append(_numeric(found))
    days = [mark for mark in marks if mark.month]
    for mark in sorted(marks, key=lambda mark: mark.start):
        # "Thursday, April 24" is one day, and the date tells it better.
        if mark.month or not any(abs(mark.start - day.start) < 32 for day in days):
            yield mark


def _month(folded: str, word: str, start: int, end: int) -> Mark | None:
    month = MONTHS[word]
    if before := _DAY_BEFORE.search(folded, max(0, start - 12), start):
        year = _YEAR_AFTER.match(folded, end + (folded[end : end + 1] == "."), end + 12)
        return Mark(
            before.start(1),
            year.end() if year else end,
            int(before.group(1)),
            month,
            int(year.group(1)) if year else None,
        )
    if after := _DAY_AFTER.match(folded, end, end + 14):
        year = _YEAR_AFTER.match(folded, after.end(), after.end() + 9)
        return Mark(
            start, year.end() if year else after.end(), int(after.group(1)), month, int(year.group(1)) if year else None
        )
    return None


def _weekday(folded: str, word: str, start: int, end: int) -> Mark | None:
    before = folded[max(0, start - 16) : start]
    if _GONE.search(before) or _GONE.match(folded, end + 1):
        return None
    if _WEEKDAY_BEFORE.search(before) or _WEEKDAY_AFTER.match(folded, end, end + 12):
        return Mark(start, end, weekday=WEEKDAYS[word])
    return None


def _numeric(found: re.Match[str]) -> Mark:
    part = found.groupdict()
    if part["y"]:
        return Mark(*found.span(), int(part["d"]), int(part["m"]), int(part["y"]))
    if part["e"]:
        return Mark(*found.span(), int(part["e"]), int(part["f"]))
    first, second, year = int(part["a"]), int(part["b"]), int(part["c"])
    # The day goes first everywhere but in America, whose slash with a second number over 12 gives it away.
    day, month = (second, first) if second > 12 else (first, second)
    return Mark(*found.span(), day, month, year + 2000 if year < 100 else year)


def _date(year: int, month: int, day: int) -> date | None:
    return (
        date(year, month, day)
        if 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1] and _exists(year, month, day)
        else None
    )


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _exists(year: int, month: int, day: int) -> bool:
    return not (month == 2 and day == 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
