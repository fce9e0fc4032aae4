"""The standfirst: what a page says between its headline and its text."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from scrapers.parsers import landmarks
from scrapers.parsers.document import Document
from scrapers.parsers.plain_text import plain
from scrapers.parsers.sitename import bare

_DEK = re.compile(
    r"(?:^|[\s_-])(?:dek|standfirst|sub-?(?:title|headline|head|hed)|teaser-?text|article-?(?:intro|lead|summary|"
    r"excerpt|desc\w*)"
    r"|(?:entry|post)-?(?:excerpt|subtitle|summary)|chapo|chapeau|sapo|bajada|intro|lead|lede|summary|description)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CUT = ("...", "…", "[…]", "[...]", "&hellip;")


def read(document: Document, heading: LexborNode | None, title: str | None) -> str | None:
    """The standfirst printed below the headline, else the description where it is not cut off."""
    same = bare(title or "")
    step = heading
    for _ in range(3):
        if step is None or step.tag in ("body", "html", "main"):
            break
        after = step.next
        for _ in range(8):
            if after is None:
                break
            if (
                after.tag not in ("-text", "-comment", "script", "style")
                and (text := _as_dek(after))
                and bare(text) != same
            ):
                return text
            after = after.next
        step = step.parent
    for value in (document.meta("og:description"), document.json_ld_article.get("description"),
                  document.meta("description")):  # fmt: skip
        text = plain(value)
        if 20 <= len(text) <= 400 and not text.endswith(_CUT) and bare(text) != same:
            return text
    return None


def _as_dek(node: LexborNode) -> str | None:
    """The text of an element that its class or place calls a standfirst, or of the only such element within it."""
    for part in (node, node.first_child.next if node.first_child is not None and node.tag == "div" else None):
        if part is None or part.tag in ("-text", "-comment"):
            continue
        attributes = part.attributes
        if _DEK.search((attributes.get("class") or attributes.get("itemprop") or "")[:200]):
            text = landmarks.printed(part)
            if 20 <= len(text) <= 500:
                return text
    return None
