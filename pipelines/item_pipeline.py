"""Where Scrapy hands items over: opens the run, gives it each reading, ends it. Decides nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.exceptions import CloseSpider, DropItem

from pipelines.flow import Bounds, Dropped
from pipelines.leases import Leases
from pipelines.run import Run
from pipelines.store import address, connect
from scrapers.errors import MonitorError, StoreBusy
from scrapers.items import Reading

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger("monitor")

_ENDS = {"finished": "finished", "shutdown": "stopped", "closespider_timeout": "out of time"}
_LINES = 10
"""Of new articles and edits in the summary."""
_BEAT = 0.25
"""Seconds between looks at whether the run is to end."""


class StorePipeline:
    """One run's store and reports."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._run: Run | None = None
        self._error: MonitorError | None = None
        self._reason = "finished"
        self._watching: asyncio.Task[None] | None = None
        self._renewing: asyncio.Task[None] | None = None
        crawler.signals.connect(self._spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def open_spider(self) -> None:
        """Raises: CloseSpider where the store can't be used or another run is at work on it."""
        spider: Any = self._crawler.spider
        settings = self._crawler.settings
        output = Path(settings["OUTPUT_DIR"])
        self._watching = asyncio.create_task(self._watch_for_the_end())
        try:
            store = connect(address(settings["DATABASE_URL"], settings["OUTPUT_DIR"]))
            run = Run(
                store, spider.watch, spider.outlets, output, kind=spider.kind, clock=spider.clock,
                keep_body=_days(settings["KEEP_BODY"]), from_files=spider.from_files,
                bounds=Bounds(since=spider.since, until=spider.until), alert_urls=settings["ALERT_URLS"] or "",
            )  # fmt: skip
            shared = spider.kind == "crawl" and not spider.page
            memory = run.begin(
                settings.getfloat("LOCK_WAIT"), lease=settings.getfloat("LEASE_SECONDS") if shared else None
            )
        except MonitorError as error:
            # The engine does not close what a run that never began has opened.
            for downloads in getattr(self._crawler, "monitor_downloads", ()):
                await downloads.close()
            raise self._failed(error) from error
        self._run = run
        spider.memory = _Told(memory, self._failed)
        if run.leases is not None:
            spider.sharing = _Told(run.leases, self._failed)
            self._renewing = asyncio.create_task(self._renew(run.leases))

    async def process_item(self, item: Any) -> Any:
        if not isinstance(item, Reading) or self._run is None:
            return item
        try:
            result = self._run.take(item)
        except MonitorError as error:
            self._failed(error)
            self._close("store unusable")
            raise DropItem(str(error), log_level="DEBUG") from error
        except Exception as error:
            # A fault of ours must cost one page, not the run; it shows in the log and in the page's outcome.
            logger.exception("judging %s failed", item.requested)
            self._run.fail(item, "a fault in judging it; see the run's log")
            raise DropItem("fault", log_level="DEBUG") from error
        if isinstance(result, Dropped):
            raise DropItem(result.reason, log_level="DEBUG")
        return item

    async def close_spider(self) -> None:
        for task in (self._watching, self._renewing):
            if task is not None:
                task.cancel()
        if self._run is None:
            return
        spider: Any = self._crawler.spider
        rounds = {key: round_.summary() for key, round_ in spider.rounds.items()}
        status = 1
        if self._error is not None:
            self._run.abandon("failed", rounds)
        else:
            try:
                status = self._run.end(self._ended(), rounds)
            except MonitorError as error:
                self._failed(error)
            except OSError as error:
                # The machine has no more of something, handles or memory: no fault of ours that a log would explain.
                where = f" ({error.filename})" if error.filename else ""
                self._failed(MonitorError(f"the run could not be ended: {error.strerror}{where}; mend that first"))
            except Exception as error:
                # The edge of the process: whatever it was, it is told in one line, and the log has the rest.
                logger.exception("ending the run failed")
                self._failed(MonitorError(f"the run could not be ended ({error}); the log says where"))
        if status and self._error is None:
            self._failed(MonitorError(_nothing_reached(rounds)))
        self._crawler.stats.set_value("monitor/exit_status", status)
        self._crawler.stats.set_value("monitor/reports", str(self._run.output / self._run.watch.key))
        self._tell()

    def _ended(self) -> str:
        engine = self._crawler.engine
        reason = getattr(self._crawler.spider, "ended", None) or self._crawler.stats.get_value("monitor/reason")
        if reason is None and not engine.running:
            reason = "shutdown"
        return _ENDS.get(reason or "finished", reason or "finished")

    def _failed(self, error: MonitorError) -> CloseSpider:
        if self._error is None:
            self._error = error
            stats = self._crawler.stats
            stats.set_value("monitor/error", str(error))
            stats.set_value("monitor/exit_status", 0 if isinstance(error, StoreBusy) else 1)
        return CloseSpider("store unusable")

    def _close(self, reason: str) -> None:
        task = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=reason))
        task.add_done_callback(lambda done: done.exception())

    async def _watch_for_the_end(self) -> None:
        """Once the engine closes, give up what is under way: a hanging outlet must not hold the run."""
        engine: Any = self._crawler.engine
        while engine.running or not engine.start_time:
            slot = engine._slot
            if slot is not None and slot.closing is not None:
                break
            await asyncio.sleep(_BEAT)
        spider: Any = self._crawler.spider
        spider.stopping.set()
        for downloads in getattr(self._crawler, "monitor_downloads", ()):
            downloads.stop()
        # Scrapy waits for the items of start() that are under way, but looks whether any is left after responses only.
        items = engine.scraper.slot
        while items.closing is None or not items.is_idle():
            await asyncio.sleep(_BEAT)
        if not items.closing.called:
            items.closing.callback(spider)

    async def _renew(self, leases: Leases) -> None:
        """Hold on to the outlets; one that another run took as this one seemed dead is left alone from then on."""
        spider: Any = self._crawler.spider
        while True:
            await asyncio.sleep(leases.seconds / 4)
            try:
                lost = leases.renew()
            except MonitorError as error:
                self._failed(error)
                self._close("store unusable")
                return
            for key in lost & spider.rounds.keys():
                spider.rounds[key].given_up = "another run took it over, as this one had not been heard of"

    def _spider_closed(self, reason: str) -> None:
        self._crawler.stats.set_value("monitor/reason", reason)

    def _tell(self) -> None:
        assert self._run is not None
        gains, watch = self._run.gains, self._run.watch
        # What others found for this run they have told themselves.
        by = " by this process itself" if getattr(self._crawler.spider, "others", None) is not None else ""
        logger.info("%s: %d new, %d edited%s", watch.title, len(gains.new), len(gains.changed), by)
        for outlet, title in gains.new[:_LINES]:
            logger.info("new: %s: %s", _inert(outlet), _inert(title))
        if len(gains.new) > _LINES:
            logger.info("new: and %d more", len(gains.new) - _LINES)
        for outlet, title, fields in gains.changed[:_LINES]:
            logger.info("edited (%s): %s: %s", fields, _inert(outlet), _inert(title))
        for outlet, why in gains.attention[:_LINES]:
            logger.warning("needs a look: %s: %s", _inert(outlet), _inert(why))
        if len(gains.attention) > _LINES:
            logger.warning("needs a look: and %d more, see outlet_health.csv", len(gains.attention) - _LINES)
        for target, why in gains.untold[:_LINES]:
            logger.warning("alert not taken, next run tries again: %s: %s", _inert(target), _inert(why))
        logger.info("reports: %s", self._run.output / watch.key)


class _Told:
    """The memory, with a store that fails told to the pipeline and ending the crawl instead of a traceback."""

    def __init__(self, memory: Any, failed: Callable[[MonitorError], CloseSpider]) -> None:
        self._memory, self._failed = memory, failed

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._memory, name)

        def told(*args: Any) -> Any:
            try:
                return call(*args)
            except MonitorError as error:
                raise self._failed(error) from error

        setattr(self, name, told)
        return told


def _inert(text: str) -> str:
    """Text from outside, fit for a terminal: no control or bidi characters, bounded."""
    return "".join(letter for letter in text if letter.isprintable())[:160]


def _days(stated: str | int | None) -> int | None:
    """KEEP_BODY as a number of days; None for no bound. Raises: MonitorError."""
    if stated in (None, ""):
        return None
    if not str(stated).isdecimal() or not int(stated):
        raise MonitorError(f"KEEP_BODY={stated}: not a number of days; write it like 365, or leave it empty for ever")
    return int(stated)


def _nothing_reached(rounds: Any) -> str:
    reasons = sorted({round_.why for round_ in rounds.values() if round_.why})
    why = f" ({reasons[0]})" if reasons else ""
    return f"none of the {len(rounds)} outlets could be reached{why}; check this machine's network and the outlets file"
