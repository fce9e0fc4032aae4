"""Writes what is kept of articles: the pages, the articles, all that belongs to them, in one transaction.

One article where somebody waits for it, many where nobody does; what they need is one statement for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from pipelines.arrival import Arrival, Saved
from pipelines.editing import keep_edit
from pipelines.flow import Kept
from pipelines.fulltext import index
from pipelines.keeping_sql import (
    ARTICLES,
    GONE,
    IDS,
    SECONDS,
    STANDING,
    STOOD,
    VERDICTS,
    other_upsert,
    page_upsert,
)
from pipelines.recollection import as_done
from pipelines.rows import (
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
class _Placed:
    """An arrival with its page's row, which is ours until the transaction ends."""

    arrival: Arrival
    url: str
    page_id: int
    known: bool
    """Rows may belong to the page already."""

    @property
    def article(self) -> Article:
        return self.arrival.kept.article


class Keeper:
    """Writes for one watch and one run."""

    def __init__(self, store: Store, watch: Watch, watch_id: int, run_id: int | None) -> None:
        self.store, self.watch = store, watch
        self.watch_id, self.run_id = watch_id, run_id
        self.labels: dict[str, int] = {}
        self.names: dict[str, int] = {}
        self._upsert_pages, self._upsert_others = page_upsert(store), other_upsert(store)

    def save(self, kept: Kept, outlet: Outlet, outlet_id: int, now: datetime) -> Saved:
        """Write one article as it stands now; what has not changed is not written. Raises: StoreUnusable."""
        return self.save_together([Arrival(kept=kept, outlet=outlet, outlet_id=outlet_id)], now)[0]

    def save_together(self, arrivals: Sequence[Arrival], now: datetime) -> list[Saved]:
        """Write articles of which no two share an address, all or none; their links wait no longer.

        Raises: StoreUnusable.
        """
        kept = [one.kept for one in arrivals]
        if not self.store.is_sqlite:
            self.learn(kept)
            return self.store.retrying(lambda connection: self._save(connection, arrivals, now))
        try:
            with self.store.begin() as connection:
                self._learn(connection, kept)
                return self._save(connection, arrivals, now)
        except BaseException:
            # Ids that were given in it are gone with it.
            self.labels.clear()
            self.names.clear()
            raise

    def learn(self, some: Sequence[Kept]) -> None:
        """Give every label and name of these articles its id, in a transaction of its own.

        Other writers meet the same tags: a row that one of them holds until its article is written would stop them all.
        """
        if any(missing for _, missing, _ in self._unknown(some)):
            self.store.retrying(lambda connection: self._learn(connection, some))

    def _unknown(self, some: Sequence[Kept]) -> list[tuple[sa.Table, set[str], dict[str, int]]]:
        labels = {text for kept in some for _, _, text in label_rows(kept.article)}
        names = {name for kept in some for name in (*kept.article.authors, *(one.name for one in kept.people))}
        return [
            (t.labels, labels - self.labels.keys(), self.labels),
            (t.names, names - self.names.keys(), self.names),
        ]

    def _learn(self, connection: Connection, some: Sequence[Kept]) -> None:
        for table, missing, known in self._unknown(some):
            if missing:
                rows = [{"text": text, "folded": fold(text)} if table is t.labels else {"text": text}
                        for text in sorted(missing)]  # fmt: skip
                known |= self.store.identify_all(connection, table, rows, "text")

    def _save(self, connection: Connection, arrivals: Sequence[Arrival], now: datetime) -> list[Saved]:
        at = int(now.timestamp())
        some = self._pages(connection, arrivals, now)
        self.other_addresses(connection, [(one.arrival, one.url, one.page_id) for one in some], at)
        ids = [one.page_id for one in some if one.known]
        before = _by_page(connection, ARTICLES, {"ids": ids})
        changed = self._articles(connection, some, before, at)
        new = self._verdicts(connection, some, ids, at)
        self.links_done(connection, arrivals)
        return [
            Saved(page_id=one.page_id, new=one.page_id in new, changed=changed.get(one.page_id, ())) for one in some
        ]

    def _pages(self, connection: Connection, arrivals: Sequence[Arrival], now: datetime) -> list[_Placed]:
        urls = self._addresses(connection, arrivals)
        rows = [self.page_row(one, url, now) for one, url in zip(arrivals, urls, strict=True)]
        if not self.store.is_sqlite:
            # Two writers with the same pages then wait for each other one way only.
            rows = sorted(rows, key=lambda row: str(row["key"]))
        found = {row.key: row for row in connection.execute(self._upsert_pages, rows)}
        # At its first look a page has nothing yet that could belong to it.
        return [
            _Placed(arrival=one, url=url, page_id=found[key_of(url)].id, known=found[key_of(url)].looks > 1)
            for one, url in zip(arrivals, urls, strict=True)
        ]

    def _addresses(self, connection: Connection, arrivals: Sequence[Arrival]) -> list[str]:
        """The address that each article goes by: the canonical where it can be believed."""
        doubtful = {key_of(one.url) for one in arrivals if key_of(one.url) != key_of(one.kept.reading.page.url)}
        standing = (
            {row.key: row for row in connection.execute(STANDING, {"keys": sorted(doubtful)})} if doubtful else {}
        )
        found = []
        for one in arrivals:
            article, page_url = one.kept.article, one.kept.reading.page.url
            other = standing.get(key_of(one.url)) if key_of(one.url) != key_of(page_url) else None
            # Where another article stands there already, the page's template states one canonical for all.
            another = (
                other is not None and fold(other.title) != fold(article.title or "") and other.body != article.body
            )
            found.append(page_url if another else one.url)
        return found

    def page_row(self, one: Arrival, url: str, now: datetime) -> dict[str, Any]:
        """The row of an article's page at its first look; `now` is when the article is written."""
        page, link = one.kept.reading.page, one.kept.reading.page.link
        fetched = int((page.fetched or now).timestamp())
        return {
            "key": key_of(url), "url": url, "outlet_id": one.outlet_id, "run_id": self.run_id, "outcome": "kept",
            "reason": None, "status": page.status, "first_seen_at": fetched, "fetched_at": fetched,
            "duplicate_of": None, "etag": page.headers.get("etag"),
            "last_modified": page.headers.get("last-modified"), "found_by": link.channel if link else None,
            "next_look_at": int(now.timestamp()) + SECONDS[0], "looks": 1,
        }  # fmt: skip

    def other_addresses(self, connection: Connection, some: Iterable[tuple[Arrival, str, int]], at: int) -> None:
        """Keep the further addresses of articles, each given with its own address and its page's id."""
        rows = [
            {
                "key": key, "url": other, "outlet_id": one.outlet_id, "run_id": self.run_id, "outcome": "duplicate",
                "reason": f"another address of {one.url}", "status": one.kept.reading.page.status,
                "first_seen_at": at, "fetched_at": at, "duplicate_of": page_id,
                "found_by": link.channel if (link := one.kept.reading.page.link) else None,
            }
            for one, url, page_id in some
            for key, other in one.others(url).items()
        ]  # fmt: skip
        if rows:
            connection.execute(self._upsert_others, sorted(rows, key=lambda row: str(row["key"])))

    def links_done(self, connection: Connection, arrivals: Sequence[Arrival]) -> None:
        """Keep that the links to these articles were fetched."""
        keys = {
            key_of(url)
            for one in arrivals
            for url in (one.kept.reading.requested, one.kept.reading.page.url, one.url)
        }  # fmt: skip
        as_done(connection, sorted(keys))

    def _articles(
        self, connection: Connection, some: Sequence[_Placed], before: Mapping[int, Any], at: int
    ) -> dict[int, tuple[str, ...]]:
        """Write the articles; returns the fields that were edited, by the page's id."""
        changed: dict[int, tuple[str, ...]] = {}
        new, rows = [one for one in some if one.page_id not in before], []
        for one in some:
            values = {
                "outlet_id": one.arrival.outlet_id,
                **article_values(one.article, one.arrival.outlet, one.url),
            }
            stood = before.get(one.page_id)
            if stood is None:
                rows.append({"page_id": one.page_id, "first_seen_at": at, "seen_at": at, **values})
            elif any(stood[name] != value for name, value in values.items()):
                edited: tuple[str, ...] = ()
                if stood["fingerprint"] != values["fingerprint"]:
                    edited = changed[one.page_id] = keep_edit(connection, one.page_id, stood, one.article, at)
                version = stood["version"] + bool(edited)
                mine = t.articles.c.page_id == one.page_id
                connection.execute(t.articles.update().where(mine).values(seen_at=at, version=version, **values))
        if rows:
            connection.execute(t.articles.insert(), rows)
        edits = [one for one in some if changed.get(one.page_id)]
        if edits:
            ids = {"ids": [one.page_id for one in edits]}
            for table in (t.article_labels, t.article_authors):
                connection.execute(table.delete().where(table.c.page_id.in_(IDS)), ids)
        self._lists(connection, [*new, *edits])
        return changed

    def _lists(self, connection: Connection, some: Sequence[_Placed]) -> None:
        labels = [
            {"page_id": one.page_id, "kind": kind, "position": position, "label_id": self.labels[text]}
            for one in some
            for kind, position, text in label_rows(one.article)
        ]
        if labels:
            connection.execute(t.article_labels.insert(), labels)
        authors = [
            {"page_id": one.page_id, "position": position, "name_id": self.names[name]}
            for one in some
            for position, name in enumerate(one.article.authors)
        ]
        if authors:
            connection.execute(t.article_authors.insert(), authors)
        self.index(connection, [(one.page_id, one.article) for one in some])

    def index(self, connection: Connection, some: Iterable[tuple[int, Article]]) -> None:
        """Make these articles findable, each given with its page's id."""
        texts = [(page_id, one.title or "", one.dek or "", one.body) for page_id, one in some]
        index(self.store, connection, texts)

    def _verdicts(self, connection: Connection, some: Sequence[_Placed], ids: list[int], at: int) -> set[int]:
        """Write the verdicts and what they rest on; returns the ids of the pages that were not relevant before."""
        before = _by_page(connection, VERDICTS, {"watch": self.watch_id, "ids": ids})
        rows = []
        for one in some:
            values, stood = verdict_values(one.arrival.kept), before.get(one.page_id)
            mine = {"watch_id": self.watch_id, "page_id": one.page_id}
            if stood is None:
                rows.append({"judged_at": at, **mine, **values})
            elif any(stood[name] != value for name, value in values.items()):
                connection.execute(
                    t.verdicts.update().where(*(t.verdicts.c[name] == value for name, value in mine.items())), values
                )
        if rows:
            connection.execute(t.verdicts.insert(), rows)
        each = [(one.page_id, one.arrival.kept) for one in some]
        people = {page_id: [{"name_id": self.names[row.pop("name")], **row} for row in mention_rows(kept)]
                  for page_id, kept in each}  # fmt: skip
        self._replace(connection, t.mentions, ids, people)
        self._replace(connection, t.candidates, ids, {page_id: candidate_rows(kept) for page_id, kept in each})
        self._replace(connection, t.stated_dates, ids, {page_id: date_rows(kept) for page_id, kept in each})
        self._replace(connection, t.credited, ids, {page_id: credit_rows(kept) for page_id, kept in each})
        was_relevant = {page_id for page_id, row in before.items() if row["level"] != "none"}
        return {one.page_id for one in some} - was_relevant

    def _replace(
        self, connection: Connection, table: sa.Table, known: list[int], rows: Mapping[int, list[dict[str, Any]]]
    ) -> None:
        """Make a table's rows of these pages the given ones; those that are the same already stay untouched."""
        owner = {"watch_id": self.watch_id} if "watch_id" in table.c else {}
        mine = {"watch": self.watch_id} if owner else {}
        stale = dict(rows)
        if known:
            stood: dict[int, list[dict[str, Any]]] = {page_id: [] for page_id in known}
            for row in connection.execute(STOOD[table], {"ids": known, **mine}).mappings():
                values = dict(row)
                stood[values.pop("page_id")].append(values)
            same = {page_id for page_id, old in stood.items() if _sorted(old) == _sorted(rows[page_id])}
            stale = {page_id: some for page_id, some in rows.items() if page_id not in same}
            if gone := [page_id for page_id, old in stood.items() if old and page_id not in same]:
                connection.execute(GONE[table], {"ids": gone, **mine})
        new = [{**owner, "page_id": page_id, **row} for page_id, some in stale.items() for row in some]
        if new:
            connection.execute(table.insert(), new)


def _sorted(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted(str(sorted(row.items())) for row in rows)


def _by_page(connection: Connection, query: sa.Select[Any], given: dict[str, Any]) -> dict[int, Any]:
    if not given["ids"]:
        return {}
    return {row["page_id"]: row for row in connection.execute(query, given).mappings()}
