"""The pages of outlets: asked, told apart by their bytes, read where they could matter, joined where they go on."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import scrapy
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from scrapers.addresses import clean, key_of
from scrapers.archive import Archive
from scrapers.download import Stopped
from scrapers.errors import OutputUnusable
from scrapers.failures import in_words
from scrapers.inflation import TooLarge
from scrapers.items import Article, Link, Page, Reading, Unread
from scrapers.manners import AnotherAddress, LeftAlone
from scrapers.memory import Memory, Outcome
from scrapers.outlet import Outlet
from scrapers.outlet_round import OutletRound
from scrapers.parsers import article, refusal
from scrapers.parsers.scan import Scanner
from scrapers.robots import Disallowed
from scrapers.text import squeeze

if TYPE_CHECKING:
    from twisted.python.failure import Failure

    from scrapers.watch import Watch

logger = logging.getLogger("monitor")

SAMPLED = 50
"""One page in so many of an outlet is read whole though its bytes name nothing: so a block or a new layout shows."""
_PARTS = 12
"""Pages of one article that are joined."""
_FIRST = 1000
"""Priority of what goes before all new pages."""
_NOT_NAMED = "its bytes name nothing of the watch"


class PagesSpider(scrapy.Spider):
    """What a spider does with pages; which, a subclass knows."""

    archive: Archive | None = None
    archives_all = False
    memory: Memory
    """Set by the item pipeline, which opens the store."""
    watch: Watch
    scan: Scanner
    clock: Callable[[], datetime]

    def found_on_the_way(self, round_: OutletRound) -> Iterator[Request]:
        """Requests for the sources that pages led to; a spider that reads listings asks them."""
        return iter(())

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
            headers=validators(known.etag, known.last_modified) if known else {},
            dont_filter=True,
            meta={"round": round_, "download_slot": round_.slot, "page_key": key, "link": link},
        )

    def parse_page(self, response: Response) -> Iterator[Any]:
        """A page's answer: read where it could be about the watch, else noted with the reason why not."""
        round_: OutletRound = response.meta["round"]
        round_.page_ended()
        yield from self._outcome(round_, response)
        yield from self.found_on_the_way(round_)
        yield from self._pages(round_)

    def _outcome(self, round_: OutletRound, response: Response) -> Iterator[Reading | Request]:
        link: Link = response.meta["link"]
        requested = self._requested(response.meta, response.url)
        if is_unchanged(response):
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
        if isinstance(result, Article):
            round_.pending_sources += round_.tag_pages_on(page, self.watch)
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
            round_.note(Outcome(url=first, outcome="failed", reason=why(error), link=link))
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


def validators(etag: str | None, last_modified: str | None) -> dict[str, str]:
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}


def is_unchanged(response: Response) -> bool:
    """Whether it answers our validators with 304; a 304 that nobody asked for says nothing."""
    asked = response.request.headers if response.request is not None else {}
    return response.status == 304 and ("If-None-Match" in asked or "If-Modified-Since" in asked)


def header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None


def why(error: BaseException | None) -> str:
    return str(error)[:200] if isinstance(error, (IgnoreRequest, TooLarge)) else in_words(error or Exception())


def _outcome(page: Page, requested: str, outcome: str, reason: str, link: Link) -> Outcome:
    return Outcome(url=requested, outcome=outcome, reason=reason, status=page.status, link=link)
