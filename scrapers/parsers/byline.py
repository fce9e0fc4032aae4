"""Who wrote it: names only, in the byline's order, and the agency where only one signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborNode

from scrapers.outlet import Outlet
from scrapers.parsers import landmarks, signatures, sitename
from scrapers.parsers.document import Document
from scrapers.parsers.headline import plain
from scrapers.parsers.names_of_authors import agency_in, given_first, is_like_a_person, names_in
from scrapers.parsers.sitename import bare
from scrapers.text import fold, squeeze


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
    r"more-?from|twitter|facebook|date|time|list(?:$|[\s_-])|links|country|box-?title|newsletter|authority",
    re.IGNORECASE,
)
_META = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
         "dc.contributor", "citation_author", "article:author_name", "og:article:author", "cxenseparse:author",
         "twitter:misc:written by", "shareaholic:article_author_name")  # fmt: skip


_MOST_JOINED = 5
"""Authors of a meta that may outdo a byline of fewer; a longer list is the paper's staff."""
_WEAK = ("signed", "labelled", "data layer")
_WRITTEN = re.compile(
    r"by|von|par|por|escrito|scritto|auteur|autor|geschreven|skriv|written|rédigé|著|作者", re.IGNORECASE
)
_PROFILE = re.compile(
    r"/(?:authors?|autore?n?|autori|auteurs?|contributors?|staff|profile|people|writers?|journalists?|by|perfil)/[^/?#]{2,}"
)
_OTHERS_WORK = re.compile(
    r"(?:illustrat\w{2,4}|photo\w{0,8}|fotos?|bild(?:er)?|picture|video|translat\w{2,4}|übersetz\w{2,6}|tradu\w{3,6}|"
    r"vertaald|edit(?:ed|ing)|redigiert|produced)(?:\s(?:by|von|par|por|di|da|door|:))?[\s:]{0,3}$",
    re.IGNORECASE,
)
"""What stands before the name of somebody who did not write the text."""
_TITLED = "h1, h2, h3, h4, h5"
_LEVELS_OF_TEASER = 6
_HEADLINE = 4
"""Words from which a linked title is a headline: a name or "About the author" is shorter."""
_TEASER = 800
"""Characters, indentation included, up to which what holds a linked headline is a teaser."""


def read(document: Document, outlet: Outlet | None, title: str | None = None) -> Byline:
    """Return the authors whom JSON-LD, byline and metas agree on; empty where nobody signs."""
    site = sitename.names(document, outlet)
    sources = _sources(document, site, title)
    if authors := _chosen(sources):
        return Byline(authors=authors, agency=None)
    return Byline(authors=(), agency=next((name for raw in _raw(document) if (name := agency_in(raw))), None))


def _raw(document: Document) -> list[str]:
    article = document.json_ld_article
    return [
        *_people(article.get("author"), document),
        *(value for key in _META for value in document.metas.get(key, ())),
    ]


def _sources(document: Document, site: frozenset[str], title: str | None) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []

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
        seen = _visible(document, title)
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
        add("data layer", signatures.in_scripts(document.utf8))
    return [(kind, names) for kind, names in found if kind not in _WEAK or any(" " in name for name in names)]


def _place(document: Document, title: str | None) -> int:
    """Where the headline stands in the page's UTF-8; -1 where it can't be found."""
    if not title:
        return -1
    page, heading = document.utf8, landmarks.place_of_heading(document)
    start = heading if heading >= 0 else max(page.find(b"<body"), 0)
    place = page.find(title[:20].encode("utf-8", "replace"), start)
    # The mark-up may write a letter of the title as an entity, or an element inside it.
    return place if place >= 0 else heading


def _settled(found: list[tuple[str, tuple[str, ...]]]) -> bool:
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


def _visible(document: Document, title: str | None) -> list[tuple[str, list[str]]]:
    """Texts of author links and byline boxes, by kind; those below the headline first, as a byline stands there."""
    linked: list[tuple[bool, LexborNode]] = []
    boxed: list[tuple[bool, LexborNode]] = []
    below, wanted = False, bare(title or "")
    for node, tag, attributes in landmarks.labels(document):
        if tag == "h1":
            below = below or (bool(wanted) and wanted in bare(node.text() or ""))
            continue
        rel, names, prop = attributes.get("rel"), attributes.get("class") or "", attributes.get("itemprop")
        if (
            (rel and "author" in rel)
            or (prop and "author" in prop)
            or (tag == "a" and _PROFILE.search(attributes.get("href") or ""))
        ):
            linked.append((not below, node))
        elif names and _is_byline(names):
            boxed.append((not below, node))
    return [("link", _texts(document, linked, wanted)), ("box", _texts(document, boxed, wanted))]


@lru_cache(maxsize=4096)
def _is_byline(names: str) -> bool:
    return bool(_BYLINE_CLASS.search(names[:200])) and not _NOT_BYLINE.search(names[:200])


def _texts(document: Document, nodes: list[tuple[bool, LexborNode]], wanted: str) -> list[str]:
    """The texts of the first box and of its neighbours (a byline may link each author); `wanted` is the headline."""
    found: list[str] = []
    home: int | None = None
    for _, node in sorted(nodes, key=lambda pair: pair[0])[:12]:
        if node.tag in ("body", "article", "main", "html", "section", "img") or landmarks.aside(document, node):
            continue
        if _did_other_work(node) or _is_of_teaser(node, document.gathered.frame, wanted):
            continue
        text = squeeze(node.text(separator=" "))
        if len(text) > 25 or node.attributes.get("itemprop"):
            # A card of the author says more than the name.
            named = node.css_first("[itemprop=name],.fn")
            text = squeeze(named.text(separator=" ")) if named is not None else text
        if not 1 < len(text) < 200:
            continue
        around = _around(node)
        if home is None:
            home = around[min(1, len(around) - 1)] if around else 0
        elif home not in around:
            continue
        found.append(text)
        if len(found) == 8:
            break
    return found


def _did_other_work(node: LexborNode) -> bool:
    """Whether the words before the name say that it is a photographer's, a translator's or the like."""
    before = node.prev or (node.parent.prev if node.parent is not None else None)
    return before is not None and bool(_OTHERS_WORK.search(squeeze((before.text() or "")[-60:])))


def _is_of_teaser(node: LexborNode, frame: frozenset[int], wanted: str) -> bool:
    """Whether the byline is another article's: it shares an element with a linked title, and none with the headline."""
    step = node.parent
    for _ in range(_LEVELS_OF_TEASER):
        if step is None or step.mem_id in frame:
            return False
        title = step.css_first(_TITLED)
        if title is not None:
            said, signed = title.text(), bare(node.text())
            if len(said.split()) < _HEADLINE or len(step.text()) > _TEASER or not _is_linked(title, step):
                return False
            said = bare(said)
            return not (signed in said or said in wanted or wanted in said)
        step = step.parent
    return False


def _is_linked(title: LexborNode, within: LexborNode) -> bool:
    if title.css_first("a[href]") is not None:
        return True
    step: LexborNode | None = title
    while step is not None and step.mem_id != within.mem_id:
        if step.tag == "a":
            return True
        step = step.parent
    return within.tag == "a"


def _around(node: LexborNode) -> list[int]:
    """The three elements that hold the node, by what tells nodes apart: comparing nodes writes out their mark-up."""
    found: list[int] = []
    step = node.parent
    while step is not None and len(found) < 3:
        found.append(step.mem_id)
        step = step.parent
    return found


def _distinct(names: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())


def _chosen(sources: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
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
