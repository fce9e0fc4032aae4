"""Kills crawl, backfill and report at random moments and looks at what is left: `-m tests.kills [--kills 200]`.

Over SQLite and over a PostgreSQL server of its own in turn (or over the one that `--database URL` names). After every
kill the store is whole, has all that it had, and nothing twice; no file is ever seen half-written; the next run goes
on, and the one that is let finish ends with the reports of runs that nobody disturbed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from tests import postgresql_server
from tests.kill_trial import Job, Trial, different, jobs, trial
from tests.newsroom import Newsroom

_ORDERS = (
    ("crawl", "backfill of a WARC file", "backfill", "report"),
    ("backfill", "report", "crawl", "backfill of a WARC file"),
)
"""What a round kills, in turn: the past before the present, and the other way round."""
_EACH = 3
"""Kills in a row of each job of a round before it is let finish."""


@dataclass(slots=True)
class Undisturbed:
    """Trials that nobody disturbed, one for each order, with the seconds of each job."""

    base: Path
    every: dict[str, Job]
    done: dict[int, tuple[Trial, dict[str, float]]] = field(default_factory=dict)

    def of(self, order: int) -> tuple[Trial, dict[str, float]]:
        """The trial of an order, made at the first call."""
        if order not in self.done:
            folder = self.base / f"undisturbed-{order}"
            tried = Trial(folder=folder, database=f"sqlite:///{folder}/news.sqlite")
            self.done[order] = tried, {name: tried.finish(self.every[name]) for name in _ORDERS[order]}
        return self.done[order]


def main() -> int:
    """Returns 1 where anything was lost, doubled, torn or different."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", help="postgresql://...: an empty database; its public schema is emptied")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began, chance = time.monotonic(), random.Random(options.seed)
    kills, faults, number = Counter[str](), list[str](), 0
    with ExitStack() as held:
        base = Path(held.enter_context(tempfile.TemporaryDirectory()))
        room = held.enter_context(Newsroom.start())
        databases = _databases(options.database, base / "killed", held)
        undisturbed = Undisturbed(base, jobs(base, room.outlets_file(base)))
        while kills.total() < options.kills and not faults:
            order = number // len(databases) % len(_ORDERS)
            database = databases[number % len(databases)]
            before, seconds = undisturbed.of(order)
            tried = _round(base / "killed", database, [undisturbed.every[name] for name in _ORDERS[order]], seconds,
                           chance, _EACH)  # fmt: skip
            kind = database.split(":")[0]
            kills.update({f"{name}, {kind}": count for name, count in tried.kills.items()})
            faults = [*before.faults, *tried.faults, *different(before, tried)]
            number += 1
            print(f"{kills.total()} kills, {tried.kept} articles in {kind}, {len(faults)} faults", flush=True)
    for what, count in sorted(kills.items()):
        print(f"  {what}: {count}")
    print(f"{number} rounds in {time.monotonic() - began:.0f} s; {len(faults)} faults", *faults, sep="\n")
    return bool(faults)


def _databases(given: str | None, folder: Path, held: ExitStack) -> list[str]:
    if given:
        return [given]
    sqlite = f"sqlite:///{folder}/news.sqlite"
    if postgresql_server.programs() is None:
        print("no PostgreSQL server is installed (Debian: apt-get install postgresql): SQLite alone")
        return [sqlite]
    return [sqlite, held.enter_context(postgresql_server.serving()) + "/postgres"]


def _round(
    folder: Path, database: str, order: Sequence[Job], seconds: dict[str, float], chance: random.Random, kills: int
) -> Trial:
    shutil.rmtree(folder, ignore_errors=True)
    if database.startswith("postgresql"):
        empty(database)
    tried = Trial(folder=folder, database=database)
    trial(tried, order, kills, seconds, chance)
    return tried


def empty(database: str) -> None:
    """Make a PostgreSQL database empty."""
    engine = sa.create_engine(database.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()


if __name__ == "__main__":
    sys.exit(main())
