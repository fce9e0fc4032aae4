"""What was edited in an article since it was last read: told by its fields, kept as a version and its changes."""

from __future__ import annotations

from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from pipelines.rows import EDITABLE
from scrapers.items import Article


def keep_edit(connection: Connection, page_id: int, before: Any, article: Article, at: int) -> tuple[str, ...]:
    """Keep how an article stood that now has another fingerprint; returns the fields that were edited, perhaps none.

    `before` is its row as it stood; `at` are epoch seconds.
    """
    content = {field: getattr(article, field) for field in EDITABLE}
    old = _as_it_stood(connection, page_id, before)
    changed = tuple(field for field in EDITABLE if field in old and _plain(content[field]) != _plain(old[field]))
    if not changed:
        return ()
    version: int = before["version"]
    stood = orjson.dumps(old).decode()
    connection.execute(t.versions.insert().values(page_id=page_id, version=version, seen_at=at, content=stood))
    connection.execute(
        t.changes.insert(),
        [
            {
                "page_id": page_id,
                "version": version + 1,
                "field": field,
                "before": _plain(old[field]),
                "after": _plain(content[field]),
                "seen_at": at,
            }
            for field in changed
        ],
    )
    return changed


def _as_it_stood(connection: Connection, page_id: int, row: Any) -> dict[str, Any]:
    lists: dict[str, list[str]] = {"tags": [], "categories": [], "authors": []}
    labels = connection.execute(
        sa.select(t.article_labels.c.kind, t.labels.c.text)
        .join(t.labels, t.labels.c.id == t.article_labels.c.label_id)
        .where(t.article_labels.c.page_id == page_id)
        .order_by(t.article_labels.c.position)
    )
    for kind, text in labels:
        lists["tags" if kind == "tag" else "categories"].append(text)
    names = sa.select(t.names.c.text).join(t.article_authors, t.article_authors.c.name_id == t.names.c.id)
    lists["authors"] = list(
        connection.execute(
            names.where(t.article_authors.c.page_id == page_id).order_by(t.article_authors.c.position)
        ).scalars()
    )
    # A body that was emptied by its age says nothing about whether it was edited.
    body = {"body": row["body"]} if row["body"] is not None else {}
    return {"title": row["title"], "dek": row["dek"], "published": row["published"], **body, **lists}


def _plain(value: Any) -> str | None:
    return "; ".join(value) if isinstance(value, (list, tuple)) else value
