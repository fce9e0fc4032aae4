"""The day that a teaser prints."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from scrapers.parsers import dates_printed
from scrapers.sources.stated import when
from scrapers.text import squeeze

_MARKED = '[class*="date" i], [class*="time" i], [class*="publi" i], [class*="posted" i]'


def date_of(card: LexborNode) -> str | None:
    """Return the date of the teaser's `time` element or of what is marked as its date; None where it is in doubt.

    Times that count back from now ("3 hours ago") are left to the article's own page: listings are cached.
    """
    for node in card.css("time")[:3]:
        if stated := when(node.attributes.get("datetime")) or printed(squeeze(node.text())[:100]):
            return stated
    return next((day for node in card.css(_MARKED)[:4] if (day := printed(squeeze(node.text())[:100]))), None)


def printed(text: str) -> str | None:
    """Return the first day of a printed date; None where there is none, and for "03/04/2025", which may be either.

    >>> printed("Posted March 8, 2025"), printed("8 mars 2025 à 18h30"), printed("3/4/2025")
    ('2025-03-08', '2025-03-08', None)
    """
    if not any(letter.isdigit() for letter in text):
        return None
    first, second = (dates_printed.find(text, month_first=order) for order in (False, True))
    days = {found[0].reading.text[:10] for found in (first, second) if found}
    return when(days.pop()) if len(days) == 1 else None
