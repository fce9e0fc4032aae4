"""One outlet in one backfill: its open listings, its queue from newest to oldest, and what is next."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count

from scrapers import sources
from scrapers.addresses import key_of
from scrapers.choice import NAMED
from scrapers.items import Link, Listing
from scrapers.memory import Source
from scrapers.outlet import Outlet
from scrapers.outlet_round import ABREAST, OutletRound
from scrapers.past import Part, PastLink, PastMemory, day_in_name, day_of, ended, is_settled, later, outside
from scrapers.watch import Watch

TAGS, SEARCHES, POSTS, HOME, SITEMAPS, GUESSES = range(6)
"""Places of an outlet's parts: what is about the watch before what lists everything."""
_PAGES_OF_A_LISTING = 1_000
"""Next pages that one listing is followed for: beyond, it is a maze."""
_INDEXED = ("sitemap", "news_sitemap", "wordpress")
"""Kinds that lead on to several others, and name no page themselves."""
_UNBOUNDED = 50_000
_NO_DAY = 10**8


@dataclass(slots=True, kw_only=True)
class HistoryRound(OutletRound):
    """The state of one outlet in one backfill."""

    memory: PastMemory
    archived: bool = False
    """Its pages come from an archive."""
    found: int = 0
    """Addresses named by its listings in this run, each once."""
    kept: int = 0
    kinds: set[str] = field(default_factory=set)
    """Of the parts that were opened."""
    _parts: list[tuple[int, int, int, Part]] = field(default_factory=list)
    _of_listing: dict[str, set[str]] = field(default_factory=dict)
    """What each listing has named so far: a next page that names nothing else is its end."""
    _asked_parts: int = 0
    _fresh: int = 0
    """Addresses that the last part named first in its listing."""
    _unnamed: int = 0
    """Links that are worth asking for and name nothing of the watch: no more are kept than there are requests."""
    _passed: Counter[str] = field(default_factory=Counter)
    """Those of the last part beyond that, by month."""
    _number: count[int] = field(default_factory=count)

    @property
    def to_go(self) -> int:
        """Requests that are still to be sent, as far as is known now, within the budget."""
        return min(self.left, len(self._parts) + len(self._queue) + self.under_way)

    def begin(self, parts: Sequence[Part]) -> None:
        """Take up the parts that an earlier run left and the links that wait; where there are none, `parts`."""
        left = self.memory.parts(self.outlet)
        self.open_parts(self.memory.add_parts(self.outlet, parts) if left is None else left)
        for past in self.waiting():
            self._push_past(past)
        self.found += len(self._queue)
        self._unnamed = sum(-entry[0] < NAMED for entry in self._queue)

    def waiting(self) -> Sequence[PastLink]:
        """The links that an earlier run of this backfill did not reach."""
        return self.memory.past_waiting(self.outlet, min(self.budget, _UNBOUNDED))

    def open_parts(self, parts: Sequence[Part]) -> None:
        """Queue parts that are kept already."""
        for part in parts:
            self.kinds.add(part.kind)
            # A sitemap of March is the past of one of April; other addresses state the dates that are asked for.
            day = day_in_name(part.url).replace("-", "") if part.kind == "sitemap" else ""
            heapq.heappush(self._parts, (part.place, -int(day.ljust(8, "9") if day else 0), next(self._number), part))

    def next_pages(self) -> list[tuple[str, Link]]:
        """The pages to ask now: those that name the watch, the others once no listing is left to read."""
        taken: list[tuple[str, Link]] = []
        while self._queue and self.under_way < min(ABREAST, self.left):
            if (self._parts or self._asked_parts) and -self._queue[0][0] < NAMED:
                break
            _, _, key, link = heapq.heappop(self._queue)
            self.under_way += 1
            taken.append((key, link))
        return taken

    def next_part(self) -> Part | None:
        """The part to ask now, which must be given back by `part_ended`; None where there is none, or no room."""
        if not self._parts or self.under_way >= min(ABREAST, self.left):
            return None
        self.under_way += 1
        self._asked_parts += 1
        return heapq.heappop(self._parts)[-1]

    def part_ended(self) -> None:
        """A part that `next_part` gave was answered, or given up."""
        self.under_way -= 1
        self._asked_parts -= 1

    def read(self, part: Part, listing: Listing, watch: Watch) -> None:
        """Keep what a part named and where it goes on, in one step, and queue both."""
        links = listing.links
        chosen = self.choose(part, links)
        more = [one for one in self.further(part, listing, watch, links) if self.owns(one.url)]
        problem = listing.problem if not listing.links and not listing.more else None
        new = self.memory.part_read(
            self.outlet, part, more, [(self.owner(past.link), past) for past in chosen], self._passed, problem
        )
        self.note_part(part, "200", problem)
        for past in chosen:
            if past.why is None:
                self._push_past(past)
        self.open_parts(new)

    def further(self, part: Part, listing: Listing, watch: Watch, links: Sequence[Link]) -> list[Part]:
        """The parts that go on from one, and those that it names."""
        found: list[Part] = []
        is_index = not listing.links and part.kind in _INDEXED
        if part.page < _PAGES_OF_A_LISTING and part.kind != "home" and (is_index or self._fresh):
            if is_index:
                inside = [url for url in listing.more if not self._is_outside(url)]
                found += [later(part, url) for url in inside]
            elif not ended(links, self.wants.since):
                found += [later(part, url) for url in listing.more[:1]]
        for kind, url in listing.sources:
            found += parts_of(kind, url, watch, self.wants.since, self.wants.until)
        return found

    def fail(self, part: Part, status: str, *, for_good: bool) -> None:
        """Keep that a part could not be read."""
        self.memory.part_failed(self.outlet, part, status, for_good)
        self.note_part(part, status, status)

    def note_part(self, part: Part, status: str, problem: str | None) -> None:
        """Count a part among the sources that were asked, for the verdict on the outlet."""
        found_by = "stated" if part.page == 1 and part.place <= POSTS else "guessed"
        failed = status != "200" and found_by == "stated"
        self.asked.add(part.url)
        self.source_states[part.url] = Source(
            url=part.url, kind=part.kind, found_by=found_by, status=status, problem=problem, failures=int(failed)
        )

    def choose(self, part: Part, links: Sequence[Link]) -> list[PastLink]:
        """Decide on a part's links, each once in a run; what lies out of the dates is left out."""
        keyed: dict[str, Link] = {}
        for link in links:
            if self.owns_page(link):
                keyed.setdefault(key_of(link.url), link)
        self._fresh = self._first_named(part, keyed)
        self._passed = Counter()
        unseen = {key: link for key, link in keyed.items() if key not in self.seen and key not in self.listed}
        known = self.memory.known(unseen)
        chosen: list[PastLink] = []
        for key, link in unseen.items():
            day = self.day_of(link, part)
            if outside(day, self.wants.since, self.wants.until):
                continue
            self.found += 1
            page = known.get(key)
            if page is not None and is_settled(page, from_archive=self.archived):
                chosen.append(PastLink(key=key, link=link, day=day, why="stored already"))
                continue
            choice = self.wants.choose(link, None)
            if choice.fetch and choice.priority < NAMED:
                self._unnamed += 1
                if self._unnamed > self.budget:
                    self._passed[day[:7]] += 1
                    continue
            self.listed.add(key)
            why = None if choice.fetch else choice.why
            chosen.append(PastLink(key=key, link=link, day=day, priority=choice.priority, why=why))
        return chosen

    def _first_named(self, part: Part, keyed: Mapping[str, Link]) -> int:
        """How many addresses the part named first in its listing; sitemaps, which have no next page, are not held."""
        if part.kind in ("sitemap", "news_sitemap"):
            return len(keyed)
        named_before = self._of_listing.setdefault(part.root, set())
        fresh = len(keyed.keys() - named_before)
        named_before.update(keyed)
        return fresh

    def day_of(self, link: Link, part: Part) -> str:
        """When a link's page appeared, as far as is known before it is read."""
        return day_of(link, part.url if part.kind == "sitemap" else "")

    def owns_page(self, link: Link) -> bool:
        """Whether a listing's link leads to a page of the outlet."""
        return self.owns(link.url)

    def spare(self, key: str, link: Link, why: str) -> None:
        self.memory.spare_past(key, why)

    def _push_past(self, past: PastLink) -> None:
        if past.key in self.seen:
            return
        self.seen.add(past.key)
        self.listed.add(past.key)
        day = int(past.day.replace("-", "").ljust(8, "0") or 0)
        order = (_NO_DAY - day) * _NO_DAY + next(self._order)
        heapq.heappush(self._queue, (-past.priority, order, past.key, past.link))

    def _is_outside(self, url: str) -> bool:
        return outside(day_in_name(url), self.wants.since, self.wants.until)


