"""Writes many kept articles at once: by COPY on PostgreSQL; what is not plainly new goes the way of one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from pipelines.arrival import Arrival, Saved
from pipelines.keeping import Keeper
from pipelines.rows import (
    article_values,
    candidate_rows,
    credit_rows,
    date_rows,
    label_rows,
    mention_rows,
    verdict_values,
)
from scrapers.errors import StoreUnusable
from scrapers.memory import key_of

_AT_ONCE = 500
"""Keys in one query."""
_TOGETHER = 100
"""Articles in one transaction."""
_LETTERS = 8_000_000
"""Of the bodies that are held in memory."""
_PAGE = (
    "key", "url", "outlet_id", "run_id", "outcome", "status", "first_seen_at", "fetched_at", "etag", "last_modified",
    "found_by", "next_look_at", "looks",
)  # fmt: skip


class Arrivals:
    """Kept articles on their way into the store, written once there are enough of them."""

    def __init__(self, write: Callable[[Sequence[Arrival]], None], most: int) -> None:
        """`write` is given up to `most` at once, in the order in which they came."""
        self._write, self._most = write, most
        self._held: list[Arrival] = []
        self._letters = 0
        self.keys: set[str] = set()

    def add(self, arrival: Arrival) -> None:
        """Take one in. Raises: what `write` does."""
        self._held.append(arrival)
        self.keys |= arrival.keys
        self._letters += len(arrival.kept.article.body)
        if len(self._held) >= self._most or self._letters >= _LETTERS:
            self.write()

    def write(self) -> None:
        """Write those that are held. Raises: StoreUnusable, they are then held on to; what else `write` does."""
        some, self._held = self._held, []
        try:
            if some:
                self._write(some)
        except StoreUnusable:
            self._held = some
            raise
        self._letters = 0
        self.keys.clear()


def save_all(keeper: Keeper, arrivals: Sequence[Arrival], now: datetime, *, indexed: bool) -> list[Saved]:
    """Write the articles; the store is then as if each had been given to `keeper.save`, in this order.

    Where they are not `indexed`, on PostgreSQL, `fulltext.fill` makes them findable later. Doing it again changes
    nothing but looks. Raises: StoreUnusable; what came before is then written.
    """
    saved: dict[int, Saved] = {}
    new, rest = ([], list(range(len(arrivals)))) if keeper.store.is_sqlite else _parted(keeper, arrivals)
    if new:
        keeper.learn([arrivals[place].kept for place in new])
        copy = _Copy(keeper, now, indexed)
        some = [arrivals[place] for place in new]
        ids = keeper.store.retrying(lambda connection: copy.write(connection, some))
        for place in new:
            page_id = ids.get(key_of(arrivals[place].url))
            if page_id is not None:
                saved[place] = Saved(page_id=page_id, new=True, changed=())
        # Another writer was quicker by a moment with these.
        rest = sorted({*rest, *(place for place in new if place not in saved)})
    for places in _apart(arrivals, rest):
        saved |= zip(places, keeper.save_together([arrivals[place] for place in places], now), strict=True)
    return [saved[place] for place in range(len(arrivals))]


def _apart(arrivals: Sequence[Arrival], places: Iterable[int]) -> Iterator[list[int]]:
    """The places in their order, in groups within which no two articles share an address."""
    group: list[int] = []
    met: set[str] = set()
    for place in places:
        keys = arrivals[place].keys
        if group and (len(group) >= _TOGETHER or not met.isdisjoint(keys)):
            yield group
            group, met = [], set()
        group.append(place)
        met |= keys
    if group:
        yield group


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

    def __init__(self, keeper: Keeper, now: datetime, indexed: bool) -> None:
        self._keeper, self._at, self._indexed, self._now = keeper, int(now.timestamp()), indexed, now

    def write(self, connection: Connection, arrivals: Sequence[Arrival]) -> dict[str, int]:
        """Return the ids of the pages that are new, by key."""
        ids = self._pages(connection, arrivals)
        ours = [(ids[key_of(one.url)], one) for one in arrivals if key_of(one.url) in ids]
        self._keeper.other_addresses(connection, [(one, one.url, page_id) for page_id, one in ours], self._at)
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
            self._keeper.index(connection, [(page_id, one.kept.article) for page_id, one in ours])
        self._keeper.links_done(connection, [one for _, one in ours])
        return ids

    def _pages(self, connection: Connection, arrivals: Sequence[Arrival]) -> dict[str, int]:
        connection.exec_driver_sql("CREATE TEMP TABLE arriving (LIKE pages INCLUDING DEFAULTS) ON COMMIT DROP")
        connection.exec_driver_sql("ALTER TABLE arriving DROP COLUMN id")
        self._copy(connection, t.pages, (self._page(one) for one in arrivals), into="arriving")
        names = ", ".join(_PAGE)
        # Always in the order of keys: two writers with the same pages then wait for each other one way only.
        made = connection.exec_driver_sql(
            f"INSERT INTO pages ({names}) SELECT {names} FROM arriving ORDER BY key "
            "ON CONFLICT (key) DO NOTHING RETURNING key, id"
        )
        return {row[0]: row[1] for row in made}

    def _page(self, one: Arrival) -> dict[str, Any]:
        row = self._keeper.page_row(one, one.url, self._now)
        return {name: row[name] for name in _PAGE}

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
