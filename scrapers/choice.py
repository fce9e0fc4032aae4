"""Which of a listing's links are fetched, in which order, and why the others are spared; pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

from scrapers.items import Link
from scrapers.memory import KnownPage
from scrapers.text import fold, squeeze

_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|avif|css|js|json|xml|rss|pdf|zip|gz|mp[34]|m4a|webm|mov|woff2?|ttf|docx?|xlsx?)$",
    re.IGNORECASE,
)
_AGAIN = ("failed", "blocked", "layout changed")
"""Outcomes after which a page is asked again, ever more rarely."""
_LISTS_EVERYTHING = frozenset(("sitemap", "archive"))
"""Channels that name old pages as well as new ones."""

NAMED, FRESH, OLD = 100, 50, 10
"""Priorities: what names the watch, what a channel of new things lists, what only a full sitemap lists."""
EARLIER = 5
"""What an earlier run did not reach goes before its like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to do with one link."""

    fetch: bool
    why: str = ""
    """Of a link that is spared."""
    priority: int = 0
    known: KnownPage | None = None
    """Set where its page has an outcome already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What one run wants of one outlet."""

    names_watch: Callable[[str], bool]
    """Whether a text could be about the watch."""
    now: datetime
    since: str | None = None
    """ISO day; nothing published before it is wanted."""
    until: str | None = None
    general: bool = False
    """The outlet publishes general news: what names nothing of the watch is spared."""

    def choose(self, link: Link, known: KnownPage | None) -> Choice:
        """Decide on one link; `known` is its page where it has an outcome."""
        if known is not None and not self._look_again(link, known):
            return Choice(fetch=False, why="stored already", known=known)
        if _NO_PAGE.search(urlsplit(link.url).path):
            return Choice(fetch=False, why="not a page")
        if why := self._out_of_dates(link):
            return Choice(fetch=False, why=why)
        said = [text for text in (link.title, link.summary, " ".join(link.tags), slug_words(link.url)) if text]
        named = any(map(self.names_watch, said)) or bool(link.content and self.names_watch(link.content))
        if not named and link.content:
            return Choice(fetch=False, why="carried whole by its listing, which names nothing of the watch")
        if self.general and not named and link.title and link.summary and link.tags and slug_words(link.url):
            return Choice(fetch=False, why="title, summary, tags and address name nothing of the watch")
        priority = NAMED if named else OLD if link.channel in _LISTS_EVERYTHING else FRESH
        return Choice(fetch=True, priority=priority, known=known)

    def _out_of_dates(self, link: Link) -> str | None:
        first, last = link.published or link.modified, link.published
        if self.since and first and first[:10] < self.since:
            return f"out of the dates: {first[:10]}, before {self.since}"
        if self.until and last and last[:10] > self.until:
            return f"out of the dates: {last[:10]}, after {self.until}"
        return None

    def _look_again(self, link: Link, known: KnownPage) -> bool:
        if known.reason and known.reason.startswith("out of the dates"):
            return True
        if known.outcome in _AGAIN:
            return self.now - known.fetched >= timedelta(hours=min(2 ** min(known.looks, 8) - 1, 168))
        if known.outcome != "kept":
            return False
        if link.modified and len(link.modified) > 10:
            changed = moment(link.modified)
            return changed is not None and changed > known.fetched
        return bool(
            link.title and known.title and link.channel in ("feed", "news_sitemap", "wordpress")
            and fold(squeeze(link.title)) != fold(known.title) and known.looks < 3
        )  # fmt: skip


def slug_words(url: str) -> str:
    """Return the words of an address's path.

    >>> slug_words("https://gazette.example/tv/etoile-cancelled_prime.html?x=1")
    'tv etoile cancelled prime html'
    """
    return " ".join(re.findall(r"\w+", unquote(urlsplit(url).path).replace("_", " ")))


def moment(stated: str) -> datetime | None:
    """Return an ISO text as an aware UTC datetime; None where it is none."""
    try:
        found = datetime.fromisoformat(stated)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
