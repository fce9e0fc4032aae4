"""The spider: asks each outlet's sources, then the pages that they name, politely and within bounds."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import scrapy
from scrapy import Request, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.misc import load_object

from scrapers import news_round, outlets, sources, watch
from scrapers.addresses import clean, key_of
from scrapers.archive import Archive
from scrapers.archive import pages as archived
from scrapers.choice import Wants
from scrapers.download import Stopped, TooLarge
from scrapers.errors import BadDeclaration, OutputUnusable
from scrapers.guard import Guard
from scrapers.items import Article, Link, Listing, Page, Reading, Unread
from scrapers.manners import AnotherAddress, Disallowed, LeftAlone, in_words
from scrapers.memory import Memory, Outcome, Source
from scrapers.news_round import SearchRound, stranger
from scrapers.outlet import Outlet, site_of
from scrapers.outlet_round import OutletRound, answered
from scrapers.outlets import ADOPTED
from scrapers.parsers import article, refusal
from scrapers.parsers.scan import scanner
from scrapers.progress import Standing, Telling
from scrapers.text import squeeze

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from scrapers.watch import Watch

logger = logging.getLogger("monitor")

SAMPLED = 50
"""One page in so many of an outlet is read whole though its bytes name nothing: so a block or a new layout shows."""
_PAGES_OF_A_LISTING = 5
"""Next pages of a tag page, children of a sitemap index, that an ordinary run follows."""
_PARTS = 12
"""Pages of one article that are joined."""
_SITEMAPS = 40
"""Sitemaps that indexes name, asked in one run of an outlet: an index may name indexes, and those more."""
_DISCOVERED = 12
"""Sources found by ourselves that one run asks of an outlet."""
_CHECK_AFTER = timedelta(days=1)
"""So long after its last change a source that says "not modified" is asked in full, too, then ever more rarely."""
_FIRST = 1000
_STRICT = ("feed", "sitemap", "news_sitemap", "wordpress")
ARGUMENTS = ("watch", "outlets", "since", "until", "replay", "page")
"""What `-a` may give."""


class ShowNewsSpider(scrapy.Spider):
    """`scrapy crawl show_news -a watch=FILE.toml [-a outlets=...] [-a since=...] [-a until=...]`."""

    name = "show_news"
    kind = "crawl"
    """Of the run, as its row in the store says."""
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
        **unknown: str,
    ) -> None:
        """`adopted` is the folder of outlets that a user adopted; no `-a` argument, it follows from OUTPUT_DIR.

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
            self.kind = "replay"
        self.page = page
        if page:
            self.outlets = (_owner(page, self.outlets),)
        self.closed_homes = tuple(_homes(self.outlets))
        self.rounds: dict[str, OutletRound] = {}
        self._sitemaps: Counter[str] = Counter()
        self.stopping = asyncio.Event()
        self._began, self._kept = time.monotonic(), 0
        self.scan = scanner((self.watch,))
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    default_watch = "etoile"
    guard: Guard
    telling: Telling
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

    def archive_kept(self, item: Any) -> None:
        """Archive the page of a reading that was kept."""
        if isinstance(item, Reading) and not self.archives_all:
            self._archive(item.page)

    def _archive(self, page: Page) -> None:
        if self.archive is None:
            return
        try:
            self.archive.add(page)
        except OutputUnusable as error:
            # The store goes before the archive: told once, and the run goes on without it.
            self.archive = None
            logger.warning("%s", error)

    async def start(self) -> AsyncIterator[Any]:
        if self.replay is not None:
            for reading in self._replayed(self.replay):
                yield reading
            return
        self.telling.start()
        guard = self.guard
        for outlet in self.outlets:
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
        for page in archived(folder):
            outlet = by_site.get(site_of(page.url))
            if outlet is None or refusal.of_answer(page) or not self.scan.may_name(page.body):
                continue
            yield Reading(page=page, outlet=outlet.key, result=self._read(page, outlet), requested=page.url)

    def _wants(self, general: bool) -> Wants:
        since = self.since or (self.watch.since.isoformat() if self.watch.since else None)
        return Wants(
            names_watch=self.scan.may_name_text, now=self.clock(), since=since, until=self.until, general=general
        )

    def _ask(self, round_: OutletRound, source: Source, page: int = 1, *, check: bool = False) -> Request:
        headers = {}
        if page == 1 and source.trusted and not check:
            headers = _validators(source.etag, source.last_modified)
        # A search that is too busy is not pressed: the next run asks again.
        once = {"max_retry_times": 0} if source.kind == "news_search" else {}
        return Request(
            source.url,
            callback=self.parse_source,
            errback=self.source_failed,
            headers=headers,
            priority=_FIRST - page,
            dont_filter=True,
            meta={"round": round_, "download_slot": round_.slot, "check": check, **once},
            cb_kwargs={"source": source, "page": page},
        )

    def _is_to_check(self, source: Source) -> bool:
        last = source.checked or source.changed
        if last is None or not source.trusted:
            return False
        # A body that stood still for long is one whose validators told the truth for as long.
        stood = last - source.changed if source.changed else timedelta(0)
        return self.clock() - last > max(_CHECK_AFTER, stood)

    def parse_source(self, response: Response, source: Source, page: int) -> Iterator[Request]:
        """A listing's answer: its links become page requests, its further parts and sources are asked."""
        round_: OutletRound = response.meta["round"]
        now = self.clock()
        if _is_unchanged(response):
            to_check = self._is_to_check(source)
            source = answered(source, asked=now, answered=now, status="304")
            round_.remember(source)
            if to_check:
                yield self._ask(round_, source, check=True)
        elif response.status != 200:
            self._note_failure(round_, source, str(response.status))
        else:
            listing = self._read_listing(round_, response, source, page, now)
            if listing is not None:
                yield from self._follow(round_, listing, source, page)
        yield from self._found_on_the_way(round_)
        if source.kind == "home":
            for guess in round_.guesses():
                yield self._ask(round_, guess)
        yield from self._pages(round_)

    def _read_listing(
        self, round_: OutletRound, response: Response, source: Source, page: int, now: datetime
    ) -> Listing | None:
        digest = hashlib.blake2b(response.body, digest_size=16).hexdigest()
        etag, last_modified = _header(response, "ETag"), _header(response, "Last-Modified")
        same = digest == source.body_hash
        lied = (
            page == 1
            and not same
            and source.body_hash is not None
            and (response.meta.get("check") or self._said_unchanged(source, etag, last_modified))
        )
        if page == 1:
            source = answered(
                source, asked=now, answered=now, status="200", checked=now, etag=etag, last_modified=last_modified,
                body_hash=digest, trusted=source.trusted and not lied, changed=source.changed if same else now,
            )  # fmt: skip
            if same:
                round_.remember(source)
                return None
        headers = {name.decode().lower(): values[0].decode("latin-1") for name, values in response.headers.items()}
        listing = sources.read(source.kind, response.body, response.url, headers, now)
        if page == 1:
            blocked = refusal.challenge(response.status, headers, response.body) if listing.problem else None
            if blocked:
                self._note_failure(round_, source, "blocked", blocked)
                return None
            problem = listing.problem
            # A page without teasers may be a home page or a tag that nobody used; a feed that is none is broken.
            empty = not listing.links and not listing.more and source.kind in _STRICT
            failures = source.failures + 1 if problem and empty else 0
            round_.remember(replace(source, listed=len(listing.links), problem=problem, failures=failures))
        return listing

    def _said_unchanged(self, source: Source, etag: str | None, last_modified: str | None) -> bool:
        stated = source.etag or source.last_modified
        return bool(stated) and (source.etag, source.last_modified) == (etag, last_modified)

    def _follow(self, round_: OutletRound, listing: Listing, source: Source, page: int) -> Iterator[Request]:
        news = round_.queue_links(listing.links)
        is_index = not listing.links
        if page < _PAGES_OF_A_LISTING and (news or is_index):
            following = listing.more[: _PAGES_OF_A_LISTING if is_index else 1]
            for url in following:
                kind = source.kind
                if is_index and self._sitemaps[round_.outlet.key] >= _SITEMAPS:
                    break
                self._sitemaps[round_.outlet.key] += is_index
                if further := round_.further_source(kind, url, source.url, part=not is_index):
                    yield self._ask(round_, further, page if is_index else page + 1)
        for kind, url in listing.sources:
            for further in round_.found_sources(kind, url, source.url, self.watch):
                if round_.discovered < _DISCOVERED:
                    round_.discovered += 1
                    yield self._ask(round_, further)

    def _found_on_the_way(self, round_: OutletRound) -> Iterator[Request]:
        while round_.pending_sources:
            source = round_.pending_sources.pop(0)
            if round_.discovered < _DISCOVERED:
                round_.discovered += 1
                yield self._ask(round_, source)

    def source_failed(self, failure: Failure) -> Iterator[Request]:
        """A listing that could not be asked."""
        request: Request = failure.request  # type: ignore[attr-defined]
        round_: OutletRound = request.meta["round"]
        error = failure.value
        if not isinstance(error, (LeftAlone, Stopped)):
            self._note_failure(round_, request.cb_kwargs["source"], _why(error))
        yield from self._found_on_the_way(round_)
        yield from self._pages(round_)

    def _note_failure(self, round_: OutletRound, source: Source, status: str, problem: str | None = None) -> None:
        gone = replace(
            source, asked=self.clock(), status=status, failures=source.failures + 1, problem=problem, etag=None,
            last_modified=None,
        )  # fmt: skip
        round_.remember(gone)

    def _pages(self, round_: OutletRound) -> Iterator[Request]:
        for one in round_.with_guests():
            for key, link in one.next_pages():
                yield self._ask_page(one, key, link)

    def _ask_page(self, round_: OutletRound, key: str, link: Link) -> Request:
        known = round_.due_pages.pop(key, None)
        return Request(
            clean(link.url),
            callback=self.parse_page,
            errback=self.page_failed,
            headers=_validators(known.etag, known.last_modified) if known else {},
            dont_filter=True,
            meta={"round": round_, "download_slot": round_.slot, "page_key": key, "link": link},
        )

    def parse_page(self, response: Response) -> Iterator[Any]:
        """A page's answer: read where it could be about the watch, else noted with the reason why not."""
        round_: OutletRound = response.meta["round"]
        round_.page_ended()
        yield from self._outcome(round_, response)
        yield from self._pages(round_)

    def _outcome(self, round_: OutletRound, response: Response) -> Iterator[Reading | Request]:
        link: Link = response.meta["link"]
        requested = self._requested(response.meta, response.url)
        if _is_unchanged(response):
            round_.note(Outcome(url=requested, outcome="unchanged", reason="status 304", status=304, link=link))
            return
        page = self._page_of(response, link)
        if self.archives_all:
            self._archive(page)
        refused = refusal.of_answer(page)
        names = refused is None and self.scan.may_name(page.body)
        if refused is None and not names:
            round_.read_whole += 1
            if round_.read_whole % SAMPLED != 1:
                round_.note(_outcome(page, requested, "not relevant", _NOT_NAMED, link))
                return
        outlet = round_.owner(link)
        result = refused or self._read(page, outlet)
        if not names and isinstance(result, Unread) is False:
            round_.note(_outcome(page, requested, "not relevant", _NOT_NAMED, link))
            return
        round_.fetched += 1
        for source in round_.tag_pages_on(page, self.watch) if isinstance(result, Article) else ():
            yield self._ask(round_, source)
        if isinstance(result, Unread) and result.reason in ("Blocked", "Failed"):
            round_.reasons[result.detail] += 1
        reading = Reading(page=page, outlet=outlet.key, result=result, requested=requested)
        if isinstance(result, Article) and result.next_page and self._goes_on(round_, result.next_page):
            yield self._next_part(round_, reading, result.next_page, 2)
        else:
            yield reading

    def _goes_on(self, round_: OutletRound, url: str) -> bool:
        key = key_of(url)
        # A page that has an outcome of its own is no part of another.
        if not round_.owns(url) or key in round_.seen or not round_.left or self.memory.known([key]):
            return False
        round_.seen.add(key)
        return True

    def _next_part(self, round_: OutletRound, reading: Reading, url: str, number: int) -> Request:
        return Request(
            url,
            callback=self.parse_part,
            errback=self.part_failed,
            priority=_FIRST,
            dont_filter=True,
            meta={"round": round_, "download_slot": round_.slot},
            cb_kwargs={"reading": reading, "number": number},
        )

    def parse_part(self, response: Response, reading: Reading, number: int) -> Iterator[Any]:
        """A further page of an article: its text is joined; where it is none, the article ends with what it has."""
        round_: OutletRound = response.meta["round"]
        page = replace(self._page_of(response, Link(url=response.url, channel="", source="")), link=None)
        part = refusal.of_answer(page) or self._read(page, round_.outlet)
        joined = reading
        if isinstance(part, Article) and isinstance(reading.result, Article):
            if not _is_one_article(reading.result, part):
                # "recap-4" beside "recap-3" is the next article, which its own listing may name only now.
                yield reading
                yield from self._outcome_of_another(round_, page, part)
                return
            joined = replace(reading, result=_joined(reading.result, part))
            if number < _PARTS and part.next_page and self._goes_on(round_, part.next_page):
                yield self._next_part(round_, joined, part.next_page, number + 1)
                return
        yield joined

    def _outcome_of_another(self, round_: OutletRound, page: Page, result: Article) -> Iterator[Reading]:
        known = self.memory.known([key_of(page.url)])
        if known:
            return
        if self.scan.may_name(page.body):
            round_.fetched += 1
            yield Reading(page=page, outlet=round_.outlet.key, result=result, requested=page.url)
        else:
            round_.note(Outcome(url=page.url, outcome="not relevant", reason=_NOT_NAMED, status=page.status))

    def part_failed(self, failure: Failure) -> Iterator[Reading]:
        """A further page that could not be asked: the article ends with what it has."""
        yield failure.request.cb_kwargs["reading"]  # type: ignore[attr-defined]

    def _requested(self, meta: dict[str, Any], url: str) -> str:
        """The address that was asked for, of an answer or failure at `url`."""
        first: str = (meta.get("redirect_urls") or [url])[0]
        return first

    def _page_of(self, response: Response, link: Link) -> Page:
        return Page(
            url=response.url,
            body=response.body,
            status=response.status,
            headers={name.decode().lower(): values[0].decode("latin-1") for name, values in response.headers.items()},
            fetched=self.clock(),
            link=link,
        )

    def _read(self, page: Page, outlet: Outlet) -> Article | Unread:
        try:
            return article.read(page, outlet)
        except Exception:
            # A fault of ours must cost one page, not the run; it shows in the log and in the page's outcome.
            logger.exception("reading %s failed", page.url)
            self.crawler.stats.inc_value("monitor/faults")
            return Unread(url=page.url, reason="Failed", detail="a fault in reading it; see the run's log")

    def page_failed(self, failure: Failure) -> Iterator[Request]:
        """A page that could not be asked: its link waits for a later run, or its outcome says why not."""
        request: Request = failure.request  # type: ignore[attr-defined]
        round_: OutletRound = request.meta["round"]
        round_.page_ended()
        link: Link = request.meta["link"]
        first = self._requested(request.meta, request.url)
        error = failure.value
        if isinstance(error, AnotherAddress):
            reason = f"another address of {error.target}"
            round_.note(Outcome(url=first, outcome="duplicate", reason=reason, duplicate_of=error.target, link=link))
        elif isinstance(error, Disallowed):
            round_.spare(request.meta["page_key"], link, str(error))
        elif not isinstance(error, (LeftAlone, Stopped)):
            round_.note(Outcome(url=first, outcome="failed", reason=_why(error), link=link))
        yield from self._pages(round_)


