"""The date beside a page's own title in a list on that very page, where nothing else on the page tells it."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from scrapers.parsers.dates_printed import find
from scrapers.parsers.dates_reading import Reading
from scrapers.parsers.document import Document
from scrapers.text import squeeze

_LINKS = 1500
_LONGEST = 400
"""Characters of a teaser."""
_LEVELS = 4
_TITLE = 25
"""Characters from which a link's text is a headline, not a category or a name."""


def read(document: Document, *, month_first: bool, home: str | None) -> Reading | None:
    """Return the day that the page's teaser of itself prints; None where there is no such teaser or it prints two."""
    own = _address(document.url, "")
    if own is None:
        return None
    name = own[1].partition("?")[0].rpartition("/")[2]
    for node in document.tree.css("a[href]")[:_LINKS]:
        target = (node.attributes.get("href") or "").strip()
        # Comments link themselves by a fragment.
        if not target or name not in target or "#" in target or _address(document.url, target) != own:
            continue
        found = find(_teaser(node, own, document.url) or "", month_first=month_first, home=home)
        if len({one.reading.day for one in found}) == 1 and found[0].swapped is None:
            return found[0].reading
    return None


def _teaser(link: LexborNode, own: tuple[str, str], url: str) -> str | None:
    """The text of the smallest box around the link that holds a digit and no headline of another page."""
    box: LexborNode | None = link
    for _ in range(_LEVELS):
        if box is None or box.tag in ("body", "html", "main", "article", "nav"):
            return None
        text = squeeze(box.text(separator=" ")[: 3 * _LONGEST])
        if len(text) > _LONGEST:
            return None
        if any(map(str.isdigit, text)):
            others = [other for other in box.css("a[href]") if len(squeeze(other.text())) > _TITLE]
            mine = all(_address(url, other.attributes.get("href") or "") == own for other in others)
            if not mine:
                return None
            if find(text):
                return text
        box = box.parent
    return None


def _address(url: str, target: str) -> tuple[str, str] | None:
    """Host and path with query of the address; None for a front page and for what is none."""
    try:
        parts = urlsplit(urljoin(url, target))
    except ValueError:
        return None
    path = parts.path.rstrip("/.")
    return (parts.netloc.removeprefix("www."), path + "?" + parts.query) if path else None
