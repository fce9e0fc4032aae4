"""CPU of a crawl, page by page: ours with reading and storing, beside Scrapy's defaults throwing the pages away.

    python benchmarks/crawl.py [--pages 2000] [--rounds 3]

A loopback site of real pages (gzipped, one in fifty naming the watch) is served by one process; each crawl is a
process of its own too, and what is compared is its CPU time, less that of the same process with nothing to crawl.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRAPY = Path(sys.executable).with_name("scrapy")
SENTENCE = "Luke Kirby and Charlotte Gainsbourg star in Étoile, the Prime Video series by Amy Sherman-Palladino."
DEFAULTS = """
import scrapy

class Away(scrapy.Spider):
    name = "away"

    async def start(self):
        for line in open(self.list):
            yield scrapy.Request(line.strip())

    def parse(self, response):
        return None
"""


def cpu(command: list[object], **more: object) -> float:
    """Run a command; return its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [str(word) for word in command], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **more
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    said = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "away.py").write_text(DEFAULTS, encoding="utf-8")
        (folder / "none.txt").write_text("", encoding="utf-8")
        (folder / "none.toml").write_text(
            '[[outlet]]\nname = "None"\nhome = "http://127.0.0.39:9/"\n', encoding="utf-8"
        )
        distinct = min(said.pages, 400)
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.real_site", "--pages", folder / "pages", "--most", str(distinct), "--times",
             str(said.pages // distinct), "--outlets", folder / "outlets.toml", "--list", folder / "list.txt",
             "--sentence", SENTENCE],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        try:
            server.stdout.readline()
            count = len((folder / "list.txt").read_text().splitlines())
            rounds = [one_round(folder, count, n) for n in range(said.rounds)]
        finally:
            server.stdin.close()
            server.wait()
    ours, away = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{count} pages, median of {said.rounds} rounds, CPU ms a page")
    print(f"  Scrapy's defaults, pages thrown away  {away:.2f}")
    print(f"  ours, read and stored                 {ours:.2f}")
    print(f"  ratio                                 {ours / away:.2f} (to reach: 0.60)")


def one_round(folder: Path, count: int, number: int) -> tuple[float, float]:
    """CPU milliseconds a page: ours, and Scrapy's defaults."""
    env = {**os.environ, "DATABASE_URL": ""}
    away = [SCRAPY, "runspider", folder / "away.py", "-a"]
    spent = cpu([*away, f"list={folder}/list.txt"], cwd=folder) - cpu([*away, f"list={folder}/none.txt"], cwd=folder)
    bounds = [
        "-s",
        "DOWNLOAD_DELAY=0",
        "-s",
        "OUTLET_REQUESTS=100000",
        "-s",
        "RETRY_TIMES=0",
        "-s",
        "AUTOTHROTTLE_ENABLED=False",
    ]

    def crawl(outlets: str, output: str) -> float:
        command = [
            SCRAPY,
            "crawl",
            "etoile_news",
            "-a",
            f"outlets={folder}/{outlets}",
            "-s",
            f"OUTPUT_DIR={folder}/{output}",
        ]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [str(word) for word in command + bounds], cwd=ROOT, env=env, check=False, stderr=subprocess.DEVNULL
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    ours = crawl("outlets.toml", f"full{number}") - crawl("none.toml", f"none{number}")
    return 1000 * ours / count, 1000 * spent / count


if __name__ == "__main__":
    main()
