"""The parser's own numbers of tags: to ask a node for its number costs half of asking for its tag."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

TEXT = 2
"""A text node."""
COMMENT = 4
"""What is below 6 and no text is a comment, a doctype or the document."""


def ids(names: str) -> frozenset[int]:
    """Return the numbers of these tags, parted by blanks."""
    tree = LexborHTMLParser("")
    return frozenset(tree.create_node(name).tag_id for name in names.split())
