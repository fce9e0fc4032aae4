"""What each command's start costs, beside the bare import of Scrapy: `[--rounds 5] [--root CHECKOUT ...]`.

One process a call, all calls in turn in each round, so that a slow minute of the machine hits all of them; the best of
the rounds counts. The store is empty, no page is read, and the one outlet of the crawl is a port where nobody answers.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SCRAPY = str(Path(sys.executable).with_name("scrapy"))
BARE = "bare import"
URL = "https://www.gazette.example/a"
OUTLET = '[[outlet]]\nname = "Gazette"\nhome = "http://127.0.0.9:9/"\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--root", type=Path, nargs="+", default=[Path.cwd()], help="checkouts side by side")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outlets = Path(folder) / "outlets.toml"
        outlets.write_text(OUTLET)
        calls = {
            BARE: [sys.executable, "-c", "import scrapy.cmdline"],
            "scrapy version": [SCRAPY, "version"],
            "extract --jsonl": [SCRAPY, "extract", "--jsonl"],
            "search": [SCRAPY, "search", "étoile"],
            "why": [SCRAPY, "why", URL],
            "outlets": [SCRAPY, "outlets"],
            "report": [SCRAPY, "report"],
            "crawl": [SCRAPY, "crawl", "etoile_news", "-a", f"outlets={outlets}", "-s", "DOWNLOAD_DELAY=0",
                      "-s", "RETRY_TIMES=0", "-s", "NEWS_SEARCH=off"],
        }  # fmt: skip
        places = {root: f"{folder}/{number}" for number, root in enumerate(given.root)}
        for root, place in places.items():
            spent(calls["crawl"], root, place)  # makes the store
        best = {(name, root): float("inf") for name in calls for root in given.root}
        for _ in range(given.rounds):
            for name, root in best:
                best[name, root] = min(best[name, root], spent(calls[name], root, places[root]))
    for name in calls:
        print(
            f"{name:16}",
            *(f"{best[name, root]:5.2f} s {best[name, root] / best[BARE, root]:5.2f}" for root in given.root),
        )


def spent(call: list[str], root: Path, place: str) -> float:
    """CPU seconds of one process and those it waited for; `place` is the folder of its store and reports."""
    environment = {**os.environ, "DATABASE_URL": "", "OUTPUT_DIR": place, "PYTHONPATH": str(root.resolve())}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd=root, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
