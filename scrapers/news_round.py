"""A news search in one run: what it is asked, and which of its hits are read: those of outlets nobody listed, a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from urllib.parse import quote_plus, urlsplit

from scrapers import sources
from scrapers.addresses import key_of
from scrapers.errors import BadDeclaration
from scrapers.items import Link
from scrapers.memory import Round, Source
from scrapers.outlet import Outlet, site_of
from scrapers.outlet_round import OutletRound
from scrapers.sources.news_search import KIND
from scrapers.watch import Watch

HITS = 20
"""Pages of outlets nobody listed that one run reads for one search; the others wait for the next run."""
_OF_ONE_SITE = 5
"""Pages of one such site in one run."""
_REQUESTS = 20
"""To one such site in one run, its robots.txt and redirects counted."""
_BETWEEN = 5.0
"""Seconds between two questions to one search: GDELT asks for that much, and others publish no figure."""


def addresses(stated: str | None, watch: Watch, *, outlets_given: bool) -> tuple[str, ...]:
    """Return what NEWS_SEARCH says to ask: addresses joined by blanks, {query} filled; "gdelt" is GDELT's DOC API.

    Where nothing is stated (None), GDELT is asked, but not where the run was given its outlets: that run is for those.
    Empty, or "off", asks none. Raises: BadDeclaration for what is no address.
    """
    words = (["gdelt"] if not outlets_given else []) if stated is None else stated.split()
    found: list[str] = []
    for word in words:
        if word.lower() == "off":
            continue
        if word.lower() == "gdelt":
            found += sources.news_search_addresses(watch)
            continue
        parts = urlsplit(word)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BadDeclaration("NEWS_SEARCH", [f"{word!r} is neither an http or https address, nor gdelt, nor off"])
        asked = sources.queries(watch) if "{query}" in word else ("",)
        found += [word.replace("{query}", quote_plus(query)) for query in asked]
    return tuple(dict.fromkeys(found))


def stranger(url: str) -> Outlet:
    """The outlet of an address that no outlet owns, named by its site."""
    parts = urlsplit(url)
    return Outlet(name=site_of(url), home=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/")


def searches(asked: Sequence[str]) -> dict[str, tuple[Outlet, tuple[str, ...]]]:
    """The searches by their keys: each as an outlet of its own, for its manners and its health, with its addresses."""
    found: dict[str, tuple[Outlet, tuple[str, ...]]] = {}
    for address in asked:
        site = site_of(address)
        named = stranger(address).model_copy(update={"name": f"News search {site}", "key": f"news_search:{site}"})
        outlet, before = found.get(named.key, (named, ()))
        found[named.key] = (outlet, (*before, address))
    return found


def is_on_loopback(url: str) -> bool:
    """Whether a search is this machine's own: only then may its hits be, too."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(slots=True, kw_only=True)
class SearchRound(OutletRound):
    """The round of one search. Its hits are read in rounds of their own outlets, under those outlets' manners."""

    addresses: tuple[str, ...]
    owners: Mapping[str, OutletRound]
    """The rounds of the run's outlets, by key."""
    guests: dict[str, OutletRound] = field(default_factory=dict)
    """The rounds of outlets nobody listed, by site."""
    crawl_delay: float = _BETWEEN
    _invited: Counter[str] = field(default_factory=Counter)
    _touched: dict[str, OutletRound] = field(default_factory=dict)

    def first_sources(self, watch: Watch) -> list[Source]:
        """The search's addresses, with what is remembered of them; neither its home page nor anything else of it."""
        self.source_states = {source.url: source for source in self.memory.sources(self.outlet)}
        found = [self.source_states.get(url) or _asked(url) for url in self.addresses]
        self.asked |= set(self.addresses)
        return found

    def further_source(self, kind: str, url: str, found_by: str, *, part: bool = False) -> Source | None:
        """None: a search leads to pages only."""
        return None

    def queue_waiting(self) -> None:
        """Take up hits that earlier runs did not reach."""
        waiting = self.memory.waiting(self.outlet, HITS)
        known = self.memory.known(key for key, _, _ in waiting)
        self._invite((key, link, n) for key, link, n in waiting if self.wants.choose(link, known.get(key)).fetch)

    def queue_due(self) -> None:
        """Pages found by a search are not looked at again: only outlets that somebody listed are followed."""

    def queue_links(self, links: Sequence[Link]) -> int:
        """Give hits to the outlets that own them, and choose among the others; returns how many were new."""
        hits = {key_of(link.url): link for link in reversed(links) if self.guard.refusal(link.url) is None}
        self.listed |= hits.keys()
        theirs: dict[str, list[Link]] = {}
        ours: dict[str, Link] = {}
        by_site = {site: key for key, round_ in self.owners.items() for site in round_.outlet.sites}
        for key, link in hits.items():
            owner = by_site.get(site_of(link.url))
            if owner is None:
                ours[key] = link
            else:
                theirs.setdefault(owner, []).append(link)
        new = 0
        for owner, some in theirs.items():
            self._touched[owner] = self.owners[owner]
            new += self.owners[owner].queue_links(some)
        return new + self._choose(ours)

    def with_guests(self) -> Iterator[OutletRound]:
        """The rounds in which its hits are read."""
        yield from self._touched.values()
        yield from self.guests.values()

    def summary(self) -> Round:
        """What the search was asked, with the pages of its guests."""
        # Named in full: slots make dataclasses anew, and a bare super() would look for the old one.
        own = OutletRound.summary(self)
        guests = [guest.summary() for guest in self.guests.values()]
        counts = ("requests", "answered", "not_modified", "bytes", "fetched", "failed", "new")
        reasons: Counter[str] = sum((guest.reasons for guest in self.guests.values()), self.reasons.copy())
        return replace(
            own,
            **{name: getattr(own, name) + sum(getattr(guest, name) for guest in guests) for name in counts},
            reasons="; ".join(f"{reason}: {times}" for reason, times in reasons.most_common(5)),
        )

    def _choose(self, hits: Mapping[str, Link]) -> int:
        known = self.memory.known(hits)
        wanted: list[tuple[str, Link, int]] = []
        stored: list[tuple[str, Link]] = []
        for key, link in hits.items():
            choice = self.wants.choose(link, None)
            if key in known:
                stored.append((key, link))
            elif choice.fetch:
                wanted.append((key, link, choice.priority))
            else:
                self.memory.spare(self.outlet, [(key, link)], choice.why)
        self.memory.saw(self.outlet, stored)
        self.memory.remember_links(self.outlet, wanted)
        self._invite(sorted(wanted, key=lambda hit: -hit[2]))
        return len(wanted)

    def _invite(self, hits: Iterable[tuple[str, Link, int]]) -> None:
        for key, link, priority in hits:
            site = site_of(link.url)
            if self._invited.total() >= HITS or self._invited[site] >= _OF_ONE_SITE or key in self.seen:
                continue
            self.seen.add(key)
            self._invited[site] += 1
            if site not in self.guests:
                self.guests[site] = self._guest(stranger(link.url))
            self.guests[site]._push(key, link, priority)

    def _guest(self, outlet: Outlet) -> OutletRound:
        return OutletRound(
            outlet=outlet, memory=self.memory, wants=self.wants, guard=self.guard, budget=_REQUESTS,
            stopping=self.stopping,
            source_states={source.url: source for source in self.memory.sources(outlet)},
        )  # fmt: skip


def _asked(url: str) -> Source:
    return Source(url=url, kind=KIND, found_by="stated")
