"""Who wrote it: names only, in the byline's order, and the agency where only one signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborNode

from scrapers.outlet import Outlet
from scrapers.parsers import landmarks, sitename
from scrapers.parsers.document import Document
from scrapers.parsers.headline import plain
from scrapers.parsers.names_of_authors import agency_in, names_in
from scrapers.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Authors and, where no person signs, the agency that does."""

    authors: tuple[str, ...]
    agency: str | None


_BYLINE_CLASS = re.compile(
    r"by-?line|authors?(?:$|[\s_-])|auth?or-?name|(?:^|[\s_-])(?:autore?n?|auteur|redakteur|writer)", re.IGNORECASE
)
_NOT_BYLINE = re.compile(
    r"bio|avatar|image|img|photo|social|follow|comment|related|description|desc(?:$|[\s_-])|widget|role|title|job|"
    r"more-?from|twitter|date|time|box-?title|newsletter|authority", re.IGNORECASE
)  # fmt: skip
_META = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
         "dc.contributor", "citation_author", "article:author_name", "og:article:author", "cxenseparse:author")  # fmt: skip


def read(document: Document, outlet: Outlet | None, title: str | None = None) -> Byline:
    """Return the authors whom JSON-LD, byline and metas agree on; empty where nobody signs."""
    site = sitename.names(document, outlet)
    sources = _sources(document, site)
    agency = next((name for raw in _raw(document) if (name := agency_in(raw))), None)
    authors = _chosen(sources)
    return Byline(authors=authors, agency=None if authors else agency)


def _raw(document: Document) -> list[str]:
    article = document.json_ld_article
    return [
        *_people(article.get("author"), document),
        *(value for key in _META for value in document.metas.get(key, ())),
    ]


def _sources(document: Document, site: frozenset[str]) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []

    def add(kind: str, raw: list[str], *, listed: bool = False) -> None:
        names = _distinct([name for text in raw for name in names_in(plain(text), site, whole=listed)])
        if names:
            found.append((kind, names))

    article = document.json_ld_article
    add("json-ld", _people(article.get("author") or article.get("creator"), document), listed=True)
    for key in _META:
        if key in document.metas:
            add("meta " + key, document.metas[key])
    for kind, texts in _visible(document):
        add(kind, texts)
    return found


def _people(value: Any, document: Document, depth: int = 0) -> list[str]:
    """The names in a JSON-LD author: a string, an object, an @id that points to one, or a list of these."""
    if depth > 3:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for part in value[:20] for name in _people(part, document, depth + 1)]
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


def _visible(document: Document) -> list[tuple[str, list[str]]]:
    """Texts of author links and byline boxes near the article, by kind."""
    linked: list[LexborNode] = []
    boxed: list[LexborNode] = []
    for node, tag, attributes in landmarks.of(document).nodes:
        rel, names, prop = attributes.get("rel"), attributes.get("class") or "", attributes.get("itemprop")
        if (rel and "author" in rel) or (prop and "author" in prop):
            linked.append(node)
        elif tag == "a" and "/author" in (attributes.get("href") or ""):
            linked.append(node)
        elif names and _BYLINE_CLASS.search(names[:200]) and not _NOT_BYLINE.search(names[:200]):
            boxed.append(node)
    return [("link", _texts(linked)), ("box", _texts(boxed))]


def _texts(nodes: list[LexborNode]) -> list[str]:
    found: list[str] = []
    for node in nodes[:12]:
        if node.tag in ("body", "article", "main", "html", "section") or landmarks.aside(node):
            continue
        text = landmarks.printed(node)
        if 2 < len(text) < 200:
            found.append(text)
            if len(found) == 3:
                break
    return found


def _distinct(names: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())


def _chosen(sources: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    return sources[0][1] if sources else ()
