"""`scrapy report`: the reports again from the store, no network but where a digest is sent."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from scrapers.command import MonitorCommand, day, zone
from scrapers.errors import MonitorError

if TYPE_CHECKING:
    from pipelines.store import Store
    from scrapers.watch import Watch

_SEND_WITHIN = 30.0
"""Seconds for which a person waits for the targets of a digest."""


class Command(MonitorCommand):
    """Writes all reports of a watch, or those named; or a digest, a comparison of watches, what would change."""

    def syntax(self) -> str:
        return (
            "[NAME ...] [--since DAY] [--until DAY] [--tz ZONE] [--format csv|parquet|xlsx|json] "
            "[--digest [--send] | --diff | --compare A,B]"
        )

    def short_desc(self) -> str:
        return "Write the reports again from the store"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--since", type=day, metavar="DAY", help="only articles published on or after it")
        parser.add_argument("--until", type=day, metavar="DAY", help="only articles published on or before it")
        parser.add_argument("--tz", type=zone, metavar="ZONE", help="zone of days and weeks (default: the watch's)")
        parser.add_argument(
            "--format",
            action="append",
            choices=("csv", "parquet", "xlsx", "json"),
            help="may be repeated (default: csv)",
        )
        instead = parser.add_mutually_exclusive_group()
        instead.add_argument(
            "--digest",
            action="store_true",
            help="print the digest of the last day with coverage, or of --since to --until, and write it",
        )
        instead.add_argument(
            "--diff", action="store_true", help="print which rows of articles.csv would be others; write nothing"
        )
        instead.add_argument(
            "--compare", metavar="A,B", help="write shares of coverage of several watches by week and outlet"
        )
        parser.add_argument("--send", action="store_true", help="with --digest: send it to ALERT_URLS")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        from pipelines.store import address, connect

        if opts.send and not opts.digest:
            raise UsageError("--send goes with --digest", print_help=False)
        if args and (opts.digest or opts.diff or opts.compare):
            raise UsageError("name no reports with --digest, --diff or --compare", print_help=False)
        if opts.since and opts.until and opts.since > opts.until:
            raise MonitorError(f"--since {opts.since} lies after --until {opts.until}; turn them round")
        compared = _compared(opts.compare) if opts.compare else []
        watch = self.watch_of(opts)
        output = Path(self.setting("OUTPUT_DIR"))
        store = connect(address(self.setting("DATABASE_URL"), self.setting("OUTPUT_DIR")), must_exist=True)
        try:
            if opts.digest:
                self._digest(store, watch, output / watch.key, opts)
            elif opts.diff:
                self._diff(store, watch, output / watch.key, opts)
            elif compared:
                self._compare(store, compared, output, opts)
            else:
                self._publish(store, watch, output / watch.key, args, opts)
        finally:
            store.close()

    def _publish(self, store: Store, watch: Watch, folder: Path, names: list[str], opts: argparse.Namespace) -> None:
        from pipelines.publish import publish
        from pipelines.reports import reports

        known = reports()
        if strangers := [name for name in names if name not in known]:
            raise MonitorError(f"no such report: {', '.join(strangers)}; there are: {', '.join(sorted(known))}")
        written = publish(
            store.engine, watch, folder, names=names or None, since=opts.since, until=opts.until, timezone=opts.tz,
            formats=tuple(opts.format or ("csv",)),
        )  # fmt: skip
        for path in sorted(written.values()):
            print(path)

    def _digest(self, store: Store, watch: Watch, folder: Path, opts: argparse.Namespace) -> None:
        from pipelines.publish import digest, sending

        targets = sending.targets(self.setting("ALERT_URLS")) if opts.send else []
        if opts.send and not targets:
            raise MonitorError("--send: ALERT_URLS names no target; set it, as in ALERT_URLS=mailto://...")
        message = digest.digest(store.engine, watch, timezone=opts.tz, since=opts.since, until=opts.until)
        digest.write(folder, message)
        print(message.text)
        letters = {target: [message] for target in targets}
        if failed := [told for told in sending.send(letters, within=_SEND_WITHIN) if told.problem]:
            raise MonitorError("not taken: " + "; ".join(f"{told.name}: {told.problem}" for told in failed))

    def _diff(self, store: Store, watch: Watch, folder: Path, opts: argparse.Namespace) -> None:
        from pipelines.publish.difference import difference

        found = difference(store.engine, watch, folder, since=opts.since, until=opts.until, timezone=opts.tz)
        for line in found.lines():
            print(line)

    def _compare(self, store: Store, compared: list[Watch], output: Path, opts: argparse.Namespace) -> None:
        from pipelines.publish.compare import compare

        folder = output / "compare" / ",".join(watch.key for watch in compared)
        written = compare(
            store.engine, compared, folder, since=opts.since, until=opts.until, timezone=opts.tz,
            formats=tuple(opts.format or ("csv",)),
        )  # fmt: skip
        for path in written:
            print(path)


def _compared(text: str) -> list[Watch]:
    """The watches of --compare, by name or file. Raises: BadDeclaration; UsageError for less than two."""
    names = list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if len(names) < 2:
        raise UsageError("--compare takes two watches or more, as in --compare etoile,maisel", print_help=False)
    from scrapers import watch

    return [watch.load(name) for name in names]
