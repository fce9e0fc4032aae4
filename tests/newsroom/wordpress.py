"""WordPress's REST API, as much of it as readers of news ask for: posts, tags, categories, and its errors."""
# ruff: noqa: E501

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.newsroom import marked_text
from tests.newsroom.entries import Entry, folded, slug, with_words
from tests.newsroom.feeds import summary
from tests.newsroom.server import Answer
from tests.newsroom.sites import Site

Query = dict[str, list[str]]
_WRAPPED = {"paragraph": "p", "subhead": "h2", "quotation": "blockquote", "item": "li"}


def answer(site: Site, root: str, route: str, query: Query, entries: list[Entry]) -> Answer:
    """What the API says to `route` (without /wp-json)."""
    route = route.rstrip("/")
    if route == "":
        about = {"name": site.name, "description": site.tagline, "url": root, "home": root,
                 "namespaces": ["oembed/1.0", "wp/v2"], "timezone_string": site.timezone}  # fmt: skip
        return _answer(about)
    if route == "/wp/v2/posts":
        return _posts(site, root, query, entries)
    if route in ("/wp/v2/tags", "/wp/v2/categories"):
        return _terms(root, route.rsplit("/", 1)[-1], query, entries)
    if route.startswith("/wp/v2/posts/"):
        for entry in entries:
            if str(entry.number) == route.rsplit("/", 1)[-1]:
                return _answer(_post(site, root, entry, entries, query))
        return _error("rest_post_invalid_id", "Invalid post ID.", 404)
    return _error("rest_no_route", "No route was found matching the URL and request method.", 404)


