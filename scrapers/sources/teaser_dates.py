"""The day that a teaser prints."""

from __future__ import annotations

import re
from datetime import datetime

from selectolax.lexbor import LexborNode

from scrapers.sources.stated import when
from scrapers.text import fold, squeeze

_MARKED = '[class*="date" i], [class*="time" i], [class*="publi" i], [class*="posted" i]'
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv januar gennaio enero ene gen",
            "february feb fevrier fevr februar febbraio febrero",
            "march mar mars marz maerz marzo", "april apr avril avr aprile abril abr", "may mai maggio mayo mag",
            "june jun juin juni giugno junio giu", "july jul juillet juil juli luglio julio lug",
            "august aug aout agosto ago", "september sep sept septembre settembre septiembre set",
            "october oct octobre okt oktober ottobre octubre ott", "november nov novembre noviembre",
            "december dec decembre dez dezember dicembre dic diciembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH_FIRST = re.compile(r"\b([a-z]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(20\d\d|19\d\d)\b")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s(?:de\s|of\s)?([a-z]{3,10})\.?,?\s(?:de\s)?(20\d\d|19\d\d)\b"
)
_DIGITS = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")


def date_of(card: LexborNode, fetched: datetime | None) -> str | None:
    """Return the date of the teaser's `time` element or of what is marked as its date; None where it is in doubt.

    Times that count back from now are left to the article's own page: listings are cached.
    """
    for node in card.css("time")[:3]:
        stated = when(node.attributes.get("datetime")) or printed(squeeze(node.text()))
        if stated:
            return stated
    for node in card.css(_MARKED)[:4]:
        if stated := printed(squeeze(node.text())[:100]):
            return stated
    return None


def printed(text: str) -> str | None:
    """Return the day of a printed date with the month's name, or in ISO form; None for "03/04/2025": it may be either.

    >>> printed("Posted March 8, 2025"), printed("8 mars 2025 à 18h30"), printed("3/4/2025")
    ('2025-03-08', '2025-03-08', None)
    """
    plain = fold(text)
    for found in _MONTH_FIRST.finditer(plain):
        if month := _MONTHS.get(found.group(1)):
            return _day(found.group(3), month, found.group(2))
    for found in _DAY_FIRST.finditer(plain):
        if month := _MONTHS.get(found.group(2)):
            return _day(found.group(3), month, found.group(1))
    stated = _DIGITS.search(plain)
    return when(stated.group()) if stated else None


def _day(year: str, month: int, day: str) -> str | None:
    return when(f"{year}-{month:02}-{int(day):02}")
