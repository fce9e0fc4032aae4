"""One walk over the tree for all readers of labels: headings, bylines, tag links and boxes, breadcrumbs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from selectolax.lexbor import LexborNode

from scrapers.parsers.document import Document
from scrapers.text import squeeze

_SELECTOR = ",".join(
    [
        "h1",
        "h2",
        "a[rel]",
        "[itemprop]",
        *(
            f"a[href*='/{word}']"
            for word in (
                "tag",
                "topic",
                "thema",
                "label/",
                "keyword",
                "categor",
                "author",
                "autor",
                "auteur",
                "contributor",
            )
        ),
        *(f"[class*={word}]" for word in ("yline", "uthor", "utor", "readcrumb", "title", "eadline", "dek", "ubtit")),
        *(f"[class*={word}]" for word in ("tag", "Tag", "opic", "ateg", "eyword", "hemen")),
    ]
)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|(?:site|page|global|main)-?footer|sidebar|widget|related|recommend\w*|comments?|"
    r"commentlist|popular|trending|tagcloud|teaser|newsletter|promo|carousel|most-?read|cookie\w*|masthead|topbar)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Landmarks:
    """The nodes of a page that may hold a label, in page order."""

    headings: list[LexborNode] = field(default_factory=list)
    nodes: list[tuple[LexborNode, str, dict[str, str | None]]] = field(default_factory=list)
    """Each other node with its tag and attributes."""


_kept: WeakKeyDictionary[Document, Landmarks] = WeakKeyDictionary()


def of(document: Document) -> Landmarks:
    """Return the page's landmarks; collected once a document."""
    found = _kept.get(document)
    if found is None:
        found = _kept[document] = _collect(document)
    return found


def _collect(document: Document) -> Landmarks:
    found = Landmarks()
    # A node that fits several parts of the selector comes several times.
    for node in {node.mem_id: node for node in document.tree.css(_SELECTOR)}.values():
        tag = node.tag or ""
        if tag in ("h1", "h2"):
            found.headings.append(node)
            found.nodes.append((node, tag, node.attributes))
        elif tag not in ("meta", "script", "link", "img", "svg", "style"):
            found.nodes.append((node, tag, node.attributes))
    return found


def aside(node: LexborNode, limit: int = 25) -> bool:
    """Whether the node lies in what surrounds an article: menus, side bars, footers, comments, teasers."""
    step: LexborNode | None = node
    for _ in range(limit):
        if step is None:
            return False
        tag = step.tag
        if tag in ("article", "main", "body", "html"):
            return False
        if tag in ("nav", "aside"):
            return True
        if tag == "footer":
            return not _within_article(step)
        attributes = step.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if len(names) > 1 and _ASIDE.search(names[:300]):
            return True
        step = step.parent
    return False


def _within_article(node: LexborNode) -> bool:
    step = node.parent
    while step is not None and step.tag not in ("article", "main", "body"):
        step = step.parent
    return step is not None and step.tag != "body"


_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "em", "font", "i", "mark", "s", "small", "strong", "sub", "sup", "u")
)


def printed(node: LexborNode) -> str:
    """Return the node's text as a reader sees it: parts of their own (a kicker's span) apart by a blank."""
    text = squeeze(node.text())
    if not text or node.first_child is None or node.first_child.next is None:
        return text
    parts: list[str] = []
    for child in node.iter(include_text=True):
        piece = child.text() or ""
        if parts and piece and child.tag not in _INLINE and child.tag != "-text" and parts[-1][-1:].strip():
            parts.append(" ")
        elif parts and piece and child.tag == "-text" and parts[-1] == "\n":
            parts.append(" ")
        if child.tag in ("style", "script", "svg", "button"):
            continue
        if piece:
            parts.append(piece)
        if child.tag == "br":
            parts.append(" ")
    return squeeze("".join(parts))
