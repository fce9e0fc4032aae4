"""The spider of `scrapy backfill FILE.warc.gz ...`: pages of the outlets out of WARC files, as they stream by."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from scrapers.failures import in_words
from scrapers.guard import Guard
from scrapers.history_round import HistoryRound
from scrapers.items import Article, Link, Page, Reading, Unread
from scrapers.memory import Outcome, key_of
from scrapers.outlet import Outlet, site_of
from scrapers.parsers import refusal
from scrapers.past import Part, PastLink, day_in_address, is_settled, offset_of, part_from
from scrapers.spiders.history import HistorySpider
from scrapers.warc import Reader
from scrapers.warc_files import FileState, Progress, WarcStanding, files_of, homes, size_of, way_of
from scrapers.warc_places import NoWarcs, is_address, is_warc, listed, local, public
from scrapers.warc_remote import RemoteFile
from scrapers.warc_round import WarcRound

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger("monitor")

_STRETCH = 4_000_000
"""Bytes of a file after which others get a turn: a signal to stop, the bar."""
_KEPT_EVERY = 2.0
"""Seconds after which it is kept how far a file was read."""
PAGES = 20
"""Pages after which it is: a kill has no more of them read again."""
_TOLD = 5
"""Damaged places of one file that the log tells one by one; backfill.csv has more."""
_END = object()


class WarcsSpider(HistorySpider):
    """`scrapy backfill FILE.warc.gz ... | DIR | LISTING | ADDRESS`: the bytes of a page decide whether it is parsed."""

    name = "warcs"
    from_files = True
    way = "warc"

    def __init__(self, files: str = "", base: str = "", s3: str = "", **given: Any) -> None:
        """`files` are places, a line each; `base` and `s3` as warc_places has them.

        Raises: BadDeclaration, NoWarcs.
        """
        super().__init__(**given)
        self._base, self._s3 = base, s3
        self._places: list[str] = []
        self._listings: list[str] = []
        for one in files.splitlines():
            if not is_address(one):
                self._places += local(Path(one), base, s3)
            elif is_warc(one):
                self._places.append(public(one, s3))
            else:
                self._listings.append(public(one, s3))
        self.way = way_of(files)
        self.owners = {site: outlet for outlet in self.outlets for site in outlet.sites}
        self.held: dict[str, HistoryRound] = {}
        """Rounds of outlets that were asked nothing, and so say nothing of their health."""
        hosts = homes([*self._listings, *self._places, base])
        self.closed_homes = (*self.closed_homes, *hosts)
        self._owner_of_files = files_of(hosts)
        self._sizes: dict[str, int | None] = {}
        """Of each file; None where it is not known yet."""
        self._at: dict[str, int] = {}
        """Of each file that was begun, how far it was read."""
        self._records = self._damaged = self._given = self._through = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(spider.one_is_through, signal=signal)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        goes_on = self.memory.open_backfill(self.way, self.since or "", self.until or "")
        files = WarcRound(
            outlet=self._owner_of_files, memory=self.memory, wants=self._wants(False), guard=self.guard,
            budget=self.crawler.settings.getint("BACKFILL_REQUESTS"), stopping=self.stopping,
        )  # fmt: skip
        if self._owner_of_files.hosts:
            self.rounds[self._owner_of_files.key] = files
        parts = await self._parts(files)
        says = ", goes on" if goes_on else ""
        logger.info("backfill of %s from %d WARC files%s", self.watch.title, len(parts), says)
        self._sizes = {part.root: size_of(part.root) for part in parts}
        self.began = time.monotonic()
        self.telling.start()
        async for reading in self._files(files, parts):
            yield reading

    async def _files(self, files: WarcRound, parts: Sequence[Part]) -> AsyncIterator[Reading]:
        for part in parts:
            async for reading in self._file(files, part):
                yield reading
            if self.stopping.is_set():
                return

    def standing(self) -> WarcStanding:
        """In bytes of the files; those whose size no server has told yet count as much as the others."""
        known = [size for size in self._sizes.values() if size]
        mean = sum(known) // len(known) if known else 0
        done = sum(self._at.values())
        left = max(0, sum(mean if size is None else size for size in self._sizes.values()) - done)
        elapsed = time.monotonic() - self.began
        rounds = self.held.values()
        return WarcStanding(
            found=sum(one.found for one in rounds),
            fetched=sum(one.fetched for one in rounds),
            kept=sum(one.kept for one in rounds),
            left=left,
            done=done,
            seconds=left * elapsed / done if done else None if left else 0,
            records=self._records,
            damaged=self._damaged,
        )

    def round_of(self, reading: Reading) -> HistoryRound:
        return self.held[reading.outlet]

    def one_is_through(self) -> None:
        """Count a reading that was stored or dropped."""
        self._through += 1

    async def _parts(self, files: WarcRound) -> list[Part]:
        """The files that are still to be read, in their order."""
        left = self.memory.parts(self._owner_of_files)
        if left is None:
            for listing in self._listings:
                self._places += await self._listed(files, listing)
            places = dict.fromkeys(self._places)
            left = [Part(url=place, kind="warc", root=place, place=number) for number, place in enumerate(places)]
            self.memory.add_parts(self._owner_of_files, left)
        hosts = homes([*files.outlet.hosts, *(part.root for part in left)])
        files.outlet = files_of(hosts)
        return sorted(left, key=lambda part: part.place)

    async def _listed(self, files: WarcRound, listing: str) -> list[str]:
        try:
            response = await self._answer(Request(listing, dont_filter=True, meta=_meta(files)))
            if response.status != 200:
                raise NoWarcs(f"status {response.status}")
            return listed(response.body, listing, self._base, self._s3)
        except Exception as error:  # noqa: BLE001 - however it fails: the others are read, and this one is named
            files.failed(listing, str(error) if isinstance(error, (IgnoreRequest, NoWarcs)) else in_words(error))
        return []

    async def _answer(self, request: Request) -> Response:
        found: Response = await self.crawler.engine.download_async(request)
        return found

    async def _file(self, files: WarcRound, part: Part) -> AsyncIterator[Reading]:
        """Read one file from where an earlier run came to."""
        start = offset_of(part)
        remote = is_address(part.root)
        stream: Any = None
        state = FileState(part=part)
        fetching: asyncio.Task[None] | None = None
        try:
            if remote:
                stream = RemoteFile(part.root, start, _meta(files), self.crawler.settings.getfloat("RETRY_BACKOFF"))
                fetching = asyncio.create_task(stream.fetch(self._answer))
            else:
                stream = Path(part.root).open("rb", buffering=0)  # noqa: SIM115 - closed below
            packed = part.root.endswith(".gz") if remote else None
            reader = await asyncio.to_thread(self._reader, stream, start, packed)
            async for reading in self._pages_of(state, reader):
                if remote and stream.size is not None:
                    self._sizes[part.root] = stream.size
                if reading is not None:
                    yield reading
            if not self.stopping.is_set():
                await self._keep(state, reader, ended=True)
                files.read_files += 1
        except OSError as error:
            if not self.stopping.is_set():
                for_good = getattr(error, "for_good", isinstance(error, FileNotFoundError))
                self._not_read(files, state, error.strerror or str(error), for_good=for_good)
        finally:
            if fetching is not None:
                fetching.cancel()
                stream.give_up()
            elif stream is not None:
                stream.close()

    def _not_read(self, files: WarcRound, state: FileState, why: str, *, for_good: bool) -> None:
        files.failed(state.part.root, why)
        # What is not read is nothing that is left.
        self._sizes[state.part.root] = self._at.get(state.part.root, 0)
        told = f"{state.part.root.rpartition('/')[2]}: {why}"
        self.memory.part_failed(self._owner_of_files, state.part, told, for_good)

    def _reader(self, stream: Any, start: int, packed: bool | None) -> Reader:
        return Reader(stream, start, exact=True, packed=packed, wants=self._is_ours, names=self.scan.may_name)

    def _is_ours(self, url: str) -> bool:
        return site_of(url) in self.owners

    async def _pages_of(self, state: FileState, reader: Reader) -> AsyncIterator[Reading | None]:
        """The readings of a file's pages, and None now and then."""
        steps = reader.steps(_STRETCH)
        pages = 0
        kept_at = time.monotonic()
        while (page := await asyncio.to_thread(next, steps, _END)) is not _END:
            if self.stopping.is_set():
                return
            self._count(state, reader)
            yield None
            if isinstance(page, Page):
                pages += 1
                # The page before may be the same one: what became of it must be known.
                await self._all_through()
                for reading in self._readings(state, page):
                    self._given += 1
                    yield reading
            if pages >= PAGES or time.monotonic() - kept_at >= _KEPT_EVERY:
                await self._keep(state, reader, ended=False)
                kept_at, pages = time.monotonic(), 0
        self._count(state, reader)

    def _count(self, state: FileState, reader: Progress) -> None:
        self._records += reader.seen - state.seen
        self._damaged += reader.damaged - state.damaged
        state.seen, state.damaged = reader.seen, reader.damaged
        self._at[state.part.root] = reader.offset

    async def _keep(self, state: FileState, reader: Progress, *, ended: bool) -> None:
        """Keep in the store how far the file was read, and what is damaged there."""
        await self._all_through()
        if self.stopping.is_set():
            return
        self._count(state, reader)
        name = state.part.root.rpartition("/")[2]
        new = reader.broken[state.told :]
        for number, place in enumerate(new, state.told):
            if number < _TOLD:
                logger.warning("%s: damaged at byte %d, skipped: %s", name, place.offset, place.why)
        state.told += len(new)
        places = [(place.offset, f"{place.why} at byte {place.offset:,} of {name}", 1) for place in new]
        if ended and reader.damaged:
            logger.warning("%s: %d damaged places, %d records read", name, reader.damaged, reader.seen)
            if further := reader.damaged - len(reader.broken):
                places.append((-1 - offset_of(state.part), f"more damage in {name}", further))
        if places:
            self.memory.part_damaged(self._owner_of_files, state.part, places)
        further_part = part_from(state.part, reader.offset)
        if ended or further_part.url != state.part.url:
            more = [] if ended else [further_part]
            self.memory.part_read(self._owner_of_files, state.part, more, list(state.links.values()), {}, None)
            state.links.clear()
            state.part = further_part

    async def _all_through(self) -> None:
        """Wait until what was given is stored."""
        while self._through < self._given and not self.stopping.is_set():
            await asyncio.sleep(0)

    def _readings(self, state: FileState, page: Page, result: Article | Unread | None = None) -> Iterator[Reading]:
        """The reading of a page, read here where it comes without a `result`; none where it is settled."""
        outlet = self.owners.get(site_of(page.url))
        if outlet is None or refusal.of_answer(page):
            return
        round_ = self._round(outlet)
        key = key_of(page.url)
        captured = page.fetched.isoformat() if page.fetched else None
        link = Link(url=page.url, channel="archive", source=state.part.root, modified=captured)
        day = day_in_address(page.url) or (captured or "")[:10]
        known = self.memory.known([key]).get(key)
        settled = known is not None and is_settled(known, from_archive=True)
        if key not in round_.listed:
            round_.listed.add(key)
            round_.found += 1
            past = PastLink(key=key, link=link, day=day, why="stored already" if settled else None)
            state.links[key] = (outlet, past)
        if settled:
            return
        page = replace(page, link=link)
        reading = Reading(page=page, outlet=outlet.key, result=result or self._read(page, outlet), requested=page.url)
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


def _meta(files: WarcRound) -> dict[str, Any]:
    return {"round": files, "download_slot": files.slot}
