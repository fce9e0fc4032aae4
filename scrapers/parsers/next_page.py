"""The second page of an article that has several: told from the next article."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from scrapers.addresses import clean
from scrapers.parsers.document import Document

_MARKS = ('rel="next"', "rel='next'", "rel=next", "page-link", "page-number", "pagina", "Pagina")
_LINKS = 'link[rel~="next"], a[rel~="next"], [class*="page-link"] a, [class*="page-number"], [class*="pagina" i] a'
_MOST = 40
_NUMBER = re.compile(
    r"(?:/(?:page|seite|pagina|p)?[/-]?|[?&](?:page|seite|pagina|pg|p|paged|start)=|[-_,](?:page|seite|p|s)?-?)([2-9]|[1-4]\d)(?=/?$|\.html?$)",
    re.IGNORECASE,
)


def read(document: Document) -> str | None:
    """Return the address of the page that follows this one within the same article; None where it is the last.

    Only an address counts that is this one's with the next number: `rel=next` alone leads to the next article as often.
    """
    html = document.html
    if not any(mark in html for mark in _MARKS):
        return None
    own = clean(document.url)
    base, number = _without_number(own)
    for node in document.tree.css(_LINKS)[:_MOST]:
        href = node.attributes.get("href")
        if not href:
            continue
        try:
            address = clean(urljoin(document.url, href))
            is_web = urlsplit(address).scheme in ("http", "https")
        except ValueError:
            continue
        other, following = _without_number(address)
        if not is_web or following is None:
            continue
        if (following == 2 and other == _bare(own)) or (
            number is not None and following == number + 1 and other == base
        ):
            return address
    return None


def _without_number(address: str) -> tuple[str, int | None]:
    found = _NUMBER.search(address)
    if not found:
        return _bare(address), None
    return _bare(address[: found.start()] + address[found.end() :]), int(found.group(1))


def _bare(address: str) -> str:
    return address.rstrip("/").removesuffix(".html").removesuffix(".htm").rstrip("/")
