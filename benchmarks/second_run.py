"""What a second run over the unchanged newsroom asks: one conditional request a source, and no article.

python benchmarks/second_run.py
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.crawling import crawl
from tests.newsroom import Newsroom


def main() -> None:
    with tempfile.TemporaryDirectory() as name, Newsroom.start() as room:
        folder = Path(name)
        outlets = room.outlets_file(folder).read_text(encoding="utf-8")
        articles = {truth.path for truth in room.articles}
        for run in ("first", "second", "third"):
            room.clear_requests()
            crawled = crawl(folder, outlets)
            asked = room.requests
            statuses = ", ".join(
                f"{status}: {times}" for status, times in sorted(Counter(r.status for r in asked).items())
            )
            sources = {(request.outlet, request.path) for request in asked if request.path not in articles}
            ((new, size),) = crawled.stored("SELECT new, bytes FROM runs ORDER BY id DESC LIMIT 1")
            pages = sum(request.path in articles for request in asked)
            print(
                f"{run} run: {len(asked)} requests ({statuses}), {pages} article pages, {len(sources)} sources, ",
                end="",
            )
            print(f"{sum(request.conditional for request in asked)} conditional, {size:,} bytes, {new} new articles")


if __name__ == "__main__":
    main()