def _posts(site: Site, root: str, query: Query, entries: list[Entry]) -> Answer:
    chosen = with_words(entries, query["search"][0]) if "search" in query else entries
    zone = ZoneInfo(site.timezone)
    try:
        for name, wanted in (("after", 1), ("before", -1), ("modified_after", 1), ("modified_before", -1)):
            if name in query:
                bound = datetime.fromisoformat(query[name][0])
                bound = bound if bound.tzinfo else bound.replace(tzinfo=zone)
                by_change = name.startswith("modified")
                chosen = [
                    entry
                    for entry in chosen
                    if ((entry.changed if by_change else entry.instant) - bound).total_seconds() * wanted > 0
                ]
        if "tags" in query:
            ids = {int(number) for value in query["tags"] for number in value.split(",")}
            terms = _numbered("tags", entries)
            chosen = [entry for entry in chosen if any(terms[slug(tag)] in ids for tag in entry.truth.tags)]
        if "slug" in query:
            chosen = [entry for entry in chosen if _slug(entry) in query["slug"]]
        page, size = int(query.get("page", ["1"])[0]), int(query.get("per_page", ["10"])[0])
    except ValueError:
        return _error("rest_invalid_param", "Invalid parameter(s).", 400)
    if not 1 <= size <= 100 or page < 1:
        return _error("rest_invalid_param", "Invalid parameter(s): per_page, page", 400)
    if query.get("order", ["desc"])[0] == "asc":
        chosen = chosen[::-1]
    pages = -(-len(chosen) // size)
    if page > max(1, pages):
        return _error("rest_post_invalid_page_number", "The page number requested is larger than the number of pages available.", 400)  # fmt: skip
    here = chosen[(page - 1) * size : page * size]
    found = _answer([_post(site, root, entry, entries, query) for entry in here])
    found.headers |= {"X-WP-Total": str(len(chosen)), "X-WP-TotalPages": str(pages)}
    found.last_modified = max((entry.changed for entry in here), default=None)
    return found


def _terms(root: str, kind: str, query: Query, entries: list[Entry]) -> Answer:
    names: dict[str, list[str]] = {}
    for entry in entries:
        for name in entry.truth.tags if kind == "tags" else entry.truth.categories:
            names.setdefault(slug(name), []).append(name)
    wanted = folded(query.get("search", [""])[0])
    numbers = _numbered(kind, entries)
    included = {int(number) for value in query.get("include", []) for number in value.split(",") if number.isdecimal()}
    terms = [
        {"id": numbers[key], "count": len(values), "link": f"{root}/{kind.rstrip('s')}/{key}/", "name": values[0],
         "slug": key, "taxonomy": "post_tag" if kind == "tags" else "category"}
        for key, values in names.items()
        if wanted in folded(values[0]) and (not included or numbers[key] in included)
        and ("slug" not in query or key in query["slug"][0].split(","))
    ]  # fmt: skip
    size = min(100, int(query.get("per_page", ["10"])[0]))
    found = _answer([_only(term, query) for term in terms[:size]])
    found.headers |= {"X-WP-Total": str(len(terms)), "X-WP-TotalPages": str(-(-len(terms) // size))}
    return found


def _numbered(kind: str, entries: list[Entry]) -> dict[str, int]:
    """Number of each term by its slug, steady while articles are added."""
    first = 500 if kind == "tags" else 20
    keys: dict[str, int] = {}
    for entry in sorted(entries, key=lambda entry: entry.number):
        for name in entry.truth.tags if kind == "tags" else entry.truth.categories:
            keys.setdefault(slug(name), first + len(keys))
    return keys


def _post(site: Site, root: str, entry: Entry, entries: list[Entry], query: Query) -> dict[str, Any]:
    truth, zone = entry.truth, ZoneInfo(site.timezone)
    tags, categories = _numbered("tags", entries), _numbered("categories", entries)
    content = "\n".join(
        f"<{_WRAPPED[block.kind]}>{block.html}</{_WRAPPED[block.kind]}>" for block in marked_text.blocks(truth.text)
    )
    post = {
        "id": entry.number,
        "date": _clock(entry.instant.astimezone(zone)), "date_gmt": _clock(entry.instant.astimezone(UTC)),
        "guid": {"rendered": f"{root}/?p={entry.number}"},
        "modified": _clock(entry.changed.astimezone(zone)), "modified_gmt": _clock(entry.changed.astimezone(UTC)),
        "slug": _slug(entry), "status": "publish", "type": "post", "link": entry.url,
        "title": {"rendered": truth.title.replace("&", "&#038;").replace("’", "&#8217;")},
        "content": {"rendered": content + "\n", "protected": False},
        "excerpt": {"rendered": f"<p>{summary(entry)}</p>\n", "protected": False},
        "author": 1, "categories": [categories[slug(name)] for name in truth.categories],
        "tags": [tags[slug(name)] for name in truth.tags],
    }  # fmt: skip
    post = _only(post, query)
    if "_embed" in query:
        post["_embedded"] = {
            "author": [{"id": 1, "name": name} for name in truth.authors],
            "wp:term": [
                [{"id": categories[slug(name)], "name": name, "taxonomy": "category"} for name in truth.categories],
                [{"id": tags[slug(name)], "name": name, "taxonomy": "post_tag"} for name in truth.tags],
            ],
        }
    return post


def _only(value: dict[str, Any], query: Query) -> dict[str, Any]:
    """The fields that `_fields` asks for; `title.rendered` asks for the whole of title, as is near enough."""
    if "_fields" not in query:
        return value
    wanted = {field.strip().split(".")[0] for part in query["_fields"] for field in part.split(",")}
    return {name: held for name, held in value.items() if name in wanted}


def _slug(entry: Entry) -> str:
    return entry.truth.path.strip("/").rsplit("/", 1)[-1]


def _clock(when: datetime) -> str:
    """As the API writes times: without a zone."""
    return when.strftime("%Y-%m-%dT%H:%M:%S")


def _answer(value: object) -> Answer:
    body = json.dumps(value, ensure_ascii=True).replace("/", "\\/").encode()
    return Answer(body, content_type="application/json; charset=UTF-8")


def _error(code: str, message: str, status: int) -> Answer:
    found = _answer({"code": code, "message": message, "data": {"status": status}})
    found.status = status
    return found
