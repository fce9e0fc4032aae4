"""One walk over the tree for all that the readers of a page look for by selector."""

from __future__ import annotations

from dataclasses import dataclass

from ahocorasick_rs import BytesAhoCorasick, MatchKind
from selectolax.lexbor import LexborHTMLParser, LexborNode

Node = tuple[LexborNode, str, dict[str, str | None]]
"""A node, its tag and its attributes."""

_ALWAYS = (
    "meta[content]",
    "script[type*='ld+json' i]",
    "h1",
    "a[rel~=tag]",
    "[class*=tag]",
    "[itemprop^=date]",
    "[itemprop=articleBody]",
)
_WHERE_WRITTEN = (
    (b"/tag", "a[href*='/tag']"),
    (b"/topic", "a[href*='/topic']"),
    (b"/them", "a[href*='/them']"),
    (b"/categor", "a[href*='/categor']"),
    (b"/aut", "a[href*='/aut']"),
    (b"/by/", "a[href*='/by/']"),
    (b"/av/", "a[href*='/av/']"),
    (b"/profil", "a[href*='/profil']"),
    (b"/perfil/", "a[href*='/perfil/']"),
    (b"Tag", "[class*=Tag]"),
    (b"opics", "[class*=opics]"),
    (b"yline", "[class*=yline]"),
    (b"uthor", "[class*=uthor],a[rel~=author],[itemprop~=author]"),
    (b"utor", "[class*=utor]"),
    (b"uteur", "[class*=uteur]"),
    (b"readcrumb", "[class*=readcrumb]"),
    (b"<abbr", "abbr.published,abbr.date"),
    (b"datePublished", "[property*=datePublished]"),
    (b"dc:date", "[property^='dc:date']"),
)
"""Parts of the selector, each behind what a page must hold for it.

Each part costs a comparison for each node and each selector a walk over the tree; one search of all the bytes for all
of these words costs as much as one part and a half.
"""
_OTHER = (b"/themes/", b"TagManager", b"TagName", b"uthoriz", b"uthority")
"""Words of scripts and addresses that only hold one of these."""
_WORDS = BytesAhoCorasick([*(word for word, _ in _WHERE_WRITTEN), *_OTHER], matchkind=MatchKind.LeftmostLongest)
_SKIPPED = frozenset(
    ("meta", "script", "link", "img", "svg", "style", "path", "input", "button", "body", "html", "time", "abbr")
)
_FRAMED = 8
"""Headlines and bodies whose ancestors are the page's frame; a page with more of them lists others' articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What one walk found, each in page order."""

    metas: list[dict[str, str | None]]
    """Attributes of those with a content."""
    json_ld: list[LexborNode]
    labels: list[Node]
    """The h1 and whatever may hold tags, categories or a byline."""
    dated: list[int]
    """Ids of the elements that microdata or an old microformat calls a date, metas aside."""
    frame: frozenset[int]
    """Ids of the elements that hold a headline or an element that is marked as the article's body."""


def gather(tree: LexborHTMLParser, page: bytes) -> Gathered:
    """Return what the tree of a page (in UTF-8) holds of them."""
    metas: list[dict[str, str | None]] = []
    json_ld: list[LexborNode] = []
    labels: list[Node] = []
    dated: list[int] = []
    framed: list[LexborNode] = []
    seen: set[int] = set()
    for node in tree.css(_selector(page)):
        identity = node.mem_id
        # A node that fits several parts of the selector comes several times.
        if identity in seen:
            continue
        seen.add(identity)
        tag, attributes = node.tag or "", node.attributes
        if tag == "meta":
            if "content" in attributes:
                metas.append(attributes)
            continue
        if tag == "script" and "ld+json" in (attributes.get("type") or "").lower():
            json_ld.append(node)
        item = attributes.get("itemprop")
        if _is_dated(tag, item, attributes):
            dated.append(identity)
        if len(framed) < _FRAMED and (tag == "h1" or item == "articleBody"):
            framed.append(node)
        if tag not in _SKIPPED:
            labels.append((node, tag, attributes))
    return Gathered(metas=metas, json_ld=json_ld, labels=labels, dated=dated, frame=holders(framed))


def holders(nodes: list[LexborNode]) -> frozenset[int]:
    """Return the ids of the elements that hold one of the nodes."""
    found: set[int] = set()
    for node in nodes:
        parent = node.parent
        while parent is not None and (identity := parent.mem_id) not in found:
            found.add(identity)
            parent = parent.parent
    return frozenset(found)


def _selector(page: bytes) -> str:
    written = {place for place, _, _ in _WORDS.find_matches_as_indexes(page)}
    return ",".join([*_ALWAYS, *(part for place, (_, part) in enumerate(_WHERE_WRITTEN) if place in written)])


def _is_dated(tag: str, item: str | None, attributes: dict[str, str | None]) -> bool:
    if item and item.startswith("date"):
        return True
    if tag == "abbr":
        return not {"published", "date"}.isdisjoint((attributes.get("class") or "").split())
    stated = attributes.get("property")
    return stated is not None and ("datePublished" in stated or stated.startswith("dc:date"))
