"""When a page was published and modified: every source is read, and what agrees outweighs what stands alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapers.outlet import Outlet
from scrapers.parsers import (
    dates_age,
    dates_candidates,
    dates_own_teaser,
    dates_page,
    dates_text,
    dates_weighing,
    zones,
)
from scrapers.parsers.dates_candidates import Stated
from scrapers.parsers.dates_clock import ENOUGH, Candidate
from scrapers.parsers.dates_reading import Reading, machine
from scrapers.parsers.dates_seen import Seen, weigh
from scrapers.parsers.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What the page says of its own dates."""

    published: str | None = None
    """ISO 8601 with the stated offset or the outlet's zone; a local time where neither is known; a day alone."""
    precision: str | None = None
    """second, minute or day."""
    source: str | None = None
    """Which mark-up won."""
    conflict: tuple[str, ...] = ()
    """Other readings that disagree by more than a day, as "source: reading"."""
    modified: str | None = None
    """As `published`; None where it is stated as earlier than that."""


def read(document: Document, outlet: Outlet | None) -> Dates:
    """Return the page's dates; without `page.fetched` (or the answer's Date header) relative times are not read."""
    home = outlet.timezone if outlet else None
    fetched = document.page.fetched or _answered(document)
    languages = _languages(document, outlet)
    month_first = _month_first(document, languages, home)

    known: dict[str, Reading | None] = {}

    def heard(text: str) -> Reading | None:
        if text not in known:
            known[text] = _heard(text)
        return known[text]

    def _heard(text: str) -> Reading | None:
        reading = dates_text.read(text, month_first=month_first, home=home, fetched=fetched, languages=languages)
        return None if reading is None or _lies_ahead(reading.day, fetched) else reading

    country = zones.of_country(document.url)
    candidates = list(_stated(dates_candidates.from_json_ld(document), heard))
    candidates += _stated(dates_candidates.from_metas(document), heard)
    if (reading := dates_candidates.from_url(document.url)) and not _lies_ahead(reading.day, fetched):
        candidates.append(Candidate(reading=reading, source="url", family="url", weight=4.5))
    if not dates_weighing.is_settled(candidates, placed=country is not None and not home):
        head = dates_page.heading(document)
        micro = head is None or not any(one.weight >= 8 for one in candidates)
        asked = dates_page.Search.of(head, month_first=month_first, home=home)
        printed = list(_shown(dates_page.walk(document, asked, near=True, micro=micro), heard, fetched))
        if head is not None and not dates_weighing.is_led(candidates + printed):
            printed = list(_shown(dates_page.walk(document, asked, near=False, micro=True), heard, fetched))
        candidates += printed
    if not any(one.weight >= ENOUGH and one.reading.clock and not one.modified for one in candidates):
        candidates += _stated(dates_candidates.from_script(document), heard)
    chosen = dates_weighing.choose(candidates, home=home, country=country)
    if chosen.published is None:
        own = dates_own_teaser.read(document, month_first=month_first, home=home)
        if own and not _lies_ahead(own.day, fetched):
            chosen = replace(chosen, published=own, source="text")
    if chosen.published is None and (age := dates_age.read(document, fetched, home)):
        return Dates(published=age.text, precision=age.precision, source="byline")
    return Dates(
        published=chosen.published.text if chosen.published else None,
        precision=chosen.published.precision if chosen.published else None,
        source=chosen.source,
        conflict=chosen.conflict,
        modified=chosen.modified.text if chosen.modified else None,
    )


def to_utc(text: str | None, timezone: str) -> datetime | None:
    """Parse a printed date; `timezone` (IANA) applies where the text names no offset. A day alone is its start.

    Returns None for text it cannot read.

    >>> to_utc("3 May 2024, 21:30", "Europe/London")
    datetime.datetime(2024, 5, 3, 20, 30, tzinfo=datetime.timezone.utc)
    """
    return instant_of(normalize(text, timezone=timezone), timezone)


