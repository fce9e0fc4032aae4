"""The spider of `scrapy backfill FILE.warc.gz ...`: pages of the outlets out of WARC files, without any network."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from scrapers.archive import files, responses
from scrapers.guard import Guard
from scrapers.history_round import HistoryRound
from scrapers.items import Link, Page, Reading
from scrapers.memory import Outcome, key_of
from scrapers.outlet import Outlet, site_of
from scrapers.parsers import refusal
from scrapers.past import Part, PastLink, day_in_address, is_settled
from scrapers.progress import Standing
from scrapers.spiders.history import HistorySpider

logger = logging.getLogger("monitor")

_AT_A_TIME = 200
"""Pages looked at before others get a turn: a signal to stop, the bar."""


class WarcsSpider(HistorySpider):
    """`scrapy backfill FILE.warc.gz ... | DIR`: the bytes of a page decide whether it is parsed at all."""

    name = "warcs"
    way = "warc"

    def __init__(self, files: str = "", **given: str) -> None:
        """`files` are paths of files or folders, a line each. Raises: BadDeclaration."""
        super().__init__(**given)
        self.paths = [Path(line) for line in files.splitlines()]
        self.owners = {site: outlet for outlet in self.outlets for site in outlet.sites}
        self.held: dict[str, HistoryRound] = {}
        """Rounds of outlets that were asked nothing, and so say nothing of their health."""
        self._sizes: dict[Path, int] = {}
        self._behind = 0
        self._open: BinaryIO | None = None

    async def start(self) -> AsyncIterator[Any]:
        self.memory.open_backfill(self.way, self.since or "", self.until or "")
        self._sizes = {found: found.stat().st_size for path in self.paths for found in files(path)}
        logger.info("backfill of %s from %d WARC files", self.watch.title, len(self._sizes))
        self.began = time.monotonic()
        self.telling.start()
        looked = 0
        for path, size in self._sizes.items():
            with path.open("rb") as self._open:
                for page in responses(self._open, self._is_ours):
                    for reading in self._readings(path, page):
                        yield reading
                    looked += 1
                    if looked % _AT_A_TIME == 0:
                        await asyncio.sleep(0)
                    if self.stopping.is_set():
                        return
            self._open = None
            self._behind += size

    def standing(self) -> Standing:
        """In bytes of the files."""
        done = self._behind + (self._open.tell() if self._open and not self._open.closed else 0)
        left = max(0, sum(self._sizes.values()) - done)
        elapsed = time.monotonic() - self.began
        rounds = self.held.values()
        return Standing(
            found=sum(one.found for one in rounds),
            fetched=sum(one.fetched for one in rounds),
            kept=sum(one.kept for one in rounds),
            left=left,
            done=done,
            seconds=left * elapsed / done if done else None,
        )

    def round_of(self, reading: Reading) -> HistoryRound:
        return self.held[reading.outlet]

    def _is_ours(self, url: str) -> bool:
        return site_of(url) in self.owners

    def _readings(self, path: Path, page: Page) -> Iterator[Reading]:
        outlet = self.owners[site_of(page.url)]
        if refusal.of_answer(page) or not self.scan.may_name(page.body):
            return
        round_ = self._round(outlet)
        key = key_of(page.url)
        captured = page.fetched.isoformat() if page.fetched else None
        link = Link(url=page.url, channel="archive", source=str(path), modified=captured)
        day = day_in_address(page.url) or (captured or "")[:10]
        known = self.memory.known([key]).get(key)
        settled = known is not None and is_settled(known, from_archive=True)
        past = PastLink(key=key, link=link, day=day, why="stored already" if settled else None)
        if key not in round_.listed:
            round_.listed.add(key)
            round_.found += 1
            part = Part(url=str(path), kind="warc", root=str(path), place=0)
            self.memory.part_read(outlet, part, [], [(outlet, past)], {}, None)
        if settled:
            return
        page = Page(
            url=page.url, body=page.body, status=page.status, headers=page.headers, fetched=page.fetched, link=link
        )
        reading = Reading(page=page, outlet=outlet.key, result=self._read(page, outlet), requested=page.url)
        if stands := self.later_reading(reading):
            reason = f"an older state of {stands}"
            round_.note(Outcome(url=page.url, outcome="duplicate", reason=reason, duplicate_of=stands, link=link))
            return
        round_.fetched += 1
        yield reading

    def _round(self, outlet: Outlet) -> HistoryRound:
        """The round of an outlet that the files have pages of."""
        if outlet.key not in self.held:
            self.held[outlet.key] = HistoryRound(
                outlet=outlet, memory=self.memory, wants=self._wants(outlet.general), guard=Guard(), budget=0,
                stopping=self.stopping,
            )  # fmt: skip
        return self.held[outlet.key]
