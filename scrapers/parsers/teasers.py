"""Tells what belongs to a teaser of another article: it shares a small element with a linked headline."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from scrapers.parsers.sitename import bare
from scrapers.parsers.tag_ids import TEXT

_TITLES = "h1, h2, h3, h4, h5"
_LEVELS = 6
_HEADLINE = 4
"""Words from which a linked title is a headline: a name or "About the author" is shorter."""
_TEASER = 800
"""Characters, indentation included, up to which what holds a linked headline is a teaser."""
_MOST = 20
"""Headings of an element that are looked at."""


class Teasers:
    """The teasers of one page; what is found of an element is remembered, as bylines and dates stand close together."""

    def __init__(self, frame: frozenset[int], headline: str = "") -> None:
        """`frame` are the ids of what holds the headline, `headline` its letters and digits: it may be a link too."""
        self._frame = frame
        self._headline = headline
        self._known: dict[int, str | None] = {}

    def hold(self, node: LexborNode) -> bool:
        """Whether a byline or date is another article's: nothing that shares an element with the page's headline is."""
        boxes: list[LexborNode] = []
        box = node.parent
        while box is not None and len(boxes) < _LEVELS and box.mem_id not in self._frame and box.tag != "body":
            boxes.append(box)
            box = box.parent
        # Most bylines and dates stand in a box without any heading; one look at the largest tells.
        if not boxes or self._headline_in(boxes[-1]) is None:
            return False
        other = next((found for box in boxes if (found := self._headline_in(box)) is not None), "")
        if not other or (self._headline and (other in self._headline or self._headline in other)):
            return False
        signed = bare(node.text())
        return not signed or signed not in other

    def _headline_in(self, box: LexborNode) -> str | None:
        """The linked headline of a small element; empty where it is not linked or the element large; None for none."""
        identity = box.mem_id
        if identity not in self._known:
            titles = (title for title in box.css(_TITLES)[:_MOST] if len(title.text().split()) >= _HEADLINE)
            title = next(titles, None)
            self._known[identity] = (
                None if title is None else bare(title.text()) if _is_linked(title, box) and _is_small(box) else ""
            )
        return self._known[identity]


def _is_small(box: LexborNode) -> bool:
    length = 0
    for node in box.traverse(include_text=True):
        if node.tag_id == TEXT:
            length += len(node.text_content or "")
            if length > _TEASER:
                return False
    return True


def _is_linked(title: LexborNode, within: LexborNode) -> bool:
    if title.css_first("a[href]") is not None:
        return True
    step: LexborNode | None = title
    while step is not None and step.mem_id != within.mem_id:
        if step.tag == "a":
            return True
        step = step.parent
    return within.tag == "a"
