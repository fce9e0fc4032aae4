"""robots.txt: asked once a day and remembered, obeyed, its delay kept, its sitemaps taken up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from protego import Protego
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from scrapers import sources
from scrapers.failures import in_words
from scrapers.manners import LONGEST_WAIT
from scrapers.memory import Source
from scrapers.outlet_round import OutletRound
from scrapers.settings import AGENT

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_HELD_FOR = timedelta(hours=24)
_LIMIT = 512_000
"""Bytes; the standard asks for at least 500 KiB."""
_UNREACHABLE = "# unreachable"


class Disallowed(IgnoreRequest):
    """robots.txt does not allow the address."""


class Robots:
    """Obeys robots.txt, which is asked once a day and remembered; its Crawl-delay becomes the outlet's delay."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Future[Protego | None]] = {}
        self._obey = crawler.settings.getbool("ROBOTSTXT_OBEY")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Awaitable[None] | None:
        """Raises: Disallowed."""
        if not self._obey or request.meta.get("is_robots"):
            return None
        base = _base(request.url)
        if base not in self._rules:
            self._rules[base] = asyncio.ensure_future(self._load(base, request.meta["round"]))
        rules = self._rules[base]
        # A coroutine for each of thousands of requests costs more than the question itself.
        if not rules.done():
            return self._wait(rules, request.url)
        _check(rules.result(), request.url)
        return None

    async def _wait(self, rules: asyncio.Future[Protego | None], url: str) -> None:
        _check(await rules, url)

    async def _load(self, base: str, round_: OutletRound) -> Protego | None:
        url = f"{base}/robots.txt"
        now = round_.wants.now
        known = round_.source_states.get(url) or next(
            (source for source in round_.memory.sources(round_.outlet) if source.url == url), None
        )
        source = known or Source(url=url, kind="robots", found_by="guessed")
        if not (known and known.answered and known.body is not None and now - known.answered < _HELD_FOR):
            source = await self._ask(source, round_, now)
            round_.remember(source)
        text = source.body or ""
        if text == _UNREACHABLE:
            return Protego.parse("User-agent: *\nDisallow: /")
        found = sources.read("robots", text.encode(), url)
        for kind, address in found.sources:
            if further := round_.further_source(kind, address, url):
                round_.pending_sources.append(further)
        rules = Protego.parse(text)
        if delay := rules.crawl_delay(AGENT):
            if delay > LONGEST_WAIT:
                round_.given_up = f"robots.txt asks to wait {delay:.0f} s between requests"
            round_.crawl_delay = max(round_.crawl_delay, float(delay))
        return rules

    async def _ask(self, source: Source, round_: OutletRound, now: datetime) -> Source:
        request = Request(
            source.url,
            callback=NO_CALLBACK,
            priority=10_000,
            meta={"round": round_, "download_slot": round_.slot, "is_robots": True, "download_cut": _LIMIT},
        )
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - any failure to fetch means the same: nothing is known of the rules
            return replace(source, asked=now, status=in_words(error), failures=source.failures + 1, body=source.body)
        body = response.body.decode("utf-8", "replace") if response.status == 200 else ""
        if response.status >= 500:
            # RFC 9309: rules that a server can't give are taken as "no", unless older ones are known.
            body = source.body if source.body else _UNREACHABLE
        return replace(source, asked=now, answered=now, status=str(response.status), failures=0, body=body)


def _check(rules: Protego | None, url: str) -> None:
    if rules is not None and not rules.can_fetch(url, AGENT):
        raise Disallowed("robots.txt disallows it")


def _base(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.split('/', 1)[0].split('?', 1)[0]}"
