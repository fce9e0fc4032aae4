"""Writes many kept articles at once: by COPY on PostgreSQL; what is not plainly new goes the way of one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from pipelines.flow import Kept
from pipelines.keeping import Keeper, Saved
from pipelines.rows import (
    article_values,
    candidate_rows,
    credit_rows,
    date_rows,
    label_rows,
    mention_rows,
    verdict_values,
)
from scrapers.memory import key_of
from scrapers.outlet import Outlet

_AT_ONCE = 500
"""Keys in one query."""
_PAGE = (
    "key", "url", "outlet_id", "run_id", "outcome", "status", "first_seen_at", "fetched_at", "etag", "last_modified",
    "found_by", "next_look_at", "looks",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One kept article on its way into the store."""

    kept: Kept
    outlet: Outlet
    outlet_id: int

    @property
    def url(self) -> str:
        """The address it goes by where nothing else stands there yet."""
        return self.kept.article.canonical_url

    @property
    def keys(self) -> frozenset[str]:
        """Of all addresses that its rows would touch."""
        reading, article = self.kept.reading, self.kept.article
        addresses = (article.canonical_url, reading.requested, reading.page.url, article.url)
        return frozenset(map(key_of, addresses))


def save_all(
    keeper: Keeper, arrivals: Sequence[Arrival], now: datetime, *, looks_after: timedelta | None = None, indexed: bool
) -> list[Saved]:
    """Write the articles; the store is then as if each had been given to `keeper.save`, in this order.

    `looks_after`: when a new article is looked at next; None: never. Where they are not `indexed`, `fulltext.fill`
    makes them findable later. Doing it again changes nothing. Raises: StoreUnusable; all of the new ones, or none of
    them, are then written.
    """
    saved: dict[int, Saved] = {}
    new, rest = ([], range(len(arrivals))) if keeper.store.is_sqlite else _parted(keeper, arrivals)
    if new:
        keeper.learn([arrivals[place].kept for place in new])
        copy = _Copy(keeper, now, looks_after, indexed)
        some = [arrivals[place] for place in new]
        ids = keeper.store.retrying(lambda connection: copy.write(connection, some))
        for place in new:
            page_id = ids.get(key_of(arrivals[place].url))
            if page_id is not None:
                saved[place] = Saved(page_id=page_id, new=True, changed=())
        # Another writer was quicker by a moment with these.
        rest = sorted({*rest, *(place for place in new if place not in saved)})
    for place in rest:
        one = arrivals[place]
        saved[place] = keeper.save(one.kept, one.outlet, one.outlet_id, now)
    return [saved[place] for place in range(len(arrivals))]


def _parted(keeper: Keeper, arrivals: Sequence[Arrival]) -> tuple[list[int], list[int]]:
    """Places of the articles that share no address with the store or with an earlier one of them, and of the others."""
    every = sorted({key for one in arrivals for key in one.keys})
    met: set[str] = set()
    with keeper.store.begin() as connection:
        for start in range(0, len(every), _AT_ONCE):
            query = sa.select(t.pages.c.key).where(t.pages.c.key.in_(every[start : start + _AT_ONCE]))
            met.update(connection.execute(query).scalars())
    new: list[int] = []
    rest: list[int] = []
    for place, one in enumerate(arrivals):
        (rest if one.keys & met else new).append(place)
        met |= one.keys
    return new, rest


