"""Section, categories and tags of an article: chosen per page among all the places that state them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from scrapers.outlet import Outlet
from scrapers.parsers import landmarks, sitename, tag_boxes, tag_lines, tag_sources, tag_words
from scrapers.parsers.document import Document, types_of
from scrapers.parsers.sitename import bare
from scrapers.parsers.tag_boxes import Box
from scrapers.text import fold

_MOST = 60
"""Tags; a box or meta with more is a cloud or a site's list of words."""

_FEW = 8
"""Keywords; where headline and standfirst speak of all of them, they are the article's."""
_SUBJECTS = ("dc.subject", "dcterms.subject")
"""A library's headings or a category: tags only where another place states them."""
_LONGEST_LINE = 600
"""Characters of text in a line that names categories and tags."""


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
    about = fold(f"{title or ''} {document.meta('description', 'og:description') or ''}")
    own = len(stated) == 1 and any(tag_words.is_site(value, site) for value in stated[0][1])
    box = _best_box(boxes, stated, about, own)
    line = None
    if box is None and not (stated and sections):
        heading = landmarks.place_of_heading(document)
        line = tag_lines.line(document.utf8, heading if heading >= 0 else max(document.utf8.find(b"<body"), 0))
    if box is None and line is None and not stated:
        stated = tag_sources.layers(document)
    categories = _categories(boxes, line if box is None else _line_of(box), sections)
    tags = _tags(document, box, line, stated, title, site)
    section = _section(document, categories, sections, title, site)
    if not categories:
        categories = _filed(document, sections, tags, title, site)
    return Labels(section=section, categories=categories, tags=tags)


def _best_box(boxes: list[Box], stated: list[tuple[str, tuple[str, ...]]], about: str, own: bool) -> Box | None:
    """The box that prints the article's tags: marked as tags, named so, or borne out by what the head states.

    Where the head's only list names the site (`own`), links to tags of which the headline speaks are borne out too.
    """
    known = {fold(value) for _, values in stated for value in values}
    scored: list[tuple[float, int, Box]] = []
    repeated = sum(box.linked > 0 and bool(box.tags) for box in boxes) > 3
    for place, box in enumerate(boxes):
        labels = {fold(tag) for tag in box.tags}
        if not labels or len(labels) > _MOST:
            continue
        agreeing = len(labels & known) / len(labels)
        score = 2.0 * (box.linked > 0) + 1.5 * box.named + box.below + 2.5 * agreeing
        # Trending topics look like tags, but the article is not about them.
        spoken = any(label in about for label in labels)
        score += (box.addressed > 1) * (1.0 if spoken else -0.5 * (not box.linked and not agreeing))
        score += 1.5 * (own and box.below and box.addressed > 0 and all(label in about for label in labels))
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
    printed = tag_sources.distinct(box.tags if box is not None else list(line.tags) if line is not None else [])
    known = [values for _, values in stated]
    if printed and box is None and known and not any(
        {fold(tag) for tag in printed} & {fold(value) for value in values} for values in known
    ):  # fmt: skip
        printed = ()
    if printed and not (box is not None and _is_part(printed, box, known)):
        return tag_words.without_site(printed, site)
    return tag_words.without_site(_agreed(document, stated, title), site)


def _is_part(printed: tuple[str, ...], box: Box, known: list[tuple[str, ...]]) -> bool:
    """Whether a box that nothing marks as the article's tags shows but some of what two places in the head agree on."""
    if box.linked:
        return False
    if box.named and len(printed) > 1:
        return _is_selection(printed, known)
    mine = {fold(tag) for tag in printed}
    return any(
        len(values) > len(mine) and len(mine & {fold(value) for value in values}) * 2 > len(mine) for values in known
    )


def _is_selection(printed: tuple[str, ...], known: list[tuple[str, ...]]) -> bool:
    """Whether the labels are a half to a third of one list that two places in the head repeat: those with a page."""
    mine = {fold(tag) for tag in printed}
    lists = [frozenset(fold(value) for value in values) for values in known]
    return any(
        2 * len(mine) <= len(one) <= 3 * len(mine) and mine <= one and lists.count(one) > 1 for one in set(lists)
    )


def _agreed(document: Document, stated: list[tuple[str, tuple[str, ...]]], title: str | None) -> tuple[str, ...]:
    """Of what is only stated, the source that others bear out; a lone list of keywords only on an article's page."""
    usable = [
        (kind, values)
        for kind, values in stated
        if len(values) <= _MOST
        and not _words_of(values, f"{title} {_path(document.url)}")
        and not tag_words.is_site_wide(values)
    ]
    if not usable:
        return ()
    sets = [{fold(value) for value in values} for _, values in usable]
    agreeing = [
        sum(len(mine & other) / len(mine | other) for at, other in enumerate(sets) if at != place)
        for place, mine in enumerate(sets)
    ]
    best = max(range(len(usable)), key=lambda place: (agreeing[place], -place))
    kind, values = usable[best]
    if not agreeing[best]:
        if kind in _SUBJECTS:
            return _agreed(document, [entry for entry in usable if entry[0] not in _SUBJECTS], title)
        if (spoken := _spoken_of(document, sets, title)) is not None and spoken != best:
            return usable[spoken][1]
    if kind == "keywords" and not _are_the_articles(document, values, title):
        return ()
    return values


