"""The store as spiders see it: implements scrapers.memory.Memory for one watch and one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any, Protocol

import orjson
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.moments import utc
from pipelines.pruning import mark_of
from pipelines.store import Store
from scrapers.items import Link
from scrapers.memory import KnownPage, Outcome, Round, Source, key_of
from scrapers.outlet import Outlet

TRIES = 3
"""So often a waiting link is fetched in vain before it waits no longer."""
LOOKS = (timedelta(hours=6), timedelta(days=1), timedelta(days=7))
"""When a kept article is looked at again after each look; then no more."""
_FULL = 256
"""Outcomes that are written in one go; a kill loses at most these, and their links still wait."""
_IN_ONE_QUERY = 500
_TIMES = ("asked", "answered", "changed", "checked")
_NEXT_LOOK = sa.case(
    *(
        (t.pages.c.looks + 1 == number, sa.bindparam("at") + int(after.total_seconds()))
        for number, after in enumerate(LOOKS, 1)
    ),
    else_=None,
)
"""After one more look that showed nothing new; counted in looks, as where something new was read."""

# A statement that stands once is not put together and looked up anew for every page.
_DONE = t.links.update().where(t.links.c.key.in_(sa.bindparam("keys", expanding=True))).values(state="done")


class Held(Protocol):
    """Articles that wait in memory to be written; `pipelines.bulk.Arrivals`."""

    keys: set[str]
    """Of all addresses of theirs."""

    def write(self) -> None:
        """Write them all. Raises: StoreUnusable."""


class Recollection:
    """Answers from the tables; outcomes are told in bulk and written in batches, `flush` writes the rest."""

    def __init__(self, store: Store, run_id: int | None, clock: Callable[[], datetime]) -> None:
        self.store, self.run_id, self._clock = store, run_id, clock
        self._outlet_ids: dict[str, int] = {}
        self.met: dict[str, Outlet] = {}
        """Every outlet that was spoken of, by its key: a news search leads to some that nobody listed."""
        self.held: Held | None = None
        """Written before any outcome that is told, as they came first."""
        self._outcomes: list[dict[str, Any]] = []
        self._told: set[str] = set()
        self.cut_short: set[str] | None = None
        """Keys of outlets that an earlier run was not through with; None: that is known of whole runs only."""

    def outlet_id(self, outlet: Outlet) -> int:
        """The outlet's id in the store; its row is made, and its name kept up to date."""
        if outlet.key not in self._outlet_ids:
            self.met[outlet.key] = outlet
            with self.store.begin() as connection:
                values = {"key": outlet.key, "name": outlet.name, "home": outlet.home}
                found = self.store.identify(connection, t.outlets, values, "key")
                connection.execute(t.outlets.update().where(t.outlets.c.id == found).values(**values))
            self._outlet_ids[outlet.key] = found
        return self._outlet_ids[outlet.key]

    def sources(self, outlet: Outlet) -> Sequence[Source]:
        with self.store.begin() as connection:
            rows = connection.execute(
                sa.select(t.sources).where(t.sources.c.outlet_id == self.outlet_id(outlet)).order_by(t.sources.c.id)
            ).mappings()
            found = [_source(row) for row in rows]
        if not (self._cut_short if self.cut_short is None else outlet.key in self.cut_short):
            return found
        # What the last run heard of a listing it may not have followed: each is read again as if for the first time.
        return [replace(source, etag=None, last_modified=None, body_hash=None) for source in found]

    @cached_property
    def _cut_short(self) -> bool:
        """Whether the last run of this kind was killed, stopped or out of time."""
        runs = t.runs.c
        own = sa.select(runs.watch_id, runs.kind).where(runs.id == self.run_id)
        with self.store.begin() as connection:
            mine = connection.execute(own).first()
            if mine is None:
                return False
            before = sa.select(runs.ended).where(
                runs.id < self.run_id, runs.watch_id == mine.watch_id, runs.kind == mine.kind
            )
            last = connection.execute(before.order_by(runs.id.desc()).limit(1)).first()
        return last is not None and last.ended not in ("finished", "nothing reached")

    def remember_source(self, outlet: Outlet, source: Source) -> None:
        values = asdict(source)
        for name in _TIMES:
            moment = values.pop(name)
            values[f"{name}_at"] = int(moment.timestamp()) if moment else None
        insert = self.store.insert(t.sources).values(outlet_id=self.outlet_id(outlet), **values)
        with self.store.begin() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=["outlet_id", "url"], set_=values))

    def known(self, keys: Iterable[str]) -> Mapping[str, KnownPage]:
        query = sa.select(t.pages, t.articles.c.title, t.articles.c.modified).outerjoin(
            t.articles, t.articles.c.page_id == t.pages.c.id
        )
        found: dict[str, KnownPage] = {}
        asked = list(keys)
        if not self._told.isdisjoint(asked) or (self.held is not None and not self.held.keys.isdisjoint(asked)):
            self.flush()
        with self.store.begin() as connection:
            for some in _batches(asked):
                for row in connection.execute(query.where(t.pages.c.key.in_(some))).mappings():
                    found[row["key"]] = _known(row)
            for some in _batches(set(asked) - found.keys()):
                marks = {mark_of(key): key for key in some}
                gone = connection.execute(sa.select(t.forgotten.c.mark).where(t.forgotten.c.mark.in_(marks))).scalars()
                found |= {key: _forgotten(key) for key in map(marks.__getitem__, gone)}
        return found

    def spared(self, keys: Iterable[str]) -> Mapping[str, str]:
        query = sa.select(t.links.c.key, t.links.c.why).where(t.links.c.state == "spared")
        found: dict[str, str] = {}
        with self.store.begin() as connection:
            for some in _batches(keys):
                found |= {key: why or "" for key, why in connection.execute(query.where(t.links.c.key.in_(some)))}
        return found

    def remember_links(self, outlet: Outlet, links: Sequence[tuple[str, Link, int]]) -> None:
        self._links(outlet, links, "waiting", None)

    def spare(self, outlet: Outlet, links: Sequence[tuple[str, Link]], why: str) -> None:
        self._links(outlet, [(key, link, 0) for key, link in links], "spared", why)

    def saw(self, outlet: Outlet, links: Sequence[tuple[str, Link]]) -> None:
        self._links(outlet, [(key, link, 0) for key, link in links], "done", None)

    def saw_again(self, links: Sequence[tuple[str, Link]]) -> None:
        if links:
            with self.store.begin() as connection:
                self._channels(connection, links, int(self._clock().timestamp()))

    def _links(self, outlet: Outlet, links: Sequence[tuple[str, Link, int]], state: str, why: str | None) -> None:
        if not links:
            return
        at, outlet_id = int(self._clock().timestamp()), self.outlet_id(outlet)
        rows = [
            {
                "outlet_id": outlet_id, "key": key, "url": link.url, "state": state, "why": why,
                "priority": priority, "found_at": at, "listing": as_listing(link), "tries": 0,
            }
            for key, link, priority in links
        ]  # fmt: skip
        insert = self.store.insert(t.links)
        with self.store.begin() as connection:
            connection.execute(
                insert.on_conflict_do_update(
                    index_elements=["key"],
                    set_={
                        "listing": insert.excluded.listing,
                        "priority": insert.excluded.priority,
                        "why": insert.excluded.why,
                        # What was fetched stays done; what was spared waits once a listing makes it wanted.
                        "state": sa.case((t.links.c.state == "done", "done"), else_=insert.excluded.state),
                    },
                ),
                rows,
            )
            self._channels(connection, [(key, link) for key, link, _ in links], at)

    def _channels(self, connection: sa.Connection, links: Sequence[tuple[str, Link]], at: int) -> None:
        ids: dict[str, int] = {}
        for some in _batches(key for key, _ in links):
            query = sa.select(t.links.c.key, t.links.c.id).where(t.links.c.key.in_(some))
            ids |= {row.key: row.id for row in connection.execute(query)}
        rows = [
            {"link_id": ids[key], "channel": link.channel, "source": link.source, "seen_at": at}
            for key, link in links
            if key in ids
        ]
        if rows:
            connection.execute(self.store.insert(t.link_channels).on_conflict_do_nothing(), rows)

    def waiting(self, outlet: Outlet, limit: int) -> Sequence[tuple[str, Link, int]]:
        query = (
            sa.select(t.links.c.key, t.links.c.listing, t.links.c.priority)
            .where(t.links.c.outlet_id == self.outlet_id(outlet), t.links.c.state == "waiting")
            .order_by(t.links.c.priority.desc(), t.links.c.found_at, t.links.c.id)
            .limit(limit)
        )
        with self.store.begin() as connection:
            return [(key, as_link(listing), priority) for key, listing, priority in connection.execute(query)]

    def due(self, outlet: Outlet, limit: int) -> Sequence[KnownPage]:
        query = (
            sa.select(t.pages, t.articles.c.title, t.articles.c.modified)
            .join(t.articles, t.articles.c.page_id == t.pages.c.id)
            .where(
                t.pages.c.outlet_id == self.outlet_id(outlet),
                t.pages.c.outcome == "kept",
                t.pages.c.next_look_at <= int(self._clock().timestamp()),
            )
            .order_by(t.pages.c.next_look_at)
            .limit(limit)
        )
        with self.store.begin() as connection:
            return [_known(row) for row in connection.execute(query).mappings()]

    def note(self, outlet: Outlet, outcome: Outcome) -> None:
        at, key = int(self._clock().timestamp()), key_of(outcome.url)
        self._told.add(key)
        self._outcomes.append({
            "key": key, "url": outcome.url, "outlet_id": self.outlet_id(outlet),
            "run_id": self.run_id, "outcome": outcome.outcome, "reason": outcome.reason, "status": outcome.status,
            "first_seen_at": at, "fetched_at": at, "looks": 1,
            "duplicate": key_of(outcome.duplicate_of) if outcome.duplicate_of else None,
            "found_by": outcome.link.channel if outcome.link else None,
        })  # fmt: skip
        if len(self._outcomes) >= _FULL:
            self.flush()

    def flush(self) -> None:
        """Write what waits in memory. Raises: StoreUnusable; what could not be written then still waits."""
        if self.held is not None:
            self.held.write()
        if not self._outcomes:
            return
        rows = list({row["key"]: row for row in self._outcomes}.values())
        insert = self.store.insert(t.pages).values(
            duplicate_of=sa.select(t.pages.c.id).where(t.pages.c.key == sa.bindparam("duplicate")).scalar_subquery()
        )
        new = insert.excluded
        # A block, a failure or a changed layout never overwrites an article that was read once.
        stays = sa.and_(
            sa.or_(t.pages.c.outcome == "kept", t.pages.c.outcome == "duplicate"), new.outcome != "duplicate"
        )
        upsert = insert.on_conflict_do_update(
            index_elements=["key"],
            set_={
                **{
                    name: sa.case((stays, t.pages.c[name]), else_=new[name])
                    for name in ("outcome", "reason", "status", "duplicate_of", "run_id")
                },
                "fetched_at": new.fetched_at,
                "looks": t.pages.c.looks + 1,
            },
        )
        again = [row["key"] for row in rows if row["outcome"] in ("failed", "blocked")]
        done = [row["key"] for row in rows if row["outcome"] not in ("failed", "blocked")]
        with self.store.begin() as connection:
            unchanged = [row for row in rows if row["outcome"] == "unchanged"]
            told = [row for row in rows if row["outcome"] != "unchanged"]
            if told:
                connection.execute(upsert, told)
            if unchanged:
                connection.execute(
                    t.pages.update()
                    .where(t.pages.c.key == sa.bindparam("page_key"))
                    .values(fetched_at=sa.bindparam("at"), looks=t.pages.c.looks + 1, next_look_at=_NEXT_LOOK),
                    [{"page_key": row["key"], "at": row["fetched_at"]} for row in unchanged],
                )
            as_done(connection, done)
            for some in _batches(again):
                connection.execute(
                    t.links.update()
                    .where(t.links.c.key.in_(some))
                    .values(
                        tries=t.links.c.tries + 1,
                        state=sa.case((t.links.c.tries + 1 >= TRIES, "done"), else_=t.links.c.state),
                    )
                )
        self._outcomes.clear()
        self._told.clear()

    def note_round(self, outlet: Outlet, round_: Round) -> None:
        if self.run_id is None:
            return
        values = asdict(round_)
        insert = self.store.insert(t.run_outlets).values(run_id=self.run_id, outlet_id=self.outlet_id(outlet), **values)
        with self.store.begin() as connection:
            connection.execute(insert.on_conflict_do_update(index_elements=["run_id", "outlet_id"], set_=values))


