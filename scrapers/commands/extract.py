"""`scrapy extract`: what is read from saved pages, as JSON; one page, or a stream of them."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

import orjson
from scrapy.exceptions import UsageError

from scrapers import outlets, watch
from scrapers.command import MonitorCommand
from scrapers.commands.extraction import extract, unread
from scrapers.errors import MonitorError
from scrapers.outlet import Outlet, site_of
from scrapers.watch import Watch

_CHUNK = 16
"""Pages handed to a process at once."""
_AHEAD = 4
"""Chunks a process that are read before their turn: memory stays the same however long the stream."""

Context = tuple[str, str | None]
"""Names of the watch and the outlets."""


class Command(MonitorCommand):
    """Reads pages without a network, a store or a clock."""

    arguments: ClassVar[tuple[str, ...]] = ("watch", "outlets")

    def syntax(self) -> str:
        return "FILE.html --url URL | --jsonl [-j N]"

    def short_desc(self) -> str:
        return "Show what is read from a saved page, as JSON"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", help="the address that the page was saved from")
        parser.add_argument("--fetched", help="when it was saved, ISO 8601; without it relative times are not read")
        parser.add_argument(
            "--jsonl", action="store_true", help='read {"id", "url", "html_path"[, "fetched"]} lines from stdin'
        )
        parser.add_argument("-j", "--jobs", type=int, default=1, metavar="N", help="processes (default: 1)")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        context = (opts.given.get("watch", "etoile"), opts.given.get("outlets"))
        _load(*context)  # a bad watch or outlets file is told before anything is read
        if opts.jsonl:
            if args or opts.jobs < 1:
                raise UsageError("--jsonl reads stdin: give no file, and -j a number from 1")
            for line in _stream(sys.stdin.buffer, opts.jobs, context):
                sys.stdout.buffer.write(line + b"\n")
                sys.stdout.buffer.flush()
            return 0
        if len(args) != 1 or not opts.url:
            raise UsageError("give one FILE.html and its --url, or --jsonl")
        row = _row({"id": args[0], "url": opts.url, "html_path": args[0], "fetched": opts.fetched}, context)
        if row["error"] and row["error"].startswith("Unreadable"):
            raise MonitorError(f"{args[0]}: {row['error'].partition(': ')[2]}")
        sys.stdout.buffer.write(orjson.dumps(row, option=orjson.OPT_INDENT_2) + b"\n")
        return 0


def _stream(lines: Iterable[bytes], jobs: int, context: Context) -> Iterator[bytes]:
    """Answer each line, in order. A page that kills its process is answered with an error, the rest is read."""
    wanted = (line for line in lines if line.strip())
    if jobs == 1:
        for line in wanted:
            yield _answer(line, context)
        return
    pool = ProcessPoolExecutor(jobs)
    under_way: deque[tuple[list[bytes], Future[list[bytes]]]] = deque()
    try:
        while True:
            while len(under_way) < jobs * _AHEAD and (chunk := list(islice(wanted, _CHUNK))):
                under_way.append((chunk, pool.submit(_answers, chunk, context)))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(chunk, context)
                pool = ProcessPoolExecutor(jobs)
                under_way = deque((some, pool.submit(_answers, some, context)) for some, _ in under_way)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(chunk: list[bytes], context: Context) -> Iterator[bytes]:
    for line in chunk:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield pool.submit(_answer, line, context).result()
            except BrokenProcessPool:
                asked = _parsed(line)
                yield orjson.dumps(unread(asked.get("id"), asked.get("url"), "Failed: reading it ended the process"))


def _answers(chunk: list[bytes], context: Context) -> list[bytes]:
    return [_answer(line, context) for line in chunk]


def _answer(line: bytes, context: Context) -> bytes:
    return orjson.dumps(_row(_parsed(line), context))


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        asked = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return {"fault": f"Unreadable: not a JSON line: {error}"}
    return asked if isinstance(asked, dict) else {"fault": "Unreadable: the line is no JSON object"}


def _row(asked: dict[str, Any], context: Context) -> dict[str, Any]:
    url, path = asked.get("url"), asked.get("html_path")
    if fault := asked.get("fault"):
        return unread(None, None, fault)
    if not isinstance(url, str) or not isinstance(path, str):
        return unread(asked.get("id"), url, "Unreadable: the line needs id, url and html_path")
    try:
        body = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        return unread(asked.get("id"), url, f"Unreadable: {path}: {getattr(error, 'strerror', None) or error}")
    wanted, by_site = _load(*context)
    return extract(asked.get("id"), url, body, wanted, by_site.get(site_of(url)), asked.get("fetched"))


@lru_cache(maxsize=4)
def _load(watch_name: str, outlet_names: str | None) -> tuple[Watch, dict[str, Outlet]]:
    some = outlets.load(outlet_names) if outlet_names else outlets.known()
    by_site = {site: outlet for outlet in some for site in outlet.sites}
    return watch.load(watch_name), by_site
