"""`scrapy mark URL`: a person's correction of one article; it outlasts every re-read and replay."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from scrapy.exceptions import UsageError

from scrapers.command import MonitorCommand, web_address
from scrapers.errors import MonitorError


class Command(MonitorCommand):
    """Keeps what a person knows better; `scrapy report` then shows it."""

    def syntax(self) -> str:
        return "URL --none | --primary | --date DAY-OR-TIME | --forget"

    def short_desc(self) -> str:
        return "Correct one article: not about the series, about it, or its date"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        kinds = parser.add_mutually_exclusive_group(required=True)
        kinds.add_argument("--none", action="store_true", help="it is not about the series")
        kinds.add_argument("--primary", action="store_true", help="it is about the series")
        kinds.add_argument("--date", metavar="WHEN", help="when it was published: 2025-04-24, or an ISO time")
        kinds.add_argument("--forget", action="store_true", help="take back what was said of it")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        from pipelines.correction import forget, say
        from pipelines.store import address, connect

        if len(args) != 1:
            raise UsageError("give one URL")
        url = web_address(args[0])
        watch, now = self.watch_of(opts), datetime.now(UTC)
        store = connect(address(self.setting("DATABASE_URL"), self.setting("OUTPUT_DIR")), must_exist=True)
        try:
            with store.lock(float(self.setting("LOCK_WAIT") or 0)):
                if opts.forget:
                    said = forget(store, watch, url, now)
                elif opts.date:
                    said = say(store, watch, url, "date", _date(opts.date), now)
                else:
                    said = say(store, watch, url, "level", "none" if opts.none else "primary", now)
        finally:
            store.close()
        print(f"{url}: {said}")


def _date(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise MonitorError(f"--date {text}: not a date; write it like 2025-04-24 or 2025-04-24T09:00-04:00") from None
    return text if len(text) == 10 else moment.isoformat()
