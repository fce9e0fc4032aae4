"""A live crawl whose outlets are asked by the workers of a crew, each some of them in a run of its own."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from scrapy.settings import BaseSettings

from pipelines.cluster_crawl import Asked, Batch, ask, gained
from pipelines.store import address, connect
from scrapers import watch as watches
from scrapers.crew import Crew, Done, Task
from scrapers.errors import MonitorError
from scrapers.outlet import Outlet
from scrapers.outlets import keys as known_keys

logger = logging.getLogger("monitor")

_MOST = 50
"""Outlets that one run asks at the same time."""
_OURS = ("DATABASE_URL", "OUTPUT_DIR", "NEWS_SEARCH")
"""Settings that are not handed on as they are."""
_STATED = 40
"""The priority of what a person states by -s."""
_INHERITED = ("CONTACT", "ALERT_URLS", "KEEP_BODY", "ARCHIVE")
"""What may come from this machine's environment."""
_END = object()
_WHEN = re.compile(r"^\S{10} \S{8} (?:INFO )?")
"""What a line of a worker's log begins with, and ours says again."""


class CrewOfOutlets:
    """Implements scrapers.sharing.Others; `failed` says afterwards what went wrong."""

    def __init__(self, crew: Crew, places: int, spider: str, default_watch: str, settings: BaseSettings,
                 given: dict[str, str]) -> None:  # fmt: skip
        """`given` are the -a arguments. Raises: MonitorError where it can't be done."""
        if unfit := [name for name in ("page", "replay") if name in given]:
            raise MonitorError(f"-a {unfit[0]}= is read by one process; leave --workers and --cluster out")
        self._crew, self._places, self._spider = crew, places, spider
        self._database = shared_store(settings)
        self._watch = watches.load(given.get("watch", default_watch))
        self._watch_file = _text_of(given.get("watch", default_watch))
        self._by_file = _is_file(given.get("outlets", ""))
        self._given = tuple((name, given[name]) for name in ("since", "until") if name in given)
        self._settings = _handed_on(settings)
        self._output = Path(settings["OUTPUT_DIR"]).resolve() / "workers"
        self.failed: str | None = None

    async def ask(self, outlets: Sequence[Outlet], since: float, stopping: asyncio.Event) -> Sequence[Outlet]:
        """Have the outlets asked; returns those of batches that no worker could do."""
        left: list[Outlet] = []
        by_key = {outlet.key: outlet for outlet in outlets}
        ends = self._crew.in_order(self._tasks(list(outlets), since))
        try:
            while (done := await asyncio.to_thread(next, ends, _END)) is not _END and not stopping.is_set():
                if isinstance(done, Done):
                    left += [by_key[key] for key in self._told(done)]
        except MonitorError as error:
            logger.warning("%s; the outlets that nobody was through with are asked by this process", error)
            left = list(outlets)
        finally:
            with suppress(ValueError):  # somebody waits for it still: it ends with who asked for it
                ends.close()
        new, edited = gained(self._database, self._watch.key, since)
        logger.info("workers: %s: %d new, %d edited", self._watch.title, new, edited)
        logger.info("workers: %s", self._crew.bill)
        return left

    def _tasks(self, outlets: list[Outlet], since: float) -> list[Task]:
        number = min(len(outlets), max(self._places, -(-len(outlets) // _MOST)))
        tasks = []
        for place in range(number):
            some = outlets[place::number]
            batch = Batch(
                number=place, spider=self._spider, watch=self._watch.key, watch_file=self._watch_file,
                outlets=tuple(outlet.key for outlet in some),
                tables=tuple((outlet.key, table(outlet)) for outlet in some if self._by_file or _is_strange(outlet)),
                by_file=self._by_file, given=self._given, settings=self._settings,
                output=str(self._output / str(place)), database=self._database, since=since,
            )  # fmt: skip
            name = some[0].key + (f"+{len(some) - 1}" if some[1:] else "")
            tasks.append(Task(name=name, call=ask, arguments=(batch,)))
        return tasks

    def _told(self, done: Done) -> tuple[str, ...]:
        """The keys of the outlets that are left."""
        batch: Batch = done.task.arguments[0]
        if not isinstance(done.value, Asked):
            logger.error("%s: %s; asked by this process", done.task.name, done.problem)
            return batch.outlets
        for line in done.value.log:
            logger.info("%s: %s", done.task.name, _WHEN.sub("", line))
        if done.value.status and self.failed is None:
            self.failed = f"{done.task.name}: {done.value.log[-1] if done.value.log else 'the run failed'}"
        return ()


def shared_store(settings: BaseSettings) -> str:
    """The address of the store. Raises: MonitorError where it is none that several processes can share."""
    found = address(settings["DATABASE_URL"], settings["OUTPUT_DIR"])
    store = connect(found)
    store.close()
    if store.is_sqlite:
        raise MonitorError(
            "a crawl by several processes needs PostgreSQL, which divides the outlets between them: set "
            "DATABASE_URL=postgresql://..., or leave --workers and --cluster out"
        )
    return found


def table(outlet: Outlet) -> str:
    """An outlet without rules as the table of an outlets file.

    >>> print(table(Outlet(name="L'Étape", home="http://127.0.0.2/", feeds=("http://127.0.0.2/feed",), general=True)))
    [[outlet]]
    name = "L'Étape"
    home = "http://127.0.0.2/"
    feeds = ["http://127.0.0.2/feed"]
    general = true
    key = "l_etape"
    """
    stated = outlet.model_dump(mode="json", exclude_defaults=True)
    return "\n".join(
        ["[[outlet]]", *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in stated.items())]
    )


def _is_strange(outlet: Outlet) -> bool:
    return outlet.key not in known_keys()


def _is_file(given: str) -> bool:
    return given.endswith(".toml") or "/" in given


def _text_of(watch: str) -> str | None:
    return Path(watch).read_text("utf-8-sig") if _is_file(watch) else None


def _handed_on(settings: BaseSettings) -> tuple[tuple[str, str], ...]:
    stated = [name for name in settings if (settings.getpriority(name) or 0) >= _STATED and name not in _OURS]
    names = dict.fromkeys([*stated, *(name for name in _INHERITED if settings.get(name))])
    return (*((name, str(settings[name])) for name in names), ("NEWS_SEARCH", "off"))
