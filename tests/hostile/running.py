"""Crawls cases beside good outlets in a process of its own, and tells what came of every page."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.case import Case, good
from tests.hostile.wire import Host, serving

ROOT = Path(__file__).resolve().parents[2]
SCRAPY = str(Path(sys.executable).with_name("scrapy"))
QUICK = {
    "DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "0", "RETRY_BACKOFF": "0.05", "DOWNLOAD_TIMEOUT": "1.5",
    "ARCHIVE": "off",
}  # fmt: skip
"""What a test may hurry: waits, never checks."""
MEMORY = 300
"""Megabytes that the crawl's process may take, where it has the machine for itself."""
LOADED = 450
"""The same on a machine under load, where answers pile up: what the tests hold it to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a crawl of cases left behind."""

    folder: Path
    status: int
    log: str
    seconds: float
    megabytes: float
    processor: float
    hosts: dict[str, Host]

    def rows(self, report: str) -> list[dict[str, str]]:
        """The rows of one CSV report."""
        with (self.folder / "etoile" / f"{report}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def stored(self, query: str) -> list[tuple[str, ...]]:
        """The rows of a query to the store."""
        with sqlite3.connect(self.folder / "news.sqlite") as store:
            return store.execute(query).fetchall()

    def faults(self, case: Case) -> list[str]:
        """All in which the case did not go as it must; empty where it held."""
        home = case.home or self.hosts[case.name].home
        stored = {
            url.removeprefix(home.rstrip("/")): (outcome, reason or "", title)
            for url, outcome, reason, title in self.stored(
                "SELECT p.url, p.outcome, p.reason, a.title FROM pages p LEFT JOIN articles a ON a.page_id = p.id"
            )
            if url.startswith(home)
        }
        found = []
        for path, (outcome, reason) in case.ends.items():
            seen = stored.get(path, ("no outcome", "", None))
            if seen[0] != outcome or reason not in seen[1]:
                found.append(f"{path}: {seen[0]} ({seen[1]}), not {outcome} ({reason})")
        for path, title in case.titles.items():
            if stored.get(path, ("", "", None))[2] != title:
                found.append(f"{path}: title {stored.get(path, ('', '', None))[2]!r}, not {title!r}")
        for path, (outcome, reason, _) in stored.items():
            if outcome != "kept" and not reason:
                found.append(f"{path}: {outcome} without a reason")
        health = {row["outlet"]: row["verdict"] for row in self.rows("outlet_health")}
        if case.health and health.get(case.name) != case.health:
            found.append(f"verdict {health.get(case.name)}, not {case.health}")
        if len(self.hosts[case.name].asked) > case.most_requests:
            found.append(f"asked {len(self.hosts[case.name].asked)} times")
        return found


def crawl(folder: Path, cases: Sequence[Case], *, goods: int = 2, **settings: str) -> Held:
    """Crawl the cases and so many good outlets into a folder."""
    every = [*cases, *(good(number) for number in range(goods))]
    hosts = {case.name: case.host() for case in every}
    folder.mkdir(parents=True, exist_ok=True)
    with serving(list(hosts.values())):
        outlets = folder / "outlets.toml"
        outlets.write_text("\n".join(case.outlet(hosts[case.name]) for case in every), encoding="utf-8")
        used = {**QUICK, "OUTPUT_DIR": str(folder), **settings}
        command = [SCRAPY, "crawl", "etoile_news", "-a", f"outlets={outlets}"]
        command += [part for name, value in used.items() for part in ("-s", f"{name}={value}")]
        measured = folder / "measured.json"
        done = subprocess.run(
            [sys.executable, "-m", "tests.hostile.measured", str(measured), *command],
            cwd=ROOT, env={**os.environ, "DATABASE_URL": ""}, capture_output=True, check=False, timeout=300,
        )  # fmt: skip
    log = done.stderr.decode("utf-8", "replace")
    return Held(folder=folder, status=done.returncode, log=log, hosts=hosts, **json.loads(measured.read_text()))


def faults(held: Held, cases: Sequence[Case], *, goods: int = 2, memory: float = MEMORY) -> list[str]:
    """All in which a crawl of cases did not go as it must; empty where everything held. `memory` is in megabytes."""
    found = [f"exit status {held.status}"] if held.status else []
    found += ["a traceback in the log"] if "Traceback" in held.log else []
    found += [f"{held.megabytes:.0f} MB"] if held.megabytes > memory else []
    for case in (*cases, *(good(number) for number in range(goods))):
        found += [f"{case.name}: {fault}" for fault in held.faults(case)]
    return found
