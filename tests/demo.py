"""`make demo`: the main job, whole, against the bundled newsroom on loopback; prints where the reports lie."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.newsroom import Newsroom

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = Path("output") / "demo"
_LINES = 6


def main() -> int:
    """Crawl the newsroom into output/demo, made anew; returns the crawl's exit status."""
    folder = ROOT / OUTPUT
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    with Newsroom.start() as room:
        outlets = room.outlets_file(folder)
        print(f"A newsroom of {len(room.outlets)} fictional outlets is served on loopback. Crawling it:", flush=True)
        status = subprocess.run(
            [
                Path(sys.executable).with_name("scrapy"), "crawl", "etoile_news", "-a", f"outlets={outlets}",
                "-s", f"OUTPUT_DIR={OUTPUT}", "-s", "DOWNLOAD_DELAY=0.02",
            ],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": ""},
            check=False,
        ).returncode  # fmt: skip
    if status:
        return status
    reports = OUTPUT / "etoile"
    for name in ("articles", "cast"):
        print(f"\n{reports / name}.csv")
        _show(ROOT / reports / f"{name}.csv")
    print(f"\nThe reports lie in {reports}/, the page to look at is {reports / 'index.html'}")
    return 0


def _show(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        for row in list(csv.reader(file))[:_LINES]:
            print("  " + ",".join(row)[:150])


if __name__ == "__main__":
    sys.exit(main())
