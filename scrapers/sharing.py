"""Outlets in turn: all of them, or those that fall to this run where other runs are at work on the same."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Protocol

from scrapers.outlet import Outlet

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger("monitor")

_TIMES = 8
"""In so many bites a run that is alone takes all outlets."""


class Sharing(Protocol):
    """What divides the outlets between runs. Every call may raise StoreUnusable."""

    def take(self, outlets: Sequence[str], most: int) -> list[str]:
        """The keys of outlets, at most so many, that are this run's to ask from now on."""

    def began(self) -> float:
        """When this run began, by the clock of those who divide."""


class Others(Protocol):
    """Those who ask outlets for this run, each some of them in a run of its own."""

    async def ask(self, outlets: Sequence[Outlet], since: float, stopping: asyncio.Event) -> Sequence[Outlet]:
        """Have the outlets asked that nobody was through with `since`; returns those that are left to this run."""


async def in_turn(
    outlets: Sequence[Outlet], sharing: Sharing | None, crawler: Crawler, stopping: asyncio.Event
) -> AsyncIterator[Outlet]:
    """Each outlet that this run is to ask, bite by bite where they are shared.

    Ends once nothing is free and all that was taken is asked: until then it takes over from a run that dies.
    """
    if sharing is None:
        for outlet in outlets:
            yield outlet
        return
    left = {outlet.key: outlet for outlet in outlets}
    pace, bite = crawler.settings.getfloat("LEASE_PACE"), -(-len(left) // _TIMES)
    while left and not stopping.is_set():
        taken = sharing.take(list(left), bite)
        for key in taken:
            yield left.pop(key)
        if not taken and is_idle(crawler):
            logger.info("%d of %d outlets are asked by other runs", len(left), len(outlets))
            return
        if left:
            await _pause(stopping, pace)


def is_idle(crawler: Crawler) -> bool:
    """Whether all requests made so far, and what follows from them, are dealt with."""
    engine = crawler.engine
    assert engine is not None
    slot = engine._slot
    return not (
        engine.downloader.active
        or (slot is not None and (slot.inprogress or slot.scheduler.has_pending_requests()))
        or (engine.scraper.slot is not None and not engine.scraper.slot.is_idle())
    )


async def _pause(stopping: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return