def _joined(article_: Article, part: Article) -> Article:
    """The article with the lines of a further page that it does not have yet."""
    known = set(article_.body.split("\n"))
    lines = [line for line in part.body.split("\n") if line not in known]
    return replace(article_, body="\n".join([article_.body, *lines]), captions=(*article_.captions, *part.captions))


_OF_PAGES = re.compile(r"\s?[-–—|(:,]\s?(?:\w{1,12}\.?\s)?\d{1,2}(?:\s?(?:/|\w{1,4})\s?\d{1,2})?\s?\)?")
"""What the headline of a further page has after that of the first: "- Page 2", "(2/3)"."""


def _is_one_article(first: Article, part: Article) -> bool:
    """Whether a further page carries the article's own headline, or states its address as the canonical one."""
    if key_of(part.canonical_url) == key_of(first.canonical_url):
        return True
    title, other = (squeeze(one.title or "").casefold() for one in (first, part))
    return title == other or (other.startswith(title) and _OF_PAGES.fullmatch(other[len(title) :]) is not None)


_NOT_NAMED = "its bytes name nothing of the watch"


def declared(
    watch_name: str, outlet_names: str | None, since: str | None, until: str | None, adopted: str | None = None
) -> tuple[Watch, tuple[Outlet, ...], str | None, str | None]:
    """Return the watch, the outlets and the bounds that a run was given.

    Raises: BadDeclaration where one of them is not right.
    """
    chosen = outlets.load(outlet_names, Path(adopted) if adopted else None)
    return watch.load(watch_name), chosen, _day("since", since), _day("until", until)


