"""What spiders ask of the store and tell it: sources, links and pages already seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from scrapers.addresses import clean, key_of
from scrapers.items import Link
from scrapers.outlet import Outlet

__all__ = ["KnownPage", "Memory", "Outcome", "Round", "Source", "clean", "key_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One listing of an outlet and what is remembered of it."""

    url: str
    kind: str
    """feed, news_sitemap, sitemap, tag_page, search_page, wordpress, home or robots."""
    found_by: str
    """"stated", "guessed", or the address that named it."""
    part: bool = False
    """A further page of another listing, asked only where that one leads to it."""
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    trusted: bool = True
    """False once its validators were seen to lie; it is then asked in full."""
    asked: datetime | None = None
    answered: datetime | None = None
    """When it last answered with 200 or 304."""
    changed: datetime | None = None
    checked: datetime | None = None
    """When its body was last compared although the validators said that nothing changed."""
    status: str | None = None
    """Of the last answer: "200", "304", "404", or the failure in words."""
    listed: int | None = None
    """Links in the last full answer."""
    problem: str | None = None
    failures: int = 0
    """In a row."""
    body: str | None = None
    """Kept for robots.txt only, which is asked once a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page that has an outcome."""

    key: str
    url: str
    outcome: str
    reason: str | None
    fetched: datetime
    title: str | None = None
    modified: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    looks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The end of a page from which nothing is kept but this."""

    url: str
    outcome: str
    """not relevant, duplicate, not an article, blocked, layout changed, failed; unchanged leaves the last one."""
    reason: str
    status: int | None = None
    duplicate_of: str | None = None
    """Address of the article that this is another address of."""
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one run saw of one outlet."""

    requests: int = 0
    answered: int = 0
    not_modified: int = 0
    bytes: int = 0
    fetched: int = 0
    failed: int = 0
    new: int = 0
    """Pages that gave an outcome for the first time."""
    reasons: str = ""
    """"status 403: 3; timed out: 1", most frequent first."""
    listed: int = 0
    waiting: int = 0
    verdict: str = "fine"
    """fine, quiet, broken or blocked."""
    why: str = ""


class Memory(Protocol):
    """The store as spiders see it. Every call may raise StoreUnusable."""

    def sources(self, outlet: Outlet) -> Sequence[Source]:
        """All sources remembered of the outlet."""

    def remember_source(self, outlet: Outlet, source: Source) -> None:
        """Keep the source's new state."""

    def known(self, keys: Iterable[str]) -> Mapping[str, KnownPage]:
        """The pages among these keys that have an outcome already."""

    def spared(self, keys: Iterable[str]) -> Mapping[str, str]:
        """The links among these keys that were spared, and why."""

    def remember_links(self, outlet: Outlet, links: Sequence[tuple[str, Link, int]]) -> None:
        """Keep (key, link, priority) and through which channel each was found; new ones wait."""

    def spare(self, outlet: Outlet, links: Sequence[tuple[str, Link]], why: str) -> None:
        """Keep that these links are not fetched, and why."""

    def saw(self, outlet: Outlet, links: Sequence[tuple[str, Link]]) -> None:
        """Keep that a channel named these links, whose pages have their outcome."""

    def saw_again(self, links: Sequence[tuple[str, Link]]) -> None:
        """Keep that a further channel named these links, which this run has met before."""

    def waiting(self, outlet: Outlet, limit: int) -> Sequence[tuple[str, Link, int]]:
        """Links that earlier runs did not reach, most important first."""

    def due(self, outlet: Outlet, limit: int) -> Sequence[KnownPage]:
        """Kept articles whose next look is due, the most overdue first."""

    def note(self, outlet: Outlet, outcome: Outcome) -> None:
        """Keep the outcome of a fetched page that gave no article."""

    def note_round(self, outlet: Outlet, round_: Round) -> None:
        """Keep what this run saw of the outlet."""