def normalize(
    text: str | None,
    *,
    timezone: str | None = None,
    fetched: datetime | None = None,
    languages: Sequence[str] = (),
) -> str | None:
    """Return one date string of any form (a feed's pubDate, a sitemap's lastmod) as ISO 8601; None for what is no date.

    `timezone` (IANA) applies where the text names no offset; without it such a time stays local. `fetched` (aware) is
    what relative times count from; what lies more than a day after it is refused.

    >>> normalize("Sat, 08 Mar 2025 18:30:00 +0100"), normalize("3/4/2025", languages=("en",))
    ('2025-03-08T18:30:00+01:00', '2025-03-04')
    """
    if not text:
        return None
    month_first = bool(languages) and languages[0] == "en" and (timezone is None or timezone.startswith("America/"))
    reading = dates_text.read(
        text, month_first=month_first, home=timezone, fetched=fetched, languages=tuple(languages) or ("en",)
    )
    if reading is None or _lies_ahead(reading.day, fetched):
        return None
    return (reading.placed(zones.named(timezone)) if timezone else reading).text


def instant_of(published: str | None, timezone: str = "UTC") -> datetime | None:
    """Return the instant (aware, UTC) of a text that `normalize` or `read` gave; None for None.

    A day alone is its start in `timezone` (IANA), a local time is on that zone's clock.
    """
    reading = machine(published) if published else None
    if reading is None:
        return None
    moment = reading.aware or reading.local.replace(tzinfo=zones.named(timezone))
    return moment.astimezone(UTC)


_Read = Callable[[str], Reading | None]


def _stated(stated: Iterable[Stated], heard: _Read) -> Iterator[Candidate]:
    for one in stated:
        if reading := heard(one.text):
            yield Candidate(
                reading=reading, source=one.source, family=one.family, weight=one.weight, modified=one.modified
            )


def _shown(shown: list[Seen], heard: _Read, fetched: datetime | None) -> Iterator[Candidate]:
    for seen, weight in weigh(shown):
        printed, where = seen.printed, seen.standing
        reading = printed.reading if printed else heard(seen.text)
        if reading is None or (printed and _lies_ahead(reading.day, fetched)):
            continue
        modified = seen.label == "modified" or (where.modified and seen.label != "published")
        if printed:
            source, family = ("byline" if seen.label or where.hint else "text"), "printed"
        else:
            source, family = ("itemprop datePublished" if seen.micro else "time"), "markup"
        candidate = Candidate(
            reading=reading,
            source=source,
            family=family,
            weight=weight,
            modified=modified,
            swapped=printed.swapped if printed else None,
            order=printed.order if printed else None,
        )
        if where.updated and not modified:
            # Told from the published date by comparing: where there is another, this one is the update.
            yield replace(candidate, modified=True, weight=2.0)
            candidate = replace(candidate, weight=weight - 2.5)
        yield candidate


def _answered(document: Document) -> datetime | None:
    try:
        return parsedate_to_datetime(document.page.headers["date"]).astimezone(UTC)
    except (KeyError, ValueError, TypeError, OverflowError):
        return None


def _languages(document: Document, outlet: Outlet | None) -> tuple[str, ...]:
    root = document.root
    stated = (
        root.attributes.get("lang") or root.attributes.get("xml:lang") if root is not None else None
    ) or document.meta("og:locale", "content-language", "language", "dc.language")
    found = [(stated or "").lower().replace("_", "-")[:5].strip("-")] + (
        [outlet.language] if outlet and outlet.language else []
    )
    known = dict.fromkeys(code.split("-")[0] for code in found if code)
    return tuple(known)


_DOMAINS_OF_ALL = frozenset({"us", "co", "io", "tv", "me", "fm", "ai"})
_REGION = re.compile(r"^[a-zA-Z]{2}[-_]([a-zA-Z]{2})\b")
_REGION_IN_PATH = re.compile(r"/en-([a-zA-Z]{2})/")


def _month_first(document: Document, languages: tuple[str, ...], home: str | None) -> bool:
    """Whether numbers are read as Americans write them: in English, unless zone, region or domain is another's."""
    if languages and languages[0] != "en":
        return False
    if home:
        return home.startswith(("America/", "Pacific/Honolulu", "US/"))
    root = document.root
    stated = [(root.attributes.get("lang") if root is not None else None), document.meta("og:locale")]
    regions = {region[1].upper() for one in stated if one and (region := _REGION.search(one))}
    regions |= {region.upper() for region in _REGION_IN_PATH.findall(document.url)}
    domain = document.url.partition("://")[2].partition("/")[0].rpartition(".")[2]
    return not regions - {"US"} and (bool(regions) or len(domain) != 2 or domain in _DOMAINS_OF_ALL)


def _lies_ahead(day: date, fetched: datetime | None) -> bool:
    return fetched is not None and day > (fetched + timedelta(days=1)).date()
