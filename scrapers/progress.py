"""Shows how far a crawl or a backfill has come: a bar on a terminal, plain lines of the log elsewhere."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

logger = logging.getLogger("monitor")

_BEAT = 0.5
"""Seconds between two looks of the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a run has come."""

    found: int
    """Addresses that were named."""
    fetched: int
    kept: int
    left: int
    """Requests, or bytes of WARC files, still to come as far as is known; it grows while listings are read."""
    done: int
    """Of the same, behind us."""
    seconds: float | None = None
    """Until it is through at the pace so far; None where that can't be told yet."""

    def __str__(self) -> str:
        return (
            f"{self.found:,} found, {self.fetched:,} fetched, {self.kept:,} kept, {self.left:,} left, "
            f"time to go {in_hours(self.seconds)}"
        )


def in_hours(seconds: float | None) -> str:
    """Return a span as hours, minutes, seconds.

    >>> in_hours(3725.4), in_hours(None)
    ('1:02:05', 'not known yet')
    """
    return "not known yet" if seconds is None else str(timedelta(seconds=round(seconds)))


class Telling:
    """Tells the standing over and over, from `start` to `stop`."""

    def __init__(self, standing: Callable[[], Standing], every: float, name: str = "backfill") -> None:
        """`every` are the seconds between two lines of the log; `name` is what the run is called."""
        self._standing, self._every, self._name = standing, every, name
        self._task: asyncio.Task[None] | None = None
        self._bar: Progress | None = None

    def start(self) -> None:
        """Begin; must be called within a running event loop."""
        if sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
            _lead_the_log_around_the_bar()
            self._bar_task = self._bar.add_task(self._name, total=None, said="")
        self._task = asyncio.create_task(self._tell())

    def stop(self) -> None:
        """Tell the standing a last time, and no more."""
        if self._task is None:
            return
        self._task.cancel()
        self._task = None
        if self._bar is not None:
            self._update(self._bar)
            self._bar.stop()
            _lead_the_log_around_the_bar()
        else:
            logger.info("%s: %s", self._name, self._standing())

    async def _tell(self) -> None:
        while True:
            if self._bar is not None:
                self._update(self._bar)
                await asyncio.sleep(_BEAT)
            else:
                await asyncio.sleep(self._every)
                logger.info("%s: %s", self._name, self._standing())

    def _update(self, bar: Progress) -> None:
        now = self._standing()
        bar.update(self._bar_task, completed=now.done, total=max(1, now.done + now.left), said=str(now))


def _bar() -> Progress:
    # Not loaded where nobody looks: cron has no terminal.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(stderr=True)
    return Progress(TextColumn("{task.description}"), BarColumn(20), TextColumn("{task.fields[said]}"), console=console)


def _lead_the_log_around_the_bar() -> None:
    """Let log lines go to what stderr is now: the bar puts a stream in its place that prints above it."""
    for handler in logging.getLogger().handlers:
        if type(handler) is logging.StreamHandler:
            handler.setStream(sys.stderr)
