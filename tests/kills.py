"""Kills the main job at random moments and looks at what is left: `-m tests.kills [--kills 200] [--database URL]`.

After every kill the store is whole, has all that it had, and nothing twice; no report is ever seen half-written; the
next run goes on, and the one that is let finish ends with the reports of a run that nobody disturbed.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from tests.newsroom import Newsroom

ROOT = Path(__file__).resolve().parent.parent
_COMPARED = ("articles", "coverage", "outlets", "cast", "authors", "tags", "stories", "changes")
_A_ROUND = 10
"""Kills in a row before a run is let finish over a store."""


def noon() -> datetime:
    """The clock of every run under trial, so that all of them write the same."""
    return datetime(2026, 1, 15, 12, tzinfo=UTC)


@dataclass(slots=True)
class Trial:
    """A folder and a store under trial; `faults` says what was not as it must be."""

    folder: Path
    database: str
    outlets: Path
    kept: set[str] = field(default_factory=set)
    kills: int = 0
    faults: list[str] = field(default_factory=list)

    def start(self) -> subprocess.Popen[bytes]:
        """Begin a run."""
        settings = {
            "OUTPUT_DIR": str(self.folder), "DATABASE_URL": self.database, "DOWNLOAD_DELAY": "0",
            "AUTOTHROTTLE_ENABLED": "0", "CLOCK": "tests.kills.noon", "RETRY_BACKOFF": "0.05",
        }  # fmt: skip
        command = [
            str(Path(sys.executable).with_name("scrapy")),
            "crawl",
            "etoile_news",
            "-a",
            f"outlets={self.outlets}",
        ]
        command += [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def finish(self) -> float:
        """Let a run finish; returns its seconds."""
        began = time.monotonic()
        with self.watched():
            process = self.start()
            _, said = process.communicate(timeout=120)
        if process.returncode or b"Traceback" in said:
            self.faults.append(f"a run ended with {process.returncode}: {said.decode('utf-8', 'replace')[-500:]}")
        self.look()
        return time.monotonic() - began

    def kill(self, after: float) -> None:
        """Begin a run and kill it so many seconds later."""
        with self.watched():
            process = self.start()
            try:
                process.communicate(timeout=after)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                self.kills += 1
        self.look()

    @contextmanager
    def watched(self):
        """Read every report again and again until the block ends; one that is not whole is a fault."""
        ended = threading.Event()
        reader = threading.Thread(target=self._read_on, args=(ended,))
        reader.start()
        try:
            yield
        finally:
            ended.set()
            reader.join()

    def _read_on(self, ended: threading.Event) -> None:
        while not ended.wait(0.02):
            for path in self.folder.glob("etoile/*.csv"):
                self.faults += _torn(path)

    def look(self) -> None:
        """The store is whole, has what it had, and nothing twice."""
        engine = sa.create_engine(self.database.replace("postgresql://", "postgresql+psycopg://"))
        try:
            with engine.connect() as store:
                if not sa.inspect(store).has_table("pages"):
                    if self.kept:
                        self.faults.append("the tables are gone")
                    return
                self._look(store, is_sqlite=engine.dialect.name == "sqlite")
        finally:
            engine.dispose()

    def _look(self, store: sa.Connection, *, is_sqlite: bool) -> None:
        if is_sqlite:
            found = store.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            self.faults += [f"integrity: {line}" for line in found if line != "ok"]
            self.faults += [f"key: {row}" for row in store.exec_driver_sql("PRAGMA foreign_key_check")]
        kept = store.execute(sa.text("SELECT key FROM pages WHERE outcome = 'kept'")).scalars().all()
        self.faults += [f"lost: {key}" for key in self.kept - set(kept)]
        self.faults += [f"twice: {key}" for key in kept if kept.count(key) > 1]
        self.kept |= set(kept)
        for what, query in _WHOLE.items():
            if count := store.execute(sa.text(query)).scalar():
                self.faults.append(f"{count} {what}")

    def reports(self) -> dict[str, list[list[tuple[str, str]]]]:
        """The rows that must be the same however often a run was killed.

        A story's number is that of its first article in the store, so it stands here by the addresses it is told at.
        """
        tables = {name: self._rows(name) for name in _COMPARED}
        told: dict[str, list[str]] = {}
        for row in tables["articles"]:
            told.setdefault(row["story"], []).append(row["url"])
        for name in ("articles", "stories"):
            for row in tables[name]:
                row["story"] = min(told.get(row["story"], ["nowhere"]))
        return {name: sorted(sorted(row.items()) for row in rows) for name, rows in tables.items()}

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / "etoile" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


_WHOLE = {
    "kept pages without an article":
        "SELECT count(*) FROM pages p WHERE outcome = 'kept' AND NOT EXISTS"
        " (SELECT 1 FROM articles a WHERE a.page_id = p.id)",
    "articles without a verdict":
        "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.page_id = a.page_id)",
    "links done without an outcome":
        "SELECT count(*) FROM links l WHERE state = 'done' AND NOT EXISTS (SELECT 1 FROM pages p WHERE p.key = l.key)",
}  # fmt: skip


def _torn(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return []
    rows = list(csv.reader(text.splitlines(keepends=True)))
    if not text.endswith("\n") or not rows or any(len(row) != len(rows[0]) for row in rows):
        return [f"half-written: {path.name}"]
    return []


def trial(folder: Path, database: str, outlets: Path, kills: int, seconds: float, random_: random.Random) -> Trial:
    """Kill runs over one store, each at a random moment of `seconds`, then let one finish."""
    folder.mkdir(parents=True, exist_ok=True)
    tried = Trial(folder=folder, database=database, outlets=outlets)
    for _ in range(kills):
        # Before that Python is starting; a run that goes on where another was killed is shorter than the first.
        tried.kill(random_.uniform(0.6, 0.8 * seconds))
    tried.finish()
    return tried


def main() -> int:
    """Returns 1 where anything was lost, doubled, torn or different."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", help="postgresql://...: an empty database; its public schema is emptied")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random_ = random.Random(options.seed)
    killed, faults = 0, []
    with tempfile.TemporaryDirectory() as base, Newsroom.start() as room:
        outlets = room.outlets_file(Path(base))
        undisturbed = Trial(folder=Path(base) / "undisturbed", database="", outlets=outlets)
        undisturbed.folder.mkdir()
        undisturbed.database = f"sqlite:///{undisturbed.folder}/news.sqlite"
        seconds = undisturbed.finish()
        while killed < options.kills and not faults:
            folder = Path(base) / "killed"
            shutil.rmtree(folder, ignore_errors=True)
            database = options.database or f"sqlite:///{folder}/news.sqlite"
            if options.database:
                empty(options.database)
            some = min(_A_ROUND, options.kills - killed)
            tried = trial(folder, database, outlets, some, seconds, random_)
            killed += max(tried.kills, 1)
            faults = [*undisturbed.faults, *tried.faults, *different(undisturbed, tried)]
            print(f"{killed} kills, {len(tried.kept)} articles, {len(faults)} faults", flush=True)
    print("\n".join(faults))
    return bool(faults)


def empty(database: str) -> None:
    """Make a PostgreSQL database empty."""
    engine = sa.create_engine(database.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()


def different(one: Trial, other: Trial) -> list[str]:
    """The reports in which two trials differ."""
    try:
        mine, others = one.reports(), other.reports()
    except FileNotFoundError as error:
        return [f"no report: {error.filename}"]
    return [f"{name}.csv differs" for name in mine if mine[name] != others[name]]


if __name__ == "__main__":
    sys.exit(main())
