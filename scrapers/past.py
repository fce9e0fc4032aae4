"""What a backfill goes through: the parts of an outlet's past, the links in them, and how far it has come; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlsplit

from scrapers.items import Link
from scrapers.memory import KnownPage, Memory
from scrapers.outlet import Outlet

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/-])")
_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_/]?(0[1-9]|1[0-2])(?:[-_/]?(0[1-9]|[12]\d|3[01]))?(?!\d)"
    r"|yyyy=((?:19|20)\d\d)&(?:amp;)?mm=(\d{1,2})(?:&(?:amp;)?dd=(\d{1,2}))?"
)
_READ = ("kept", "duplicate", "not relevant", "not an article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One listing of an outlet's past, or one page of it."""

    url: str
    kind: str
    """A kind of source, or wayback, crawls, crawl_pages, crawl (of an archive's index), warc."""
    root: str
    """The first page of the listing that it belongs to."""
    place: int
    """Parts of a lower place go first."""
    page: int = 1
    """How many steps from `root`."""
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLink:
    """One address of the past, as a backfill chose it."""

    key: str
    link: Link
    day: str
    """"2025-04-24", "2025-04", or empty: when it appeared as far as its listing tells."""
    priority: int = 0
    why: str | None = None
    """Set where it is not fetched."""


class PastMemory(Memory, Protocol):
    """The store as a backfill sees it. Every call may raise StoreUnusable."""

    def open_backfill(self, way: str, since: str, until: str) -> bool:
        """Go on with the backfill of this way and these days where something of it is left, else begin one.

        Returns whether it goes on.
        """

    def parts(self, outlet: Outlet) -> Sequence[Part] | None:
        """The outlet's parts that are still to be read, in their order; None where it has not been begun."""

    def add_parts(self, outlet: Outlet, parts: Sequence[Part]) -> Sequence[Part]:
        """Keep parts that are to be read; returns those that this backfill did not know."""

    def part_read(
        self, outlet: Outlet, part: Part, more: Sequence[Part], links: Sequence[tuple[Outlet, PastLink]],
        passed: Mapping[str, int], problem: str | None,
    ) -> Sequence[Part]:  # fmt: skip
        """Keep in one step that a part was read, what it named and where it goes on; returns the parts that are new.

        `passed` counts by month the addresses that are too many to be kept one by one.
        """

    def part_failed(self, outlet: Outlet, part: Part, problem: str, for_good: bool) -> None:
        """Keep that a part could not be read; it is tried again by a later run, a few times, unless for good."""

    def part_damaged(self, outlet: Outlet, part: Part, places: Sequence[tuple[int, str, int]]) -> None:
        """Keep what of a part's file can't be read: where, why, and how many places it stands for; each once."""

    def past_waiting(self, outlet: Outlet, limit: int) -> Sequence[PastLink]:
        """The links of this backfill that have no outcome yet, most important and newest first."""

    def spare_past(self, key: str, why: str) -> None:
        """Keep that a link is not fetched, and why."""

    def close_backfill(self) -> int:
        """Keep that the backfill is finished where nothing is left; returns how many parts and links are."""


def day_in_address(url: str) -> str:
    """Return the day or month that an article's address states; empty where it states none.

    >>> day_in_address("https://gazette.example/2025/4/24/etoile"), day_in_address("https://gazette.example/etoile-2025")
    ('2025-04-24', '')
    """
    found = _IN_ADDRESS.search(urlsplit(url).path + "/")
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def day_in_name(url: str) -> str:
    """Return the day or month by which a sitemap is named; empty where it has none (a year alone is none).

    >>> day_in_name("https://gazette.example/sitemap-pt-post-2025-04.xml")
    '2025-04'
    """
    found = _IN_NAME.search(url.partition("://")[2].partition("/")[2])
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def day_of(link: Link, part: str) -> str:
    """Return when a link's page appeared, by its address, its listing, or the name of the sitemap that has it."""
    stated = day_in_address(link.url)
    if link.published and (len(stated) < 10 or link.published[:7] == stated[:7]):
        return link.published[:10]
    return stated or day_in_name(part) or (link.modified or "")[:10]


def outside(day: str, since: str | None, until: str | None) -> bool:
    """Whether a day or month lies wholly outside the dates; an empty one does not.

    >>> outside("2025-03", "2025-03-20", None), outside("2025-02", "2025-03-20", None)
    (False, True)
    """
    if not day:
        return False
    return bool((since and day < since[: len(day)]) or (until and day > until[: len(day)]))


def ended(links: Sequence[Link], since: str | None) -> bool:
    """Whether a listing that goes back in time has left the dates: all that it dates on this page lies before."""
    dated = [day for link in links if (day := (link.published or day_in_address(link.url))[:10])]
    return bool(since and len(dated) >= min(3, len(links)) and dated and all(day < since[: len(day)] for day in dated))


def is_settled(known: KnownPage, *, from_archive: bool) -> bool:
    """Whether a page that has an outcome needs no fetching for the past.

    What is gone from its outlet may stand in an archive; what lay out of other dates may lie in these.
    """
    if known.reason and known.reason.startswith("out of the dates"):
        return False
    if from_archive and known.outcome == "not an article":
        return not (known.reason or "").startswith("status ")
    return known.outcome in _READ


_BYTE = "#byte="


def offset_of(part: Part) -> int:
    """The byte from which on a file is still to be read."""
    return int(part.url[len(part.root) + len(_BYTE) :] or 0) if part.url != part.root else 0


def part_from(part: Part, offset: int) -> Part:
    """The part that goes on with a file from this byte on."""
    return later(part, f"{part.root}{_BYTE}{offset}" if offset else part.root, page=part.page + 1)


def later(part: Part, url: str, *, place: int | None = None, kind: str | None = None, page: int | None = None) -> Part:
    """Return the part that goes on from another one."""
    return replace(
        part, url=url, kind=kind or part.kind, place=part.place if place is None else place,
        page=part.page + 1 if page is None else page, tries=0,
    )  # fmt: skip
