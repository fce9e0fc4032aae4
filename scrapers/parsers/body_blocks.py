"""One walk over a page: its blocks of text in order, and the containers that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from scrapers.parsers.boilerplate import Role, role_of
from scrapers.parsers.tag_ids import TEXT, ids

_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)


_INLINE, _LINK, _BREAK, _FIGURE, _NEVER, _ASIDE, _HEADING, _ITEM, _QUOTE, _CELL, _PARAGRAPH, _NEUTRAL, _SECTION = range(
    13
)
_ACTIONS: dict[int, int] = {
    action_tag: action
    for action, names in (
        (_INLINE, "b i em strong span u s small sub sup font abbr acronym cite code mark q time tt kbd var big ins"
                  " del label dfn bdi bdo strike wbr data ruby nobr"),
        (_LINK, "a"),
        (_BREAK, "br"),
        (_FIGURE, "figure"),
        (_NEVER, "script style template iframe object embed applet video audio canvas svg math button input select"
                 " textarea head link meta title map area picture img source track nav progress meter rp rt"),
        (_ASIDE, "form aside noscript fieldset dialog footer"),
        (_HEADING, "h1 h2 h3 h4 h5 h6"),
        (_ITEM, "li dd dt"),
        (_QUOTE, "blockquote"),
        (_CELL, "td th"),
        (_PARAGRAPH, "p pre"),
        (_NEUTRAL, "tr tbody thead tfoot ul ol dl hr"),
        (_SECTION, "article main"),
    )
    for action_tag in ids(names)
}  # fmt: skip
_LONGEST_CAPTION = 400
"""Characters; what is longer tells something itself."""
_PLAIN, _BODY = Role.PLAIN, Role.BODY
_KIND_OF = {_HEADING: "h", _ITEM: "li", _QUOTE: "q", _CELL: "td"}


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
    weight: int = 0
    """How much it speaks for its container, once that is known."""


@dataclass(slots=True)
class Container:
    """An element that holds blocks."""

    parent: int
    """Index, -1 for the root. Always smaller than its own."""
    is_body: bool = False
    """Its name says that it holds the article's text."""
    is_article: bool = False
    is_dek: bool = False
    """It is called a standfirst, or stands in one."""


@dataclass(slots=True)
class Walk:
    """What one walk found."""

    blocks: list[Block] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    left_out: list[LexborNode] = field(default_factory=list)
    """Elements whose name, or kind, kept them out."""


def walk(
    root: LexborNode, frame: frozenset[int] = frozenset(), *, lenient: bool = False, all_names: bool = False
) -> Walk:
    """Return the blocks of `root`, in order; `frame` are the ids of elements that no name keeps out.

    `lenient` reads also what a doubtful name or its kind (a form, an aside) would keep out, `all_names` what any name
    would; neither reads scripts or comments.
    """
    found = Walk(containers=[Container(-1)])
    blocks, containers, captions, left_out = found.blocks, found.containers, found.captions, found.left_out
    actions = _ACTIONS
    pieces: list[str] = []
    linked = links = breaks = place = 0
    kind = "div"
    frames: list[tuple[LexborNode | None, int, str, int]] = []
    """What to do when the children are done: next node, what ends (0 inline, 1 block, 2 link), kind and place"
    " before."""
    node = root.first_child
    while True:
        if node is None:
            if not frames:
                break
            node, ended, kind_before, place_before = frames.pop()
            if ended == 1:
                if pieces:
                    if text := " ".join("".join(pieces).split()):
                        blocks.append(Block(text, kind, linked, place))
                    pieces = []
                    linked = 0
                kind, place = kind_before, place_before
            elif ended == 2:
                links -= 1
            continue
        tag = node.tag_id
        if tag == TEXT:
            text = node.text_content or ""
            if not text.isspace():
                pieces.append(text)
                breaks = 0
                if links:
                    linked += len(text)
            elif pieces:
                pieces.append(" ")
            node = node.next
            continue
        if tag < 6:
            node = node.next
            continue
        action = actions.get(tag, -1)
        if action == _NEVER or (action == _ASIDE and not lenient):
            if action == _ASIDE:
                left_out.append(node)
            node = node.next
            continue
        if action == _BREAK:
            breaks += 1
            if breaks < 2 and kind not in ("div", "td"):
                pieces.append(" ")
            elif pieces:
                if text := " ".join("".join(pieces).split()):
                    blocks.append(Block(text, kind, linked, place))
                pieces = []
                linked = 0
            node = node.next
            continue
        if action == _LINK:
            links += 1
            frames.append((node.next, 2, kind, place))
            node = node.first_child
            continue
        attributes = node.attributes
        role = _role(attributes) if attributes else _PLAIN
        if (
            role > _BODY
            and role is not Role.DEK
            and not ((lenient and role is Role.NOISE) or (all_names and role is Role.OTHER))
        ):
            if action not in (_INLINE, _FIGURE) and node.mem_id in frame:
                # What holds the headline is the page's frame, whatever its name ("left-sidebar", "newsletter-page").
                role = Role.PLAIN
            elif role is Role.CAPTION and len(said := " ".join(node.text().split())) > _LONGEST_CAPTION:
                role = Role.PLAIN
            else:
                if role is Role.CAPTION:
                    captions.append(said)
                left_out.append(node)
                node = node.next
                continue
        if action == _INLINE:
            frames.append((node.next, 0, kind, place))
            node = node.first_child
            continue
        if action == _FIGURE:
            captions += [said for caption in node.css("figcaption") if (said := " ".join(caption.text().split()))]
            node = node.next
            continue
        if pieces:
            if text := " ".join("".join(pieces).split()):
                blocks.append(Block(text, kind, linked, place))
            pieces = []
            linked = 0
        breaks = 0
        frames.append((node.next, 1, kind, place))
        if action == _PARAGRAPH:
            if kind == "div":
                kind = "p"
        elif action in _KIND_OF:
            kind = _KIND_OF[action]
        elif action != _NEUTRAL and kind != "q":
            kind = "div"
        if action == -1 or (action >= _QUOTE and action not in (_PARAGRAPH, _NEUTRAL)) or role is not _PLAIN:
            is_dek = role is Role.DEK or containers[place].is_dek
            containers.append(Container(place, role is Role.BODY, action == _SECTION, is_dek))
            place = len(containers) - 1
        node = node.first_child
    if pieces and (text := " ".join("".join(pieces).split())):
        blocks.append(Block(text, kind, linked, place))
    return found


def _role(attributes: dict[str, str | None]) -> Role:
    name = attributes.get("class")
    role = role_of(name) if name else _PLAIN
    if len(attributes) == 1 and name:
        return role
    if role is _PLAIN and (name := attributes.get("id")):
        role = role_of(name)
        if len(attributes) == 1:
            return role
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
        "dialog",
        "alertdialog",
    ):
        return Role.NOISE
    return role
