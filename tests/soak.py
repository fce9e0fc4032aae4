"""Runs the main job again and again in one process, on a test clock: `-m tests.soak [--runs 1000]`.

The newsroom of the simulation keeps publishing. Memory and file handles of the process are looked at after every run,
with the store's size and what it holds; both must stand still while the store grows by what was published. One
process is harder than cron, which begins a new one for each run: what a run forgets to give back adds up.
"""

from __future__ import annotations

import argparse
import gc
import os
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipelines.breathing import give_back
from tests.simulation import simulate

_LINES = 20
"""Lines of the printed curve."""
_HANDLES = 2
"""Handles by which two moments may differ while nothing is lost: a connection that is just being closed."""
_MEMORY = 0.25
"""Part by which memory may grow from the middle to the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen after one run."""

    run: int
    resident: int
    """Bytes of memory."""
    handles: int
    store: int
    """Bytes of the store."""
    pages: int
    articles: int
    links: int


def soak(folder: Path, runs: int) -> list[Look]:
    """Run so often; returns what was seen after each."""
    looks: list[Look] = []

    def look(_: str) -> None:
        looks.append(_look(folder, len(looks) + 1))
        if len(looks) % max(1, runs // _LINES) == 0 or len(looks) == 1:
            print(_line(looks[-1]), flush=True)

    print(f"{'run':>6} {'memory MB':>10} {'handles':>8} {'store MB':>9} {'pages':>8} {'articles':>9} {'links':>8}")
    simulate(folder, runs, tell=look)
    return looks


def judged(looks: list[Look]) -> list[str]:
    """Return what did not stand still; nothing where all did."""
    middle, last = looks[len(looks) // 2], looks[-1]
    wrong = []
    if last.handles > middle.handles + _HANDLES:
        wrong.append(f"file handles grew from {middle.handles} to {last.handles}")
    if last.resident > middle.resident * (1 + _MEMORY):
        wrong.append(f"memory grew from {middle.resident / 1e6:.0f} to {last.resident / 1e6:.0f} MB")
    return wrong


def _look(folder: Path, run: int) -> Look:
    gc.collect()
    give_back()
    with sqlite3.connect(folder / "news.sqlite") as store:
        count = {
            table: int(store.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in ("pages", "articles", "links")
        }
        size = int(store.execute("PRAGMA page_count").fetchone()[0]) * int(
            store.execute("PRAGMA page_size").fetchone()[0]
        )
    store.close()
    resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return Look(run=run, resident=resident, handles=len(os.listdir("/proc/self/fd")), store=size, **count)


def _line(look: Look) -> str:
    return (
        f"{look.run:6} {look.resident / 1e6:10.0f} {look.handles:8} {look.store / 1e6:9.1f} "
        f"{look.pages:8,} {look.articles:9,} {look.links:8,}"
    )


def main() -> int:
    """Returns 1 where memory or handles did not stand still."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    options = parser.parse_args()
    if options.runs < 4:
        parser.error("--runs: give at least 4, or nothing can be compared")
    if not Path("/proc/self/statm").exists():
        parser.error("memory and handles are read from /proc, which this system lacks")
    with tempfile.TemporaryDirectory() as folder:
        looks = soak(Path(folder), options.runs)
    first, last = looks[len(looks) // 2], looks[-1]
    stored = max(1, last.pages - first.pages)
    print(
        f"the store grew by {(last.store - first.store) / stored:,.0f} bytes a page that was read, in the second half"
    )
    wrong = judged(looks)
    for line in wrong:
        print(f"did not stand still: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
