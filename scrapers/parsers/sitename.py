"""What a page's site calls itself: to take off headlines, and to keep out of authors and tags."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.outlet import Outlet, site_of
from scrapers.parsers import landmarks
from scrapers.parsers.document import Document
from scrapers.text import fold, squeeze

_COPYRIGHT = re.compile(r"copyright|\(c\)|©|\d{4}|all rights reserved\.?", re.IGNORECASE)
_HEADLINE = 15
"""Characters from which a heading is a headline rather than a section's name."""
_MARKS = "|-–—·•»"
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}
"""Twice as quick as looking at each letter."""


def names(document: Document, outlet: Outlet | None) -> frozenset[str]:
    """Return every name of the site that page and outlet state, letters and digits only (see `bare`)."""
    found = document.site_names
    if found is None:
        found = document.site_names = frozenset(_names(document, outlet)) - {""}
    return found


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return the text's letters and digits, folded, for comparing names.

    >>> bare("The Gazette & Herald")
    'thegazetteherald'
    """
    folded = fold(text)
    if folded.isascii():
        return folded.translate(_NO_LETTERS)
    return "".join(filter(str.isalnum, folded))


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _behind_headline(document: Document) -> list[str]:
    """What the page's title says behind the words of its heading, where that is one name."""
    title = document.title or ""
    for heading in landmarks.headings(document)[:3]:
        text = squeeze(heading.text())
        rest = title[len(text) :].strip()
        if len(text) > _HEADLINE and title.startswith(text) and rest[:1] in _MARKS:
            name = rest.strip(_MARKS + " ")
            return [name] if 2 < len(name) < 40 and not any(mark in name for mark in _MARKS) else []
    return []


def _names(document: Document, outlet: Outlet | None) -> set[str]:
    stated: list[str] = [outlet.name] if outlet else []
    for key in ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "al:ios:app_name",
                "copyright", "dc.publisher", "publisher", "cre", "article:publisher"):  # fmt: skip
        stated += [value.lstrip("@") for value in document.metas.get(key, ())[:2] if "://" not in value]
    stated += [_COPYRIGHT.sub("", value) for value in document.metas.get("copyright", ())[:1]]
    for node in document.json_ld[:40]:
        publisher = node.get("publisher")
        if isinstance(publisher, list):
            publisher = next(iter(publisher), None)
        if isinstance(publisher, dict):
            publisher = publisher.get("name")
        if isinstance(publisher, str):
            stated.append(publisher)
        if str(node.get("@type")) in ("Organization", "NewsMediaOrganization", "WebSite") and isinstance(
            node.get("name"), str
        ):
            stated.append(node["name"])
    if not stated:
        stated += _behind_headline(document)
    site = site_of(document.url)
    stated += [site, site.rsplit(".", 1)[0], site.split(".", 1)[0], _host(document.url)]
    found = {bare(squeeze(name)) for name in stated if len(name) < 80}
    return found | {name.removeprefix("the") for name in found if len(name) > 6}
