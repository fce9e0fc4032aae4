"""The store as a backfill sees it: implements scrapers.past.PastMemory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from pipelines.recollection import TRIES, Recollection, as_link, as_listing
from pipelines.store import Store
from scrapers.items import Link
from scrapers.memory import Outcome
from scrapers.outlet import Outlet
from scrapers.past import Part, PastLink

_GOES_ON_FOR = timedelta(days=14)
"""A backfill begun so long ago is begun anew: its listings have other pages by now."""
_SETTLED = ("kept", "duplicate")


class PastRecollection(Recollection):
    """A Recollection that writes every outcome at once, and knows how far the backfill has come.

    Where pages are read out of files, outcomes are written `together`, and always before it is kept how far a file was
    read: nothing is asked twice after a kill, some pages are just read again.
    """

    def __init__(
        self, store: Store, run_id: int | None, clock: Callable[[], datetime], watch_id: int, *, together: bool = False
    ) -> None:
        super().__init__(store, run_id, clock)
        self._watch_id, self._together = watch_id, together
        self._seen: dict[str, tuple[Outlet, list[tuple[str, Link]]]] = {}
        self.backfill_id = 0

    def note(self, outlet: Outlet, outcome: Outcome) -> None:
        super().note(outlet, outcome)
        # A kill must not make us ask an archive or an outlet twice.
        if not self._together:
            self.flush()

    def saw(self, outlet: Outlet, links: Sequence[tuple[str, Link]]) -> None:
        if self._together:
            self._seen.setdefault(outlet.key, (outlet, []))[1].extend(links)
        else:
            super().saw(outlet, links)

    def flush(self) -> None:
        super().flush()
        for key in list(self._seen):
            outlet, links = self._seen[key]
            super().saw(outlet, links)
            del self._seen[key]

    def open_backfill(self, way: str, since: str, until: str) -> bool:
        now, b = self._clock(), t.backfills.c
        with self.store.begin() as connection:
            found = connection.execute(
                sa.select(b.id)
                .where(
                    b.watch_id == self._watch_id, b.way == way, b.since == since, b.until == until,
                    b.finished_at.is_(None), b.started_at > int((now - _GOES_ON_FOR).timestamp()),
                )
                .order_by(b.id.desc())
                .limit(1)
            ).scalar()  # fmt: skip
            values = {"watch_id": self._watch_id, "way": way, "since": since, "until": until}
            self.backfill_id = (
                found
                or connection.execute(
                    t.backfills.insert().values(started_at=int(now.timestamp()), **values).returning(b.id)
                ).scalar_one()
            )
        return found is not None

    def parts(self, outlet: Outlet) -> Sequence[Part] | None:
        p = t.backfill_parts.c
        query = sa.select(t.backfill_parts).where(
            p.backfill_id == self.backfill_id, p.outlet_id == self.outlet_id(outlet)
        )
        with self.store.begin() as connection:
            rows = connection.execute(query.order_by(p.id)).mappings().all()
        if not rows:
            return None
        names = Part.__slots__
        return [Part(**{name: row[name] for name in names}) for row in rows if row["state"] == "open"]

    def add_parts(self, outlet: Outlet, parts: Sequence[Part]) -> Sequence[Part]:
        outlet_id = self.outlet_id(outlet)
        with self.store.begin() as connection:
            return self._add_parts(connection, outlet_id, parts)

    def part_read(
        self, outlet: Outlet, part: Part, more: Sequence[Part], links: Sequence[tuple[Outlet, PastLink]],
        passed: Mapping[str, int], problem: str | None,
    ) -> Sequence[Part]:  # fmt: skip
        self.flush()
        outlet_id = self.outlet_id(outlet)
        rows = [self._row(self.outlet_id(owner), link) for owner, link in links]
        insert = self.store.insert(t.backfill_links)
        names = ("backfill_id", "run_id", "state", "why", "priority", "listing")
        update = {name: insert.excluded[name] for name in names}
        update["day"] = sa.case((insert.excluded.day == "", t.backfill_links.c.day), else_=insert.excluded.day)
        with self.store.begin() as connection:
            if rows:
                connection.execute(insert.on_conflict_do_update(index_elements=["watch_id", "key"], set_=update), rows)
            if passed:
                self._pass(connection, outlet_id, passed)
            new = self._add_parts(connection, outlet_id, more)
            self._end_part(
                connection, outlet_id, part, state="read", listed=len(links) + sum(passed.values()), problem=problem
            )
        return new

    def part_failed(self, outlet: Outlet, part: Part, problem: str, for_good: bool) -> None:
        tries = part.tries + 1
        state = "failed" if for_good or tries >= TRIES else "open"
        outlet_id = self.outlet_id(outlet)
        with self.store.begin() as connection:
            self._end_part(connection, outlet_id, part, state=state, tries=tries, problem=problem)

    def part_damaged(self, outlet: Outlet, part: Part, places: Sequence[tuple[int, str, int]]) -> None:
        rows = [
            {
                "backfill_id": self.backfill_id, "outlet_id": self.outlet_id(outlet), "kind": "damaged",
                "url": f"{part.root}#damaged={offset}", "root": part.root, "place": part.place, "page": part.page,
                "state": "failed", "tries": 1, "listed": count, "problem": why,
            }
            for offset, why, count in places
        ]  # fmt: skip
        insert = self.store.insert(t.backfill_parts)
        with self.store.begin() as connection:
            connection.execute(insert.on_conflict_do_nothing(index_elements=["backfill_id", "outlet_id", "url"]), rows)

    def past_waiting(self, outlet: Outlet, limit: int) -> Sequence[PastLink]:
        link = t.backfill_links.c
        query = (
            sa.select(link.key, link.listing, link.day, link.priority)
            .join_from(t.backfill_links, t.pages, t.pages.c.key == link.key, isouter=True)
            .where(link.outlet_id == self.outlet_id(outlet), *self._is_waiting())
            .order_by(link.priority.desc(), link.day.desc(), link.id)
            .limit(limit)
        )
        with self.store.begin() as connection:
            return [
                PastLink(key=key, link=as_link(listing), day=day, priority=priority)
                for key, listing, day, priority in connection.execute(query)
            ]

    def spare_past(self, key: str, why: str) -> None:
        c = t.backfill_links.c
        with self.store.begin() as connection:
            connection.execute(
                t.backfill_links.update()
                .where(c.watch_id == self._watch_id, c.key == key)
                .values(state="spared", why=why)
            )

    def close_backfill(self) -> int:
        p, link = t.backfill_parts.c, t.backfill_links.c
        self.flush()
        with self.store.begin() as connection:
            left: int = connection.execute(
                sa.select(sa.func.count()).where(p.backfill_id == self.backfill_id, p.state == "open")
            ).scalar_one()
            left += connection.execute(
                sa.select(sa.func.count())
                .select_from(t.backfill_links)
                .join(t.pages, t.pages.c.key == link.key, isouter=True)
                .where(*self._is_waiting())
            ).scalar_one()
            if not left:
                connection.execute(
                    t.backfills.update()
                    .where(t.backfills.c.id == self.backfill_id)
                    .values(finished_at=int(self._clock().timestamp()))
                )
        return left

    def _is_waiting(self) -> tuple[sa.ColumnElement[bool], ...]:
        """That a link has no outcome since this backfill named it, or one that is worth another try."""
        link, page = t.backfill_links.c, t.pages.c
        failed = page.outcome.in_(("failed", "blocked"))
        return (
            link.backfill_id == self.backfill_id,
            link.state == "waiting",
            sa.or_(
                page.id.is_(None),
                sa.and_(
                    page.outcome.not_in(_SETTLED),
                    sa.or_(page.run_id.is_(None), page.run_id < link.run_id, sa.and_(failed, page.looks < TRIES)),
                ),
            ),
        )

    def _row(self, outlet_id: int, past: PastLink) -> dict[str, Any]:
        return {
            "watch_id": self._watch_id, "outlet_id": outlet_id, "backfill_id": self.backfill_id,
            "run_id": self.run_id, "key": past.key, "day": past.day, "priority": past.priority,
            "state": "waiting" if past.why is None else "spared", "why": past.why, "listing": as_listing(past.link),
        }  # fmt: skip

    def _pass(self, connection: Connection, outlet_id: int, passed: Mapping[str, int]) -> None:
        insert = self.store.insert(t.backfill_passed)
        so_far = t.backfill_passed.c.addresses
        connection.execute(
            insert.on_conflict_do_update(
                index_elements=["backfill_id", "outlet_id", "month"],
                set_={"addresses": so_far + insert.excluded.addresses},
            ),
            [
                {"backfill_id": self.backfill_id, "outlet_id": outlet_id, "month": month, "addresses": addresses}
                for month, addresses in passed.items()
            ],
        )

    def _add_parts(self, connection: Connection, outlet_id: int, parts: Sequence[Part]) -> list[Part]:
        p = t.backfill_parts.c
        new: list[Part] = []
        for part in parts:
            values = {name: getattr(part, name) for name in Part.__slots__}
            row = connection.execute(
                self.store.insert(t.backfill_parts)
                .values(backfill_id=self.backfill_id, outlet_id=outlet_id, state="open", **values)
                .on_conflict_do_nothing(index_elements=["backfill_id", "outlet_id", "url"])
                .returning(p.id)
            ).first()
            if row is not None:
                new.append(part)
        return new

    def _end_part(self, connection: Connection, outlet_id: int, part: Part, **values: object) -> None:
        p = t.backfill_parts.c
        connection.execute(
            t.backfill_parts.update()
            .where(p.backfill_id == self.backfill_id, p.outlet_id == outlet_id, p.url == part.url)
            .values(**values)
        )
