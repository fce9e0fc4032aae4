"""`scrapy add URL`: fetch, read and store one page that a person found."""

from __future__ import annotations

import argparse

from scrapy.exceptions import UsageError

from scrapers.command import complain, web_address
from scrapers.commands.crawl import Command as Crawl
from scrapers.errors import MonitorError


class Command(Crawl):
    """Asks the one page as politely as any other, and tells what became of it."""

    def syntax(self) -> str:
        return "URL [-a watch=NAME|FILE.toml]"

    def short_desc(self) -> str:
        return "Fetch, read and store one page that no channel named"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from pipelines.store import address, connect
        from scrapers.jobs.life import life

        if len(args) != 1:
            raise UsageError("give one URL")
        try:
            opts.spargs["page"] = web_address(args[0])
        except MonitorError as error:
            complain(error)
            self.exitcode = 1
            return
        super().run(["show_news"], opts)
        if self.exitcode:
            return
        assert self.settings is not None
        store = connect(address(self.settings["DATABASE_URL"], self.settings["OUTPUT_DIR"]), must_exist=True)
        with store.begin() as connection:
            for line in life(
                connection, args[0], opts.spargs.get("watch", "etoile").rpartition("/")[2].removesuffix(".toml")
            ):
                print("".join(letter for letter in line if letter.isprintable()))
        store.close()
