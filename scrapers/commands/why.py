"""`scrapy why URL`: the life of one address: how found, fetched, what was read, judged, and where it shows."""

from __future__ import annotations

import argparse

from scrapy.exceptions import UsageError

from scrapers.command import MonitorCommand, web_address


class Command(MonitorCommand):
    """Tells what the store knows of one address, also of one that was never seen."""

    def syntax(self) -> str:
        return "URL"

    def short_desc(self) -> str:
        return "Tell the life of one address: found, fetched, read, judged, reported"

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        from pipelines.store import address, connect
        from scrapers.jobs.life import life

        if len(args) != 1:
            raise UsageError("give one URL")
        url, watch = web_address(args[0]), self.watch_of(opts)
        store = connect(address(self.setting("DATABASE_URL"), self.setting("OUTPUT_DIR")), must_exist=True)
        try:
            with store.begin() as connection:
                for line in life(connection, url, watch.key, self.adopted()):
                    print("".join(letter for letter in line if letter.isprintable()))
        finally:
            store.close()