def _spoken_of(document: Document, sets: list[set[str]], title: str | None) -> int | None:
    """Of lists that share nothing, the place of that of two labels or more half of which the headline speaks of.

    None where it speaks of the first list too, or of none.
    """
    slug = _path(document.url.rstrip("/").rpartition("/")[2])
    about = fold(f"{title or ''} {document.meta('description', 'og:description') or ''} {slug}")
    if any(label in about for label in sets[0]):
        return None
    halves = (
        place
        for place, one in enumerate(sets)
        # Single words alone may be the headline's own, taken apart.
        if any(" " in label for label in one) and sum(label in about for label in one) * 2 >= len(one) > 1
    )
    return next(halves, None)


def _path(url: str) -> str:
    return urlsplit(url).path.replace("-", " ").replace("/", " ").replace("_", " ").replace(".", " ")


def _words_of(values: tuple[str, ...], text: str) -> bool:
    """Whether the labels are but the words of headline and address, one by one."""
    words = set(fold(text).replace(",", " ").replace(":", " ").split())
    return len(values) > 2 and all(" " not in value for value in values) and (
        sum(fold(value) in words for value in values) > 0.6 * len(values)
    )  # fmt: skip


def _are_the_articles(document: Document, values: tuple[str, ...], title: str | None) -> bool:
    """Whether a lone list of keywords is the article's, not the site's: on a page of news, or named in its headline."""
    if any("News" in kind for kind in types_of(document.json_ld_article)):
        return True
    about = fold(f"{title or ''} {document.meta('description', 'og:description') or ''}")
    kind = document.meta("og:type") or "article"
    if len(values) <= _FEW and kind == "article" and all(fold(value) in about for value in values):
        return True
    spoken = sum(fold(value) in about for value in values if " " in value)
    return document.meta("og:type") == "article" and spoken * 2 >= len(values)


def _categories(boxes: list[Box], line: tag_lines.Line | None, sections: tuple[str, ...]) -> tuple[str, ...]:
    """What the page files the article under; several links that only lead to categories the head must bear out."""
    known = {fold(name) for name in sections}
    weighed = []
    for box in boxes:
        names = {fold(name) for name in box.categories}
        agrees = not known.isdisjoint(names)
        if 0 < len(box.categories) <= 12 and (box.linked or agrees or not known or len(names) == 1):
            weighed.append(((box.linked > 0, agrees, box.below), box))
    if weighed:
        return tag_sources.distinct(max(weighed, key=lambda entry: entry[0])[1].categories)
    return line.categories if line is not None else ()


def _filed(
    document: Document, sections: tuple[str, ...], tags: tuple[str, ...], title: str | None, site: frozenset[str]
) -> tuple[str, ...]:
    """The categories that head, JSON-LD or a breadcrumb state; none where they only repeat the tags."""
    crumbs = tuple(name for name in tag_sources.breadcrumb(document) if _is_section(name, title, site))
    stated = tag_sources.listed(document.json_ld_article.get("articleSection")) or sections[:1]
    stated = tuple(name for name in stated if _is_section(name, title, site))
    if len(stated) < len(crumbs) and {fold(name) for name in stated} <= {fold(name) for name in crumbs}:
        stated = crumbs
    known = {fold(tag) for tag in tags}
    return () if len(stated) > 1 and all(fold(name) in known for name in stated) else stated


def _line_of(box: Box) -> tag_lines.Line | None:
    """What the line of a box of tags says besides them: "Posted in: A, B | Tagged: c, d"."""
    text = box.holder.text()
    return tag_lines.read(box.holder.html or "") if len(text) < _LONGEST_LINE and tag_lines.files(text) else None


def _section(
    document: Document, categories: tuple[str, ...], sections: tuple[str, ...], title: str | None, site: frozenset[str]
) -> str | None:
    """The first of category, stated section and breadcrumb that is neither the site nor the article, if it can be one
    that tells more than "News"."""
    crumbs = () if categories or sections else tag_sources.breadcrumb(document)
    names = [
        value for value in (*categories, *sections, *crumbs) if len(value) <= 50 and _is_section(value, title, site)
    ]
    told = (value for value in names if not tag_words.is_vague(value))
    return next(told, names[0]) if names else tag_sources.of_menu(document)


def _is_section(name: str, title: str | None, site: frozenset[str]) -> bool:
    """Whether the name is neither the site's nor the article's."""
    return not tag_words.is_site(name, site) and bare(name) != bare(title or "")
