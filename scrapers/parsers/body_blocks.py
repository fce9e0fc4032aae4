"""One walk over a page: its blocks of text in order, and the containers that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scrapers.parsers.boilerplate import Role, role_of

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)


def _ids(names: str) -> frozenset[int]:
    tree = LexborHTMLParser("")
    return frozenset(tree.create_node(name).tag_id for name in names.split())


def _id(name: str) -> int:
    return next(iter(_ids(name)))


_TEXT = 2
"""Lexbor's own tag of a text node; what is below 6 and no text is a comment, a doctype or the document."""
_BREAK = _id("br")
_LINK = _id("a")
_INLINE = _ids(
    "b i em strong span u s small sub sup font abbr acronym cite code mark q time tt kbd var big ins del label dfn bdi"
    " bdo strike wbr data ruby nobr"
)
_NEVER = _ids(
    "script style template noscript iframe object embed applet video audio canvas svg math form button input select textarea"
    " head link meta title map area picture img source track dialog nav aside footer progress meter fieldset rp rt"
)
_SKIPPED_WHEN_LENIENT = _NEVER - _ids("form aside noscript fieldset dialog footer")
_KINDS = {
    **dict.fromkeys(_ids("h1 h2 h3 h4 h5 h6"), "h"),
    **dict.fromkeys(_ids("li dd dt"), "li"),
    **dict.fromkeys(_ids("blockquote"), "q"),
    **dict.fromkeys(_ids("td th"), "td"),
    **dict.fromkeys(_ids("p pre"), "p"),
}
_FIGURE, _FIGCAPTION, _HEADER, _ARTICLE, _MAIN, _TABLE = (
    _id(name) for name in ("figure", "figcaption", "header", "article", "main", "table")
)
_PLAIN_BLOCKS = _ids("p h1 h2 h3 h4 h5 h6 li td tr tbody ul ol dd dt pre")


@dataclass(slots=True)
class Block:
    """A run of text between two block boundaries."""

    text: str
    """On one line."""
    kind: str
    """p, h (a heading), li, q (a quote), td (a cell) or div (text that stands in no element of its own)."""
    linked: int
    """Characters of it in links."""
    place: int
    """Index of its container."""
    bold: bool = False


@dataclass(slots=True)
class Container:
    """An element that holds blocks."""

    parent: int
    """Index, -1 for the root. Always smaller than its own."""
    is_body: bool = False
    """Its name says that it holds the article's text."""
    is_article: bool = False
    """article, main or an element of schema.org's Article."""


@dataclass(slots=True)
class Walk:
    """What one walk found."""

    blocks: list[Block] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    left_out: int = 0
    """Elements whose name kept them out."""


def walk(root: LexborNode, *, lenient: bool = False) -> Walk:
    """Return the blocks of `root`; `lenient` reads also what its name or element would keep out (not scripts, not comments)."""
    found = Walk(containers=[Container(parent=-1)])
    blocks, containers = found.blocks, found.containers
    never = _SKIPPED_WHEN_LENIENT if lenient else _NEVER
    pieces: list[str] = []
    linked = 0
    bold_at = 0
    kind = "div"
    place = 0
    links = 0
    frames: list[tuple[LexborNode | None, int, str, int]] = []
    """What to do when the children are done: next node, and kind, place and links to go back to (-1: inline)."""

    def flush() -> None:
        nonlocal pieces, linked
        if pieces:
            text = _SPACE.sub(" ", "".join(pieces)).strip()
            if text:
                blocks.append(Block(text, kind, linked, place))
            pieces = []
        linked = 0

    node = root.first_child
    breaks = 0
    while True:
        if node is None:
            if not frames:
                break
            node, what, kind_before, place_before = frames.pop()
            if what == 1:
                flush()
                kind, place = kind_before, place_before
            elif what == 2:
                links -= 1
            continue
        tag = node.tag_id
        if tag == _TEXT:
            text = node.text_content or ""
            pieces.append(text)
            if links:
                linked += len(text)
            if breaks and not text.isspace():
                breaks = 0
            node = node.next
            continue
        if tag == _BREAK:
            breaks += 1
            if breaks >= 2 or kind in ("div", "td"):
                flush()
            else:
                pieces.append("\n")
            node = node.next
            continue
        if tag < 6 or tag in never:
            node = node.next
            continue
        if tag == _LINK:
            role = Role.PLAIN
        elif (tag in _INLINE or tag in _PLAIN_BLOCKS) and not (attributes := node.attributes):
            role = Role.PLAIN
        else:
            attributes = node.attributes
            role = _role(attributes, tag)
        if role > Role.BODY and (not lenient or role is not Role.NOISE):
            if role is Role.CAPTION:
                found.captions.append(_SPACE.sub(" ", node.text()).strip())
            found.left_out += 1
            node = node.next
            continue
        if tag == _LINK:
            links += 1
            frames.append((node.next, 2, kind, place))
            node = node.first_child
            continue
        if tag in _INLINE:
            frames.append((node.next, 0, kind, place))
            node = node.first_child
            continue
        if tag == _FIGURE:
            captions = [caption.text() for caption in node.css("figcaption")] if node.first_child else []
            found.captions += [squeezed for text in captions if (squeezed := _SPACE.sub(" ", text).strip())]
            node = node.next
            continue
        flush()
        breaks = 0
        frames.append((node.next, 1, kind, place))
        own = _KINDS.get(tag)
        if own is None:
            if tag not in _PLAIN_BLOCKS:
                is_article = tag == _ARTICLE or tag == _MAIN
                containers.append(Container(place, role is Role.BODY, is_article))
                place = len(containers) - 1
                if kind != "q":
                    kind = "div"
        else:
            if own != "p":
                kind = own
            elif kind == "div":
                kind = "p"
            if own == "td" or own == "q":
                containers.append(Container(place, role is Role.BODY, False))
                place = len(containers) - 1
        node = node.first_child
    flush()
    return found


def _role(attributes: dict[str, str | None], tag: int) -> Role:
    if not attributes:
        return Role.PLAIN
    role = Role.PLAIN
    name = attributes.get("class")
    if name:
        role = role_of(name)
    if role is Role.PLAIN and (name := attributes.get("id")):
        role = role_of(name)
    if "itemprop" in attributes:
        said = attributes["itemprop"]
        if said in ("articleBody", "reviewBody", "text"):
            return Role.BODY if role is not Role.COMMENTS else role
        if said in ("author", "publisher", "datePublished", "keywords"):
            return Role.NOISE
    if "hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"] or "")):
        return Role.NOISE
    if attributes.get("aria-hidden") == "true" or attributes.get("role") in (
        "navigation",
        "complementary",
        "contentinfo",
    ):
        return Role.NOISE
    return role
