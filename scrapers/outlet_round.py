"""One outlet in one run: its budget, its queue of pages, and what was seen of it."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count

from scrapers import sources
from scrapers.addresses import key_of
from scrapers.choice import EARLIER, FRESH, NAMED, Wants
from scrapers.guard import Guard
from scrapers.items import Link, Page
from scrapers.memory import KnownPage, Memory, Outcome, Round, Source
from scrapers.outlet import Outlet
from scrapers.round_verdict import verdict
from scrapers.sources.watch_pages import watch_pages
from scrapers.watch import Watch

ABREAST = 4
"""Pages of one outlet under way at once; its one connection takes them in turn."""
TRIED_IN_VAIN = 3
_DEAD = 5
"""A source found by ourselves that failed so often (a guess that never answered: once) is asked once a week."""


@dataclass(slots=True, kw_only=True)
class OutletRound:
    """The state of one outlet in one run. Spiders ask it what is next; the manners count in it."""

    outlet: Outlet
    memory: Memory
    wants: Wants
    guard: Guard
    budget: int
    follows: bool = False
    """Its listings are asked at every run, and more of them looked for."""
    given_up: str | None = None
    """Why nothing more is asked of the outlet in this run."""
    attempts: int = 0
    answered: int = 0
    not_modified: int = 0
    wire_bytes: int = 0
    fetched: int = 0
    read_whole: int = 0
    looked: int = 0
    """Second looks among the pages asked."""
    listed: set[str] = field(default_factory=set)
    reasons: Counter[str] = field(default_factory=Counter)
    source_states: dict[str, Source] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    """Keys of the pages queued or fetched in this run."""
    new_links: set[str] = field(default_factory=set)
    """Keys that a listing named in this run and none before."""
    under_way: int = 0
    crawl_delay: float = 0
    paused_until: float = 0
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the run ends; whoever waits for the outlet stops waiting. One for all outlets of a run."""
    discovered: int = 0
    """Sources found by ourselves that were asked in this run."""
    due_pages: dict[str, KnownPage] = field(default_factory=dict)
    pending_sources: list[Source] = field(default_factory=list)
    """Found while asking for something else (robots.txt), and not asked yet."""
    _queue: list[tuple[int, int, str, Link]] = field(default_factory=list)
    _order: count[int] = field(default_factory=count)

    @property
    def slot(self) -> str:
        """The downloader's slot: an outlet is the unit of politeness."""
        return f"outlet:{self.outlet.key}"

    @property
    def left(self) -> int:
        """Requests that the outlet may still be sent in this run."""
        return 0 if self.given_up else max(0, self.budget - self.attempts)

    @property
    def to_come(self) -> int:
        """Pages that wait in this run, as far as the budget goes."""
        return min(self.left, len(self._queue) + self.under_way)

    def pause_left(self) -> float:
        """Seconds until the outlet wants to be asked again."""
        return max(0.0, self.paused_until - time.monotonic())

    def pause(self, seconds: float) -> None:
        """Ask nothing of the outlet for so long."""
        self.paused_until = max(self.paused_until, time.monotonic() + seconds)

    def owns(self, url: str) -> bool:
        """Whether the address is one of the outlet's, and may be asked."""
        return self.outlet.owns(url) and self.guard.refusal(url) is None

    def owner(self, link: Link) -> Outlet:
        """The outlet whose page the link leads to."""
        return self.outlet

    def spare(self, key: str, link: Link, why: str) -> None:
        """Keep that a link that was to be fetched is not, and why."""
        self.memory.spare(self.outlet, [(key, link)], why)

    def first_sources(self, watch: Watch) -> list[Source]:
        """The sources to ask at the start: stated, remembered, the home page."""
        known = {source.url: source for source in self.memory.sources(self.outlet)}
        stated = _stated(self.outlet, watch)
        found = [known.get(url) or Source(url=url, kind=kind, found_by="stated") for kind, url in stated]
        named = {source.url for source in found}
        others = [source for source in known.values() if source.url not in named and not source.part]
        found += [source for source in others if self._is_alive(source)]
        self.source_states = {source.url: source for source in known.values()}
        return [source for source in found if source.kind != "robots" and self._may_ask(source)]

    def further_source(self, kind: str, url: str, found_by: str, *, part: bool = False) -> Source | None:
        """A source that another one names; None where it was asked in this run, or is not the outlet's."""
        source = self.source_states.get(url) or Source(url=url, kind=kind, found_by=found_by, part=part)
        return source if self._may_ask(source) and self._is_alive(source) else None

    def found_sources(self, kind: str, url: str, found_by: str, watch: Watch) -> list[Source]:
        """The sources behind one that another names: a WordPress API is asked for the watch and for what is newest."""
        addresses: tuple[str, ...] = (url,)
        if kind == "wordpress" and "/wp/v2/" not in url:
            addresses = tuple(
                address for query in sources.queries(watch) for address in sources.wordpress_addresses(url, query)
            )
        found = [self.further_source(kind, address, found_by) for address in addresses]
        return [source for source in found if source is not None]

    def guesses(self) -> list[Source]:
        """Usual addresses of a feed where the outlet has none that lives, of a sitemap likewise, of an API beside both.

        A feed alone is not enough: it drops what a busy hour pushes out of it, and the sitemap still has that.
        """
        missing = [kind for kind in ("feed", "sitemap") if not self._has(kind)]
        if len(missing) == 2:
            missing.append("wordpress")
        guessed = [(kind, url) for kind, url in sources.guesses(self.outlet.home) if kind in missing]
        found = [self.further_source(kind, url, "guessed") for kind, url in guessed]
        return [source for source in found if source is not None]

    def tag_pages_on(self, page: Page, watch: Watch) -> list[Source]:
        """The outlet's own listings of the watch that a page links to, where no tag page is stated, or none lives."""
        known = [source for source in self.source_states.values() if source.kind == "tag_page"]
        unproven = self.outlet.tag_pages and not known
        if not self.follows or unproven or any(not source.failures for source in known):
            return []
        found = [
            self.further_source("tag_page", url, "guessed") for url in watch_pages(page.body, page.url, watch)
        ]  # fmt: skip
        return [source for source in found if source is not None]

    def _has(self, kind: str) -> bool:
        kinds = ("sitemap", "news_sitemap") if kind == "sitemap" else (kind,)
        known = [source for source in self.source_states.values() if source.kind in kinds]
        stated = self.outlet.feeds if kind == "feed" else self.outlet.sitemaps
        asked_now = [source for source in self.pending_sources if source.kind in kinds]
        unproven = [url for url in stated if url not in self.source_states]
        return bool(unproven or asked_now) or any(
            source.failures < (_DEAD if source.url in stated else 1) for source in known
        )

    def remember(self, source: Source) -> None:
        """Keep the state of a source."""
        self.source_states[source.url] = source
        self.memory.remember_source(self.outlet, source)

    def queue_waiting(self) -> None:
        """Take up what earlier runs did not reach."""
        waiting = self.memory.waiting(self.outlet, self.budget)
        known = self.memory.known(key for key, _, _ in waiting)
        for key, link, priority in waiting:
            if self.wants.choose(link, known.get(key)).fetch or link.channel == "person":
                self._push(key, link, priority + EARLIER)

    def queue_link(self, link: Link) -> None:
        """Take up one page that a person asked for, whatever is known of it."""
        key = key_of(link.url)
        self.memory.remember_links(self.outlet, [(key, link, NAMED)])
        self._push(key, link, NAMED)

    def queue_due(self) -> None:
        """Take up the kept articles whose next look is due."""
        for page in self.memory.due(self.outlet, self.budget // 4):
            self.due_pages[page.key] = page
            link = Link(url=page.url, channel="second_look", source=page.url, title=page.title)
            self._push(page.key, link, FRESH)

    def queue_links(self, links: Sequence[Link]) -> int:
        """Choose among a listing's links and queue the wanted; returns how many no earlier run was told of."""
        keyed: dict[str, Link] = {}
        for link in links:
            if self.owns(link.url):
                keyed.setdefault(key_of(link.url), link)
        self.listed |= keyed.keys()
        unseen = {key: link for key, link in keyed.items() if key not in self.seen}
        known = self.memory.known(unseen)
        spared_before = self.memory.spared(unseen)
        wanted: list[tuple[str, Link, int]] = []
        spared: dict[str, list[tuple[str, Link]]] = {}
        known_already: list[tuple[str, Link]] = []
        for key, link in unseen.items():
            choice = self.wants.choose(link, known.get(key))
            if choice.fetch:
                wanted.append((key, link, choice.priority))
            elif choice.known is not None:
                known_already.append((key, link))
            elif spared_before.get(key) != choice.why:
                spared.setdefault(choice.why, []).append((key, link))
        self.memory.remember_links(self.outlet, wanted)
        self.memory.saw(self.outlet, known_already)
        self.memory.saw_again([(key, link) for key, link in keyed.items() if key not in unseen])
        for why, some in spared.items():
            self.memory.spare(self.outlet, some, why)
        for key, link, priority in wanted:
            self._push(key, link, priority)
        self.new_links |= {key for key, _, _ in wanted} | {key for some in spared.values() for key, _ in some}
        # Another channel may have named them first, a moment ago: the pages behind this one may hold more all the same.
        return len(self.new_links & keyed.keys())

    def next_pages(self) -> list[tuple[str, Link]]:
        """The pages to ask now; each must be given back by `page_ended`."""
        taken = []
        while self._queue and self.under_way < min(ABREAST, self.left):
            _, _, key, link = heapq.heappop(self._queue)
            self.under_way += 1
            self.looked += key in self.due_pages
            taken.append((key, link))
        return taken

    def with_guests(self) -> Iterable[OutletRound]:
        """The rounds whose pages may be asked now: this one; of a search, those of its hits' outlets."""
        return (self,)

    def page_ended(self) -> None:
        """A page that `next_pages` gave has its outcome, or was given up."""
        self.under_way -= 1

    def note(self, outcome: Outcome) -> None:
        """Keep a page's outcome and count it."""
        self.fetched += 1
        if outcome.outcome in ("failed", "blocked"):
            self.reasons[outcome.reason] += 1
        self.memory.note(self.owner(outcome.link) if outcome.link else self.outlet, outcome)

    def summary(self) -> Round:
        """What this run saw of the outlet, with a verdict of this run alone."""
        found, why = verdict(self)
        reasons = "; ".join(f"{reason}: {times}" for reason, times in self.reasons.most_common(5))
        return Round(
            requests=self.attempts,
            answered=self.answered,
            not_modified=self.not_modified,
            bytes=self.wire_bytes,
            fetched=self.fetched,
            failed=sum(self.reasons.values()),
            new=max(0, self.fetched - self.looked - sum(self.reasons.values())),
            reasons=reasons,
            listed=len(self.listed),
            waiting=len(self._queue),
            verdict=found,
            why=why,
        )

    def _push(self, key: str, link: Link, priority: int) -> None:
        if key not in self.seen:
            self.seen.add(key)
            heapq.heappush(self._queue, (-priority, next(self._order), key, link))

    def _may_ask(self, source: Source) -> bool:
        if source.url in self.asked or not self.owns(source.url):
            return False
        self.asked.add(source.url)
        return True

    def _is_alive(self, source: Source) -> bool:
        if (
            source.failures < (1 if source.found_by == "guessed" and source.answered is None else _DEAD)
            or source.asked is None
        ):
            return True
        return self.wants.now - source.asked > timedelta(days=7)


def _stated(outlet: Outlet, watch: Watch) -> list[tuple[str, str]]:
    found = [("home", outlet.home)]
    found += [("feed", address) for address in outlet.feeds]
    found += [("sitemap", address) for address in outlet.sitemaps]
    found += [("tag_page", address) for address in sources.tag_page_addresses(outlet, watch)]
    found += [("search_page", address) for address in sources.search_addresses(outlet, watch)]
    if outlet.wordpress:
        found += [("wordpress", address) for address in sources.wordpress_addresses(outlet.home, watch.title)]
    return found


def answered(source: Source, **state: object) -> Source:
    """Return the source as it stands after an answer."""
    return replace(source, failures=0, problem=None, **state)  # type: ignore[arg-type]
