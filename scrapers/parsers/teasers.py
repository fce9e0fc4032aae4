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
    step = node.parent
    for _ in range(_LEVELS):
        if step is None or step.mem_id in frame or step.tag == "body":
            return False
        for title in step.css(_TITLES)[:_MOST]:
            said = title.text()
            if len(said.split()) < _HEADLINE:
                continue
            if len(step.text()) > _TEASER or not _is_linked(title, step):
                return False
            letters, signed = bare(said), bare(node.text())
            if signed and signed in letters:
                return False
            return not (wanted and (letters in wanted or wanted in letters))
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
