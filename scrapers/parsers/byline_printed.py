"""The bylines that a reader of the page sees: links to authors, and boxes that are called so."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

from scrapers.parsers import landmarks
from scrapers.parsers.document import Document
from scrapers.parsers.gather import holders
from scrapers.parsers.names_of_authors import is_like_a_person, names_in
from scrapers.parsers.plain_text import plain
from scrapers.parsers.sitename import bare
from scrapers.parsers.teasers import Teasers
from scrapers.text import squeeze

_BYLINE_CLASS = re.compile(
    r"by-?line|authors?(?:$|[\s_-])|auth?or-?name|(?:^|[\s_-])(?:autore?n?|auteur|redakteur|writer)", re.IGNORECASE
)
_NOT_BYLINE = re.compile(
    r"bio|avatar|image|img|photo|social|follow|comment|related|description|desc(?:$|[\s_-])|widget|role|title|job|"
    r"more-?from|twitter|facebook|date|time|list(?:$|[\s_-])|links|country|box-?title|newsletter|authority",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:e[ns]?|i|a|as)?|auteurs?|contributors?|staff|profiles?|profils?|perfil|people|writers?|"
    r"journalists?|by|av)/[^/?#]{2,}"
)
_OTHERS_WORK = re.compile(
    r"(?:illustrat\w{2,4}|photo\w{0,8}|fotos?|bild(?:er)?|picture|video|translat\w{2,4}|übersetz\w{1,6}|tradu\w{2,8}|"
    r"vertaald|edit(?:ed|ing)|redigiert|produced)(?:\s(?:by|von|par|por|di|da|door|:))?[\s:]{0,3}$",
    re.IGNORECASE,
)
"""What stands before the name of somebody who did not write the text."""
_LABEL = 40
"""Characters before a name that may say what it stands for."""
_BEFORE = 8
"""Elements and texts in which they may stand."""
_NAME = 25
"""Characters up to which a text is a name and no more."""
_WHOLE = ("body", "article", "main", "html", "section", "img")


def read(document: Document, title: str | None) -> list[tuple[str, list[str]]]:
    """Texts of author links and byline boxes, by kind; those below the headline first, as a byline stands there."""
    linked: list[tuple[bool, LexborNode]] = []
    boxed: list[tuple[bool, LexborNode]] = []
    below, wanted, frame = False, bare(title or ""), document.gathered.frame
    for node, tag, attributes in landmarks.labels(document):
        if tag == "h1":
            if not below and wanted and wanted in bare(node.text() or ""):
                # Teasers' headlines may be an h1 too.
                below, frame = True, holders([node])
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
    teasers = Teasers(frame, wanted)
    return [("link", _texts(document, linked, teasers)), ("box", _texts(document, boxed, teasers))]


@lru_cache(maxsize=4096)
def _is_byline(names: str) -> bool:
    return bool(_BYLINE_CLASS.search(names[:200])) and not _NOT_BYLINE.search(names[:200])


def _texts(document: Document, nodes: list[tuple[bool, LexborNode]], teasers: Teasers) -> list[str]:
    """The texts of the first box and of its neighbours (a byline may link each author)."""
    found: list[str] = []
    homes: set[int] = set()
    for _, node in sorted(nodes, key=lambda pair: pair[0])[:12]:
        if node.tag in _WHOLE or landmarks.aside(document, node):
            continue
        around = _around(node)
        if homes and homes.isdisjoint(around):
            continue
        text = _named(node)
        if not 1 < len(text) < 200 or _did_other_work(node) or teasers.hold(node):
            continue
        if not homes:
            homes.update(around[1:2] or around)
        if len(text) > _NAME and not names_in(plain(text), frozenset()):
            # The name may stand in a box of its own within one that says more.
            homes.add(node.mem_id)
        found.append(text)
        if len(found) == 8:
            break
    return found


def _named(node: LexborNode) -> str:
    """The node's text; of a card, which says more than the name, the name."""
    text = squeeze(node.text(separator=" "))
    if len(text) > _NAME or node.attributes.get("itemprop"):
        named = node.css_first("[itemprop=name],.fn")
        if named is not None:
            return squeeze(named.text(separator=" "))
        if node.tag == "a":
            first = squeeze(node.text(separator="\n").strip().partition("\n")[0])
            return first if is_like_a_person(first) else text
    return text


def _did_other_work(node: LexborNode) -> bool:
    """Whether the words before the name say that it is a photographer's, a translator's or the like."""
    before, holder = "", node
    for _ in range(2):
        step = holder.prev
        for _ in range(_BEFORE):
            if step is None or len(before) >= _LABEL:
                break
            before, step = f"{squeeze(step.text())[-_LABEL:]} {before}".strip(), step.prev
        if before or holder.parent is None:
            break
        holder = holder.parent
    return bool(_OTHERS_WORK.search(before[-_LABEL:]))


def _around(node: LexborNode) -> list[int]:
    """The three elements that hold the node, by what tells nodes apart: comparing nodes writes out their mark-up."""
    found: list[int] = []
    step = node.parent
    while step is not None and len(found) < 3:
        found.append(step.mem_id)
        step = step.parent
    return found
