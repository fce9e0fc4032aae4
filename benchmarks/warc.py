"""CPU of reading a news archive: what names a watch, what a host wrote; beside inflating alone, FastWARC, trafilatura.

    make bench && .venv/bin/python benchmarks/warc.py [--pages 4000] [--rounds 3] [--file FILE.warc.gz]

The archive is made of the real pages beside the project (`../shared/accuracy`), as CC-NEWS is made: a gzip member for
each request and response, one page in 2,000 about the watch. All sides read the same file in each round, one after
the other, so that load on the machine falls on all alike; the least CPU of each side counts. GB are 10^9 bytes of the
file as it lies on the disk, hours are of one core.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: E402
from isal import igzip  # noqa: E402

from pipelines.relevance import judge_all  # noqa: E402
from scrapers.items import Article, Page  # noqa: E402
from scrapers.parsers import article  # noqa: E402
from scrapers.parsers.scan import Scanner, scanner  # noqa: E402
from scrapers.warc import records  # noqa: E402
from scrapers.watch import Watch, load  # noqa: E402
from tests.real_site import real_pages  # noqa: E402

ETOILE = load("etoile")
RARE = 2_000
HOSTS = 200
REAL = 862
FIRST = ["Silver", "Harbour", "Hidden", "Summer", "Winter", "Paper", "Golden", "Second", "Quiet", "Northern"]
SECOND = ["Orchard", "Avenue", "Station", "Letters", "Kingdom", "Bridge", "Theatre", "Doctors", "Verdict", "Island"]
MEASURED, EVERY = 40, 17
"""So many pages, one in so many, are what trafilatura reads; the rest is reckoned from them."""


def watches() -> list[Watch]:
    """The watch, and ninety-nine others of everyday words, which stand in many pages one by one."""
    titles = [f"{first} {second}" for first in FIRST for second in SECOND][1:]
    return [ETOILE, *(Watch(title=title, key=title.lower().replace(" ", "-")) for title in titles)]


def archive(path: Path, pages: int) -> None:
    """Write the archive."""
    any_of, one = scanner(watches()), scanner([ETOILE])
    with tempfile.TemporaryDirectory() as folder:
        bodies = [found.read_bytes() for found in real_pages(Path(folder), REAL)]
    plain = [raw for raw in bodies if not any_of.may_name(raw)]
    about = cycle([raw for raw in bodies if one.may_name(raw)])
    with path.open("wb") as file:
        for number, raw in enumerate(islice(cycle(plain), pages)):
            host = f"outlet-{number % HOSTS}.example"
            body = next(about) if number % RARE == RARE // 2 else raw
            request = f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Crawler-Content-Encoding: gzip\r\n\r\n" + body
            for kind, block in (("request", request), ("response", answer)):
                file.write(packed(kind, f"https://{host}/2025/04/page-{number}", block))


def packed(kind: str, url: str, block: bytes) -> bytes:
    """One record as a gzip member, packed as zlib does unless told otherwise."""
    head = (
        f"WARC/1.0\r\nWARC-Record-ID: <urn:uuid:0{zlib.crc32(url.encode()):035}>\r\nContent-Length: {len(block)}\r\n"
        f"WARC-Date: 2025-04-24T10:00:00Z\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nWARC-Payload-Digest: sha1:{'A' * 32}\r\n\r\n"
    )
    packing = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packing.compress(head.encode() + block + b"\r\n\r\n") + packing.flush()


def inflating(path: Path) -> int:
    """Merely inflate, with isal."""
    with igzip.open(path) as file:
        buffer = bytearray(1 << 20)
        while file.readinto(buffer):
            continue
    return 0


def ours(path: Path, some: list[Watch], scan: Scanner) -> int:
    """Every host: the bytes scan decides, what it lets through is read and judged."""
    kept = 0
    with path.open("rb", buffering=0) as file:
        for page in records(file, names=scan.may_name):
            read = article.read(page, None)
            if isinstance(read, Article):
                kept += any(one.level != "none" for one in judge_all(read, some))
    return kept


def ours_by_host(path: Path, host: str) -> int:
    """One host's pages; the others are hopped over."""
    with path.open("rb", buffering=0) as file:
        return sum(1 for _ in records(file, wants=lambda home: urlsplit(home).netloc == host))


