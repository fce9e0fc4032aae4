"""`scrapy outlets`: each outlet: last success, articles in 30 days, quiet or broken and why."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from scrapers.command import MonitorCommand
from scrapers.errors import MonitorError, OutputUnusable

if TYPE_CHECKING:
    from scrapers.watch import Watch

_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,252}(?::[0-9]{1,5})?")


class Command(MonitorCommand):
    """Reads the store; outlets that no run has asked yet are listed too."""

    arguments: ClassVar[tuple[str, ...]] = ("watch", "outlets")

    def syntax(self) -> str:
        return "[-a watch=NAME] [-a outlets=NAME,...|FILE.toml] | --adopt HOST | --prune DAYS"

    def short_desc(self) -> str:
        return "List the outlets and how each of them does"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--adopt", metavar="HOST",
            help="follow a host of outlets_suggested.csv from now on: writes OUTPUT_DIR/outlets.d/HOST.toml, "
            "which every crawl takes up that is not given its outlets; edit it at will, delete it to let go",
        )  # fmt: skip
        parser.add_argument(
            "--prune", metavar="DAYS",
            help="forget pages that were not relevant, fetched over DAYS ago; none is fetched again for it",
        )  # fmt: skip

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        if opts.adopt is not None:
            self._adopt(opts.adopt, watch=self.watch_of(opts))
            return
        if opts.prune is not None:
            self._prune(opts.prune)
            return
        from pipelines.frames import Frames
        from pipelines.reports import reports
        from pipelines.store import address, connect
        from scrapers import outlets

        watch = self.watch_of(opts)
        declared = outlets.load(opts.given.get("outlets"), self.adopted())
        store = connect(address(self.setting("DATABASE_URL"), self.setting("OUTPUT_DIR")), must_exist=True)
        try:
            health = reports()["outlet_health"].compute(Frames(store.engine, watch))
        finally:
            store.close()
        # As the report has them, those that need a look first; what no run has asked yet follows.
        rows = health.set_index("outlet")
        width = max([len(outlet.name) for outlet in declared] + [len(str(name)) for name in rows.index] + [6])
        print(f"{'outlet':{width}}  {'verdict':8}  {'last success':25}  {'articles':>8}  {'since':25}  why")
        named = [outlet.name for outlet in declared]
        asked = [str(name) for name in rows.index if name in named or not opts.given.get("outlets")]
        for name in asked + [name for name in named if name not in rows.index]:
            if name in rows.index:
                row = rows.loc[name]
                shown = [_text(row[column]) for column in ("verdict", "last_success", "articles", "since", "why")]
            else:
                shown = ["unasked", "never", "0", "", "no run has asked it yet"]
            print(f"{name:{width}}  {shown[0]:8}  {shown[1]:25}  {shown[2]:>8}  {shown[3]:25}  {shown[4]}".rstrip())

    def _adopt(self, host: str, watch: Watch) -> None:
        from pipelines.adoption import outlet_file
        from pipelines.store import address, connect
        from scrapers import outlets

        if not _HOST.fullmatch(host):
            raise MonitorError(f"--adopt {host}: not a host; write it as outlets_suggested.csv does: gazette.example")
        if owner := next((one for one in outlets.load(adopted=self.adopted()) if one.owns(f"https://{host}/")), None):
            raise MonitorError(f"--adopt {host}: {owner.name} is followed there already")
        store = connect(address(self.setting("DATABASE_URL"), self.setting("OUTPUT_DIR")), must_exist=True)
        try:
            text = outlet_file(store, watch, host)
        finally:
            store.close()
        path = self.adopted() / f"{host.replace(':', '_')}.toml"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise OutputUnusable(f"{path}: can't be written ({error.strerror}); make its folder writable") from error
        print(f"{path}: {host} is followed from the next run on")

    def _prune(self, days: str) -> None:
        from pipelines.pruning import prune
        from pipelines.store import address, connect

        if not days.isdecimal() or not int(days):
            raise MonitorError(f"--prune {days}: not a number of days; write it like 90")
        store = connect(address(self.setting("DATABASE_URL"), self.setting("OUTPUT_DIR")), must_exist=True)
        try:
            with store.lock(float(self.setting("LOCK_WAIT") or 0)):
                freed = prune(store, int(days), datetime.now(UTC))
        finally:
            store.close()
        print(f"forgot {freed.pages:,} pages and {freed.links:,} links; freed {freed.size:,} bytes")


def _text(value: object) -> str:
    if value is None or value != value:
        return ""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)
