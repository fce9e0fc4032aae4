"""One folder and one store under trial: jobs begun, killed, finished, and looked at after each."""

from __future__ import annotations

import csv
import io
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.site import article
from tests.wholeness import StoreWatch, archive_faults, watched

ROOT = Path(__file__).resolve().parent.parent
_SCRAPY = str(Path(sys.executable).with_name("scrapy"))
_COMPARED = ("articles", "coverage", "outlets", "cast", "authors", "tags", "stories", "changes")
_STARTING = 0.6
"""Seconds in which Python starts, and nothing can be lost yet."""
_HOME = "https://gazette-example.com"


def noon() -> datetime:
    """The clock of every run under trial, so that all of them write the same."""
    return datetime(2026, 1, 15, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Job:
    """One call of `scrapy` under trial."""

    name: str
    arguments: tuple[str, ...]


def jobs(folder: Path, outlets: Path) -> dict[str, Job]:
    """All that a trial may kill, by name; the WARC file that one of them reads is written to the folder."""
    archived = folder / "archived.toml"
    archived.write_text(f'[[outlet]]\nname = "Archived Gazette"\nhome = "{_HOME}/"\n', encoding="utf-8")
    _write_warc(folder / "archived.warc.gz")
    every = (
        Job("crawl", ("crawl", "etoile_news", "-a", f"outlets={outlets}")),
        Job("backfill", ("backfill", "-a", f"outlets={outlets}")),
        Job("backfill of a WARC file", ("backfill", str(folder / "archived.warc.gz"), "-a", f"outlets={archived}")),
        Job("report", ("report", "--format", "csv", "--format", "json", "--format", "xlsx", "--format", "parquet")),
    )
    return {job.name: job for job in every}


@dataclass(slots=True)
class Trial:
    """A folder and a store under trial; `faults` says what was not as it must be."""

    folder: Path
    database: str
    kills: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    store: StoreWatch = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.store = StoreWatch(self.database)

    @property
    def kept(self) -> int:
        """Articles in the store at the last look."""
        return len(self.store.seen.get("kept pages", ()))

    def finish(self, job: Job) -> float:
        """Let a job finish; returns its seconds."""
        began = time.monotonic()
        with watched(self.folder / "etoile", self.faults):
            process = self._start(job)
            told = process.communicate(timeout=300)[1].decode("utf-8", "replace")
        if process.returncode or "Traceback" in told:
            self.faults.append(f"{job.name} ended with {process.returncode}: {told[-500:]}")
        self._look()
        self.faults += archive_faults(self.folder / "archive")
        return time.monotonic() - began

    def kill(self, job: Job, after: float) -> None:
        """Begin a job and kill it so many seconds later; counts only where it was still at work."""
        with watched(self.folder / "etoile", self.faults):
            process = self._start(job)
            try:
                process.communicate(timeout=after)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                self.kills[job.name] += 1
        self._look()

    def _start(self, job: Job) -> subprocess.Popen[bytes]:
        settings = {
            "OUTPUT_DIR": str(self.folder), "DATABASE_URL": self.database, "DOWNLOAD_DELAY": "0",
            "AUTOTHROTTLE_ENABLED": "0", "CLOCK": "tests.kill_trial.noon", "RETRY_BACKOFF": "0.05",
        }  # fmt: skip
        command = [_SCRAPY, *job.arguments]
        command += [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )  # fmt: skip

    def _look(self) -> None:
        self.faults += self.store.look()
        if (self.folder / "etoile" / "articles.csv").exists():
            rows = Counter(row["url"] for row in self._rows("articles"))
            self.faults += [f"twice in articles.csv: {url}" for url, count in rows.items() if count > 1]

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


def trial(tried: Trial, order: Sequence[Job], kills: int, seconds: dict[str, float], chance: random.Random) -> None:
    """Kill each job so often, each time at a random moment of the seconds that it takes, then let it finish."""
    for job in order:
        for _ in range(kills):
            # A run that goes on where another was killed is shorter than the first.
            tried.kill(job, chance.uniform(_STARTING, max(2 * _STARTING, 0.9 * seconds[job.name])))
        tried.finish(job)


def different(one: Trial, other: Trial) -> list[str]:
    """The reports in which two trials differ."""
    try:
        mine, others = one.reports(), other.reports()
    except FileNotFoundError as error:
        return [f"no report: {error.filename}"]
    return [f"{name}.csv differs" for name in mine if mine[name] != others[name]]


def _write_warc(path: Path) -> None:
    """Write 200 pages of an outlet that no longer answers, every other one about the series."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(200):
            subject = "Étoile" if number % 2 else "A garden show"
            page = article(
                f"{subject}, part {number}",
                f"{subject} goes on at Prime Video with its part {number}, and Luke Kirby dances the {number}th dance.",
                *(f"Paragraph {line} of page {number} tells of number {number * line}." for line in range(1, 20)),
            )
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"{_HOME}/{subject[-4:].lower()}-{number}", "response", payload=io.BytesIO(page.encode()),
                http_headers=headers, warc_headers_dict={"WARC-Date": "2025-04-25T10:10:10Z"},
            )  # fmt: skip
            writer.write_record(record)
