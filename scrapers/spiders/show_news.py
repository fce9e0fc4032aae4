"""The spider: asks each outlet's sources, then the pages that they name, politely and within bounds."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.utils.misc import load_object

from scrapers import news_round
from scrapers.archive import Archive
from scrapers.archive import pages as archived
from scrapers.choice import Wants
from scrapers.errors import BadDeclaration
from scrapers.given import ARGUMENTS, declared, homes_of, owner_of
from scrapers.guard import Guard
from scrapers.items import Link, Reading
from scrapers.memory import Memory
from scrapers.news_round import SearchRound
from scrapers.outlet import Outlet, site_of
from scrapers.outlet_round import OutletRound
from scrapers.outlets import ADOPTED
from scrapers.parsers import refusal
from scrapers.parsers.scan import scanner
from scrapers.progress import Standing, Telling
from scrapers.sharing import Others, Sharing, in_turn
from scrapers.spiders.listings import ListingsSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


logger = logging.getLogger("monitor")


class ShowNewsSpider(ListingsSpider):
    """`scrapy crawl show_news -a watch=FILE.toml [-a outlets=...] [-a since=...] [-a until=...]`."""

    name = "show_news"
    kind = "crawl"
    """Of the run, as its row in the store says."""
    from_files = False
    """Whether pages come out of files, so that none is waited for."""
    archive: Archive | None = None
    archives_all = False
    memory: Memory
    """Set by the item pipeline, which opens the store."""

    def __init__(
        self,
        watch: str | None = None,
        outlets: str | None = None,
        since: str | None = None,
        until: str | None = None,
        replay: str | None = None,
        page: str | None = None,
        adopted: str | None = None,
        others: Others | None = None,
        **unknown: str,
    ) -> None:
        """`adopted` is the folder of outlets that a user adopted; no `-a` argument, it follows from OUTPUT_DIR.
        `others` may do the asking, where the outlets are shared.

        Raises: BadDeclaration for a watch, outlets, day or argument that is not right.
        """
        super().__init__()
        self.watch, self.outlets, self.since, self.until = declared(
            watch or self.default_watch, outlets, since, until, adopted
        )
        if unknown:
            raise BadDeclaration(
                "-a", [f"{name}: no such argument; there are: {', '.join(ARGUMENTS)}" for name in unknown]
            )
        self.outlets_given = outlets is not None
        self.replay = Path(replay) if replay else None
        if replay:
            self.kind, self.from_files = "replay", True
        self.others = others
        self.page = page
        if page:
            self.outlets = (owner_of(page, self.outlets),)
        self.closed_homes = tuple(homes_of(self.outlets))
        self.rounds: dict[str, OutletRound] = {}
        self._sitemaps: Counter[str] = Counter()
        self.stopping = asyncio.Event()
        self._began, self._kept = time.monotonic(), 0
        self.scan = scanner((self.watch,))
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    default_watch = "etoile"
    guard: Guard
    telling: Telling
    sharing: Sharing | None = None
    """Set by the item pipeline where other runs may be at work on the same outlets."""
    news_search: tuple[str, ...] = ()
    """Addresses of the searches that are asked."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        settings = crawler.settings
        kwargs.setdefault("adopted", str(Path(settings["OUTPUT_DIR"]) / ADOPTED))
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.news_search = news_round.addresses(
            settings.get("NEWS_SEARCH"), spider.watch, outlets_given=spider.outlets_given
        )
        spider.guard = Guard(
            (*spider.closed_homes, *spider.news_search),
            loopback=any(map(news_round.is_on_loopback, spider.news_search)),
        )
        spider.telling = Telling(spider.standing, settings.getfloat("CRAWL_PROGRESS"), "crawl")
        crawler.signals.connect(spider.stop_telling, signal=signals.spider_closed)
        crawler.signals.connect(spider.count_kept, signal=signals.item_scraped)
        if clock := settings.get("CLOCK"):
            spider.clock = load_object(clock)
        mode = settings.get("ARCHIVE")
        if mode not in ("matched", "all", "off"):
            raise BadDeclaration("ARCHIVE", [f"{mode!r} is none of matched, all, off"])
        spider.archives_all = mode == "all"
        if mode != "off" and spider.replay is None:
            spider.archive = Archive(Path(settings["OUTPUT_DIR"]) / "archive", settings.get("USER_AGENT") or "")
            crawler.signals.connect(spider.archive_kept, signal=signals.item_scraped)
        return spider

    def standing(self) -> Standing:
        """How far all outlets' rounds have come."""
        rounds = self.rounds.values()
        done = sum(one.attempts for one in rounds)
        left = max((one.to_come for one in rounds), default=0)
        pace = (time.monotonic() - self._began) / max((one.attempts for one in rounds), default=1) if done else None
        return Standing(
            found=sum(len(one.listed) for one in rounds),
            fetched=sum(one.fetched for one in rounds),
            kept=self._kept,
            left=sum(one.to_come for one in rounds),
            done=done,
            seconds=None if pace is None else left * pace,
        )

    def count_kept(self) -> None:
        """Count a reading that was kept."""
        self._kept += 1

    def stop_telling(self) -> None:
        """Tell no more how far the run is."""
        self.telling.stop()

    async def start(self) -> AsyncIterator[Any]:
        if self.replay is not None:
            for reading in self._replayed(self.replay):
                yield reading
            return
        self.telling.start()
        guard = self.guard
        outlets: Sequence[Outlet] = self.outlets
        if self.others is not None and self.sharing is not None:
            outlets = await self.others.ask(outlets, self.sharing.began(), self.stopping)
        async for outlet in in_turn(outlets, self.sharing, self.crawler, self.stopping):
            round_ = OutletRound(
                outlet=outlet,
                memory=self.memory,
                wants=self._wants(outlet.general),
                guard=guard,
                budget=self.crawler.settings.getint("OUTLET_REQUESTS"),
                follows=not self.page,
                stopping=self.stopping,
            )
            self.rounds[outlet.key] = round_
            if self.page:
                round_.queue_link(Link(url=self.page, channel="person", source=self.page))
                for request in self._pages(round_):
                    yield request
                continue
            for source in round_.first_sources(self.watch):
                yield self._ask(round_, source)
            round_.queue_waiting()
            round_.queue_due()
            for request in self._pages(round_):
                yield request
        for search in () if self.page else self._searches(guard):
            if self.sharing is not None and not self.sharing.take([search.outlet.key], 1):
                continue
            for source in search.first_sources(self.watch):
                yield self._ask(search, source)
            search.queue_waiting()
            for request in self._pages(search):
                yield request

    def _searches(self, guard: Guard) -> Iterator[SearchRound]:
        for outlet, asked in news_round.searches(self.news_search).values():
            search = SearchRound(
                outlet=outlet, memory=self.memory, wants=self._wants(False), guard=guard,
                budget=len(asked) + 5, stopping=self.stopping, addresses=asked, owners=dict(self.rounds),
            )  # fmt: skip
            self.rounds[outlet.key] = search
            yield search

    def _replayed(self, folder: Path) -> Iterator[Reading]:
        by_site = {site: outlet for outlet in self.outlets for site in outlet.sites}
        for page in archived(folder, wants=lambda url: site_of(url) in by_site, names=self.scan.may_name):
            outlet = by_site.get(site_of(page.url))
            if outlet is None or refusal.of_answer(page):
                continue
            yield Reading(page=page, outlet=outlet.key, result=self._read(page, outlet), requested=page.url)

    def _wants(self, general: bool) -> Wants:
        since = self.since or (self.watch.since.isoformat() if self.watch.since else None)
        return Wants(
            names_watch=self.scan.may_name_text, now=self.clock(), since=since, until=self.until, general=general
        )
