"""The other sources that a page names: alternate feeds, WordPress's API, a sitemap."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from scrapers.items import Page
from scrapers.parsers.document import Document
from scrapers.sources.stated import address

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_NO_NEWS = re.compile(r"/comments?/|comments/feed|/feed/comments|[?&]feed=comments|oembed", re.IGNORECASE)
_HEADER = re.compile(r"<([^<>]{1,2000})>\s{0,5};([^,<]{1,500})")
_API = "https://api.w.org/"


def sources_of(body: bytes, url: str, headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return (kind, address) of the sources that the page or its Link header names; feeds of comments left out."""
    return named_by(Document(Page(url=url, body=body[:300_000], headers=headers)).tree, url, headers)


def named_by(tree: LexborHTMLParser, url: str, headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """As `sources_of`, of a page that is parsed already."""
    said = [
        (node.attributes.get("rel") or "", node.attributes.get("type") or "", node.attributes.get("href"))
        for node in tree.css("link[rel][href]")
    ]
    said += [
        (part.group(2), part.group(2), part.group(1)) for part in _HEADER.finditer(headers.get("link", "")[:20_000])
    ]
    found = [(kind, address(href, url)) for rel, type_, href in said if (kind := _kind(rel, type_, href or ""))]
    if not any(kind == "feed" for kind, _ in found):
        found += [("feed", address(node.attributes.get("href"), url)) for node in tree.css(_PRINTED)[:3]]
    return tuple(dict.fromkeys((kind, target) for kind, target in found if target))


_PRINTED = 'a[href$="/feed/"], a[href$="/rss/"], a[href$="/rss"], a[href$="/feed"], a[href$=".rss"], a[href$="rss.xml"]'


def _kind(rel: str, type_: str, href: str) -> str | None:
    if _API in rel:
        return "wordpress"
    if re.search(r"\bsitemap\b", rel, re.IGNORECASE):
        return "sitemap"
    feed = "alternate" in rel.lower() and any(known in type_.lower() for known in _FEED_TYPES)
    return "feed" if feed and not _NO_NEWS.search(href) else None