def as_done(connection: sa.Connection, keys: Iterable[str]) -> None:
    """Keep that the links with these keys were fetched."""
    for some in _batches(keys):
        connection.execute(_DONE, {"keys": some})


def _source(row: Any) -> Source:
    values: dict[str, Any] = {name: row[name] for name in Source.__slots__ if name not in _TIMES}
    values |= {name: utc(row[f"{name}_at"]) for name in _TIMES}
    return Source(**values)


def _forgotten(key: str) -> KnownPage:
    long_ago = datetime.min.replace(tzinfo=UTC)
    return KnownPage(key=key, url=key, outcome="not relevant", reason="forgotten by --prune", fetched=long_ago)


def _known(row: Any) -> KnownPage:
    return KnownPage(
        key=row["key"],
        url=row["url"],
        outcome=row["outcome"],
        reason=row["reason"],
        fetched=utc(row["fetched_at"]) or datetime.min.replace(tzinfo=UTC),
        title=row["title"],
        modified=row["modified"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        looks=row["looks"],
    )


def as_listing(link: Link) -> str:
    said = {name: value for name in Link.__slots__ if (value := getattr(link, name)) and name != "content"}
    return orjson.dumps(said).decode()


def as_link(listing: str) -> Link:
    said: dict[str, Any] = orjson.loads(listing)
    said |= {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
    return Link(**said)


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, _IN_ONE_QUERY)):
        yield some
