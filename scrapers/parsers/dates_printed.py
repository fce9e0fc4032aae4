"""Dates as people print them: in full in our seven languages, the day in others with months' names of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from scrapers.parsers import zones
from scrapers.parsers.dates_months import ABROAD
from scrapers.parsers.dates_reading import Reading, build, full_year
from scrapers.text import fold

_NAMES = (
    "january jan januar janner jannner jaenner janvier janv gennaio gen enero ene janeiro januari"
    " ianuarie stycznia styczen января",
    "february feb februar feber fevrier fevr fev febbraio febr febrero fevereiro februari febb"
    " februarie lutego luty февраля",
    "march mar marz maerz mars marzo marco maart mrt mrz maa martie marca marzec марта marts",
    "april apr avril avr aprile abril abr aprilie kwietnia kwiecien апреля",
    "may mai mag maggio mayo maio mei maj maja мая",
    "june jun juni juin giugno giu junio junho iunie czerwca czerwiec июня",
    "july jul juli juil juillet luglio lug julio julho iulie lipca lipiec июля",
    "august aug augustus aout aou agosto ago augusti sierpnia sierpien августа",
    "september sep sept septembre settembre set sett septiembre setiembre setembro"
    " septembrie wrzesnia wrzesien сентября",
    "october oct oktober okt octobre ottobre ott octubre outubro out octombrie pazdziernika октября",
    "november nov novembre noviembre novembro noiembrie listopada listopad ноября",
    "december dec dezember dez decembre dicembre dic diciembre dezembro decembrie grudnia grudzien декабря",
)
MONTHS = {
    fold(name): number for names in (_NAMES, ABROAD) for number, month in enumerate(names, 1) for name in month.split()
}

_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.o|\.|o|a|°)?(?:\s+(?:(?:de|of|di)\s+|d')|\s*[-/]\s*|\s*)"
    r"([^\W\d_]{3,12})\.?,?(?:\s+(?:de|del|of)\s+|\s*[-/,]\s*|\s*)(\d{4}|['’]?\d{2})(?![\d:])"
)
_MONTH_FIRST = re.compile(
    r"\b([^\W\d_]{3,12})\.?\s*[-/]?\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s?,\s*|\.\s*|\s+|\s*[-/]\s*)(\d{4}|'\d{2})(?!\d)"
)
_MONTH_FIRST_SHORT = re.compile(r"\b([^\W\d_]{3,12})[-/.](\d{1,2})[-/.](\d{2})(?!\d)")
_YEAR_NAME_DAY = re.compile(r"(?<!\d)(\d{4})[\s.,-]{1,4}([^\W\d_]{3,12})\.?[\s-]{1,4}(\d{1,2})(?!\d|[:.]\d|,?\s\d{4})")
_NAMED = ((_DAY_FIRST, 3, 2, 1), (_MONTH_FIRST, 3, 1, 2), (_MONTH_FIRST_SHORT, 3, 1, 2), (_YEAR_NAME_DAY, 1, 2, 3))
_YEAR_FIRST = re.compile(
    r"(?<![\d.:/-])(\d{4})\s?([-/.年]|"
    + fold("년")
    + r")\s?(\d{1,2})\s?(?:\2|月|"
    + fold("월")
    + r")\s?(\d{1,2})(?![\d/.-]\d|\d)"
)
_NUMBERS = re.compile(r"(?<![\d.:/-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-]|\.\d)")

_WORDS = re.compile(r"[^\W\d_]{3,12}")
_NUMERIC = re.compile(r"\d\s?(?:[-/.年]|" + fold("년") + r")\s?\d")

_CLOCK = (
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.h時])(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?:\s?(?P<word>uhr|hrs|h|o'clock)\b)?"
    r"(?:\s?\(?(?P<zone>(?:gmt|utc)?\s?[+\-]\d{1,2}:?\d{2}(?!\d)|(?:gmt|utc)[+\-]\d{1,2}|[a-z]{1,7}\b(?!\.\w))\)?)?"
)
_LEAD = r"(?P<lead>at|um|a las|as|a|alle ore|alle|ore|om|kl\.?|klockan|vers|@|t)?"
_AFTER = re.compile(r"[\s,|·•()–—\-/;:日]{0,6}" + _LEAD + r"\s?" + _CLOCK)
_BEFORE = re.compile(r"(?<![\d:./-])" + _CLOCK + r"(?:\s*(?:on|am|le|il|el|em|op|,|\||·|•|–|-|/|\w{3,10},)?\s*){1}$")
_WEEKDAY_BEFORE = re.compile(r"(?:,\s*)?\b[a-z]{2,10}\.?,?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One date in a text."""

    start: int
    """Offset in the folded text."""
    end: int
    reading: Reading
    order: str | None = None
    """Order in which numbers were read, "day" or "month" first; None where a month's name or a leading year says it."""
    swapped: Reading | None = None
    """The same numbers with day and month the other way round, where the calendar allows both."""


