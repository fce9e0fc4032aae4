"""`scrapy crawl`: Scrapy's own, with the project's exit status and one clear line where nothing could be done."""

from __future__ import annotations

import argparse
import gc
import logging
from pathlib import Path
from typing import Any

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError

from scrapers.command import arguments, complain, leave
from scrapers.commands import workers
from scrapers.errors import MonitorError
from scrapers.limits import check_limits
from scrapers.settings import user_agent


class Command(ScrapyCrawl):
    """Checks what it was given before anything is fetched, crawls, and says by its exit status what came of it."""

    def short_desc(self) -> str:
        return "Crawl the outlets for a watch, store what is found, write the reports"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        workers.add_options(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        from scrapers.given import ARGUMENTS

        given = list(opts.spargs)
        super().process_options(args, opts)
        opts.spargs = arguments(given, ARGUMENTS)
        assert self.settings is not None
        self.settings.set("USER_AGENT", user_agent(self.settings.get("CONTACT")), priority="project")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("name one spider: scrapy crawl etoile_news")
        assert self.settings is not None
        assert self.crawler_process is not None
        if args[0] not in self.crawler_process.spider_loader.list():
            known = ", ".join(self.crawler_process.spider_loader.list())
            raise UsageError(f"no spider {args[0]!r}; there are: {known}", print_help=False)
        if self.settings["LOG_LEVEL"] == "INFO":
            # What Scrapy tells of itself is nothing that whoever reads cron's mail can use.
            logging.getLogger("scrapy").setLevel(logging.WARNING)
        try:
            self._check(args[0], opts.spargs)
            if workers.are_wanted(opts) and "crew" not in opts.spargs:
                self._share(args[0], opts)
                return
        except MonitorError as error:
            complain(error)
            self.exitcode = 1
            return
        self._begin(args[0], opts)

    def _share(self, spider: str, opts: argparse.Namespace) -> None:
        """Have the outlets asked by workers; this process does what is left, and the reports. Raises: MonitorError."""
        from scrapers.jobs.crawling import CrewOfOutlets, shared_store

        assert self.settings is not None
        assert self.crawler_process is not None
        workers.check(opts)
        shared_store(self.settings)
        with workers.engaged(opts) as crew:
            default: str = getattr(self.crawler_process.spider_loader.load(spider), "default_watch", "etoile")
            others = CrewOfOutlets(crew, crew.places, spider, default, self.settings, opts.spargs)
            opts.spargs["others"] = others
            # They keep to the bound, each from its own beginning.
            self.settings.set("CLOSESPIDER_TIMEOUT", 0, priority="cmdline")
            self._begin(spider, opts)
        if others.failed and not self.exitcode:
            complain(MonitorError(others.failed))
            self.exitcode = 1

    def _begin(self, spider: str, opts: argparse.Namespace) -> None:
        assert self.crawler_process is not None
        # What was loaded until now stays; collecting it again and again is a fifth of a page's cost.
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        crawler = self._create_crawler(spider)
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        self._conclude(crawler)
        leave()

    def _check(self, spider: str, given: dict[str, str]) -> None:
        from pipelines.store import address, connect
        from scrapers.archive import files
        from scrapers.given import declared
        from scrapers.outlets import ADOPTED

        check_limits()
        assert self.settings is not None
        assert self.crawler_process is not None
        default: str = getattr(self.crawler_process.spider_loader.load(spider), "default_watch", "etoile")
        adopted = str(Path(self.settings["OUTPUT_DIR"]) / ADOPTED)
        declared(given.get("watch", default), given.get("outlets"), given.get("since"), given.get("until"), adopted)
        if replay := given.get("replay"):
            files(Path(replay))
        connect(address(self.settings["DATABASE_URL"], self.settings["OUTPUT_DIR"])).close()

    def _conclude(self, crawler: Any) -> None:
        stats = crawler.stats
        self.exitcode = stats.get_value("monitor/exit_status", 1) if stats is not None else 1
        if stats is not None and (error := stats.get_value("monitor/error")):
            complain(MonitorError(error))
        elif self.exitcode:
            complain(MonitorError("the crawl ended before it began; run it with -L DEBUG to see why"))
