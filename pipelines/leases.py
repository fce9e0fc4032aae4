"""Outlets divided between runs that are at work on one PostgreSQL, by leases that end with whoever holds them."""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from pipelines.store import Store

_TURNSTILE = 0x0E70120
"""Of an advisory lock: takers pass one after the other, so none takes what another is taking."""
_NOW = sa.func.extract("epoch", sa.func.clock_timestamp())
"""The database's clock: those of the machines differ."""


class Leases:
    """What one run holds. Every call may raise StoreUnusable."""

    def __init__(self, store: Store, watch_id: int, run_id: int, seconds: float) -> None:
        self._store, self._watch_id, self._run_id, self.seconds = store, watch_id, run_id, seconds
        self._holder = f"{_machine()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self.held: set[str] = set()
        self.cut_short: set[str] = set()
        """Taken from a run that died, or ended before it was through with them."""
        with store.begin() as connection:
            self._began = float(connection.execute(sa.select(_NOW)).scalar_one())

    def take(self, outlets: Sequence[str], most: int) -> list[str]:
        """Return the keys of at most so many of the outlets, in their order, which are now this run's to ask.

        Not those that any run holds, for whatever watch: an outlet is asked by one at a time. Nor those that another
        run of this watch was through with since this one began: they were asked for both.
        """
        taken = self._store.retrying(lambda connection: self._take(connection, outlets, most))
        self.held |= taken.keys()
        self.cut_short |= {key for key, was_cut_short in taken.items() if was_cut_short}
        return list(taken)

    def began(self) -> float:
        """When this run began, by the clock by which it is told who was through with an outlet since."""
        return self._began

    def _take(self, connection: Connection, outlets: Sequence[str], most: int) -> dict[str, bool]:
        lease = t.outlet_leases.c
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_TURNSTILE)))
        now = float(connection.execute(sa.select(_NOW)).scalar_one())
        rows = connection.execute(sa.select(t.outlet_leases).where(lease.outlet.in_(outlets))).all()
        asked_now = {row.outlet for row in rows if row.until > now and not _is_dead(row.holder)}
        mine = {row.outlet: row for row in rows if row.watch_id == self._watch_id}
        done = {key for key, row in mine.items() if row.done_at is not None and row.done_at >= self._began}
        free = [key for key in outlets if key not in asked_now and key not in done][:most]
        insert = self._store.insert(t.outlet_leases)
        values = {"holder": self._holder, "run_id": self._run_id, "until": now + self.seconds, "done_at": None}
        if free:
            connection.execute(
                insert.on_conflict_do_update(index_elements=["outlet", "watch_id"], set_=values),
                [{"outlet": key, "watch_id": self._watch_id, **values} for key in free],
            )
        return {key: key in mine and mine[key].done_at is None for key in free}

    def renew(self) -> set[str]:
        """Hold on to what is held; returns the outlets that another run has taken, as this one seemed dead."""
        if not self.held:
            return set()
        lease = t.outlet_leases.c
        with self._store.begin() as connection:
            kept = set(
                connection.execute(
                    t.outlet_leases.update()
                    .where(lease.holder == self._holder, lease.done_at.is_(None))
                    .values(until=_NOW + self.seconds)
                    .returning(lease.outlet)
                ).scalars()
            )
        lost = self.held - kept
        self.held = kept
        return lost

    def give_back(self, *, done: bool) -> None:
        """Let go of all that is held; `done` where the run was through with it."""
        lease = t.outlet_leases.c
        with self._store.begin() as connection:
            connection.execute(
                t.outlet_leases.update()
                .where(lease.holder == self._holder, lease.done_at.is_(None))
                .values(until=0, done_at=_NOW if done else None)
            )
        self.held = set()


def unasked(store: Store, watch: str, outlets: Sequence[str], since: float) -> tuple[list[str], list[str]]:
    """The outlets that no run of the watch was through with since then: those free to be asked, those that are held.

    Raises: StoreUnusable.
    """
    lease = t.outlet_leases.c
    with store.begin() as connection:
        now = float(connection.execute(sa.select(_NOW)).scalar_one())
        watch_id = connection.execute(sa.select(t.watches.c.id).where(t.watches.c.key == watch)).scalar()
        rows = connection.execute(sa.select(t.outlet_leases).where(lease.outlet.in_(outlets))).all()
    done = {row.outlet for row in rows if row.watch_id == watch_id and row.done_at is not None and row.done_at >= since}
    held = {row.outlet for row in rows if row.until > now and not _is_dead(row.holder)} - done
    return [key for key in outlets if key not in done | held], [key for key in outlets if key in held]


def _machine() -> str:
    """This machine, or the part of it in which process ids are counted by themselves, as in a container."""
    try:
        counted = os.readlink("/proc/self/ns/pid")
    except OSError:
        counted = ""
    return f"{socket.gethostname()}/{counted.strip('pid:[]')}"


def _is_dead(holder: str) -> bool:
    """Whether a holder on this machine is known to live no more: nobody need wait until its leases end."""
    machine, pid, _ = holder.rsplit(":", 2)
    if os.name != "posix" or machine != _machine():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        # It lives, and is somebody else's.
        return False
    return False
