"""One archive in one backfill: it is asked as one host, for the pages of all outlets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrapers.history_round import HistoryRound
from scrapers.items import Link, Listing
from scrapers.memory import Round
from scrapers.outlet import Outlet, site_of
from scrapers.past import Part, PastLink, day_in_address
from scrapers.sources.archive_index import carries
from scrapers.watch import Watch


@dataclass(slots=True, kw_only=True)
class ArchiveRound(HistoryRound):
    """The state of one archive; its `outlet` stands for the archive itself."""

    archived: bool = True
    owners: Mapping[str, Outlet] = field(default_factory=dict)
    """The outlets by their sites."""
    watch: Watch
    read_parts: int = 0

    def owns(self, url: str) -> bool:
        return self.outlet.owns(url) and self.guard.refusal(url) is None

    def owner(self, link: Link) -> Outlet:
        return self.owners[site_of(link.url)]

    def owns_page(self, link: Link) -> bool:
        return site_of(link.url) in self.owners and carries(link.url, self.watch)

    def day_of(self, link: Link, part: Part) -> str:
        return day_in_address(link.url) or (link.modified or "")[:10]

    def waiting(self) -> Sequence[PastLink]:
        outlets = {outlet.key: outlet for outlet in self.owners.values()}.values()
        return [past for outlet in outlets for past in self.memory.past_waiting(outlet, self.budget)]

    def further(self, part: Part, listing: Listing, watch: Watch, links: Sequence[Link]) -> list[Part]:
        self.read_parts += 1
        return [
            Part(
                url=url,
                kind=kind,
                root=part.root if kind == part.kind else url,
                place=part.place + 1,
                page=part.page + 1,
            )
            for kind, url in listing.sources
        ]

    def summary(self) -> Round:
        """As of any outlet; an archive that answered no question at all was not reached."""
        said = HistoryRound.summary(self)
        in_vain = self.attempts and not self.read_parts and not self.fetched
        return replace(said, answered=0, verdict="broken") if in_vain else said