def _owner(url: str, some: tuple[Outlet, ...]) -> Outlet:
    """The outlet whose page it is; one named by its host where none of them owns it. Raises: BadDeclaration."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadDeclaration(url, ["not an http or https address"])
    return next((one for one in some if one.owns(url)), stranger(url))


def _day(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date().isoformat()  # noqa: DTZ007 - a day, in no zone
    except ValueError as error:
        raise BadDeclaration(f"-a {name}={value}", ["not a day; write it like 2025-04-24"]) from error


def _homes(some: tuple[Outlet, ...]) -> Iterator[str]:
    for outlet in some:
        yield outlet.home
        yield from (host if "://" in host else f"https://{host}/" for host in outlet.hosts)


def _validators(etag: str | None, last_modified: str | None) -> dict[str, str]:
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}


def _is_unchanged(response: Response) -> bool:
    """Whether it answers our validators with 304; a 304 that nobody asked for says nothing."""
    asked = response.request.headers if response.request is not None else {}
    return response.status == 304 and ("If-None-Match" in asked or "If-Modified-Since" in asked)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None


def _why(error: BaseException | None) -> str:
    return str(error)[:200] if isinstance(error, (IgnoreRequest, TooLarge)) else in_words(error or Exception())


def _outcome(page: Page, requested: str, outcome: str, reason: str, link: Link) -> Outcome:
    return Outcome(url=requested, outcome=outcome, reason=reason, status=page.status, link=link)
