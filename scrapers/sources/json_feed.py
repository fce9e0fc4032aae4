"""JSON Feed 1.0 and 1.1: what feed.py reads where the body is JSON."""

from __future__ import annotations

import html
from typing import Any

import orjson

from scrapers.items import Link, Listing
from scrapers.sources.stated import address, labels, people, plain, when, whole


def read(body: bytes, url: str, channel: str) -> Listing:
    """Return the items of a JSON Feed."""
    try:
        said = orjson.loads(body.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except orjson.JSONDecodeError:
        return Listing(problem="not a feed: broken JSON, or cut off")
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list):
        return Listing(problem="not a feed: JSON without items")
    links = tuple(link for item in items if isinstance(item, dict) and (link := _link(item, url, channel)))
    lost = len(items) - len(links)
    following = address(_text(said.get("next_url")), url)
    return Listing(
        links=links,
        more=(following,) if following else (),
        problem=f"{lost} items without an address" if lost else None,
    )


def _link(item: dict[str, Any], url: str, channel: str) -> Link | None:
    identity = _text(item.get("id"))
    target = address(_text(item.get("url")) or (identity if identity and "://" in identity else None), url)
    if target is None:
        return None
    markup, prose = _text(item.get("content_html")), _text(item.get("content_text"))
    summary = plain(_text(item.get("summary"))) or (plain(markup) or plain(html.escape(prose or "", quote=False)) or "")
    return Link(
        url=target,
        channel=channel,
        source=url,
        title=plain(_text(item.get("title"))),
        summary=summary[:2000] or None,
        tags=labels(map(_text, _list(item.get("tags")))),
        authors=people(_text(author.get("name")) for author in _authors(item)),
        published=when(_text(item.get("date_published"))),
        modified=when(_text(item.get("date_modified"))),
        content=whole(markup, _text(item.get("summary"))),
    )


def _authors(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [author for author in [*_list(item.get("authors")), item.get("author")] if isinstance(author, dict)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