def fastwarc(path: Path) -> int:
    """FastWARC as its manual has it, and the shortest scan that could do."""
    with path.open("rb") as file:
        found = ArchiveIterator(file, record_types=WarcRecordType.response)
        return sum(record.reader.read().find(b"toile") >= 0 for record in found)


def fastwarc_tuned(path: Path) -> int:
    """The same, with all that makes FastWARC quicker."""
    return sum(record.reader.read().find(b"toile") >= 0 for record in responses(path))


def fastwarc_by_host(path: Path, host: str) -> int:
    """FastWARC, told which records to give."""
    marks = (f"http://{host}/", f"https://{host}/")
    wanted = lambda record: record.headers["WARC-Target-URI"].startswith(marks)  # noqa: E731
    return sum(1 for record in responses(path, func_filter=wanted) if record.reader.read())


def responses(path: Path, **more: object) -> Iterator[object]:
    """FastWARC's fastest way to the responses."""
    kind = WarcRecordType.response
    return iter(
        ArchiveIterator(str(path), record_types=kind, parse_http=False, inplace=True, fsspec_args=False, **more)
    )


def trafilatura_pages(path: Path) -> Iterator[Page]:
    """The pages that trafilatura reads."""
    with path.open("rb", buffering=0) as file:
        yield from islice(records(file), 0, EVERY * MEASURED, EVERY)


def cpu(call: Callable[[], object]) -> tuple[float, object]:
    """Seconds of CPU, and what came of it."""
    began = time.process_time()
    value = call()
    return time.process_time() - began, value


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=4_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--file", type=Path, help="keep the archive here, and use it again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.file or Path(folder) / "news.warc.gz"
        if not path.exists():
            archive(path, given.pages)
        measure(path, given.rounds)


def measure(path: Path, rounds: int) -> None:
    """Run all sides so many rounds and print what they do an hour."""
    hundred, host = watches(), "outlet-7.example"
    one, many = scanner([ETOILE]), scanner(hundred)
    size = path.stat().st_size
    sides: dict[str, Callable[[], object]] = {
        "inflating alone, isal": lambda: inflating(path),
        "ours, one watch": lambda: ours(path, [ETOILE], one),
        "ours, a hundred watches": lambda: ours(path, hundred, many),
        "FastWARC and bytes.find": lambda: fastwarc(path),
        "the same, tuned": lambda: fastwarc_tuned(path),
        "ours, one host's pages": lambda: ours_by_host(path, host),
        "FastWARC, one host's pages": lambda: fastwarc_by_host(path, host),
    }
    found: dict[str, tuple[float, object]] = {}
    for _ in range(rounds):
        for name, call in sides.items():
            found[name] = min(found.get(name, (1e9, None)), cpu(call), key=lambda one: one[0])
    rates = {name: size / 1e9 / (seconds / 3600) for name, (seconds, _) in found.items()}
    try:
        import trafilatura

        pages = [page.body.decode("utf-8", "replace") for page in trafilatura_pages(path)]
        trafilatura.bare_extraction(pages[0], with_metadata=True)
        seconds, _ = cpu(lambda: [trafilatura.bare_extraction(page, with_metadata=True) for page in pages])
        total = found["FastWARC and bytes.find"][0] + seconds / len(pages) * sum(1 for _ in responses(path))
        rates["trafilatura on every page"] = size / 1e9 / (total / 3600)
    except ImportError:
        print("trafilatura is not installed: make bench")
    floor = rates["inflating alone, isal"]
    print(f"{size / 1e6:,.0f} MB")
    for name, rate in rates.items():
        print(f"{name:28} {rate:7,.0f} GB/h   {rate / floor:5.2f}   {found.get(name, (0, ''))[1]}")
    rate = rates["ours, one watch"]
    print(f"one watch / inflating {rate / floor:.2f} (0.8)")
    print(f"a hundred watches / inflating {rates['ours, a hundred watches'] / floor:.2f} (0.4)")
    print(
        f"one watch / FastWARC and bytes.find {rate / rates['FastWARC and bytes.find']:.2f} (1.7), "
        f"tuned {rate / rates['the same, tuned']:.2f}"
    )
    if "trafilatura on every page" in rates:
        print(f"one watch / trafilatura {rate / rates['trafilatura on every page']:.0f} (60)")
    hosts = rates["ours, one host's pages"] / rates["FastWARC, one host's pages"]
    print(f"one host / FastWARC's host filter {hosts:.2f} (3.5)")


if __name__ == "__main__":
    main()
