"""The spider of `scrapy backfill --index`: pages of the outlets out of the Wayback Machine or Common Crawl."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from scrapy import Request
from scrapy.http import Response

from scrapers.archive_round import ArchiveRound
from scrapers.errors import BadDeclaration
from scrapers.guard import Guard
from scrapers.history_round import HistoryRound
from scrapers.items import Link, Listing, Page, Reading
from scrapers.memory import Outcome
from scrapers.outlet import Outlet, site_of
from scrapers.outlet_round import OutletRound
from scrapers.past import Part
from scrapers.sources import archive_index as index
from scrapers.spiders.history import HistorySpider
from scrapers.warc import records

_CAPTURED_WITHIN = timedelta(days=30)
"""So long after the last day captures of pages that appeared until then are taken."""
_RAW = re.compile(r"/web/(\d{14})(?:id_)?/(https?://.{1,4000})$")
_USUAL_PORT = re.compile(r"^(http://[^/?#:]{1,255}(?=:80(?:[/?#]|$))|https://[^/?#:]{1,255}(?=:443(?:[/?#]|$))):\d+")
_ORIGINAL = "x-archive-orig-"


class ArchivesSpider(HistorySpider):
    """`scrapy backfill --index wayback|commoncrawl`: only captures whose address carries the title or a name."""

    name = "archives"
    listing_timeout = 180
    strict = frozenset(("wayback", "crawls", "crawl_pages", "crawl"))

    def __init__(self, index: str | None = None, index_url: str | None = None, **given: Any) -> None:
        """Raises: BadDeclaration."""
        super().__init__(**given)
        if index not in _ARCHIVES:
            raise BadDeclaration(f"-a index={index}", [f"no such index; there are: {', '.join(_ARCHIVES)}"])
        self.index = index
        name, home, files = _ARCHIVES[index]
        self.base = index_url or home
        self.files = index_url or files
        self.mirror = index_url
        self.way = f"{index} {self.base}"
        self.archive_itself = Outlet(name=name, home=self.base, hosts=(self.files,), key=f"archive_{index}")
        self.owners = {site: outlet for outlet in self.outlets for site in outlet.sites}
        self.asked_outlets = self.outlets
        self.outlets = (*self.outlets, self.archive_itself)
        self.closed_homes = (*self.closed_homes, self.base, self.files)

    def begin_rounds(self, guard: Guard, budget: int) -> Iterator[HistoryRound]:
        round_ = ArchiveRound(
            outlet=self.archive_itself, memory=self.memory, wants=self._wants(False), guard=guard,
            budget=budget * len(self.asked_outlets), stopping=self.stopping, owners=self.owners, watch=self.watch,
        )  # fmt: skip
        self.questions = {url: outlet for outlet in self.asked_outlets for url in self._wayback(outlet)}
        if self.index == "wayback":
            parts = [Part(url=url, kind="wayback", root=url, place=0) for url in self.questions]
        else:
            url = index.collections_address(self.base)
            parts = [Part(url=url, kind="crawls", root=url, place=0)]
        round_.begin(parts)
        yield round_

    def round_of(self, reading: Reading) -> HistoryRound:
        return self.rounds[self.archive_itself.key]

    def _wayback(self, outlet: Outlet, resume: str | None = None) -> tuple[str, ...]:
        since = date.fromisoformat(self.since) if self.since else None
        until = date.fromisoformat(self.until) + _CAPTURED_WITHIN if self.until else None
        return index.wayback_addresses(outlet, self.watch, since=since, until=until, base=self.base, resume=resume)

    def _take_up_found(self, round_: HistoryRound) -> None:
        # An archive's own sitemaps are nothing that we look for.
        round_.pending_sources.clear()

    def _is_empty(self, response: Response, part: Part) -> bool:
        return response.status == 404 and b"no captures" in response.body[:1000].lower()

    def _listing(self, response: Response, part: Part, headers: dict[str, str]) -> Listing:
        body = b"" if response.status == 404 else response.body
        return {
            "wayback": self._captures, "crawls": self._crawls, "crawl_pages": self._crawl_pages,
            "crawl": self._records,
        }[part.kind](part, body)  # fmt: skip

    def _captures(self, part: Part, body: bytes) -> Listing:
        found = index.read_wayback(body)
        links = tuple(self._link(one, index.raw_address(one, self.base)) for one in found.captures)
        resumed = self._wayback(self.questions[part.root], found.resume) if found.resume else ()
        more = tuple(("wayback", url) for url in resumed if url.startswith(part.root))
        return Listing(links=links, sources=more, problem=found.problem)

    def _crawls(self, part: Part, body: bytes) -> Listing:
        since = date.fromisoformat(self.since) if self.since else None
        crawls = index.crawls(body, since=since, base=self.mirror)
        until = date.fromisoformat(self.until) + timedelta(days=365) if self.until else None
        asked = [
            ("crawl_pages", url)
            for crawl in crawls
            if not (until and crawl.since and crawl.since > until)
            for outlet in self.asked_outlets
            for url in index.common_crawl_counts(outlet, self.watch, crawl)
        ]
        return Listing(sources=tuple(asked), problem=None if crawls else "no crawl of these days in its list")

    def _crawl_pages(self, part: Part, body: bytes) -> Listing:
        count = index.page_count(body) if body else 0
        if count is None:
            return Listing(problem="not a number of pages")
        question = part.url.removesuffix("showNumPages=true")
        return Listing(sources=tuple(("crawl", f"{question}page={page}") for page in range(count)))

    def _records(self, part: Part, body: bytes) -> Listing:
        api = part.url.partition("?")[0]
        name = api.rpartition("/")[2].removesuffix("-index")
        found = index.read_common_crawl(body, index.Crawl(name=name, api=api))
        links = []
        for capture in found.captures:
            if where := index.record(capture, self.files):
                links.append(self._link(capture, f"{where[0]}#{where[1]}"))
        return Listing(links=tuple(links), problem=found.problem if not links else None)

    def _link(self, capture: index.Capture, source: str) -> Link:
        return Link(url=_without_port(capture.url), channel="archive", source=source, modified=capture.captured)

    def _ask_page(self, round_: OutletRound, key: str, link: Link) -> Request:
        address, _, span = link.source.partition("#")
        asked = super()._ask_page(round_, key, link)
        return asked.replace(url=address, headers={"Range": span} if span else {})

    def _requested(self, meta: dict[str, Any], url: str) -> str:
        link: Link = meta["link"]
        return link.url

    def _outcome(self, round_: OutletRound, response: Response) -> Iterator[Reading | Request]:
        link: Link = response.meta["link"]
        page = self._captured(response, link)
        if isinstance(page, str):
            round_.note(Outcome(url=link.url, outcome="failed", reason=page, status=response.status, link=link))
            return
        response.meta["captured"] = page
        for reading in super()._outcome(round_, response):
            stands = self.later_reading(reading) if isinstance(reading, Reading) else None
            if stands:
                reason = f"an older state of {stands}"
                round_.note(Outcome(url=link.url, outcome="duplicate", reason=reason, duplicate_of=stands, link=link))
            else:
                yield reading

    def _page_of(self, response: Response, link: Link) -> Page:
        page: Page = response.meta["captured"]
        return page

    def _captured(self, response: Response, link: Link) -> Page | str:
        """The page as the archive caught it, at its own address; or why there is none."""
        if response.status not in (200, 206):
            return f"the archive answers with status {response.status}"
        found = self._record(response) if self.index == "commoncrawl" else self._raw(response)
        if found is None:
            return "the archive's answer holds no such page"
        if site_of(found.url) not in self.owner(link).sites:
            return "the archive's answer is a page of another site"
        # Validators of then would be sent to the outlet of now.
        headers = {name: value for name, value in found.headers.items() if name not in ("etag", "last-modified")}
        return replace(found, link=link, headers=headers)

    def owner(self, link: Link) -> Outlet:
        """The outlet whose page it is."""
        return self.owners[site_of(link.url)]

    def _record(self, response: Response) -> Page | None:
        return next(records(io.BytesIO(response.body)), None)

    def _raw(self, response: Response) -> Page | None:
        found = _RAW.search(response.url)
        if found is None:
            return None
        headers = {name.decode().lower(): values[0].decode("latin-1") for name, values in response.headers.items()}
        kept = {name.removeprefix(_ORIGINAL): value for name, value in headers.items() if name.startswith(_ORIGINAL)}
        kept.setdefault("content-type", headers.get("content-type", "text/html"))
        caught = datetime.strptime(found.group(1), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return Page(url=_without_port(found.group(2)), body=response.body, headers=kept, fetched=caught)


_ARCHIVES = {
    "wayback": ("Wayback Machine", index.WAYBACK, index.WAYBACK),
    "commoncrawl": ("Common Crawl", index.COMMON_CRAWL, index.COMMON_CRAWL_FILES),
}
"""Each index's name, where it is asked, and where what it names is fetched."""


def _without_port(url: str) -> str:
    """The address as its outlet writes it: old captures state port 80."""
    return _USUAL_PORT.sub(r"\1", url)
