"""Section, categories and tags of an article: chosen per page among all the places that state them."""

from __future__ import annotations

from dataclasses import dataclass

from scrapers.outlet import Outlet
from scrapers.parsers import sitename, tag_boxes, tag_lines, tag_sources
from scrapers.parsers.document import Document
from scrapers.parsers.sitename import bare
from scrapers.parsers.tag_boxes import Box
from scrapers.text import fold

_MOST = 40
"""Tags; a box or meta with more is a cloud or a site's list of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """How the page files its article; each list in page order, none twice."""

    section: str | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]


def read(document: Document, outlet: Outlet | None, title: str | None = None) -> Labels:
    """Return the labels; empty where the page has none."""
    site = sitename.names(document, outlet)
    boxes = tag_boxes.boxes(document, title)
    stated = tag_sources.stated(document)
    sections = tag_sources.sections(document)
    box = _best_box(boxes, stated)
    line = None
    if box is None:
        heading = document.html.find("<h1")
        line = tag_lines.line(document.html, heading if heading >= 0 else max(document.html.find("<body"), 0))
    categories = _categories(boxes, line)
    tags = _tags(document, box, line, stated, title, site)
    section = _section(document, categories, sections, site)
    return Labels(section=section, categories=categories or ((section,) if section else ()), tags=tags)


def _best_box(boxes: list[Box], stated: list[tuple[str, tuple[str, ...]]]) -> Box | None:
    """The box that prints the article's tags: marked as tags, named so, or borne out by what the head states."""
    known = {fold(value) for _, values in stated for value in values}
    scored: list[tuple[float, int, Box]] = []
    repeated = sum(box.linked > 0 and bool(box.tags) for box in boxes) > 3
    for place, box in enumerate(boxes):
        labels = {fold(tag) for tag in box.tags}
        if not labels or len(labels) > _MOST:
            continue
        agreeing = len(labels & known) / len(labels)
        score = 2.0 * (box.linked > 0) + 1.5 * box.named + box.below + 2.5 * agreeing
        score += 0.5 * (len(labels) > 1) - 2 * (repeated and place > 0)
        if score >= 2.5:
            scored.append((score, -place, box))
    return max(scored, key=lambda entry: entry[:2])[2] if scored else None


def _tags(
    document: Document,
    box: Box | None,
    line: tag_lines.Line | None,
    stated: list[tuple[str, tuple[str, ...]]],
    title: str | None,
    site: frozenset[str],
) -> tuple[str, ...]:
    printed = tuple(box.tags) if box is not None else line.tags if line is not None else ()
    chosen = tag_sources.distinct(list(printed))
    if not chosen:
        chosen = _agreed(document, stated, title)
    return tuple(tag for tag in chosen if bare(tag) not in site)


def _agreed(document: Document, stated: list[tuple[str, tuple[str, ...]]], title: str | None) -> tuple[str, ...]:
    """Of what is only stated, the source that others bear out; a lone list of keywords only on an article's page."""
    usable = [(kind, values) for kind, values in stated if len(values) <= _MOST]
    if not usable:
        return ()

    def weight(place: int) -> tuple[float, int]:
        mine = {fold(value) for value in usable[place][1]}
        overlaps = [len(mine & other) / len(mine | other) for at, (_, values) in enumerate(usable) if at != place
                    for other in [{fold(value) for value in values}]]  # fmt: skip
        return sum(overlaps), -place

    kind, values = usable[max(range(len(usable)), key=weight)]
    if kind == "keywords" and not _is_article(document):
        return ()
    return values


def _is_article(document: Document) -> bool:
    return (
        bool(document.json_ld_article)
        or document.meta("og:type") == "article"
        or "article:published_time" in document.metas
    )


def _categories(boxes: list[Box], line: tag_lines.Line | None) -> tuple[str, ...]:
    filed = [box for box in boxes if box.categories and len(box.categories) <= 12]
    marked = [box for box in filed if box.linked] or filed
    best = max(marked, key=lambda box: (box.linked > 0, box.below), default=None)
    if best is not None:
        return tag_sources.distinct(best.categories)
    return line.categories if line is not None else ()


def _section(
    document: Document, categories: tuple[str, ...], sections: tuple[str, ...], site: frozenset[str]
) -> str | None:
    crumbs = tag_sources.breadcrumb(document)
    for value in (*categories[:1], *sections[:1], *crumbs[1:2]):
        if bare(value) not in site:
            return value
    return None
