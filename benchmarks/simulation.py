"""Completeness over time: twelve outlets of the newsroom under a test clock, the main job after every tick.

    python -m benchmarks.simulation [--ticks 200] [--seed 1]

Counts relevant articles that the reports hold after the run that followed their publication, duplicates, edits seen by
the article's next look, requests for a new article beyond one for each source, and what an idle run costs.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.simulation import simulate


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ticks", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--quiet", action="store_true", help="tell no tick by itself")
    said = options.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = (lambda _: None) if said.quiet else lambda line: print(line, flush=True)
        tally = simulate(Path(folder), said.ticks, tell=told, seed=said.seed)
    for line in (*tally.missed, *tally.overlooked):
        print(line)
    print(f"{said.ticks} ticks in {time.monotonic() - began:.0f} s; {tally.relevant} relevant articles")
    print(f"  recall after the tick of publication  {tally.in_time / max(tally.relevant, 1):.4f}  (to reach: 1.00)")
    print(f"  duplicates                            {tally.duplicates}  (to reach: 0); wrong rows: {tally.wrong}")
    print(f"  edits noticed by the next look        {tally.noticed} of {tally.edits}  (to reach: all)")
    print(f"  requests a new article beyond sources {tally.beyond:.2f}  (to reach: at most 1.3)")
    print(f"  later runs: {tally.requests} requests, {tally.due} due, {tally.pages} pages, {tally.looks} looks")
    print(f"  first run: {tally.first_run} requests")
    print(f"  idle run: {tally.idle_requests} requests, {tally.idle_unchanged} unchanged, {tally.idle_bytes:,} bytes")


if __name__ == "__main__":
    main()
