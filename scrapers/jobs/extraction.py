"""What is read from one page, for one watch, as a row of plain values: the form of `scrapy extract`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from pipelines.relevance import judge
from scrapers.items import Article, Page, Unread
from scrapers.outlet import Outlet
from scrapers.parsers import article
from scrapers.parsers.cast import mentions
from scrapers.watch import Watch

_FIELDS = (
    "canonical_url", "outlet", "title", "dek", "published", "modified", "published_precision", "published_source",
    "published_conflict", "authors", "agency", "section", "categories", "tags", "language", "body", "paywalled",
)  # fmt: skip
_LISTS = ("published_conflict", "authors", "categories", "tags")


def extract(
    name: Any, url: str, body: bytes, watch: Watch, outlet: Outlet | None = None, fetched: str | None = None
) -> dict[str, Any]:
    """Return all fields of one page; `error` says why no article was read.

    `fetched` is an ISO time; what is none is taken as not known.
    """
    page = Page(url=url, body=body, fetched=_moment(fetched))
    result = article.read(page, outlet)
    if isinstance(result, Unread):
        error: str | None = f"{result.reason}: {result.detail}"
        found = result.partial
    else:
        error, found = None, result
    row = unread(name, url, error)
    if found is not None:
        row |= {field: _plain(getattr(found, field)) for field in _FIELDS}
        row |= _judged(found, watch)
    return row


def unread(name: Any, url: Any, error: str | None) -> dict[str, Any]:
    """Return the row of a page from which nothing was read."""
    return {
        "id": name,
        "url": url,
        **{field: [] if field in _LISTS else None for field in _FIELDS},
        "cast": [],
        "relevance": {"level": "none", "score": 0.0, "evidence": "nothing was read"},
        "error": error,
    }


def _judged(found: Article, watch: Watch) -> dict[str, Any]:
    people = mentions(found, watch)
    return {"cast": [asdict(one) for one in people], "relevance": asdict(judge(found, watch, people))}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _moment(text: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return None if found is None else found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
