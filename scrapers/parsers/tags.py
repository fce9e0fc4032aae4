"""Section, categories and tags of an article: chosen per page among all the places that state them."""

from __future__ import annotations

from dataclasses import dataclass

from scrapers.outlet import Outlet
from scrapers.parsers import sitename, tag_sources
from scrapers.parsers.document import Document
from scrapers.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """How the page files its article; each list in page order, none twice."""

    section: str | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]


def read(document: Document, outlet: Outlet | None, title: str | None = None) -> Labels:
    """Return the labels; empty where the page has none."""
    site = sitename.names(document, outlet)
    sources = tag_sources.tags(document)
    categories = tag_sources.categories(document)
    tags = next((source.values for source in sources if source.values), ())
    section = next((source.values[0] for source in categories if source.values), None)
    filed = next((source.values for source in categories if source.visible), (section,) if section else ())
    return Labels(
        section=section, categories=filed, tags=tuple(t for t in tags if sitename.bare(t) not in site and fold(t))
    )
