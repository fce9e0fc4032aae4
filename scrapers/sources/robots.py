"""robots.txt: the sitemaps that it names, and how long it asks us to wait between requests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from protego import Protego

from scrapers.items import Listing
from scrapers.parsers import charset
from scrapers.sources.stated import address

KIND = "robots"

_LIMIT = 512_000
"""Bytes that are read of it: RFC 9309 asks for 500 KiB at least."""


def read(body: bytes, url: str, kind: str, headers: Mapping[str, str], fetched: datetime | None) -> Listing:
    """Return the sitemaps that it names as `sources`."""
    if body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Listing(problem="not a robots.txt: an HTML page")
    found = [address(stated, url) for stated in _rules(body[:_LIMIT]).sitemaps]
    return Listing(sources=tuple(("sitemap", stated) for stated in found if stated))


def crawl_delay(body: bytes, agent: str) -> float | None:
    """Return the seconds that robots.txt asks this agent to leave between requests; None where it asks for nothing."""
    delay = _rules(body[:_LIMIT]).crawl_delay(agent)
    return float(delay) if delay is not None and 0 <= delay < 86_400 else None


@lru_cache(maxsize=64)
def _rules(body: bytes) -> Protego:
    return Protego.parse(charset.decode(body))
