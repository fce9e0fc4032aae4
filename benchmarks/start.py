"""What each command's start costs, beside the bare import of Scrapy: `[--rounds 5] [--root CHECKOUT]`, from the root.

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
URL = "https://www.gazette.example/a"
OUTLET = '[[outlet]]\nname = "Gazette"\nhome = "http://127.0.0.9:9/"\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout that is measured (default: this)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outlets = Path(folder) / "outlets.toml"
        outlets.write_text(OUTLET)
        calls = {
            "bare import": [sys.executable, "-c", "import scrapy.cmdline"],
            "scrapy version": [SCRAPY, "version"],
            "extract --jsonl": [SCRAPY, "extract", "--jsonl"],
            "search": [SCRAPY, "search", "étoile"],
            "why": [SCRAPY, "why", URL],
            "outlets": [SCRAPY, "outlets"],
            "report": [SCRAPY, "report"],
            "crawl": [SCRAPY, "crawl", "etoile_news", "-a", f"outlets={outlets}", "-s", "DOWNLOAD_DELAY=0",
                      "-s", "RETRY_TIMES=0", "-s", "NEWS_SEARCH=off"],
        }  # fmt: skip
        environment = {
            **os.environ,
            "PYTHONPATH": str(given.root.resolve()),
            "DATABASE_URL": f"sqlite:///{folder}/news.sqlite",
            "OUTPUT_DIR": folder,
        }
        spent(calls["crawl"], given.root, environment)  # makes the store
        best = dict.fromkeys(calls, float("inf"))
        for _ in range(given.rounds):
            for name, call in calls.items():
                best[name] = min(best[name], spent(call, given.root, environment))
    for name, seconds in best.items():
        print(f"{name:16} {seconds:5.2f} s  {seconds / best['bare import']:5.2f}")


def spent(call: list[str], root: Path, environment: dict[str, str]) -> float:
    """CPU seconds of one process and those it waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd=root, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
