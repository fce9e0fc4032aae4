"""Runs a crawl in the test's own process, with the project's settings, over real HTTP on loopback."""

from __future__ import annotations

import asyncio
import csv
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from scrapers import settings as project
from scrapers.spiders.etoile_news import EtoileNewsSpider

QUICK = {
    "DOWNLOAD_DELAY": 0, "DOWNLOAD_DELAY_JITTER": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_BACKOFF": 0.05,
    "USER_AGENT": "etoile-news/0.1 (tests)", "LOG_ENABLED": False, "ARCHIVE": "off",
}  # fmt: skip
"""What a test may hurry: waits, never checks."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl left behind."""

    folder: Path
    stats: dict[str, object]

    @property
    def status(self) -> object:
        """Its exit status."""
        return self.stats.get("monitor/exit_status")

    @property
    def error(self) -> object:
        """The one line that tells what went wrong; None where nothing did."""
        return self.stats.get("monitor/error")

    def rows(self, report: str, watch: str = "etoile") -> list[dict[str, str]]:
        """The rows of one CSV report."""
        with (self.folder / watch / f"{report}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def stored(self, query: str) -> list[tuple[object, ...]]:
        """The rows of a query to the store."""
        with sqlite3.connect(self.folder / "news.sqlite") as store:
            return store.execute(query).fetchall()

    def outcomes(self) -> dict[str, tuple[object, object]]:
        """Path of each page -> outcome and reason."""
        rows = self.stored("SELECT url, outcome, reason FROM pages")
        return {"/" + str(url).split("/", 3)[3]: (outcome, reason) for url, outcome, reason in rows}


def crawl(folder: Path, outlets: str, spider: type = EtoileNewsSpider, *, given: dict | None = None, **more) -> Crawled:
    """Crawl the outlets of a TOML text into a folder; `given` are -a arguments, `more` settings."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "outlets.toml").write_text(outlets, encoding="utf-8")
    used = Settings()
    used.setmodule(project, priority="project")
    used.setdict({**QUICK, "OUTPUT_DIR": str(folder), "DATABASE_URL": "", **more}, priority="cmdline")

    async def run() -> dict[str, object]:
        runner = AsyncCrawlerRunner(used)
        crawler = runner.create_crawler(spider)
        await runner.crawl(crawler, outlets=str(folder / "outlets.toml"), **(given or {}))
        return dict(crawler.stats.get_stats())

    return Crawled(folder, asyncio.run(run()))
