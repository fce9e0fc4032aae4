"""The spider of `scrapy backfill FILE.warc.gz ... --workers N`: others read the files, this process alone stores."""

from __future__ import annotations

import asyncio
import logging
import pickle
from collections.abc import AsyncIterator, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from scrapers.crew import Crew, Done, Task
from scrapers.errors import BadDeclaration, MonitorError
from scrapers.items import Reading
from scrapers.past import Part, offset_of
from scrapers.spiders.warcs import PAGES, WarcsSpider
from scrapers.warc import Broken
from scrapers.warc_files import FileState
from scrapers.warc_places import is_address
from scrapers.warc_ranges import Found, Range, RangeRead, ranges, read_range
from scrapers.warc_round import WarcRound

logger = logging.getLogger("monitor")

_BROKEN = 1_000
"""Damaged places of a file that are remembered one by one, as by a Reader."""
_END = object()


class WarcsByCrewSpider(WarcsSpider):
    """Stores what the workers of a crew read, in the order of the files: the same rows as by one process alone."""

    name = "warcs_by_crew"
    ended: str | None = None
    """How the run ended, where that is not as runs end."""

    def __init__(self, crew: Crew | None = None, **given: Any) -> None:
        """Raises: BadDeclaration, NoWarcs."""
        super().__init__(**given)
        if crew is None:
            raise BadDeclaration(self.name, ["is no spider to be crawled; use scrapy backfill FILE ... --workers N"])
        self._crew = crew
        self._sent = pickle.dumps((self.watch, tuple(self.outlets)))

    async def _files(self, files: WarcRound, parts: Sequence[Part]) -> AsyncIterator[Reading]:
        """Files on servers stay with this process, which asks their hosts one after the other."""
        runs = [(remote, list(some)) for remote, some in groupby(parts, lambda part: is_address(part.root))]
        for remote, some in runs:
            each = super()._files(files, some) if remote else self._shared(files, some)
            async for reading in each:
                yield reading
        logger.info("workers: %s", self._crew.bill)

    async def _shared(self, files: WarcRound, parts: Sequence[Part]) -> AsyncIterator[Reading]:
        states = {part.root: _Shared(file=FileState(part=part), offset=offset_of(part)) for part in parts}
        ends = self._crew.in_order(self._tasks(parts), self._rest)
        try:
            while (done := await asyncio.to_thread(next, ends, _END)) is not _END:
                if self.stopping.is_set():
                    break
                if isinstance(done, Done):
                    async for reading in self._range(files, states[done.task.arguments[0].path], done):
                        yield reading
        except MonitorError as error:
            self._lost(str(error))
        except Exception as error:
            # The edge to other processes: whatever it was, the files are not through, and the log has the rest.
            logger.exception("the workers failed")
            self._lost(f"the workers failed ({error}); the log says where. Run again: it goes on where it stopped")
        finally:
            with suppress(ValueError):  # somebody waits for it still: it ends with who asked for it
                await asyncio.to_thread(ends.close)

    def _lost(self, why: str) -> None:
        self.ended = "workers gone"
        self.crawler.stats.set_value("monitor/lost", why)

    def _tasks(self, parts: Sequence[Part]) -> Generator[Task, None, None]:
        for part in parts:
            for span in ranges(part.root, offset_of(part), self._sizes[part.root] or 0):
                yield self._task(span)

    def _task(self, span: Range) -> Task:
        return Task(name=span.path.rpartition("/")[2], call=read_range, arguments=(span, self._sent))

    def _rest(self, done: Done) -> list[Task]:
        rest = done.value.rest if isinstance(done.value, RangeRead) else None
        return [] if rest is None else [self._task(rest)]

    async def _range(self, files: WarcRound, state: _Shared, done: Done) -> AsyncIterator[Reading]:
        """The readings of a range; nothing of a file of which an earlier range could not be read."""
        if state.failed:
            return
        span: Range = done.task.arguments[0]
        read: RangeRead | OSError | None = done.value
        if isinstance(read, OSError):
            # This machine may see a file that the worker's does not.
            read = await asyncio.to_thread(read_range, span, self._sent)
        if not isinstance(read, RangeRead):
            state.failed = True
            why = (read.strerror or str(read)) if read else f"from byte {span.start:,}: {done.problem}"
            self._not_read(files, state.file, why, for_good=isinstance(read, FileNotFoundError))
            return
        state.begin(read)
        for number, one in enumerate(read.found, 1):
            # The page before may be the same one: what became of it must be known.
            await self._all_through()
            if self.stopping.is_set():
                return
            if one.fault is not None:
                logger.error("reading %s failed\n%s", one.page.url, one.fault)
                self.crawler.stats.inc_value("monitor/faults")
            for reading in self._readings(state.file, one.page, one.result):
                self._given += 1
                yield reading
            if number % PAGES == 0:
                state.come_to(one)
                await self._keep(state.file, state, ended=False)
        state.through(read)
        ended = span.end is None and read.rest is None
        await self._keep(state.file, state, ended=ended)
        files.read_files += ended


@dataclass(slots=True, kw_only=True)
class _Shared:
    """How far one file was read, by whomever: as a Reader tells it that reads it alone."""

    file: FileState
    offset: int
    seen: int = 0
    damaged: int = 0
    broken: list[Broken] = field(default_factory=list)
    failed: bool = False
    _seen: int = 0
    _damaged: int = 0
    _known: int = 0
    _range: RangeRead | None = None
    """The one that is gone through now; the numbers above were counted before it."""

    def begin(self, read: RangeRead) -> None:
        """Go on with a range that was read."""
        self._range, self._seen, self._damaged, self._known = read, self.seen, self.damaged, len(self.broken)

    def come_to(self, found: Found) -> None:
        """All up to this page of the range is stored."""
        self._tell(found.offset, found.seen, found.broken, found.broken)

    def through(self, read: RangeRead) -> None:
        """All pages of the range are stored."""
        self._tell(read.offset, read.seen, read.damaged, len(read.broken))

    def _tell(self, offset: int, seen: int, damaged: int, broken: int) -> None:
        assert self._range is not None
        told = len(self.broken) - self._known
        self.offset, self.seen, self.damaged = offset, self._seen + seen, self._damaged + damaged
        self.broken = [*self.broken, *self._range.broken[told:broken]][:_BROKEN]
