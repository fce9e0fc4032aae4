"""CPU of reading a page, from bytes to record, beside a bare parse, trafilatura and newspaper4k, in one run.

    make bench && .venv/bin/python benchmarks/reading.py [--pages DIR] [--most 862] [--block 32] [--steps]

The real pages lie beside the project (`../shared/accuracy`). So many pages (`--block`) are read by each in turn, that
load on the machine may fall on all alike; the first pages, which import and compile, are read once before. With blocks
of one page each reader finds the processor's caches full of another's code and data, as no program of its own does.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from selectolax.lexbor import LexborHTMLParser  # noqa: E402

from pipelines.relevance import judge  # noqa: E402
from scrapers.items import Page, Unread  # noqa: E402
from scrapers.parsers import article, body, byline, dates, headline, language, tags  # noqa: E402
from scrapers.parsers.cast import mentions  # noqa: E402
from scrapers.parsers.document import Document  # noqa: E402
from scrapers.watch import load  # noqa: E402
from tests.real_site import real_pages  # noqa: E402

WATCH = load("etoile")
URL = "https://gazette.example/tv/a-page"
WARM = 40
NEWSPAPER_EVERY = 8
"""newspaper4k needs a minute for all pages; one in so many is enough for its median."""


def ours(raw: bytes) -> None:
    """Everything: read, cast, relevance."""
    found = article.read(Page(url=URL, body=raw))
    read = found.partial if isinstance(found, Unread) else found
    if read is not None:
        judge(read, WATCH, mentions(read, WATCH))


def parse(raw: bytes) -> None:
    """A bare lexbor parse."""
    LexborHTMLParser(raw.decode("utf-8", "replace"))


def peers() -> dict[str, Callable[[bytes], object]]:
    """The other extractors that are installed."""
    found: dict[str, Callable[[bytes], object]] = {}
    try:
        import trafilatura

        found["trafilatura"] = tried(lambda raw: trafilatura.bare_extraction(raw, with_metadata=True))
    except ImportError:
        print("trafilatura is not installed: make bench")
    try:
        import newspaper

        found["newspaper4k"] = tried(lambda raw: newspaper.article(URL, input_html=raw.decode("utf-8", "replace")))
    except ImportError:
        print("newspaper4k is not installed: make bench")
    return found


def timed(work: Callable[[bytes], object], raw: bytes) -> float:
    """CPU milliseconds."""
    began = time.process_time()
    work(raw)
    return 1000 * (time.process_time() - began)


def tried(peer: Callable[[bytes], object]) -> Callable[[bytes], object]:
    """A peer that may fail on a page: it has spent its time all the same. A failure of ours ends the benchmark."""

    def work(raw: bytes) -> object:
        try:
            return peer(raw)
        except Exception as error:  # noqa: BLE001 - whatever a peer raises is its own
            return error

    return work


def steps(pages: list[bytes]) -> None:
    """What each step of a reading costs, median CPU milliseconds."""
    spent: dict[str, list[float]] = {}

    def step(name: str, work: Callable[[], object]) -> object:
        began = time.process_time()
        result = work()
        spent.setdefault(name, []).append(1000 * (time.process_time() - began))
        return result

    for raw in pages:
        step("bare lexbor parse", lambda raw=raw: parse(raw))
        document = step("decode, bound, parse", lambda raw=raw: Document(Page(url=URL, body=raw)))
        step("metas and JSON-LD", lambda d=document: (d.metas, d.json_ld_article, d.canonical))
        title = step("headline", lambda d=document: headline.read(d, None)).title
        step("dates", lambda d=document: dates.read(d, None))
        step("byline", lambda d=document, t=title: byline.read(d, None, t))
        step("tags", lambda d=document, t=title: tags.read(d, None, t))
        step("language", lambda d=document: language.read(d, None))
        step("body", lambda d=document, t=title: body.read(d, t, None))
        found = article.read(Page(url=URL, body=raw))
        read = found.partial if isinstance(found, Unread) else found
        if read is not None:
            people = step("cast", lambda a=read: mentions(a, WATCH))
            step("relevance", lambda a=read, p=people: judge(a, WATCH, p))
    print(f"\n{'step':24} {'median':>8} {'mean':>8}")
    for name, values in spent.items():
        print(f"{name:24} {statistics.median(values):8.2f} {statistics.fmean(values):8.2f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=Path, default=Path(tempfile.gettempdir()) / "real-pages")
    options.add_argument("--most", type=int, default=862)
    options.add_argument("--block", type=int, default=32)
    options.add_argument("--steps", action="store_true")
    said = options.parse_args()
    pages = [path.read_bytes() for path in real_pages(said.pages, said.most)]
    readers: dict[str, Callable[[bytes], object]] = {"bare lexbor parse": parse, "ours": ours, **peers()}
    for raw in pages[:WARM]:
        for name, work in readers.items():
            if name != "newspaper4k":
                timed(work, raw)
    # As the crawl does: else whoever's page comes when a collection is due pays for what all sides have imported.
    gc.freeze()
    spent: dict[str, list[float]] = {name: [] for name in readers}
    for start in range(0, len(pages), said.block):
        for name, work in readers.items():
            for number, raw in enumerate(pages[start : start + said.block], start):
                if name != "newspaper4k" or number % NEWSPAPER_EVERY == 0:
                    spent[name].append(timed(work, raw))
    print(f"{len(pages)} pages, CPU milliseconds a page")
    mine = spent["ours"]
    for name, values in spent.items():
        mean, median = statistics.fmean(values), statistics.median(values)
        shown = f"  {name:20} median {median:7.2f}  mean {mean:7.2f}  slowest {max(values):7.1f}"
        of_mean, of_median = mean / statistics.fmean(mine), median / statistics.median(mine)
        print(
            shown
            if name == "ours"
            else f"{shown}  ours is {1 / of_mean:.3f} of its mean, {1 / of_median:.3f} of its median"
        )
    if said.steps:
        steps(pages)


if __name__ == "__main__":
    main()
