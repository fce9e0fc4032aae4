"""Tells what belongs to a teaser of another article: it shares a small element with a linked headline."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from scrapers.parsers.sitename import bare

_TITLES = "h1, h2, h3, h4, h5"
_LEVELS = 6
_HEADLINE = 4
"""Words from which a linked title is a headline: a name or "About the author" is shorter."""
_TEASER = 800
"""Characters, indentation included, up to which what holds a linked headline is a teaser."""
_MOST = 6
"""Headings of a teaser, its section's among them."""


def is_of_teaser(node: LexborNode, frame: frozenset[int], wanted: str = "") -> bool:
    """Whether a byline or date is another article's; what shares an element of `frame` with the headline is the page's.

    `wanted` is the page's headline, letters and digits only: its own title may be a link too.
    """
    held: list[LexborNode] = []
    step = node.parent
    while step is not None and len(held) < _LEVELS and step.mem_id not in frame and step.tag != "body":
        held.append(step)
        step = step.parent
    # Most bylines and dates stand in a box without any heading; one look at the largest tells.
    if not held or held[-1].css_first(_TITLES) is None:
        return False
    for box in held:
        for title in box.css(_TITLES)[:_MOST]:
            said = title.text()
            if len(said.split()) < _HEADLINE:
                continue
            if len(box.text()) > _TEASER or not _is_linked(title, box):
                return False
            letters, signed = bare(said), bare(node.text())
            if signed and signed in letters:
                return False
            return not (wanted and (letters in wanted or wanted in letters))
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
