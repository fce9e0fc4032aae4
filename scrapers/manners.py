"""Politeness: Retry-After, back-off, redirects that stay at home, a budget per outlet."""

from __future__ import annotations

import asyncio
import email.utils
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from scrapers.addresses import key_of
from scrapers.failures import in_words
from scrapers.outlet_round import TRIED_IN_VAIN, OutletRound

if TYPE_CHECKING:
    from scrapy.core.downloader import Slot
    from scrapy.crawler import Crawler
    from scrapy.spiders import Spider

LONGEST_WAIT = 60.0
"""Seconds; an outlet that asks for more is left for this run."""


class LeftAlone(IgnoreRequest):
    """Nothing more is asked of the outlet in this run: given up, or its budget is spent."""


class AnotherAddress(IgnoreRequest):
    """The address redirects to a page that this run or the store has already; `target` is its address."""

    def __init__(self, target: str) -> None:
        self.target = target
        super().__init__(f"redirects to {target}")


class Budget:
    """Counts what an outlet is asked and answers; stops at its budget, or when it never answers."""

    def process_request(self, request: Request) -> None:
        """Raises: LeftAlone."""
        round_ = _round(request)
        if round_.given_up:
            raise LeftAlone(round_.given_up)
        if round_.attempts >= round_.budget:
            raise LeftAlone(f"the run's {round_.budget} requests to this outlet are spent")
        round_.attempts += 1

    def process_response(self, request: Request, response: Response) -> Response:
        round_ = _round(request)
        round_.answered += 1
        round_.not_modified += response.status == 304
        round_.wire_bytes += request.meta.get("wire_bytes", 0)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        round_ = _round(request)
        if not isinstance(exception, IgnoreRequest):
            if not round_.answered and round_.attempts >= TRIED_IN_VAIN and not round_.given_up:
                round_.given_up = f"no answer to {round_.attempts} requests: {in_words(exception)}"
        elif type(exception) is IgnoreRequest:
            # Refused by the guard before anything was sent.
            round_.attempts -= 1


class Throttle(AutoThrottle):
    """Scrapy's AutoThrottle, never below the delay that robots.txt asks for."""

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        super()._adjust_delay(slot, latency, response)
        request = response.request
        if request is not None and (floor := _round(request).crawl_delay):
            slot.delay = max(slot.delay, floor)
            slot.jitter = 0

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        response.request = request
        super()._response_downloaded(response, request, spider)


class Patience(RetryMiddleware):
    """Scrapy's retries, with back-off and Retry-After; an outlet that asks for a long wait is left for this run."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._backoff = crawler.settings.getfloat("RETRY_BACKOFF")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Awaitable[None] | None:
        left = _round(request).pause_left()
        return _wait(request, left) if left else None

    def process_response(  # type: ignore[override]
        self, request: Request, response: Response
    ) -> Response | Awaitable[Request | Response]:
        return response if response.status < 400 else self._consider(request, response)

    async def _consider(self, request: Request, response: Response) -> Request | Response:
        if response.status in (429, 503) and (asked := retry_after(response, datetime.now(UTC))) is not None:
            round_ = _round(request)
            if asked > LONGEST_WAIT:
                round_.given_up = f"status {response.status}: it asks to wait {asked:.0f} s (Retry-After)"
                return response
            round_.pause(asked)
        if response.status not in self.retry_http_codes or _round(request).given_up:
            return response
        return await self._again(request, f"status {response.status}") or response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]
        if not isinstance(exception, self.exceptions_to_retry) or _round(request).given_up:
            return None
        return await self._again(request, in_words(exception))

    async def _again(self, request: Request, why: str) -> Request | None:
        again = self._retry(request, why)
        if again is not None:
            await _wait(
                request, max(_round(request).pause_left(), self._backoff * 2 ** (again.meta["retry_times"] - 1))
            )
        return again


class HomeRedirects(RedirectMiddleware):
    """Follows redirects only to the outlet's own hosts, and not to a page that is known already."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        round_ = _round(request)
        if not round_.owns(redirected.url):
            raise IgnoreRequest(f"redirects to another site: {redirected.url[:200]}")
        if key := request.meta.get("page_key"):
            target = key_of(redirected.url)
            if target != key:
                if target in {key_of(address) for address in (request.url, *request.meta.get("redirect_urls", ()))}:
                    raise IgnoreRequest("redirects in a circle")
                if target in round_.seen or _is_read(round_, target):
                    raise AnotherAddress(redirected.url)
                round_.seen.add(target)
        return super()._redirect(redirected, request, reason)

    def handle_referer(self, request: Request, response: Response) -> None:
        """We send no Referer at all."""

    def _engine_started(self) -> None:
        """Scrapy warns here that no Referer middleware is on; that is on purpose."""


def _is_read(round_: OutletRound, key: str) -> bool:
    known = round_.memory.known([key]).get(key)
    return known is not None and known.outcome in ("kept", "not relevant", "duplicate")


def retry_after(response: Response, now: datetime) -> float | None:
    """Return the seconds that an answer asks to wait, as it states them or until its date; None where it does not."""
    stated = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if stated.isdigit():
        return float(stated[:9])
    try:
        until = email.utils.parsedate_to_datetime(stated) if stated else None
    except ValueError:
        return None
    if until is None:
        return None
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())


async def _wait(request: Request, seconds: float) -> None:
    """Wait, but not past the run's end."""
    stopping: asyncio.Event = _round(request).stopping
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return
    raise LeftAlone("the run is ending")


def _round(request: Request) -> OutletRound:
    found: OutletRound = request.meta["round"]
    return found
