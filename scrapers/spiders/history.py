"""The spider of `scrapy backfill`: an outlet's past out of its own listings, followed to their end."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator, Iterator
from itertools import count
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from scrapers import sources
from scrapers.download import Stopped
from scrapers.failures import in_words
from scrapers.guard import Guard
from scrapers.history_round import HOME, HistoryRound, first_parts, guessed_parts, parts_of
from scrapers.items import Article, Listing, Reading
from scrapers.manners import LeftAlone
from scrapers.memory import key_of
from scrapers.outlet_round import OutletRound
from scrapers.parsers import refusal
from scrapers.past import Part, PastMemory
from scrapers.progress import Standing, Telling
from scrapers.spiders.show_news import ShowNewsSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

logger = logging.getLogger("monitor")

_LISTING_SIZE = 20_000_000
"""Bytes on the wire: a sitemap may have 50,000 addresses."""
_MAY_PASS = frozenset((408, 421, 425, 429))
"""Below 500, the statuses after which the same question may be answered another day."""


class HistorySpider(ShowNewsSpider):
    """`scrapy backfill`: what the outlets' own listings still name of the past, newest first."""

    name = "history"
    kind = "backfill"
    custom_settings = {"CLOSESPIDER_TIMEOUT": 0}  # noqa: RUF012 - as Scrapy wants it
    memory: PastMemory
    rounds: dict[str, HistoryRound]  # type: ignore[assignment]
    telling: Telling
    _order: count[int]
    way = "outlets"
    """What is read, by which the store tells one backfill from another."""
    listing_timeout = 60
    """Seconds for one listing: searching the past takes longer than showing what is new."""
    strict: frozenset[str] = frozenset()
    """Kinds of parts whose answer has failed where something of it can't be read."""
    began = 0.0
    """On the monotonic clock."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.since = spider.since or (spider.watch.since.isoformat() if spider.watch.since else None)
        spider.telling = Telling(spider.standing, crawler.settings.getfloat("BACKFILL_PROGRESS"))
        spider.began = time.monotonic()
        spider._order = count()
        crawler.signals.connect(spider.page_kept, signal=signals.item_scraped)
        crawler.signals.connect(spider.engine_stopping, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        goes_on = self.memory.open_backfill(self.way, self.since or "", self.until or "")
        days = f"{self.since or 'the beginning'} to {self.until or 'now'}"
        logger.info("backfill of %s, %s: %s", self.watch.title, days, "goes on" if goes_on else "begins")
        self.began = time.monotonic()
        self.telling.start()
        guard = Guard(self.closed_homes)
        for round_ in self.begin_rounds(guard, self.crawler.settings.getint("BACKFILL_REQUESTS")):
            self.rounds[round_.outlet.key] = round_
            for request in self._pages(round_):
                yield request

    def begin_rounds(self, guard: Guard, budget: int) -> Iterator[HistoryRound]:
        """One round an outlet, begun where an earlier run left it."""
        for outlet in self.outlets:
            round_ = HistoryRound(
                outlet=outlet, memory=self.memory, wants=self._wants(outlet.general), guard=guard, budget=budget,
                stopping=self.stopping,
            )  # fmt: skip
            round_.begin(first_parts(outlet, self.memory.sources(outlet), self.watch, self.since, self.until))
            yield round_

    def standing(self) -> Standing:
        """How far all rounds have come."""
        rounds = self.rounds.values()
        elapsed = time.monotonic() - self.began
        paces = [one.to_go * elapsed / one.attempts for one in rounds if one.attempts and one.to_go]
        left = sum(one.to_go for one in rounds)
        return Standing(
            found=sum(one.found for one in rounds),
            fetched=sum(one.fetched for one in rounds),
            kept=sum(one.kept for one in rounds),
            left=left,
            done=sum(one.attempts for one in rounds),
            seconds=max(paces) if paces else None if left else 0,
        )

    def page_kept(self, item: Any) -> None:
        """Count what was kept, and keep which channel named it."""
        if not isinstance(item, Reading) or item.page.link is None:
            return
        round_ = self.round_of(item)
        round_.kept += 1
        self.memory.saw(round_.owner(item.page.link), [(key_of(item.requested), item.page.link)])

    def round_of(self, reading: Reading) -> HistoryRound:
        """The round that fetched it."""
        return self.rounds[reading.outlet]

    def later_reading(self, reading: Reading) -> str | None:
        """The address of the article as it stands in the store already, read at a later time than this page."""
        if not isinstance(reading.result, Article) or reading.page.fetched is None:
            return None
        keys = {key_of(url) for url in (reading.requested, reading.page.url, reading.result.canonical_url)}
        for known in self.memory.known(keys).values():
            if known.outcome == "kept" and known.fetched >= reading.page.fetched:
                return known.url
        return None

    def engine_stopping(self) -> None:
        """Tell a last time how far it came."""
        self.telling.stop()

    def _pages(self, round_: OutletRound) -> Iterator[Request]:
        assert isinstance(round_, HistoryRound)
        self._take_up_found(round_)
        while True:
            for request in super()._pages(round_):
                yield request.replace(priority=-next(self._order))
            part = round_.next_part()
            if part is None:
                return
            yield self._ask_part(round_, part)

    def _take_up_found(self, round_: HistoryRound) -> None:
        """Open the sitemaps that robots.txt named."""
        while found := round_.pending_sources:
            source = found.pop(0)
            parts = parts_of(source.kind, source.url, self.watch, self.since, self.until)
            round_.open_parts(self.memory.add_parts(round_.outlet, parts))

    def _ask_part(self, round_: HistoryRound, part: Part) -> Request:
        return Request(
            part.url,
            callback=self.parse_past,
            errback=self.past_failed,
            # Of equal ones the last would go first; the past goes from the newest back.
            priority=-next(self._order),
            dont_filter=True,
            meta={
                "round": round_,
                "download_slot": round_.slot,
                "download_maxsize": _LISTING_SIZE,
                "download_timeout": self.listing_timeout,
            },
            cb_kwargs={"part": part},
        )

    def parse_past(self, response: Response, part: Part) -> Iterator[Request]:
        """A listing's answer: what it names and where it goes on are kept in one step, then asked."""
        round_: HistoryRound = response.meta["round"]
        round_.part_ended()
        if response.status != 200 and not self._is_empty(response, part):
            for_good = 400 <= response.status < 500 and response.status not in _MAY_PASS
            round_.fail(part, str(response.status), for_good=for_good)
        else:
            headers = {name.decode().lower(): values[0].decode("latin-1") for name, values in response.headers.items()}
            listing = self._listing(response, part, headers)
            blocked = refusal.challenge(response.status, headers, response.body) if listing.problem else None
            if blocked:
                round_.fail(part, f"blocked: {blocked}", for_good=False)
            elif listing.problem and part.kind in self.strict:
                round_.fail(part, listing.problem, for_good=False)
            else:
                round_.read(part, listing, self.watch)
        self._part_ended(round_, part)
        yield from self._pages(round_)

    def _is_empty(self, response: Response, part: Part) -> bool:
        """Whether an answer that is no 200 says that there is nothing."""
        return False

    def _listing(self, response: Response, part: Part, headers: dict[str, str]) -> Listing:
        return sources.read(part.kind, response.body, response.url, headers, self.clock())

    def past_failed(self, failure: Failure) -> Iterator[Request]:
        """A listing that could not be asked: it stays open where the run ended, else that is noted."""
        request: Request = failure.request  # type: ignore[attr-defined]
        round_: HistoryRound = request.meta["round"]
        round_.part_ended()
        error, part = failure.value, request.cb_kwargs["part"]
        if not isinstance(error, (LeftAlone, Stopped)):
            refused = isinstance(error, IgnoreRequest)
            round_.fail(part, str(error)[:200] if refused else in_words(error or Exception()), for_good=refused)
        self._part_ended(round_, part)
        yield from self._pages(round_)

    def _part_ended(self, round_: HistoryRound, part: Part) -> None:
        """Once the home page was looked at, usual addresses are tried for what neither it nor robots.txt named."""
        if part.kind != "home" or part.place != HOME:
            return
        kinds = {found.kind for found in round_.pending_sources} | round_.kinds
        guesses = guessed_parts(
            round_.outlet, self.watch, self.since, self.until,
            sitemaps="sitemap" not in kinds, wordpress="wordpress" not in kinds and round_.outlet.wordpress is None,
        )  # fmt: skip
        round_.open_parts(self.memory.add_parts(round_.outlet, guesses))
