"""The second page of an article that has several: told from the next article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from scrapers.addresses import clean
from scrapers.parsers.byte_marks import find
from scrapers.parsers.document import Document

_MOST = 200
"""Mentions of the page's own path that are looked at; the longest real page has 90."""
_LONGEST = 400
_NUMBER = re.compile(
    r"(?:/(?:page|seite|pagina|p)?[/-]?|[?&](?:page|seite|pagina|pg|p|paged|start)=|[-_,](?:page|seite|p|s)?-?)([2-9]|[1-4]\d)(?=/?$|\.html?$)",
    re.IGNORECASE,
)
_QUERIES = (b'href="?', b"href='?")


def read(document: Document) -> str | None:
    """Return the address of the page that follows this one within the same article; None where it is the last.

    Only a link counts that is this address with the next number: `rel=next` alone leads to the next article as often.
    """
    own = clean(document.url)
    base, number = _without_number(own)
    for href in _links(document.utf8, base):
        try:
            address = clean(urljoin(document.url, href))
        except ValueError:
            continue
        other, following = _without_number(address)
        if following is None:
            continue
        if (following == 2 and other == _bare(own)) or (
            number is not None and following == number + 1 and other == base
        ):
            return address
    return None


def _links(html: bytes, base: str) -> Iterator[str]:
    """Values of href that hold the path of the article, or only a query."""
    try:
        path = urlsplit(base).path.encode("utf-8", "replace")
    except ValueError:
        return
    paths = [path] if len(path) > 8 else []
    for position in (end for mark in (*paths, *_QUERIES) for end in _ends(html, mark)):
        start = html.rfind(b"href=", max(position - len(path) - _LONGEST, 0), position)
        quote = html[start + 5 : start + 6]
        end = html.find(quote, start + 6, start + 6 + _LONGEST) if quote in (b"'", b'"') and start >= 0 else -1
        if end >= position:
            href = html[start + 6 : end].decode("utf-8", "replace")
            if _NUMBER.search(href):
                yield unescape(href)


def _ends(html: bytes, mark: bytes) -> Iterator[int]:
    """Where the mark ends each time that it stands on the page, the first times."""
    position = 0
    for _ in range(_MOST):
        position = find(html, mark, position)
        if position < 0:
            return
        position += len(mark)
        yield position


def _without_number(address: str) -> tuple[str, int | None]:
    found = _NUMBER.search(address)
    if not found:
        return _bare(address), None
    return _bare(address[: found.start()] + address[found.end() :]), int(found.group(1))


def _bare(address: str) -> str:
    return address.rstrip("/").removesuffix(".html").removesuffix(".htm").rstrip("/")
