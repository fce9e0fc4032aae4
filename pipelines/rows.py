"""Kept article -> the values of its rows; pure, the same for one article at a time and for thousands at once."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any

import orjson

from pipelines.flow import Kept
from pipelines.moments import epoch
from scrapers.items import Article
from scrapers.outlet import Outlet

EDITABLE = ("title", "dek", "body", "tags", "categories", "authors", "published")
"""The fields whose change is an edit; an advert or a related box is in none of them."""


def article_values(article: Article, outlet: Outlet, url: str) -> dict[str, Any]:
    """What the article's row says of it, but for the page's and outlet's id and the times of our own."""
    content = {field: getattr(article, field) for field in EDITABLE}
    return {
        "url": url,
        "title": article.title,
        "dek": article.dek,
        "published": article.published,
        "published_at": epoch(article.published, outlet.timezone),
        "published_precision": article.published_precision,
        "published_source": article.published_source,
        "published_conflict": orjson.dumps(article.published_conflict).decode(),
        "modified": article.modified,
        "modified_at": epoch(article.modified, outlet.timezone),
        "agency": article.agency,
        "section": article.section,
        "language": article.language,
        "paywalled": article.paywalled,
        "body": article.body,
        "captions": orjson.dumps(article.captions).decode(),
        "fingerprint": hashlib.blake2b(orjson.dumps(content), digest_size=16).hexdigest(),
    }


def verdict_values(kept: Kept) -> dict[str, Any]:
    """What the verdict's row says."""
    return {
        "level": kept.verdict.level,
        "score": round(kept.verdict.score, 4),
        "evidence": kept.verdict.evidence,
        "kind": kept.kind.label,
        "kind_evidence": kept.kind.evidence,
        "kind_detail": kept.kind.detail,
        "decided_by": kept.decided_by,
    }


def mention_rows(kept: Kept) -> list[dict[str, Any]]:
    """One row a person named, with the name under `name` instead of its id."""
    return [
        {
            "position": position,
            "name": person.name,
            "role": person.role,
            "mentions": person.mentions,
            "in_title": person.in_title,
            "in_dek": person.in_dek,
            "as_written": orjson.dumps(person.as_written).decode(),
            "character": person.character,
            "credits": orjson.dumps(person.credits).decode(),
            "evidence": person.evidence,
        }
        for position, person in enumerate(kept.people)
    ]


def candidate_rows(kept: Kept) -> list[dict[str, Any]]:
    """One row a person in cast position whom the watch does not know."""
    return [asdict(one) for one in kept.candidates]


def date_rows(kept: Kept) -> list[dict[str, Any]]:
    """One row a date that the article states for the series."""
    return [{"position": number, **asdict(one)} for number, one in enumerate(kept.dates)]


def credit_rows(kept: Kept) -> list[dict[str, Any]]:
    """One row an outlet credited with the news."""
    return [asdict(one) for one in kept.credits]


def label_rows(article: Article) -> list[tuple[str, int, str]]:
    """(kind, position, text) of each tag and category."""
    return [
        (kind, position, text)
        for kind, texts in (("tag", article.tags), ("category", article.categories))
        for position, text in enumerate(texts)
    ]
