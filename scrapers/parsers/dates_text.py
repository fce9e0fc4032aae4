"""One date string of any form -> a reading: machines' forms first, then printed dates, then dateparser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from html import unescape

from scrapers.parsers import dates_printed, zones
from scrapers.parsers.dates_reading import Reading, build, machine
from scrapers.text import fold, squeeze

LONGEST = 200
"""Characters; a longer string is no date, and dateparser would take its time over it."""
_UNITS = {
    "second": "seconds", "sec": "seconds", "sekunde": "seconds", "seconde": "seconds", "secondo": "seconds",
    "segundo": "seconds", "minute": "minutes", "min": "minutes", "mins": "minutes", "minuto": "minutes",
    "minuut": "minutes", "minuten": "minutes", "minuti": "minutes", "hour": "hours", "hr": "hours", "h": "hours",
    "stunde": "hours", "std": "hours", "heure": "hours", "ora": "hours", "ore": "hours", "hora": "hours",
    "uur": "hours", "uren": "hours", "day": "days", "tag": "days", "tage": "days", "jour": "days", "giorno": "days",
    "giorni": "days", "dia": "days", "dag": "days", "week": "weeks", "woche": "weeks", "semaine": "weeks",
    "settimana": "weeks", "settimane": "weeks", "semana": "weeks",
}  # fmt: skip
_RELATIVE = re.compile(
    r"\b(?:(vor|il y a|hace|ha)\s)?\s?(\d{1,3}|an?|une?|eine[rnm]?|uma?)\s?([a-z]{1,9})"
    r"\.?(?:\s(ago|fa|atras|geleden|old))?\b"
)
_RELATIVE_WORD = re.compile(r"\b(?:ago|vor|il y a|fa|hace|ha|atras|geleden)\b")
_DAYS = {
    "today": 0, "heute": 0, "aujourd'hui": 0, "oggi": 0, "hoy": 0, "hoje": 0, "vandaag": 0,
    "yesterday": 1, "gestern": 1, "hier": 1, "ieri": 1, "ayer": 1, "ontem": 1, "gisteren": 1,
}  # fmt: skip
_DAY_WORD = re.compile(
    r"\b(" + "|".join(_DAYS) + r")\b[\s,|at umàalesor\-–]{0,9}(\d{1,2})[:h.](\d{2})\s?(?:([ap])\.?m)?"
)
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_LABEL = re.compile(r"^[^\d:]{2,40}:\s*")


def read(
    text: str,
    *,
    month_first: bool = False,
    home: str | None = None,
    fetched: datetime | None = None,
    languages: Sequence[str] = (),
) -> Reading | None:
    """Return the first date of the string; None where it holds no whole one.

    `home` (IANA) settles zone marks of several meanings; `fetched` (aware) is what relative times count from: without
    it they are not read. `languages` (ISO 639-1) are tried by dateparser where our own readings end.
    """
    text = squeeze(unescape(text) if "&" in text else text).strip("\"' ")
    if not 6 <= len(text) <= LONGEST or not _DIGIT.search(text):
        return relative(text, fetched, home) if text and len(text) <= LONGEST else None
    if reading := machine(text, home):
        return reading
    if found := dates_printed.find(text, month_first=month_first, home=home):
        return found[0].reading
    if reading := relative(text, fetched, home):
        return reading
    if len(text) <= 60 and _YEAR.search(text) and len(_NUMBERS.findall(text)) > 1 and _WORDS.search(text):
        return _by_dateparser(text, tuple(languages), month_first)
    return None


def relative(text: str, fetched: datetime | None, home: str | None) -> Reading | None:
    """Read "3 hours ago", "vor 2 Tagen", "il y a 5 minutes", "heute, 10:30" against the fetch time.

    Days and weeks back give a day alone, hours and minutes an instant to the minute; None without `fetched`.
    """
    if fetched is None:
        return None
    zone = zones.named(home) if home else fetched.tzinfo
    now, folded = fetched.astimezone(zone), fold(text)
    if found := _DAY_WORD.search(folded):
        day = (now - timedelta(days=_DAYS[found.group(1)])).date()
        hour, minute, half = int(found.group(2)), int(found.group(3)), found.group(4)
        hour = hour % 12 + 12 * (half == "p") if half else hour
        return build(day.year, day.month, day.day, (hour, minute, None), zone if home else None)
    if not _RELATIVE_WORD.search(folded):
        return None
    for found in _RELATIVE.finditer(folded):
        before, count, unit, after = found.groups()
        name = _UNITS.get(unit) or _UNITS.get(unit.rstrip("s")) or _UNITS.get(unit.rstrip("n"))
        if name and (before or after):
            gap = timedelta(**{name: int(count) if count.isdigit() else 1})
            return _back(now, gap, name)
    return None


def _back(now: datetime, gap: timedelta, unit: str) -> Reading | None:
    then = now - gap
    if unit in ("days", "weeks"):
        return build(then.year, then.month, then.day)
    return build(then.year, then.month, then.day, (then.hour, then.minute, None), now.tzinfo)


@lru_cache(maxsize=2048)
def _by_dateparser(text: str, languages: tuple[str, ...], month_first: bool) -> Reading | None:
    # Imported late: few pages need it, and its import costs more than reading a hundred pages.
    import dateparser

    known = [language for language in languages if language in _known_languages()]
    if not known:
        return None
    text, zone = _without_zone(_LABEL.sub("", text))
    moment = dateparser.parse(
        text,
        languages=known,
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
            "DATE_ORDER": "MDY" if month_first else "DMY",
            "PARSERS": ["absolute-time"],
        },
    )
    if moment is None:
        return None
    stated = ":" in text
    clock = (moment.hour, moment.minute, moment.second or None) if stated else None
    reading = build(moment.year, moment.month, moment.day, clock, moment.tzinfo)
    return reading and (replace(reading, zone=zone) if zone and reading.clock and not reading.zone else reading)


@lru_cache(maxsize=1)
def _known_languages() -> frozenset[str]:
    # Found once and late: importing the table costs more than most pages' reading.
    from dateparser.data.languages_info import language_locale_dict

    return frozenset(language_locale_dict)


def _without_zone(text: str) -> tuple[str, tzinfo | None]:
    # dateparser reads "ET" and "PT" an hour wrong in summer.
    head, _, mark = text.rpartition(" ")
    zone = zones.of_mark(mark.lower()) if head and mark.isupper() else None
    return (head, zone) if zone else (text, None)
