"""Answers of a news search: GDELT's list of articles in JSON, or any search's feed (Bing News, Google News)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson

from scrapers.items import Link, Listing
from scrapers.sources import feed
from scrapers.sources.stated import address, plain

KIND = "news_search"

_CONTROL = re.compile(r"[\x00-\x1f]+")
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\')
_PLAIN_ADDRESS = re.compile(rb"https?://[\x21-\x7e]{4,2000}")
_OUTLET_AT_END = re.compile(r"\s[-–—|]\s[^-–—|]{2,60}$")


def read(body: bytes, url: str, kind: str, headers: Mapping[str, str], fetched: datetime | None) -> Listing:
    """Return the hits, each under the article's own address where the search wraps it in one of its own.

    GDELT's time is when it saw an article, not when that was published: it is left out.
    """
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        found = feed.read(body, url, kind, headers, fetched)
        return replace(found, links=tuple(_unwrapped(link) for link in found.links), more=(), sources=())
    if not start.startswith((b"{", b"[")):
        return Listing(problem=f"refused: {plain(start[:200].decode('utf-8', 'replace'))}")
    hits = _hits(start)
    if hits is None:
        return Listing(problem="not the answer of a news search, or cut off")
    links = tuple(link for hit in hits if isinstance(hit, dict) and (link := _link(hit, url)))
    return Listing(links=links, problem="hits without an address" if hits and not links else None)


def _hits(body: bytes) -> list[Any] | None:
    """The hits; none for `{}`, with which GDELT says that it found nothing; None for what is no answer."""
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        said = _mended(body.decode("utf-8", "replace"))
    hits = said.get("articles", []) if isinstance(said, dict) else said
    return hits if isinstance(hits, list) else None


def _mended(text: str) -> Any:
    """GDELT passes on headlines with control characters and stray backslashes."""
    try:
        return orjson.loads(
            _ESCAPE.sub(lambda found: found.group() if len(found.group()) > 1 else r"\\", _CONTROL.sub(" ", text))
        )
    except orjson.JSONDecodeError:
        return None


def _link(hit: dict[str, Any], source: str) -> Link | None:
    target = address(hit["url"], source) if isinstance(hit.get("url"), str) else None
    title = hit.get("title")
    if target is None:
        return None
    return Link(url=target, channel=KIND, source=source, title=plain(title) if isinstance(title, str) else None)


def _unwrapped(link: Link) -> Link:
    parts = urlsplit(link.url)
    asked = parse_qs(parts.query)
    for name in ("url", "u", "q"):
        inner = address(asked.get(name, [""])[0], "") if name in asked else None
        if (inner and "click" in parts.path.lower() + parts.netloc) or (inner and parts.path in ("/url", "/link")):
            return replace(link, url=inner or link.url)
    title = link.title
    if parts.hostname == "news.google.com":
        title = _OUTLET_AT_END.sub("", title) if title else title
        return replace(link, url=_encoded(parts.path.rpartition("/")[2]) or link.url, title=title)
    return link


def _encoded(code: str) -> str | None:
    """The address in an older code of Google News; newer ones hold none."""
    try:
        content = base64.urlsafe_b64decode(code[:4000] + "=" * (-len(code[:4000]) % 4))
    except (binascii.Error, ValueError):
        return None
    found = _PLAIN_ADDRESS.search(content)
    return address(found.group().decode("ascii").split("\xd2")[0], "") if found else None
