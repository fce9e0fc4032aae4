"""Stored article -> Article, to judge it again without its page."""

from __future__ import annotations

from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from scrapers.items import Article


def article_of(connection: Connection, page_id: int) -> Article:
    """Return the article as it stands in the store. Raises: LookupError where the page has none."""
    row = connection.execute(sa.select(t.articles).where(t.articles.c.page_id == page_id)).mappings().first()
    if row is None:
        raise LookupError(f"page {page_id} has no article")
    said = {name: row[name] for name in Article.__slots__ if name in row}
    labels = connection.execute(
        sa.select(t.article_labels.c.kind, t.labels.c.text)
        .join(t.labels, t.labels.c.id == t.article_labels.c.label_id)
        .where(t.article_labels.c.page_id == page_id)
        .order_by(t.article_labels.c.position)
    ).all()
    authors = connection.execute(
        sa.select(t.names.c.text)
        .join(t.article_authors, t.article_authors.c.name_id == t.names.c.id)
        .where(t.article_authors.c.page_id == page_id)
        .order_by(t.article_authors.c.position)
    ).scalars()
    lists: dict[str, Any] = {
        "authors": tuple(authors),
        "tags": tuple(text for kind, text in labels if kind == "tag"),
        "categories": tuple(text for kind, text in labels if kind == "category"),
        "captions": tuple(orjson.loads(row["captions"] or "[]")),
        "published_conflict": tuple(orjson.loads(row["published_conflict"] or "[]")),
    }
    outlet = connection.execute(sa.select(t.outlets.c.name).where(t.outlets.c.id == row["outlet_id"])).scalar()
    return Article(**{**said, **lists, "canonical_url": row["url"], "outlet": outlet, "body": row["body"] or ""})
