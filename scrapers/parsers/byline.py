"""Who wrote it: names only, in the byline's order, and the agency where only one signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from scrapers.outlet import Outlet
from scrapers.parsers import byline_printed, landmarks, signatures, sitename
from scrapers.parsers.document import Document
from scrapers.parsers.names_of_authors import agency_in, given_first, is_like_a_person, names_in
from scrapers.parsers.plain_text import plain
from scrapers.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Authors and, where no person signs, the agency that does."""

    authors: tuple[str, ...]
    agency: str | None


_META = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
         "dc.contributor", "citation_author", "article:author_name", "og:article:author", "cxenseparse:author",
         "twitter:misc:written by", "shareaholic:article_author_name")  # fmt: skip
_MOST_JOINED = 5
"""Authors of a meta that may outdo a byline of fewer; a longer list is the paper's staff."""
_WEAK = ("signed", "labelled", "data layer")
_WRITTEN = re.compile(
    r"by|von|par|por|escrito|scritto|auteur|autor|geschreven|skriv|written|rédigé|著|作者", re.IGNORECASE
)


def read(document: Document, outlet: Outlet | None, title: str | None = None) -> Byline:
    """Return the authors whom JSON-LD, byline and metas agree on; empty where nobody signs."""
    site = sitename.names(document, outlet)
    sources, seen = _sources(document, site, title)
    if authors := _chosen(sources):
        return Byline(authors=authors, agency=None)
    signed = [*_raw(document), *(text for _, texts in seen for text in texts)]
    return Byline(authors=(), agency=next((name for text in signed if (name := agency_in(text))), None))


def _raw(document: Document) -> list[str]:
    article = document.json_ld_article
    return [
        *_people(article.get("author"), document),
        *(value for key in _META for value in document.metas.get(key, ())),
    ]


_Signed = list[tuple[str, tuple[str, ...]]]
"""Names by the kind of place that states them."""


def _sources(
    document: Document, site: frozenset[str], title: str | None
) -> tuple[_Signed, list[tuple[str, list[str]]]]:
    """All that sign, in the order in which they are believed, and the texts of the bylines that were asked."""
    found: _Signed = []

    def add(kind: str, raw: list[str], *, first: bool = False, nobody: bool = False) -> None:
        kept_out = frozenset() if nobody else site
        names = _distinct([name for text in raw for name in names_in(plain(text), kept_out)])
        if names:
            found.insert(bool(found and found[0][0] == "json-ld") if first else len(found), (kind, names))

    article = document.json_ld_article
    people = _people(article.get("author") or article.get("creator"), document)
    add("json-ld", [given_first(name) for name in people])
    for key in _META:
        if key in document.metas:
            add("meta " + key, [given_first(value) for value in document.metas[key]])
    add("meta twitter:data1", _labelled(document))
    seen: list[tuple[str, list[str]]] = []
    if not _settled(found):
        seen = byline_printed.read(document, title)
        for kind, texts in reversed(seen):
            add(kind, texts, first=True)
    place = _place(document, title) if not found else -1
    if place >= 0:
        for kind, reader in signatures.BELOW_HEADLINE:
            if not found:
                add(kind, reader(document.utf8, place))
    if not found:
        # A person's own site bears that person's name.
        own = [
            *people,
            *document.metas.get("author", ())[:1],
            *(text for kind, texts in seen if kind == "link" for text in texts[:1]),
        ]
        add("own site", [name for name in own if is_like_a_person(name)], nobody=True)
    if not found:
        add("data layer", [name for name in signatures.in_scripts(document.utf8) if is_like_a_person(name)])
    return [(kind, names) for kind, names in found if kind not in _WEAK or any(" " in name for name in names)], seen


def _place(document: Document, title: str | None) -> int:
    """Where the headline stands in the page's UTF-8; -1 where it can't be found."""
    if not title:
        return -1
    page, heading = document.utf8, landmarks.place_of_heading(document)
    start = heading if heading >= 0 else max(page.find(b"<body"), 0)
    place = page.find(title[:20].encode("utf-8", "replace"), start)
    # The mark-up may write a letter of the title as an entity, or an element inside it.
    return place if place >= 0 else heading


def _settled(found: _Signed) -> bool:
    """Whether two places in head and JSON-LD name the same persons in full, so that the tree need not be asked."""
    return any(" " in names[0] for _, names in found) and len({names for _, names in found}) == 1 and (
        len(found) > 1
    )  # fmt: skip


def _labelled(document: Document) -> list[str]:
    """The value beside a card's label ("Written by"), as WordPress writes it in the page's language."""
    label = document.meta("twitter:label1")
    return document.metas.get("twitter:data1", [])[:1] if label and _WRITTEN.search(label) else []


def _people(value: Any, document: Document, depth: int = 0) -> list[str]:
    """The names in a JSON-LD author: a string, an object, an @id that points to one, or a list of these."""
    if depth > 3:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for part in value[:300] for name in _people(part, document, depth + 1)]
    if isinstance(value, dict):
        if "Organization" in str(value.get("@type")):
            return []
        name = value.get("name")
        if name:
            return _people(name, document, depth + 1)
        if value.get("givenName") or value.get("familyName"):
            return [f"{value.get('givenName') or ''} {value.get('familyName') or ''}"]
        if identity := value.get("@id"):
            same = next((node for node in document.json_ld if node.get("@id") == identity and node.get("name")), None)
            return _people(same, document, depth + 1) if same is not None and same is not value else []
    return []


def _distinct(names: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())


def _chosen(sources: _Signed) -> tuple[str, ...]:
    """The source that others bear out; among equals the one of full names, then the one stated first."""

    def weight(place: int) -> tuple[float, int]:
        names = sources[place][1]
        mine = {fold(name) for name in names}
        others = sum(
            bool(mine & {fold(name) for name in other}) for at, (_, other) in enumerate(sources) if at != place
        )
        full = all(" " in name or not name.isascii() for name in names)
        return 2 * full + min(others, 2) + (sources[place][0] == "json-ld") * 0.5, -place

    if len(sources) < 2:
        return sources[0][1] if sources else ()
    best = sources[max(range(len(sources)), key=weight)][1]
    return max((names for kind, names in sources if kind != "box" and _extends(names, best)), key=len, default=best)


def _extends(names: tuple[str, ...], best: tuple[str, ...]) -> bool:
    known = {fold(name) for name in names}
    return (
        len(best) <= len(names) <= _MOST_JOINED
        and all(fold(name) in known for name in best)
        and all(" " in name for name in names)
    )
