"""WordPress's REST API: its posts, its tags of a name, and the root that says whether there is one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import orjson

from scrapers.items import Link, Listing
from scrapers.sources.asking import wordpress_tagged
from scrapers.sources.stated import address, labels, people, plain, when, whole
from scrapers.text import fold

KIND = "wordpress"

_LABELLED = ("post_tag", "category")


def read(body: bytes, url: str, kind: str, headers: Mapping[str, str], fetched: datetime | None) -> Listing:
    """Return the posts of a search; of a listing of tags the posts that carry them as `more`; of the root its posts."""
    try:
        said = orjson.loads(body.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except orjson.JSONDecodeError:
        page = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        return Listing(problem="not JSON: an HTML page" if page else "not JSON, or cut off")
    if isinstance(said, dict):
        return _root(said, url)
    if not isinstance(said, list):
        return Listing(problem="not a list of posts")
    entries = [entry for entry in said if isinstance(entry, dict)]
    if "/wp/v2/tags" in url or "/wp/v2/categories" in url:
        return Listing(more=_tagged(entries, url))
    links = tuple(link for entry in entries if (link := _link(entry, url)))
    problem = f"{len(said) - len(links)} of {len(said)} posts without an address" if len(links) < len(said) else None
    return Listing(links=links, more=_next(url, headers), problem=problem)


def _root(said: dict[str, Any], url: str) -> Listing:
    namespaces = said.get("namespaces")
    if isinstance(namespaces, list) and "wp/v2" in namespaces:
        return Listing(sources=(("wordpress", url.partition("#")[0]),))
    if "code" in said:
        return Listing(problem=f"refused: {str(said['code'])[:80]}: {plain(str(said.get('message', ''))[:200]) or ''}")
    return Listing(problem="not a list of posts")


def _tagged(entries: list[dict[str, Any]], url: str) -> tuple[str, ...]:
    """The address of the posts under those tags whose name has the words that were searched for."""
    wanted = set(fold(" ".join(parse_qs(urlsplit(url).query).get("search", []))).split())
    fit = [
        entry["id"]
        for entry in entries
        if isinstance(entry.get("id"), int)
        and entry.get("count") != 0
        and wanted <= set(fold(plain(str(entry.get("name", ""))) or "").replace("'", " ").split())
    ]
    return (wordpress_tagged(url, fit[:50]),) if fit and wanted else ()


def _link(entry: dict[str, Any], url: str) -> Link | None:
    target = address(_text(entry.get("link")) or _text(entry.get("url")), url)
    if target is None:
        return None
    embedded = _table(entry.get("_embedded"))
    summary = plain(_rendered(entry.get("excerpt")))
    content = _table(entry.get("content"))
    return Link(
        url=target,
        channel="wordpress",
        source=url,
        title=plain(_rendered(entry.get("title"))),
        summary=summary,
        tags=labels(_terms(embedded)),
        authors=people(_text(author.get("name")) for author in _tables(embedded.get("author"))),
        published=_stated(entry, "date"),
        modified=_stated(entry, "modified"),
        content=None if content.get("protected") else whole(_text(content.get("rendered")), summary),
    )


def _stated(entry: dict[str, Any], name: str) -> str | None:
    """The site's local time with the offset that it has from the UTC time beside it."""
    local, utc = when(_text(entry.get(name))), when(_text(entry.get(f"{name}_gmt")))
    if utc is None:
        return local
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    if local is None:
        return moment.isoformat()
    ahead = datetime.fromisoformat(local).replace(tzinfo=UTC) - moment
    ahead = timedelta(minutes=15 * round(ahead / timedelta(minutes=15)))
    return moment.astimezone(timezone(ahead)).isoformat() if abs(ahead) <= timedelta(hours=14) else moment.isoformat()


def _terms(embedded: dict[str, Any]) -> list[str | None]:
    groups = embedded.get("wp:term")
    return [
        _text(term.get("name"))
        for taxonomy in _LABELLED
        for group in (groups if isinstance(groups, list) else [])
        for term in _tables(group)
        if term.get("taxonomy") == taxonomy and term.get("slug") != "uncategorized"
    ]


def _next(url: str, headers: Mapping[str, str]) -> tuple[str, ...]:
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    page, pages = asked.get("page", ["1"])[0], headers.get("x-wp-totalpages", "").strip()
    if not (page.isdecimal() and pages.isdecimal() and int(page[:9]) < int(pages[:9])):
        return ()
    asked["page"] = [str(int(page) + 1)]
    return (urlunsplit(parts._replace(query=urlencode(asked, doseq=True, safe=",:"), fragment="")),)


def _rendered(value: Any) -> str | None:
    return _text(value.get("rendered")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _tables(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