class _Copy:
    """Rows of new articles into their tables; whoever made the page's row owns all below it, so none can collide."""

    def __init__(self, keeper: Keeper, now: datetime, looks_after: timedelta | None, indexed: bool) -> None:
        self._keeper, self._at, self._indexed, self._now = keeper, int(now.timestamp()), indexed, now
        self._next_look = int((now + looks_after).timestamp()) if looks_after else None

    def write(self, connection: Connection, arrivals: Sequence[Arrival]) -> dict[str, int]:
        """Return the ids of the pages that are new, by key."""
        ids = self._pages(connection, arrivals)
        ours = [(ids[key_of(one.url)], one) for one in arrivals if key_of(one.url) in ids]
        self._other_addresses(connection, ours)
        watch_id = self._keeper.watch_id
        self._copy(connection, t.articles, (self._article(page_id, one) for page_id, one in ours))
        self._copy(connection, t.article_labels, (
            {"page_id": page_id, "kind": kind, "position": position, "label_id": self._keeper.labels[text]}
            for page_id, one in ours for kind, position, text in label_rows(one.kept.article)
        ))  # fmt: skip
        self._copy(connection, t.article_authors, (
            {"page_id": page_id, "position": position, "name_id": self._keeper.names[name]}
            for page_id, one in ours for position, name in enumerate(one.kept.article.authors)
        ))  # fmt: skip
        mine = [({"watch_id": watch_id, "page_id": page_id}, one.kept) for page_id, one in ours]
        self._copy(connection, t.verdicts, (
            {**whose, "judged_at": self._at, **verdict_values(kept)} for whose, kept in mine
        ))  # fmt: skip
        self._copy(connection, t.mentions, (
            {**whose, "name_id": self._keeper.names[row.pop("name")], **row}
            for whose, kept in mine for row in mention_rows(kept)
        ))  # fmt: skip
        self._copy(connection, t.candidates, ({**who, **row} for who, kept in mine for row in candidate_rows(kept)))
        self._copy(connection, t.stated_dates, ({**who, **row} for who, kept in mine for row in date_rows(kept)))
        self._copy(connection, t.credited, (
            {"page_id": page_id, **row} for page_id, one in ours for row in credit_rows(one.kept)
        ))  # fmt: skip
        if self._indexed:
            for page_id, one in ours:
                self._keeper.index(connection, page_id, one.kept.article)
        return ids

    def _pages(self, connection: Connection, arrivals: Sequence[Arrival]) -> dict[str, int]:
        connection.exec_driver_sql("CREATE TEMP TABLE arriving (LIKE pages INCLUDING DEFAULTS) ON COMMIT DROP")
        connection.exec_driver_sql("ALTER TABLE arriving DROP COLUMN id")
        self._copy(connection, t.pages, map(self._page, arrivals), into="arriving")
        names = ", ".join(_PAGE)
        # Always in the order of keys: two writers with the same pages then wait for each other one way only.
        made = connection.exec_driver_sql(
            f"INSERT INTO pages ({names}) SELECT {names} FROM arriving ORDER BY key "
            "ON CONFLICT (key) DO NOTHING RETURNING key, id"
        )
        return {row[0]: row[1] for row in made}

    def _page(self, one: Arrival) -> dict[str, Any]:
        page, link = one.kept.reading.page, one.kept.reading.page.link
        fetched = int((page.fetched or self._now).timestamp())
        return {
            "key": key_of(one.url), "url": one.url, "outlet_id": one.outlet_id, "run_id": self._keeper.run_id,
            "outcome": "kept", "status": page.status, "first_seen_at": fetched, "fetched_at": fetched,
            "etag": page.headers.get("etag"), "last_modified": page.headers.get("last-modified"),
            "found_by": link.channel if link else None, "next_look_at": self._next_look, "looks": 1,
        }  # fmt: skip

    def _other_addresses(self, connection: Connection, ours: Iterable[tuple[int, Arrival]]) -> None:
        rows = [(key_of(url), url, page_id, one) for page_id, one in ours for url in self._others(one)]
        for _, url, page_id, arrival in sorted(rows, key=lambda row: row[0]):
            self._keeper.other_address(connection, url, page_id, arrival.outlet_id, self._at, arrival.kept)

    def _others(self, one: Arrival) -> Iterable[str]:
        reading, main = one.kept.reading, key_of(one.url)
        addresses = (reading.requested, reading.page.url, one.kept.article.url)
        return {key_of(address): address for address in addresses if key_of(address) != main}.values()

    def _article(self, page_id: int, one: Arrival) -> dict[str, Any]:
        values = article_values(one.kept.article, one.outlet, one.url)
        return {
            "page_id": page_id,
            "outlet_id": one.outlet_id,
            "first_seen_at": self._at,
            "seen_at": self._at,
            **values,
        }

    def _copy(
        self, connection: Connection, table: sa.Table, rows: Iterable[Mapping[str, Any]], into: str | None = None
    ) -> None:
        first = next(iter_rows := iter(rows), None)
        if first is None:
            return
        names = list(first)
        columns = ", ".join(f'"{name}"' for name in names)
        cursor: Any = connection.connection.cursor()
        with cursor.copy(f"COPY {into or table.name} ({columns}) FROM STDIN") as copy:
            copy.write_row([first[name] for name in names])
            for row in iter_rows:
                copy.write_row([row[name] for name in names])
