"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed.

Own reading over lxml, feedparser where that finds nothing: faster readers turn every date into UTC, while a listing's
offset says on which day an article appeared, and drop origLink and whether the feed was cut off.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import feedparser
from lxml import etree

from scrapers.items import Link, Listing
from scrapers.sources import feed_entry, json_feed
from scrapers.sources.html_sources import sources_of
from scrapers.sources.stated import address, labels, people, plain, when
from scrapers.sources.xml_text import SAFE, as_utf8, mended, root_of

KIND = "feed"

_MOST = 10_000
"""Entries that are read of one feed."""
_FOR_FEEDPARSER = 2_000_000
"""Bytes; feedparser takes a second for each megabyte."""
_OF_AMPERSANDS = frozenset(
    {etree.ErrorTypes.ERR_NAME_REQUIRED, etree.ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING,
     etree.ErrorTypes.ERR_UNDECLARED_ENTITY, etree.ErrorTypes.WAR_UNDECLARED_ENTITY}
)  # fmt: skip
_PAGED = frozenset({"next", "prev-archive"})


def read(body: bytes, url: str, kind: str, headers: Mapping[str, str], fetched: datetime | None) -> Listing:
    """Return the entries of a feed; of an HTML page instead of it the feeds that the page names."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return json_feed.read(body, url, kind)
    document = as_utf8(body, headers.get("content-type", ""))
    root = root_of(document)
    if root == "html":
        return Listing(sources=sources_of(body, url, headers), problem="not a feed: an HTML page")
    if root in ("urlset", "sitemapindex"):
        return Listing(sources=(("sitemap", url),), problem="not a feed: a sitemap")
    return read_xml(document, url, kind)


def read_xml(document: bytes, url: str, channel: str) -> Listing:
    """Return the entries of an RSS or Atom document in UTF-8, as links of that channel."""
    root, faults = _tree(document)
    if any(fault in _OF_AMPERSANDS for fault in faults):
        document = mended(document)
        root, _ = _tree(document)
    entries = [] if root is None else list(root.iter("{*}item", "{*}entry"))[:_MOST]
    if root is None or not entries:
        return _otherwise(document, url, channel, root)
    cut = _is_cut(document)
    if cut and document.rfind(b"<item") + document.rfind(b"<entry") > max(
        document.rfind(b"</item"), document.rfind(b"</entry")
    ):
        entries.pop()
    head = feed_entry.children(root if root.find("{*}channel") is None else root.find("{*}channel"))
    base = address(feed_entry.xml_base(root), url) or url
    links = tuple(link for entry in entries if (link := feed_entry.link_of(entry, base, url, channel)))
    lost = len(entries) - len(links)
    problem = f"cut off after {len(links)} items" if cut else f"{lost} items without an address" if lost else None
    return Listing(links=links, more=_more(head, url, bool(links)), problem=problem)


def _tree(document: bytes) -> tuple[Any, set[int]]:
    """The root, None where there is none, and the kinds of faults on the way there."""
    parser = etree.XMLParser(**SAFE, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError:
        root = None
    return root, {entry.type for entry in parser.error_log}


def _is_cut(document: bytes) -> bool:
    """Whether the root is never closed: caches write long comments after its end, so the last bytes can't tell."""
    last = max(document.rfind(b"<item"), document.rfind(b"<entry"), document.rfind(b"<channel"))
    return not any(document.rfind(end) > last for end in (b"</rss", b"</feed", b":RDF>", b"</RDF", b":rss>", b":feed>"))


def _more(head: feed_entry.Children, url: str, filled: bool) -> tuple[str, ...]:
    found = [
        address(node.get("href"), url)
        for node in head.get("link", [])
        if _PAGED & set((node.get("rel") or "").lower().split())
    ]
    if not any(found) and filled and "wordpress.org" in " ".join(map(feed_entry.text, head.get("generator", []))):
        # WordPress pages its feeds and does not say so.
        found = [_paged(url)]
    return tuple(part for part in found if part)


def _paged(url: str) -> str | None:
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    page = asked.get("paged", ["1"])[0]
    if not page.isdecimal():
        return None
    asked["paged"] = [str(int(page[:6]) + 1)]
    return urlunsplit(parts._replace(query=urlencode(asked, doseq=True), fragment=""))


def _otherwise(document: bytes, url: str, channel: str, root: Any) -> Listing:
    """What feedparser makes of a document in which lxml finds no entry."""
    if root is not None and not _is_cut(document) and feed_entry.local(root.tag) in ("rss", "feed", "RDF"):
        return Listing()  # Nothing was published: no fault of the feed.
    if len(document) > _FOR_FEEDPARSER or b"<!ENTITY" in document:
        return Listing(problem="not a feed that can be read")
    found = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
    links = tuple(link for entry in found.entries[:_MOST] if (link := _from_feedparser(entry, url, channel)))
    return Listing(links=links, problem="a broken feed" if links else "not a feed")


def _from_feedparser(entry: Any, url: str, channel: str) -> Link | None:
    target = address(entry.get("feedburner_origlink") or entry.get("link"), url)
    if target is None:
        return None
    return Link(
        url=target,
        channel=channel,
        source=url,
        title=plain(entry.get("title")),
        summary=plain(entry.get("summary")),
        tags=labels(tag.get("term") for tag in entry.get("tags", [])),
        authors=people([entry.get("author")]),
        published=when(entry.get("published")),
        modified=when(entry["updated"]) if "updated" in set(entry.keys()) else None,
    )