def find(text: str, *, month_first: bool = False, home: str | None = None) -> list[Printed]:
    """Return every whole date (day, month and year) of the text, in order, with the time beside it.

    `month_first` orders numbers that could be read both ways; `home` (IANA) settles zone marks of several meanings.

    >>> [found.reading.text for found in find("Publié le 8 mars 2025 à 18h30, mis à jour le 09/03/2025")]
    ['2025-03-08T18:30', '2025-03-09']
    """
    folded = fold(text)
    days = sorted(_days(folded, month_first), key=lambda found: (found[0], -found[1]))
    found: list[Printed] = []
    for number, (start, end, one, other, order) in enumerate(days):
        if found and start < found[-1].end:
            continue
        limit = next((later[0] for later in days[number + 1 :] if later[0] >= end), len(folded))
        clock, clock_end = _clock_after(folded, end, limit, home)
        if clock is None:
            clock = _clock_before(folded, found[-1].end if found else 0, start, home)
        reading = build(*one, *(clock or ()))
        if reading is None:
            reading = build(*one)
        if reading is not None:
            swapped = build(*other, *(clock or ())) if other else None
            if swapped and order == "month" and _is_east(reading):
                reading, swapped, order = swapped, reading, "day"
            found.append(Printed(start=start, end=max(end, clock_end), reading=reading, swapped=swapped, order=order))
    return found


def _is_east(reading: Reading) -> bool:
    """Whether the clock's zone lies east of Greenwich, where no month comes first."""
    offset = reading.aware.utcoffset() if reading.aware else None
    return offset is not None and offset.total_seconds() > 0


_Day = tuple[int, int, int]
_Numbers = tuple[int, int, _Day, _Day | None, str | None]
"""Start, end, the day, the day in the other order where there is one, the order where there is not."""


def _days(text: str, month_first: bool) -> Iterator[_Numbers]:
    named = not MONTHS.keys().isdisjoint(_WORDS.findall(text))
    for pattern, year, month, day in _NAMED if named else ():
        found, start = pattern.search(text), 0
        while found:
            start = found.end()
            if number := MONTHS.get(found.group(month)):
                yield *found.span(), (_year(found.group(year)), number, int(found.group(day))), None, None
            else:
                # "15:56 BST, 27 April 2024" looks like a day, a month and a year from "56" on.
                start = found.end(min(month, day))
            found = pattern.search(text, start)
    if not _NUMERIC.search(text):
        return
    for found in _YEAR_FIRST.finditer(text):
        yield *found.span(), (int(found.group(1)), int(found.group(3)), int(found.group(4))), None, None
    for found in _NUMBERS.finditer(text):
        first, second, year = int(found.group(1)), int(found.group(3)), full_year(found.group(4))
        by_day, by_month = (year, second, first), (year, first, second)
        if first == second or second > 12:
            yield *found.span(), by_month, None, "month" if second > 12 else None
        elif first > 12 or (found.group(2) == "." and not month_first):
            yield *found.span(), by_day, None, "day"
        else:
            yield *found.span(), *((by_month, by_day, "month") if month_first else (by_day, by_month, "day"))


def _year(text: str) -> int:
    return full_year(text.lstrip("'’"))


_Clock = tuple[tuple[int, int, int | None], tzinfo | None]


def _clock_after(text: str, start: int, limit: int, home: str | None) -> tuple[_Clock | None, int]:
    found = _AFTER.match(text, start, limit)
    if found and (clock := _clock(found, home)):
        return clock, found.end()
    return None, start


def _clock_before(text: str, start: int, end: int, home: str | None) -> _Clock | None:
    head = text[max(start, end - 45) : end]
    for tail in (head, _WEEKDAY_BEFORE.sub("", head)):
        if (found := _BEFORE.search(tail)) and (clock := _clock(found, home)):
            return clock
    return None


def _clock(found: re.Match[str], home: str | None) -> _Clock | None:
    said = found.groupdict()
    hour, minute = int(said["hour"]), int(said["minute"] or 0)
    zone = zones.of_mark(said["zone"], home) if said["zone"] else None
    firm = (
        said["half"]
        or said["word"]
        or said["mark"] in (":", "h", "時")
        or (said["mark"] and (said.get("lead") or zone))
    )
    if not firm or (said["mark"] is None and not said["half"] and said["word"] not in ("uhr", "h")):
        return None
    if said["half"]:
        if not 1 <= hour <= 12 and hour > 23:
            return None
        hour = hour % 12 + (12 if said["half"] == "p" else 0) if hour <= 12 else hour
    return (
        ((hour, minute, int(said["second"]) if said["second"] else None), zone) if hour < 24 and minute < 60 else None
    )
