"""The frozen records that are handed on: Link, Listing, Page, Article, Unread, Mention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One entry of a listing (feed item, sitemap URL, teaser): the address and what the listing already says."""

    url: str
    """Absolute, as the listing gives it."""
    channel: str
    """feed, news_sitemap, sitemap, tag_page, search_page, home, wordpress, archive, news_search or person."""
    source: str
    """Address of the listing that named it."""
    title: str | None = None
    summary: str | None = None
    """Plain text."""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601 with the offset that the listing states, or a day alone."""
    modified: str | None = None
    """As `published`; a sitemap's lastmod, a feed's updated."""
    content: str | None = None
    """HTML of the whole article where the listing carries it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one source says: its links and where it goes on."""

    links: tuple[Link, ...] = ()
    """In the order of the listing, each address once."""
    more: tuple[str, ...] = ()
    """Further parts of the same source: next pages, the sitemaps of an index, newest first."""
    sources: tuple[tuple[str, str], ...] = ()
    """(kind, address) of other sources that it names: a page's alternate feeds, robots.txt's sitemaps."""
    problem: str | None = None
    """Why nothing, or not all, could be read: "not a feed: an HTML page", "cut off after 12 items"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer of a server, a WARC record or a saved file: bytes, before anything is read from it."""

    url: str
    """Where the bytes came from, after redirects."""
    body: bytes
    """Content-encoding undone, charset not."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    fetched: datetime | None = None
    """Aware, UTC. None: not known, and relative times ("3 hours ago") are not read."""
    link: Link | None = None
    """How it was found. None where it was not (a saved file, an archive)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as the page states it, normalized. All text is NFC."""

    url: str
    canonical_url: str
    """Without tracking parameters; the page's own canonical where it can be believed, else `url`."""
    outlet: str | None = None
    """The outlet's name."""
    title: str | None = None
    """The headline as printed, without the site's name. None only in an Unread's partial."""
    dek: str | None = None
    published: str | None = None
    """ISO 8601 with the stated offset or the outlet's zone; a local time where neither is known; a day alone where no
    time is. None where nothing on the page says it."""
    published_precision: str | None = None
    """second, minute or day."""
    published_source: str | None = None
    """Which mark-up won: "json-ld", "meta article:published_time", "byline", "url", ..."""
    published_conflict: tuple[str, ...] = ()
    """The other readings where they disagree by more than a day, as "source: reading"."""
    modified: str | None = None
    authors: tuple[str, ...] = ()
    """Names only, in the byline's order."""
    agency: str | None = None
    """The news agency, where it signs and no person does."""
    section: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """As printed, in page order, none twice (accents and case aside)."""
    language: str | None = None
    """ISO 639-1."""
    body: str = ""
    """A paragraph a line, subheads kept."""
    captions: tuple[str, ...] = ()
    paywalled: bool | None = None
    next_page: str | None = None
    """Address of the article's second page, where it has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A page from which no article was read, and why."""

    url: str
    reason: str
    """The name of a PageError of errors.py: Blocked, NotAnArticle, LayoutChanged, ..."""
    detail: str
    """What the page shows for it: "status 403", "listing: 40 links, no paragraph"."""
    partial: Article | None = None
    """Whatever title and text was read all the same. None where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One person of the watch in one article."""

    name: str
    """The watch's canonical name."""
    role: str
    """cast, guest, creator, producer or former."""
    mentions: int
    in_title: bool
    in_dek: bool
    as_written: tuple[str, ...]
    """Each different form, in order of appearance."""
    character: str | None = None
    """As the article pairs it with the person; None where it does not."""
    credits: tuple[str, ...] = ()
    """The works in brackets after the name."""
    evidence: str = ""
    """The first sentence that names the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a spider hands to the pipelines: a fetched page and what was read from it."""

    page: Page
    outlet: str
    """The outlet's key."""
    result: Article | Unread
    requested: str
    """The address that was asked for; another than `page.url` after a redirect."""
