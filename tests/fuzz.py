"""Fuzzes the reading of pages and of every kind of source, guided by coverage: `-m tests.fuzz [--seconds 60]`.

Each target runs in a process of its own, from the bundled newsroom's pages and listings on. It fails on any exception,
on one reading of over two seconds, and on memory of over 150 MB beyond what the process had before; the input is left
in output/fuzz, to become a test.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

ROOT = Path(__file__).parent.parent
LEFT = ROOT / "output" / "fuzz"
PAGE = "page"
_LARGEST = 5_000_000
"""Bytes of a page on the wire."""
_SLOW = 2
"""Seconds."""
_MORE = 150
"""Megabytes that one reading may take."""
_AT = datetime(2025, 5, 1, tzinfo=UTC)
_HOME = "http://gazette.example/"


def targets() -> list[str]:
    """The names of all targets: a page, and each kind of source."""
    from scrapers import sources

    return [PAGE, *sorted(sources.kinds())]


def main() -> int:
    """Returns 1 where any target failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="TARGET", help=f"of: {', '.join(targets())} (default: all)")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--inside", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if strangers := set(options.names) - set(targets()):
        parser.error(f"no such target: {', '.join(sorted(strangers))}; there are: {', '.join(targets())}")
    if options.inside:
        _fuzz(options.names[0], Path(options.inside), options.seconds)
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        _plant(Path(folder))
        LEFT.mkdir(parents=True, exist_ok=True)
        for name in options.names or targets():
            ended = subprocess.run(
                [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(options.seconds), "--inside", folder],
                cwd=ROOT, capture_output=True, text=True, errors="replace", check=False,
            )  # fmt: skip
            print(f"{name:14} {_told(ended.stdout + ended.stderr)}", flush=True)
            if ended.returncode:
                failed.append(name)
                print(ended.stdout[-2000:] + ended.stderr[-3000:])
    if failed:
        print(f"failed: {', '.join(failed)}; the inputs lie in {LEFT.relative_to(ROOT)}/")
    return bool(failed)


def _plant(folder: Path) -> None:
    """Fetch what the newsroom serves, as first inputs."""
    from scrapers import sources
    from tests.newsroom import Newsroom

    for name in targets():
        (folder / name).mkdir()
    with Newsroom.start() as room:
        wanted = [(PAGE, room.url_of(truth)) for truth in room.articles]
        for site in room.outlets:
            home = room.root_of(site.key)
            wanted += [("home", home), *sources.guesses(home), ("robots", home.rstrip("/") + "/robots.txt")]
        for number, (name, url) in enumerate(wanted):
            try:
                with urllib.request.urlopen(url, timeout=10) as answer:
                    body = answer.read()
            except (urllib.error.URLError, OSError):
                continue
            where = [name] if name in (PAGE, "robots", "wordpress") else [one for one in targets() if one != PAGE]
            for kind in where:
                (folder / kind / str(number)).write_bytes(body)


def _fuzz(name: str, folder: Path, seconds: int) -> None:
    """Fuzz one target; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["scrapers.parsers", "scrapers.sources"]):
        from scrapers import sources
        from scrapers.items import Page
        from scrapers.parsers import article

    def page(body: bytes) -> None:
        article.read(Page(url=f"{_HOME}2025/04/24/opening", body=body, fetched=_AT))

    def source(body: bytes) -> None:
        sources.read(name, body, f"{_HOME}feed", {}, _AT)

    one: Callable[[bytes], None] = page if name == PAGE else source
    for seed in sorted((folder / name).iterdir()):
        # What is loaded at the first use belongs to no single reading.
        one(seed.read_bytes())
    had = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    atheris.Setup(
        [
            name, str(folder / name), f"-max_total_time={seconds}", f"-timeout={_SLOW}", f"-max_len={_LARGEST}",
            f"-rss_limit_mb={had + _MORE}", f"-artifact_prefix={LEFT}/{name}-", "-print_final_stats=1",
            "-len_control=0",
        ],
        one,
    )  # fmt: skip
    atheris.Fuzz()


def _told(output: str) -> str:
    """How many inputs were tried, from what the fuzzer says at its end."""
    stats = {
        name.strip(): value.strip()
        for line in output.splitlines()
        if line.startswith("stat::") and ":" in line[6:]
        for name, _, value in [line[6:].partition(":")]
    }
    return (
        f"{stats.get('number_of_executed_units', '?')} inputs, {stats.get('average_exec_per_sec', '?')} a second, "
        f"slowest {stats.get('slowest_unit_time_sec', '?')} s, {stats.get('peak_rss_mb', '?')} MB at most"
    )


if __name__ == "__main__":
    sys.exit(main())
