"""`scrapy backfill`: coverage of the past, from the outlets' own listings, from archives' indexes, from WARC files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.exceptions import UsageError

from scrapers.command import complain, day
from scrapers.commands import workers
from scrapers.commands.crawl import Command as Crawl
from scrapers.errors import MonitorError
from scrapers.warc_places import is_address, local, public

_GIVEN = ("watch", "outlets", "since", "until")
_INDEXES = ("wayback", "commoncrawl")


class Command(Crawl):
    """Goes on where it stopped, however it stopped; ends with a certificate in backfill.csv."""

    def syntax(self) -> str:
        ways = "[WARC|FOLDER|LISTING|ADDRESS ... [--base PLACE]] [--index wayback|commoncrawl [--index-url URL]]"
        return f"{ways} [--since DAY] [--until DAY] [--workers N | --cluster ADDRESS]"

    def short_desc(self) -> str:
        return "Fill a watch's past from the outlets' listings, an archive's index or WARC files"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--index", choices=_INDEXES, help="ask this archive's index instead of the outlets")
        parser.add_argument("--index-url", metavar="URL", help="where the index is asked (default: its public address)")
        parser.add_argument(
            "--base", metavar="PLACE", help="address or folder that the paths in a listing of WARC files lie below"
        )
        parser.add_argument("--since", type=day, metavar="DAY", help="first day (default: the watch's)")
        parser.add_argument("--until", type=day, metavar="DAY", help="last day (default: now)")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if strangers := [name for name in opts.spargs if name not in _GIVEN]:
            raise UsageError(f"-a {strangers[0]}: no such argument; there are: {', '.join(_GIVEN)}", print_help=False)
        for name in ("since", "until"):
            if (stated := getattr(opts, name)) is not None:
                opts.spargs[name] = stated.isoformat()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            assert self.settings is not None
            spider = spider_of(args, opts, self.settings.get("S3_ENDPOINT") or "")
            if workers.are_wanted(opts):
                workers.check(opts)
                if spider != "warcs":
                    raise MonitorError(
                        "workers read WARC files; outlets and indexes are asked at their own pace: leave them out"
                    )
                with workers.engaged(opts) as crew:
                    opts.spargs["crew"] = crew
                    super().run(["warcs_by_crew"], opts)
                return
        except MonitorError as error:
            complain(error)
            self.exitcode = 1
            return
        super().run([spider], opts)

    def _conclude(self, crawler: Any) -> None:
        super()._conclude(crawler)
        if lost := crawler.stats.get_value("monitor/lost"):
            complain(MonitorError(lost))
            self.exitcode = 1


def spider_of(args: list[str], opts: argparse.Namespace, s3: str = "") -> str:
    """Which spider the arguments ask for; what it is given is added to `opts`. Raises: MonitorError."""
    if strangers := [arg for arg in args if arg.startswith("-")]:
        raise MonitorError(f"{strangers[0]}: no such option; see scrapy backfill --help")
    since, until = opts.spargs.get("since"), opts.spargs.get("until")
    if since and until and since > until:
        raise MonitorError(f"--since {since} lies after --until {until}; turn them round")
    if opts.index_url and not opts.index:
        raise MonitorError("--index-url: say with --index which kind of index it is, wayback or commoncrawl")
    if getattr(opts, "base", None) and not args:
        raise MonitorError("--base: give the listing of WARC files whose paths lie below it")
    if args and opts.index:
        raise MonitorError("WARC files and --index are two ways to fill the past; give one of them")
    if opts.index:
        opts.spargs["index"] = opts.index
        if opts.index_url:
            if urlsplit(opts.index_url).scheme not in ("http", "https") or not urlsplit(opts.index_url).hostname:
                raise MonitorError(f"--index-url {opts.index_url}: not an http or https address")
            opts.spargs["index_url"] = opts.index_url
        return "archives"
    if args:
        base = getattr(opts, "base", None) or ""
        for arg in args:
            if is_address(arg):
                public(arg, s3)
            elif not Path(arg).exists():
                raise MonitorError(f"{arg}: no such file or folder; give WARC files, or folders of them")
            else:
                local(Path(arg), base, s3)
        opts.spargs.update(files="\n".join(args), base=base, s3=s3)
        return "warcs"
    return "history"
