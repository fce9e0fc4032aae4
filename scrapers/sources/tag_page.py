"""Listings in HTML (tag page, search page, home page): which links are articles', and what their teasers say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from scrapers.items import Link, Listing, Page
from scrapers.parsers.document import Document, types_of
from scrapers.sources.html_sources import named_by
from scrapers.sources.next_page import next_pages
from scrapers.sources.stated import address, people, plain, when
from scrapers.sources.teasers import Teaser, teasers

KIND = ("tag_page", "search_page", "home")

_MOST = 1_000
"""Links that are kept of one page; the fullest home pages name some 400 articles."""
_LISTS = frozenset({"ItemList", "CollectionPage", "Blog", "SearchResultsPage"})
_PARTS = ("itemListElement", "mainEntity", "blogPost", "blogPosts", "hasPart")


def read(body: bytes, url: str, kind: str, headers: Mapping[str, str], fetched: datetime | None) -> Listing:
    """Return the article links in page order, the next page, and the feeds, API and sitemap that the page names."""
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head.startswith(b"<") or (head.startswith((b"<?xml", b"<rss", b"<feed")) and b"html" not in head):
        return Listing(problem="not an HTML page")
    document = Document(Page(url=url, body=body, headers=headers, fetched=fetched))
    base = _base(document.tree, url)
    sources = named_by(document.tree, base, headers)
    more = next_pages(document.tree, url, base)
    told = _told(document.json_ld, url, base, kind)
    printed = [_link(teaser, url, kind) for teaser in teasers(document, base)]
    links = _joined(printed, told)[:_MOST]
    if links:
        return Listing(links=tuple(links), more=more, sources=sources)
    count = len(document.tree.css("a[href]"))
    return Listing(more=more, sources=sources, problem=f"no article among {count} links")


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return (address(node.attributes.get("href"), url) if node else None) or url


def _link(teaser: Teaser, url: str, kind: str) -> Link:
    return Link(
        url=teaser.url,
        channel=kind,
        source=url,
        title=teaser.title,
        summary=teaser.summary,
        tags=teaser.tags,
        authors=teaser.authors,
        published=teaser.published,
    )


def _joined(printed: list[Link], told: dict[str, Link]) -> list[Link]:
    """The teasers, then what only the page's JSON-LD lists; where both name an article the teaser's text is kept."""
    seen = {link.url for link in printed}
    return [*printed, *(link for url, link in told.items() if url not in seen)]


def _told(nodes: list[dict[str, Any]], url: str, base: str, kind: str) -> dict[str, Link]:
    """The articles of the lists in the page's JSON-LD, in their order."""
    waiting: list[Any] = [part for node in nodes if _LISTS & set(types_of(node)) for part in _parts(node)]
    found: dict[str, Link] = {}
    for part in waiting[:_MOST]:
        item = part.get("item", part) if isinstance(part, dict) else part
        said = item if isinstance(item, dict) else {"url": item}
        if _LISTS & set(types_of(said)):
            waiting += _parts(said)[:_MOST]
            continue
        stated = said.get("url") or said.get("@id") or (part.get("url") if isinstance(part, dict) else None)
        target = address(stated if isinstance(stated, str) else None, base)
        title = said.get("headline") or said.get("name") or (part.get("name") if isinstance(part, dict) else None)
        if target is None or target == url or not _is_article(said, title):
            continue
        authors = said.get("author")
        found[target] = Link(
            url=target,
            channel=kind,
            source=url,
            title=plain(title) if isinstance(title, str) else None,
            summary=plain(said["description"]) if isinstance(said.get("description"), str) else None,
            authors=people(
                author.get("name")
                for author in (authors if isinstance(authors, list) else [authors])
                if isinstance(author, dict) and isinstance(author.get("name"), str)
            ),
            published=when(said["datePublished"]) if isinstance(said.get("datePublished"), str) else None,
            modified=when(said["dateModified"]) if isinstance(said.get("dateModified"), str) else None,
        )
    return found


def _parts(node: dict[str, Any]) -> list[Any]:
    found = [node.get(name) for name in _PARTS]
    return [part for value in found for part in (value if isinstance(value, list) else [value]) if part]


def _is_article(said: dict[str, Any], title: object) -> bool:
    kinds = types_of(said)
    if not kinds or "ListItem" in kinds or "WebPage" in kinds:
        return not isinstance(title, str) or len(title.split()) > 2
    return any(kind.endswith(("Article", "Posting", "Review", "Report")) for kind in kinds)
