"""`scrapy extract`: what is read from saved pages, as JSON; one page, or a stream of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import ClassVar

from scrapy.exceptions import UsageError

from scrapers.command import MonitorCommand
from scrapers.commands import workers
from scrapers.errors import MonitorError


class Command(MonitorCommand):
    """Reads pages without a network, a store or a clock."""

    arguments: ClassVar[tuple[str, ...]] = ("watch", "outlets")

    def syntax(self) -> str:
        return "FILE.html --url URL | --jsonl [-j N | --workers N | --cluster ADDRESS]"

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
        workers.add_options(parser)

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        import orjson

        from scrapers import outlets
        from scrapers.jobs.streaming import context, row, stream, stream_by

        names = opts.given.get("outlets")
        # A bad watch or outlets file is told before anything is read.
        given = context(self.watch_of(opts), outlets.load(names) if names else outlets.known())
        if opts.jsonl:
            if args or opts.jobs < 1:
                raise UsageError("--jsonl reads stdin: give no file, and -j a number from 1")
            if not workers.are_wanted(opts):
                _write(stream(sys.stdin.buffer, opts.jobs, given))
                return 0
            if opts.jobs > 1:
                raise MonitorError("-j and --workers are two ways to the same; give one of them")
            with workers.engaged(opts) as crew:
                _write(stream_by(crew, sys.stdin.buffer, given))
                print(crew.bill, file=sys.stderr)
            return 0
        if workers.are_wanted(opts):
            raise MonitorError("one page needs no workers; give them with --jsonl")
        if len(args) != 1 or not opts.url:
            raise UsageError("give one FILE.html and its --url, or --jsonl")
        found = row({"id": args[0], "url": opts.url, "html_path": args[0], "fetched": opts.fetched}, given)
        if found["error"] and found["error"].startswith("Unreadable"):
            raise MonitorError(found["error"].partition(": ")[2])
        sys.stdout.buffer.write(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
        return 0


def _write(lines: Iterable[bytes]) -> None:
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
