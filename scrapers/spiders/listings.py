"""The listings of outlets: asked conditionally, read into links, followed where they lead to something new."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http import Response

from scrapers import sources
from scrapers.download import Stopped
from scrapers.items import Listing
from scrapers.manners import LeftAlone
from scrapers.memory import Source
from scrapers.outlet_round import OutletRound, answered
from scrapers.parsers import refusal
from scrapers.spiders.pages import PagesSpider, header, is_unchanged, validators, why

if TYPE_CHECKING:
    from twisted.python.failure import Failure

_PAGES_OF_A_LISTING = 5
"""Next pages of a tag page, children of a sitemap index, that an ordinary run follows."""
_SITEMAPS = 40
"""Sitemaps that indexes name, asked in one run of an outlet: an index may name indexes, and those more."""
_DISCOVERED = 12
"""Sources found by ourselves that one run asks of an outlet."""
_CHECK_AFTER = timedelta(days=1)
"""So long after its last change a source that says "not modified" is asked in full, too, then ever more rarely."""
_FIRST = 1000
_STRICT = ("feed", "sitemap", "news_sitemap", "wordpress")


class ListingsSpider(PagesSpider):
    """What a spider does with listings; which, a subclass knows."""

    _sitemaps: Counter[str]
    """Children of sitemap indexes that were asked in this run, by outlet."""

    def _ask(self, round_: OutletRound, source: Source, page: int = 1, *, check: bool = False) -> Request:
        headers = {}
        if page == 1 and source.trusted and not check:
            headers = validators(source.etag, source.last_modified)
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
        if is_unchanged(response):
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
        yield from self.found_on_the_way(round_)
        if source.kind == "home":
            for guess in round_.guesses():
                yield self._ask(round_, guess)
        yield from self._pages(round_)

    def _read_listing(
        self, round_: OutletRound, response: Response, source: Source, page: int, now: datetime
    ) -> Listing | None:
        digest = hashlib.blake2b(response.body, digest_size=16).hexdigest()
        etag, last_modified = header(response, "ETag"), header(response, "Last-Modified")
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

    def found_on_the_way(self, round_: OutletRound) -> Iterator[Request]:
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
            self._note_failure(round_, request.cb_kwargs["source"], why(error))
        yield from self.found_on_the_way(round_)
        yield from self._pages(round_)

    def _note_failure(self, round_: OutletRound, source: Source, status: str, problem: str | None = None) -> None:
        gone = replace(
            source, asked=self.clock(), status=status, failures=source.failures + 1, problem=problem, etag=None,
            last_modified=None,
        )  # fmt: skip
        round_.remember(gone)
