"""One kept article on its way into the store, and what became of it there."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.flow import Kept
from scrapers.memory import key_of
from scrapers.outlet import Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One kept article on its way into the store."""

    kept: Kept
    outlet: Outlet
    outlet_id: int

    @property
    def url(self) -> str:
        """The address it goes by where nothing else stands there yet."""
        return self.kept.article.canonical_url

    @property
    def keys(self) -> frozenset[str]:
        """Of all addresses that its rows would touch."""
        reading, article = self.kept.reading, self.kept.article
        addresses = {article.canonical_url, reading.requested, reading.page.url, article.url}
        return frozenset(map(key_of, addresses))

    def others(self, url: str) -> dict[str, str]:
        """Its further addresses by their keys, where it goes by `url`."""
        reading, main = self.kept.reading, key_of(url)
        found = {key_of(other): other for other in (self.kept.article.url, reading.page.url, reading.requested)}
        return {key: other for key, other in found.items() if key != main}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a kept article in the store."""

    page_id: int
    new: bool
    """It was not relevant to this watch before."""
    changed: tuple[str, ...]
    """Fields that were edited since it was last read."""
