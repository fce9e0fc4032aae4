"""`scrapy report`: the reports again from the store, no network."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.store import address, connect
from scrapers.command import MonitorCommand, day, zone
from scrapers.errors import MonitorError


class Command(MonitorCommand):
    """Writes all reports of a watch, or those named."""

    def syntax(self) -> str:
        return "[NAME ...] [--since DAY] [--until DAY] [--tz ZONE] [--format csv|parquet|xlsx|json]"

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

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        # Scrapy loads every command for each call, and pandas takes longer than most of them.
        from pipelines.publish import publish
        from pipelines.reports import reports

        watch = self.watch_of(opts)
        known = reports()
        if strangers := [name for name in args if name not in known]:
            raise MonitorError(f"no such report: {', '.join(strangers)}; there are: {', '.join(sorted(known))}")
        if opts.since and opts.until and opts.since > opts.until:
            raise MonitorError(f"--since {opts.since} lies after --until {opts.until}; turn them round")
        store = connect(address(self.setting("DATABASE_URL"), self.setting("OUTPUT_DIR")), must_exist=True)
        try:
            written = publish(
                store.engine, watch, Path(self.setting("OUTPUT_DIR")) / watch.key, names=args or None,
                since=opts.since, until=opts.until, timezone=opts.tz, formats=tuple(opts.format or ("csv",)),
            )  # fmt: skip
        finally:
            store.close()
        for path in sorted(written.values()):
            print(path)
