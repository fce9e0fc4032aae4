"""One file per kind of source, found by being there: what a server sent -> links, next parts, further sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from scrapers.items import Link, Listing
from scrapers.sources.asking import (
    guesses,
    news_search_addresses,
    queries,
    search_addresses,
    tag_page_addresses,
    wordpress_addresses,
)
from scrapers.sources.inflating import inflated
from scrapers.sources.robots import crawl_delay
from scrapers.sources.stated import as_utc

__all__ = [
    "crawl_delay", "guesses", "kinds", "news_search_addresses", "queries", "read", "search_addresses",
    "tag_page_addresses", "wordpress_addresses",
]  # fmt: skip

Reader = Callable[[bytes, str, str, Mapping[str, str], datetime | None], Listing]
"""(body, url, kind, headers, fetched) -> Listing."""

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_AHEAD = timedelta(days=2)


def kinds() -> frozenset[str]:
    """The kinds of source that `read` knows."""
    return frozenset(_readers())


def read(
    kind: str,
    body: bytes,
    url: str,
    headers: Mapping[str, str] = _NO_HEADERS,
    fetched: datetime | None = None,
) -> Listing:
    """Return what the source says: each address once, in its order; dates that lie ahead of `fetched` left out.

    `headers` have names in lower case; `url` is where the body came from, after redirects. It never raises for what a
    server sends: `problem` says what is wrong with it. Raises: KeyError for a kind that there is not.
    """
    reader = _readers()[kind]
    content, cut = inflated(body)
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        return Listing(problem=cut or "empty")
    found = reader(content, url, kind, headers, fetched)
    links: dict[str, Link] = {}
    for link in found.links:
        links.setdefault(link.url, link)
    own = {url.partition("#")[0]}
    return replace(
        found,
        links=tuple(_dated(link, fetched) for link in links.values()),
        more=tuple(dict.fromkeys(part for part in found.more if part not in own)),
        sources=tuple(dict.fromkeys(source for source in found.sources if source[1] not in own)),
        problem=found.problem or cut,
    )


@cache
def _readers() -> dict[str, Reader]:
    found: dict[str, Reader] = {}
    for module in iter_modules(__path__):
        file = import_module(f"{__name__}.{module.name}")
        stated: str | tuple[str, ...] = getattr(file, "KIND", ())
        for kind in (stated,) if isinstance(stated, str) else stated:
            found[kind] = file.read
    return found


def _dated(link: Link, fetched: datetime | None) -> Link:
    if fetched is None or not (link.published or link.modified):
        return link
    published, modified = _past(link.published, fetched), _past(link.modified, fetched)
    same = published == link.published and modified == link.modified
    return link if same else replace(link, published=published, modified=modified)


def _past(stated: str | None, fetched: datetime) -> str | None:
    return None if stated and as_utc(stated) > fetched + _AHEAD else stated
