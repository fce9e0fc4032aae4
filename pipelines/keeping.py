"""Writes what is kept of an article: the page, the article, all that belongs to it, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from pipelines.flow import Kept
from pipelines.fulltext import index
from pipelines.rows import (
    EDITABLE,
    article_values,
    candidate_rows,
    credit_rows,
    date_rows,
    label_rows,
    mention_rows,
    verdict_values,
)
from pipelines.store import Store
from scrapers.items import Article
from scrapers.memory import key_of
from scrapers.outlet import Outlet
from scrapers.watch import Watch, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a kept article in the store."""

    page_id: int
    new: bool
    """It was not relevant to this watch before."""
    changed: tuple[str, ...]
    """Fields that were edited since it was last read."""
    duplicate_of: str | None = None
    """Address of the article that this is another address of; nothing else was written then."""


class Keeper:
    """Writes for one watch and one run."""

    def __init__(self, store: Store, watch: Watch, watch_id: int, run_id: int | None) -> None:
        self.store, self.watch = store, watch
        self.watch_id, self.run_id = watch_id, run_id
        self.labels: dict[str, int] = {}
        self.names: dict[str, int] = {}

    def save(self, kept: Kept, outlet: Outlet, outlet_id: int, now: datetime) -> Saved:
        """Write one article as it stands now; what has not changed is not written. Raises: StoreUnusable."""
        self.learn([kept])
        return self.store.retrying(lambda connection: self._save(connection, kept, outlet, outlet_id, now))

    def learn(self, some: Sequence[Kept]) -> None:
        """Give every label and name of these articles its id, in a transaction of its own.

        Other writers meet the same tags: a row that one of them holds until its article is written would stop them all.
        """
        labels = {text for kept in some for _, _, text in label_rows(kept.article)} - self.labels.keys()
        names = {name for kept in some for name in (*kept.article.authors, *(one.name for one in kept.people))}
        for table, missing, known in (
            (t.labels, labels, self.labels),
            (t.names, names - self.names.keys(), self.names),
        ):
            if missing:
                rows = [{"text": text, "folded": fold(text)} if table is t.labels else {"text": text}
                        for text in sorted(missing)]  # fmt: skip
                known |= self.store.identify_all(table, rows, "text")

    def _save(self, connection: Connection, kept: Kept, outlet: Outlet, outlet_id: int, now: datetime) -> Saved:
        article, at = kept.article, int(now.timestamp())
        fetched = kept.reading.page.fetched or now
        url, page_id = self._page(connection, kept, outlet_id, int(fetched.timestamp()))
        for other in (kept.reading.requested, kept.reading.page.url, article.url):
            if key_of(other) != key_of(url):
                self.other_address(connection, other, page_id, outlet_id, at, kept)
        before = connection.execute(sa.select(t.articles).where(t.articles.c.page_id == page_id)).mappings().first()
        changed = self._article(connection, page_id, url, article, outlet, outlet_id, at, before)
        new = self._verdict(connection, page_id, kept, at)
        return Saved(page_id=page_id, new=new, changed=changed if before is not None else ())

    def _page(self, connection: Connection, kept: Kept, outlet_id: int, at: int) -> tuple[str, int]:
        """Return the address that the article goes by, and its page's id: the canonical where it can be believed."""
        article, reading = kept.article, kept.reading
        url = article.canonical_url
        if key_of(url) != key_of(reading.page.url):
            other = connection.execute(
                sa.select(t.articles.c.title, t.articles.c.body)
                .join(t.pages, t.pages.c.id == t.articles.c.page_id)
                .where(t.pages.c.key == key_of(url))
            ).first()
            # Where another article stands there already, the page's template states one canonical for all.
            if other is not None and fold(other.title) != fold(article.title or "") and other.body != article.body:
                url = reading.page.url
        link, headers = reading.page.link, reading.page.headers
        values = {
            "url": url,
            "outlet_id": outlet_id,
            "run_id": self.run_id,
            "outcome": "kept",
            "reason": None,
            "status": reading.page.status,
            "fetched_at": at,
            "duplicate_of": None,
            "etag": headers.get("etag"),
            "last_modified": headers.get("last-modified"),
        }
        insert = self.store.insert(t.pages).values(
            key=key_of(url), first_seen_at=at, found_by=link.channel if link else None, looks=1, **values
        )
        page_id = connection.execute(
            insert.on_conflict_do_update(
                index_elements=["key"], set_={**values, "looks": t.pages.c.looks + 1}
            ).returning(t.pages.c.id)
        ).scalar_one()
        return url, int(page_id)

    def other_address(
        self, connection: Connection, url: str, page_id: int, outlet_id: int, at: int, kept: Kept
    ) -> None:
        values = {
            "outcome": "duplicate",
            "reason": f"another address of {kept.article.canonical_url}",
            "duplicate_of": page_id,
            "fetched_at": at,
        }
        link = kept.reading.page.link
        connection.execute(
            self.store.insert(t.pages)
            .values(
                key=key_of(url),
                url=url,
                outlet_id=outlet_id,
                run_id=self.run_id,
                first_seen_at=at,
                found_by=link.channel if link else None,
                status=kept.reading.page.status,
                **values,
            )
            .on_conflict_do_update(index_elements=["key"], set_=values)
        )

    def _article(
        self, connection: Connection, page_id: int, url: str, article: Article, outlet: Outlet, outlet_id: int,
        at: int, before: Any,
    ) -> tuple[str, ...]:  # fmt: skip
        content = {field: getattr(article, field) for field in EDITABLE}
        values = {"outlet_id": outlet_id, **article_values(article, outlet, url)}
        if before is None:
            connection.execute(t.articles.insert().values(page_id=page_id, first_seen_at=at, seen_at=at, **values))
            self._lists(connection, page_id, article)
            self.index(connection, page_id, article)
            return ()
        if all(before[name] == value for name, value in values.items()):
            return ()
        content = {field: getattr(article, field) for field in EDITABLE}
        version: int = before["version"]
        changed: tuple[str, ...] = ()
        if before["fingerprint"] != values["fingerprint"]:
            old = self._as_it_stood(connection, page_id, before)
            changed = tuple(
                field for field in EDITABLE if field in old and _plain(content[field]) != _plain(old[field])
            )
        if changed:
            self._version(connection, page_id, version, old, content, changed, at)
            version += 1
        connection.execute(
            t.articles.update().where(t.articles.c.page_id == page_id).values(seen_at=at, version=version, **values)
        )
        if changed:
            self._lists(connection, page_id, article)
            self.index(connection, page_id, article)
        return changed

    def _as_it_stood(self, connection: Connection, page_id: int, row: Any) -> dict[str, Any]:
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

    def _version(
        self, connection: Connection, page_id: int, version: int, old: dict[str, Any], content: dict[str, Any],
        changed: tuple[str, ...], at: int,
    ) -> None:  # fmt: skip
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

    def _lists(self, connection: Connection, page_id: int, article: Article) -> None:
        connection.execute(t.article_labels.delete().where(t.article_labels.c.page_id == page_id))
        connection.execute(t.article_authors.delete().where(t.article_authors.c.page_id == page_id))
        labels = [
            {"page_id": page_id, "kind": kind, "position": position, "label_id": self.labels[text]}
            for kind, position, text in label_rows(article)
        ]
        if labels:
            connection.execute(t.article_labels.insert(), labels)
        authors = [
            {"page_id": page_id, "position": position, "name_id": self.names[name]}
            for position, name in enumerate(article.authors)
        ]
        if authors:
            connection.execute(t.article_authors.insert(), authors)

    def index(self, connection: Connection, page_id: int, article: Article) -> None:
        index(self.store, connection, page_id, article.title or "", article.dek or "", article.body)

    def _verdict(self, connection: Connection, page_id: int, kept: Kept, at: int) -> bool:
        mine = {"watch_id": self.watch_id, "page_id": page_id}
        row = connection.execute(
            sa.select(t.verdicts).where(t.verdicts.c.watch_id == self.watch_id, t.verdicts.c.page_id == page_id)
        ).mappings().first()  # fmt: skip
        values = verdict_values(kept)
        if row is None:
            connection.execute(t.verdicts.insert().values(judged_at=at, **mine, **values))
        elif any(row[name] != value for name, value in values.items()):
            connection.execute(
                t.verdicts.update()
                .where(t.verdicts.c.watch_id == self.watch_id, t.verdicts.c.page_id == page_id)
                .values(**values)
            )
        people = [{"name_id": self.names[row.pop("name")], **row} for row in mention_rows(kept)]
        self._replace(connection, t.mentions, mine, people)
        self._replace(connection, t.candidates, mine, candidate_rows(kept))
        self._replace(connection, t.stated_dates, mine, date_rows(kept))
        self._replace(connection, t.credited, {"page_id": page_id}, credit_rows(kept))
        return row is None or row["level"] == "none"

    def _replace(
        self, connection: Connection, table: sa.Table, mine: dict[str, int], rows: list[dict[str, Any]]
    ) -> None:
        connection.execute(table.delete().where(*(table.c[name] == value for name, value in mine.items())))
        if rows:
            connection.execute(table.insert(), [{**mine, **row} for row in rows])


def _plain(value: Any) -> str | None:
    return "; ".join(value) if isinstance(value, (list, tuple)) else value
