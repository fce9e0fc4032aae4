"""CPU of replaying an archive of matched pages, beside `scrapy extract` on the same pages, in one run.

    python benchmarks/replay.py [--pages 800] [--rounds 3]

The real pages beside the project (`../shared/accuracy`), each with a paragraph about the series put into it, so that
every one is kept, as in an archive of `ARCHIVE=matched`; whole processes, with their start, the store and the reports.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scrapers.archive import Archive  # noqa: E402
from scrapers.items import Page  # noqa: E402
from tests.real_site import real_pages  # noqa: E402

OUTLETS = 40
ABOUT = (
    "<p>The Prime Video series Étoile by Amy Sherman-Palladino and Daniel Palladino, with Luke Kirby, Camille Cottin "
    "and Charlotte Gainsbourg, follows two ballet companies. Number {number}.</p>"
).encode()
PARAGRAPH = re.compile(rb"<p[^<>]{0,200}>[^<]{100,5000}")
SCRAPY = Path(sys.executable).with_name("scrapy")


def matched(raw: bytes, number: int) -> bytes:
    """The page with a paragraph about the series before its longest one."""
    longest = max(PARAGRAPH.finditer(raw), key=lambda found: len(found.group()), default=None)
    at = longest.start() if longest else 0
    return raw[:at] + ABOUT.replace(b"{number}", str(number).encode()) + raw[at:]


def prepare(folder: Path, pages: int) -> None:
    """Write the archive, the outlets, and the pages as `extract` wants them."""
    (folder / "pages").mkdir()
    archive = Archive(folder / "archive")
    asked = []
    began = datetime(2025, 4, 1, tzinfo=UTC)
    for number, path in enumerate(real_pages(folder / "real", pages)):
        raw = matched(path.read_bytes(), number)
        url = f"https://outlet-{number % OUTLETS}.example/2025/04/story-{number}"
        fetched = began + timedelta(minutes=50 * number)
        archive.add(
            Page(url=url, body=raw, status=200, headers={"content-type": "text/html; charset=utf-8"}, fetched=fetched)
        )
        saved = folder / "pages" / f"{number}.html"
        saved.write_bytes(raw)
        asked.append({"id": number, "url": url, "html_path": str(saved), "fetched": fetched.isoformat()})
    (folder / "asked.jsonl").write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in asked))
    tables = (f'[[outlet]]\nname = "{n}"\nhome = "https://outlet-{n}.example/"\n' for n in range(OUTLETS))
    (folder / "outlets.toml").write_text("\n".join(tables))


def cpu(command: list[object], given: Path | None = None) -> float:
    """Seconds of CPU of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(given or os.devnull, "rb") as stdin:
        subprocess.run(
            [str(part) for part in command], cwd=ROOT, check=True, stdin=stdin,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "DATABASE_URL": "", "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, given.pages)
        outlets = f"outlets={folder / 'outlets.toml'}"
        extract, first, again = [], [], []
        for number in range(given.rounds):
            extract.append(cpu([SCRAPY, "extract", "--jsonl", "-a", outlets], folder / "asked.jsonl"))
            replay = [SCRAPY, "crawl", "etoile_news", "-a", f"replay={folder / 'archive'}", "-a", outlets]
            replay += ["-s", f"OUTPUT_DIR={folder / str(number)}"]
            first.append(cpu(replay))
            again.append(cpu(replay))
    for name, seconds in (("extract", extract), ("replay, empty store", first), ("replay again", again)):
        print(f"{name:22} {min(seconds):6.2f} s  {min(seconds) * 1000 / given.pages:6.2f} ms a page")
    print(f"replay again / extract {min(again) / min(extract):.2f}, empty store {min(first) / min(extract):.2f}")


if __name__ == "__main__":
    main()
