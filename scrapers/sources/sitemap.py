"""Sitemaps: lists of addresses, Google-News sitemaps, indexes of sitemaps, plain text; feeds in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from lxml import etree

from scrapers.items import Link, Listing
from scrapers.sources import feed
from scrapers.sources.feed_entry import local
from scrapers.sources.html_sources import sources_of
from scrapers.sources.stated import address, labels, plain, when
from scrapers.sources.xml_text import SAFE, as_utf8, mended, root_of

KIND = ("sitemap", "news_sitemap")

_MOST = 50_000
"""Addresses in one sitemap, as the protocol bounds it."""
_NEWS = "{http://www.google.com/schemas/sitemap-news/"
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/]?(0[1-9]|1[0-2])?(?:[-_/]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_NUMBER = re.compile(r"(\d{1,9})\D{0,60}$")
_LATEST = re.compile(
    r"(?:^|[-_./])(?:google)?-?(?:news|latest|recent)(?:-sitemap|_sitemap|sitemap)?[^/]{0,12}$", re.IGNORECASE
)
_NOT_ARTICLES = re.compile(
    r"(?:^|[/_.-])(?:authors?|categor(?:y|ies)|post_tag|post_format|tags?|topics?|users?|contributors?|images?|videos?|galler(?:y|ies)|"
    r"pages?|local|products?|attachments?|persons?|people|events?|static)(?=[/_.\d-])",
    re.IGNORECASE,
)


def read(body: bytes, url: str, kind: str, headers: Mapping[str, str], fetched: datetime | None) -> Listing:
    """Return the addresses of a sitemap; of an index its sitemaps as `more`, newest first.

    Links with news tags are of the channel news_sitemap. Sitemaps that by their names list no articles (authors,
    tags, images) come last.
    """
    document = as_utf8(body, headers.get("content-type", ""))
    if not document.startswith(b"<"):
        return _plain_text(document, url)
    root = root_of(document)
    if root == "html":
        return Listing(sources=sources_of(body, url, headers), problem="not a sitemap: an HTML page")
    if root in ("rss", "feed", "rdf"):
        return feed.read_xml(document, url, "sitemap")
    if root not in ("urlset", "sitemapindex") and b"loc>" not in document:
        return Listing(problem="not a sitemap")
    return _xml(mended(document) if b"&" in document else document, url)


def _xml(document: bytes, url: str) -> Listing:
    links: list[Link] = []
    parts: list[tuple[str, str | None]] = []
    lost, problem = 0, None
    try:
        for _, node in etree.iterparse(
            BytesIO(document),
            events=("end",),
            tag=("{*}url", "{*}sitemap"),
            huge_tree=True,
            remove_comments=True,
            **SAFE,
        ):
            if len(links) + len(parts) >= _MOST:
                problem = f"cut off after {_MOST} addresses"
                break
            said = {local(child.tag): child for child in node if child.tag is not etree.Entity}
            target = address(_text(said.get("loc")), url)
            if target is None:
                lost += 1
            elif local(node.tag) == "sitemap":
                parts.append((target, when(_text(said.get("lastmod")))))
            else:
                links.append(_link(target, node, said, url))
            _forget(node)
    except etree.XMLSyntaxError as error:
        problem = f"broken XML: {str(error)[:120]}"
    if problem is None and not _is_closed(document):
        if document.rfind(b"loc>") == document.rfind(b"<loc>") + 1:
            del (links or parts)[-1:]  # half an address
        problem = f"cut off after {len(links) + len(parts)} addresses"
    if problem is None and lost:
        problem = f"{lost} entries without an address"
    return Listing(links=tuple(links), more=_newest_first(parts), problem=problem)


def _is_closed(document: bytes) -> bool:
    end = max(document.rfind(b"urlset>"), document.rfind(b"sitemapindex>"))
    return end > document.rfind(b"loc>") or document[-300:].rstrip().endswith(b"/>")


def _forget(node: Any) -> None:
    """Free what is read: a sitemap of 50 MB would be a tree of 500."""
    node.clear()
    while node.getprevious() is not None:
        del node.getparent()[0]


def _link(target: str, node: Any, said: dict[str, Any], url: str) -> Link:
    news = said.get("news")
    modified = when(_text(said.get("lastmod")))
    if news is None or not news.tag.startswith((_NEWS, "news")):
        return Link(url=target, channel="sitemap", source=url, modified=modified)
    told = {local(child.tag): _text(child) for child in news}
    return Link(
        url=target,
        channel="news_sitemap",
        source=url,
        title=plain(told.get("title")),
        tags=labels((told.get("keywords") or "").split(",")),
        published=when(told.get("publication_date")),
        modified=modified,
    )


def _text(node: Any) -> str | None:
    if node is None:
        return None
    return node.text if len(node) == 0 else "".join(node.itertext())


def _newest_first(parts: list[tuple[str, str | None]]) -> tuple[str, ...]:
    """Sort an index: by lastmod where that tells its sitemaps apart, else by the month or number in their names."""
    tells = len({modified for _, modified in parts}) > 1
    order = {
        target: (not _NOT_ARTICLES.search(_path(target)), (modified or "") if tells else "", *_in_name(target))
        for target, modified in parts
    }
    return tuple(sorted(order, key=lambda target: order[target], reverse=True))


def _in_name(target: str) -> tuple[bool, str, int]:
    path = _path(target)
    months = ["-".join(part or "00" for part in found.groups()) for found in _MONTH.finditer(path)]
    number = _NUMBER.search(path[-60:])
    return bool(_LATEST.search(path)), max(months, default=""), int(number.group(1)) if number and not months else 0


def _path(target: str) -> str:
    return target.partition("://")[2].partition("/")[2]


def _plain_text(document: bytes, url: str) -> Listing:
    lines = document.decode("utf-8", "replace").split()
    found = [target for line in lines[:_MOST] if "://" in line[:8] and (target := address(line, url))]
    links = tuple(Link(url=target, channel="sitemap", source=url) for target in found)
    return Listing(links=links, problem=None if links else "not a sitemap")
