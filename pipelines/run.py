"""One run over one store: begun under its lock, fed with readings, ended with stories, reports and a summary."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.arrival import Arrival
from pipelines.breathing import give_back
from pipelines.bulk import Arrivals, save_all
from pipelines.examination import examine
from pipelines.flow import Bounds, Correction, Dropped, Kept, process
from pipelines.keeping import Keeper
from pipelines.leases import Leases
from pipelines.past import PastRecollection
from pipelines.pruning import empty_bodies
from pipelines.recollection import Recollection
from pipelines.store import Store
from pipelines.storytelling import tell, untold
from scrapers.errors import MonitorError, OutputUnusable
from scrapers.items import Reading
from scrapers.memory import Outcome, Round, key_of
from scrapers.outlet import Outlet
from scrapers.watch import Watch, fold

logger = logging.getLogger("monitor")

_TOGETHER = 50
"""Articles that are written in one go where nobody waits for a page; a kill has them read again."""
_REPORTS = 1
"""Of the lock under which stories are told and reports written, by one run at a time."""
_REPORTS_WAIT = 600.0
"""Seconds for which a run waits for the reports of others."""


@dataclass(slots=True)
class Gains:
    """What a run brought: the lines of its summary."""

    new: list[tuple[str, str]] = field(default_factory=list)
    """(outlet, title) of articles that became relevant."""
    changed: list[tuple[str, str, str]] = field(default_factory=list)
    """(outlet, title, fields)."""
    attention: list[tuple[str, str]] = field(default_factory=list)
    """(outlet, why) of outlets that need a look."""
    reports: list[Path] = field(default_factory=list)
    untold: list[tuple[str, str]] = field(default_factory=list)
    """(target, why) of alerts that were not taken."""


class Run:
    """Begin with `begin`, give each reading to `take`, end with `end`; `abandon` where it can't go on."""

    def __init__(
        self,
        store: Store,
        watch: Watch,
        outlets: Sequence[Outlet],
        output: Path,
        *,
        kind: str = "crawl",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        bounds: Bounds | None = None,
        alert_urls: str = "",
        keep_body: int | None = None,
        from_files: bool = False,
    ) -> None:
        """`from_files`: nothing is asked for its pages, so many may be written in one go."""
        self.store, self.watch, self.output = store, watch, output
        self.outlets = {outlet.key: outlet for outlet in outlets}
        self.gains = Gains()
        self._kind, self._clock, self._bounds, self._alert_urls = kind, clock, bounds, alert_urls
        self._names = {fold(name): outlet.name for outlet in outlets for name in (outlet.name, *outlet.names)}
        self._keep_body, self._from_files = keep_body, from_files
        self._held = ExitStack()
        self._corrections: dict[str, Correction] = {}
        self._began = clock()
        self._unwritten = 0
        self.leases: Leases | None = None

    def begin(self, wait: float = 0, *, lease: float | None = None) -> Recollection:
        """Lock the store and write the run's row; returns what spiders ask. Raises: StoreBusy, StoreUnusable.

        With a `lease` of so many seconds, on PostgreSQL, runs share the store and divide the outlets: see `leases`.
        """
        share = lease is not None and not self.store.is_sqlite
        self._held.enter_context(self.store.lock(wait, shared=share))
        with self.store.begin() as connection:
            self.watch_id = self.store.identify(connection, t.watches, {"key": self.watch.key}, "key")
            self.run_id = int(
                connection.execute(
                    t.runs.insert()
                    .values(watch_id=self.watch_id, started_at=int(self._began.timestamp()), kind=self._kind)
                    .returning(t.runs.c.id)
                ).scalar_one()
            )
        self._corrections = corrections(self.store, self.watch_id)
        self.memory = (
            PastRecollection(self.store, self.run_id, self._clock, self.watch_id, together=self._from_files)
            if self._kind == "backfill"
            else Recollection(self.store, self.run_id, self._clock)
        )
        if lease is not None and share:
            self.leases = Leases(self.store, self.watch_id, self.run_id, lease)
            self.memory.cut_short = self.leases.cut_short
        self._keeper = Keeper(self.store, self.watch, self.watch_id, self.run_id)
        self._arrivals = self.memory.held = Arrivals(self._write, _TOGETHER if self._from_files else 1)
        return self.memory

    def take(self, reading: Reading) -> Kept | Dropped:
        """Judge one reading and store what is to be kept of it, at once or soon. Raises: StoreUnusable."""
        outlet = self._outlet(reading.outlet)
        said = self._corrections.get(key_of(reading.requested)) or self._corrections.get(key_of(reading.page.url))
        result = process(reading, self.watch, correction=said, bounds=self._bounds, outlet_names=self._names)
        if isinstance(result, Dropped):
            outcome = Outcome(
                url=reading.requested, outcome=result.outcome, reason=result.reason, status=reading.page.status,
                link=reading.page.link,
            )  # fmt: skip
            self.memory.note(outlet, outcome)
            return result
        # What the page was read from is not needed any more, and may be large.
        kept = replace(result, reading=replace(reading, page=replace(reading.page, body=b"")))
        self._arrivals.add(Arrival(kept=kept, outlet=outlet, outlet_id=self.memory.outlet_id(outlet)))
        return result

    def fail(self, reading: Reading, why: str) -> None:
        """Keep that a reading could not be judged."""
        outcome = Outcome(url=reading.requested, outcome="failed", reason=why, link=reading.page.link)
        self.memory.note(self._outlet(reading.outlet), outcome)

    def end(self, ended: str, rounds: Mapping[str, Round]) -> int:
        """Write outcomes, stories, outlets' rounds, the run's row and the reports; returns the exit status.

        Raises: StoreUnusable, OutputUnusable; the run's row is written all the same where it can be.
        """
        try:
            self.memory.flush()
            if isinstance(self.memory, PastRecollection) and ended == "finished":
                self.memory.close_backfill()
            self._note_rounds(rounds)
            if self.leases is not None:
                self.leases.give_back(done=ended == "finished")
                self._held.enter_context(self.store.lock(_REPORTS_WAIT, what=_REPORTS))
            if self.gains.new or self.gains.changed or untold(self.store, self.watch_id):
                tell(self.store, self.watch, self.watch_id)
            if self._keep_body is not None:
                empty_bodies(self.store, self._keep_body, self._clock())
            reached = any(round_.answered for round_ in rounds.values()) or not rounds
            status = 0 if reached or ended == "stopped" else 1
            self._finish(ended if reached or ended == "stopped" else "nothing reached", rounds, status)
            self._publish(status)
            self._alert(hurried=ended == "stopped")
        finally:
            self.close()
        return status

    def abandon(self, ended: str, rounds: Mapping[str, Round]) -> None:
        """End a run that can't go on: its row and its reports are written where that is still possible."""
        try:
            self._note_rounds(rounds)
            self._finish(ended, rounds, 1)
        except MonitorError:
            self._unwritten += 1
        try:
            self._publish(1)
        except MonitorError:
            self._unwritten += 1
        self.close()

    def close(self) -> None:
        """Let go of the store and its lock."""
        self._held.close()
        self.store.close()

    def _write(self, some: Sequence[Arrival]) -> None:
        try:
            every = save_all(self._keeper, some, self._clock(), indexed=True)
        except MonitorError:
            raise
        except Exception:
            # A fault of ours must cost one page, not all that are written with it; whoever gave one alone is told.
            if not self._from_files:
                raise
            if len(some) > 1:
                for one in some:
                    self._write([one])
                return
            logger.exception("storing %s failed", some[0].url)
            self.fail(some[0].kept.reading, "a fault in storing it; see the run's log")
            return
        for one, saved in zip(some, every, strict=True):
            title = one.kept.article.title or one.kept.reading.page.url
            if saved.new:
                self.gains.new.append((one.outlet.name, title))
            elif saved.changed:
                self.gains.changed.append((one.outlet.name, title, ", ".join(saved.changed)))

    def _outlet(self, key: str) -> Outlet:
        return self.outlets.get(key) or self.memory.met[key]

    def _note_rounds(self, rounds: Mapping[str, Round]) -> None:
        for key, round_ in rounds.items():
            outlet = self._outlet(key)
            health = examine(self.store, self.memory.outlet_id(outlet), self.run_id, round_, self._began)
            self.memory.note_round(outlet, replace(round_, verdict=health.verdict, why=health.why))
            if health.verdict in ("broken", "blocked"):
                self.gains.attention.append((outlet.name, f"{health.verdict}: {health.why}"))

    def _finish(self, ended: str, rounds: Mapping[str, Round], status: int) -> None:
        failed = sorted(name for name, _ in self.gains.attention)
        with self.store.begin() as connection:
            connection.execute(
                t.runs.update()
                .where(t.runs.c.id == self.run_id)
                .values(
                    ended_at=int(self._clock().timestamp()),
                    ended=ended,
                    requests=sum(round_.requests for round_ in rounds.values()),
                    bytes=sum(round_.bytes for round_ in rounds.values()),
                    new=len(self.gains.new),
                    changed=len(self.gains.changed),
                    failed_outlets="; ".join(failed),
                    exit_status=status,
                )
            )

    def _publish(self, status: int) -> None:
        # The pages' memory goes back before that of the reports is asked for: the two peaks must not add up.
        give_back()
        from pipelines.publish import difference, publish

        folder = self.output / self.watch.key
        try:
            difference.keep(folder, replayed=self._kind == "replay")
            written = publish(self.store.engine, self.watch, folder)
        except OutputUnusable:
            with self.store.begin() as connection:
                connection.execute(t.runs.update().where(t.runs.c.id == self.run_id).values(exit_status=1))
            raise
        self.gains.reports = sorted(written.values())

    def _alert(self, *, hurried: bool) -> None:
        from pipelines.publish.alerts import Occasion, alert

        occasion = Occasion(
            watch=self.watch, watch_id=self.watch_id, run_id=self.run_id, began=self._began, live=self._kind == "crawl",
            hurried=hurried,
        )  # fmt: skip
        self.gains.untold = alert(self.store, occasion, self._alert_urls)


def corrections(store: Store, watch_id: int) -> dict[str, Correction]:
    """Return what persons said, by the key of the address."""
    found: dict[str, Correction] = {}
    with store.begin() as connection:
        rows = connection.execute(sa.select(t.corrections).where(t.corrections.c.watch_id == watch_id)).all()
    for row in rows:
        before = found.get(row.key, Correction())
        if row.what == "level":
            found[row.key] = Correction(level=row.value, date=before.date)
        elif row.what == "date":
            found[row.key] = Correction(level=before.level, date=row.value)
    return found
