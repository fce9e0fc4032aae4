"""The age that a byline prints ("3 hours ago") where no date stands anywhere on the page."""

from __future__ import annotations

from datetime import datetime

from scrapers.parsers import dates_nodes, dates_page, dates_text
from scrapers.parsers.dates_reading import Reading
from scrapers.parsers.dates_standing import standing
from scrapers.parsers.document import Document

_LONGEST = 90
"""Characters of a text that can be a byline with an age."""
_PARAGRAPH = 150
"""Characters of a text that is the article's own; the byline stands before it, and ages after it are teasers'."""


def read(document: Document, fetched: datetime | None, home: str | None) -> Reading | None:
    """Return the moment of the first age printed around the headline; None without `fetched` or a headline."""
    head = dates_page.heading(document) if fetched is not None else None
    if head is None:
        return None
    around, passed = dates_page.ancestors(head), False
    for node, tag, own in dates_nodes.around(head, frozenset()):
        if tag == head.tag_id and node.mem_id == head.mem_id:
            passed = True
        text = (own or "").strip()
        if passed and len(text) > _PARAGRAPH:
            return None
        reading = dates_text.relative(text, fetched, home) if 4 < len(text) <= _LONGEST else None
        if reading is not None and not standing(node, around, {}, None).aside:
            return reading
    return None
