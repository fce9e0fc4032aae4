"""What a worker does of a live crawl: has some outlets asked by a run of its own, which shares them by leases."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.leases import unasked
from pipelines.store import connect

_PACE = 1.0
"""Seconds between looks at outlets that another run holds: it may be the one whose worker was killed."""
_TOLD = 40
"""Lines of a run's log that are handed over."""
_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None
_DIES_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Outlets that one run asks, and all that it is given."""

    number: int
    spider: str
    watch: str
    """Its key."""
    watch_file: str | None
    """The text of the watch's file, where it is none of the program's own."""
    outlets: tuple[str, ...]
    tables: tuple[tuple[str, str], ...]
    """(key, TOML table) of those outlets that are none of the program's own."""
    by_file: bool
    """They are given by a file, which has them all."""
    given: tuple[tuple[str, str], ...]
    """Further -a arguments."""
    settings: tuple[tuple[str, str], ...]
    output: str
    """Its OUTPUT_DIR, on the machine where it is done."""
    database: str
    since: float
    """Outlets that a run was through with since then are not asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What came of it."""

    status: int
    log: tuple[str, ...]
    """The last lines of its log."""


def ask(batch: Batch) -> Asked:
    """Ask the outlets that nobody was through with; those that another run holds are waited for. May be done again.

    Raises: StoreUnusable.
    """
    store = connect(batch.database)
    tried: set[str] = set()
    status, log = 0, list[str]()
    try:
        while True:
            free, held = unasked(store, batch.watch, batch.outlets, batch.since)
            if some := [key for key in free if key not in tried]:
                tried |= {*some}
                ended, said = _crawl(batch, some)
                status, log = max(status, ended), [*log, *said]
            elif held:
                time.sleep(_PACE)
            else:
                return Asked(status=status, log=tuple(log[-_TOLD:]))
    finally:
        store.close()


def gained(database: str, watch: str, since: float) -> tuple[int, int]:
    """New and edited articles of all runs of the watch since then. Raises: StoreUnusable."""
    store = connect(database)
    runs = t.runs.c
    try:
        with store.begin() as connection:
            query = sa.select(
                sa.func.coalesce(sa.func.sum(runs.new), 0), sa.func.coalesce(sa.func.sum(runs.changed), 0)
            )
            query = query.join(t.watches, t.watches.c.id == runs.watch_id)
            new, changed = connection.execute(
                query.where(t.watches.c.key == watch, runs.started_at >= int(since))
            ).one()
    finally:
        store.close()
    return int(new), int(changed)


def _crawl(batch: Batch, keys: list[str]) -> tuple[int, list[str]]:
    """The exit status of a run that asks these outlets, and its log."""
    adopted = Path(batch.output) / "outlets.d"
    adopted.mkdir(parents=True, exist_ok=True)
    tables = [(key, table) for key, table in batch.tables if key in keys]
    with tempfile.TemporaryDirectory() as folder:
        watch, outlets = batch.watch, ",".join(keys)
        if batch.watch_file is not None:
            watch = str(Path(folder) / f"{batch.watch}.toml")
            Path(watch).write_text(batch.watch_file, encoding="utf-8")
        if batch.by_file:
            outlets = str(Path(folder) / "outlets.toml")
            Path(outlets).write_text("\n".join(table for _, table in tables), encoding="utf-8")
        for key, table in () if batch.by_file else tables:
            (adopted / f"{key}.toml").write_text(table, encoding="utf-8")
        command = [sys.executable, "-m", "scrapy", "crawl", batch.spider, "-a", f"watch={watch}"]
        command += ["-a", f"outlets={outlets}"]
        command += [part for name, value in batch.given for part in ("-a", f"{name}={value}")]
        command += [part for name, value in batch.settings for part in ("-s", f"{name}={value}")]
        command += ["-s", f"OUTPUT_DIR={batch.output}"]
        root = Path(__file__).parent.parent
        # The address of the store has its password, which others on the machine could read in a command.
        environ = {**os.environ, "DATABASE_URL": batch.database, "SCRAPY_SETTINGS_MODULE": "scrapers.settings"}
        environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
        done = subprocess.run(
            command, cwd=folder, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, check=False, preexec_fn=_die_with_parent,
        )  # fmt: skip
    return int(done.returncode != 0), done.stderr.splitlines()[-_TOLD:]


def _die_with_parent() -> None:
    """A worker that is killed takes the run with it: it stores what it has read, and lets go of its outlets."""
    if _LIBRARY is not None:
        _LIBRARY.prctl(_DIES_WITH_PARENT, signal.SIGTERM)