def first_parts(
    outlet: Outlet, known: Sequence[Source], watch: Watch, since: str | None, until: str | None
) -> list[Part]:
    """Return where an outlet's past is listed: what its file states, what the store knows of it, its home page."""
    found = [_part(url, "tag_page", TAGS) for url in sources.tag_page_addresses(outlet, watch)]
    found += [_part(url, "search_page", SEARCHES) for url in sources.search_addresses(outlet, watch)]
    if outlet.wordpress:
        found += parts_of("wordpress", outlet.home, watch, since, until)
    found += [_part(outlet.home, "home", HOME), *(_part(url, "feed", HOME) for url in outlet.feeds)]
    found += [_part(url, "sitemap", SITEMAPS) for url in outlet.sitemaps]
    for source in known:
        if not source.part and not source.failures:
            root = source.url.partition("wp/v2/")[0] if source.kind == "wordpress" else source.url
            found += parts_of(source.kind, root, watch, since, until)
    return list({part.url: part for part in reversed(found)}.values())[::-1]


def parts_of(kind: str, url: str, watch: Watch, since: str | None, until: str | None) -> list[Part]:
    """Return what to ask of a source of this kind; nothing of one that is none for links."""
    if kind == "wordpress":
        return [
            _part(address, "wordpress", POSTS)
            for query in sources.queries(watch)
            for address in sources.wordpress_addresses(url, query, after=_before(since), before=_after(until))
        ]
    places = {
        "tag_page": TAGS, "search_page": SEARCHES, "feed": HOME, "sitemap": SITEMAPS, "news_sitemap": SITEMAPS,
    }  # fmt: skip
    return [_part(url, kind, places[kind])] if kind in places else []


def guessed_parts(
    outlet: Outlet, watch: Watch, since: str | None, until: str | None, *, sitemaps: bool, wordpress: bool
) -> list[Part]:
    """Return usual addresses of sitemaps and of WordPress's API, where none is known."""
    found: list[Part] = []
    for kind, url in sources.guesses(outlet.home):
        if kind == "sitemap" and sitemaps:
            found.append(_part(url, "sitemap", GUESSES))
        elif kind == "wordpress" and wordpress:
            found += [replace(part, place=GUESSES) for part in parts_of(kind, url, watch, since, until)[:1]]
    return found


def _part(url: str, kind: str, place: int) -> Part:
    return Part(url=url, kind=kind, root=url, place=place)


def _before(since: str | None) -> datetime | None:
    """The API gives what lies after a moment: the last second of the day before."""
    return datetime.combine(date.fromisoformat(since), time()) - timedelta(seconds=1) if since else None


def _after(until: str | None) -> date | None:
    return date.fromisoformat(until) + timedelta(days=1) if until else None
