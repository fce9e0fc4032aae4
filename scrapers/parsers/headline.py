"""The headline as printed, and the standfirst below it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborNode

from scrapers.outlet import Outlet
from scrapers.parsers import landmarks, sitename
from scrapers.parsers.document import Document
from scrapers.parsers.sitename import bare
from scrapers.text import squeeze

_SEPARATOR = re.compile(r"\s+[|•·»«‹›~–—:/]+\s+|\s+[-]{1,3}\s+|\s*[|»«]\s*|\s*::\s*|:\s+")
_DEK = re.compile(
    r"(?:^|[\s_-])(?:dek|standfirst|sub-?(?:title|headline|head|hed)|teaser-?text|article-?(?:intro|lead|summary|excerpt|desc\w*)"
    r"|(?:entry|post)-?(?:excerpt|subtitle|summary)|chapo|sapo|bajada|intro|lead|lede|summary|description)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CUT = ("...", "…", "[…]", "[...]", "&hellip;")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline without the site's name, and its dek."""

    title: str | None
    dek: str | None


def read(document: Document, outlet: Outlet | None) -> Headline:
    """Return title and dek as the page prints them; None for what it does not have."""
    names = sitename.names(document, outlet)
    stated = _stated(document, names)
    heading, title = _printed(document, names, stated)
    if title is None:
        title = stated[0] if stated else None
    return Headline(title=title or None, dek=_dek(document, heading, title))


def plain(value: Any) -> str:
    """Return a field of a meta or JSON-LD as text: entities decoded (twice where escaped twice), mark-up taken out."""
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, str)), None)
    if not isinstance(value, str):
        return ""
    text = value
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    return squeeze(_MARKUP.sub("", text) if "<" in text else text)


def without_site(text: str, names: frozenset[str]) -> str:
    """Return a title without the parts, before or after a separator, that only name the site.

    >>> without_site("A winter's tale | The Gazette", frozenset({"thegazette"}))
    "A winter's tale"
    """
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(text))[:12]
        for cut in cuts:
            if _names_site(text[: cut.start()], names) and text[cut.end() :]:
                text = text[cut.end() :]
                break
            if _names_site(text[cut.end() :], names) and text[: cut.start()]:
                text = text[: cut.start()]
                break
        else:
            return text
    return text


def _names_site(part: str, names: frozenset[str]) -> bool:
    letters = bare(part)
    if not letters or len(part) > 60:
        return not letters
    if letters in names:
        return True
    return any(len(name) > 3 and (letters.startswith(name) or letters.endswith(name)) and len(letters) <= len(name) + 12
               for name in names)  # fmt: skip


def _stated(document: Document, names: frozenset[str]) -> list[str]:
    """The titles that head and JSON-LD state, best first, site names taken off."""
    article = document.json_ld_article
    node = document.tree.css_first("title")
    raw = [document.meta("og:title"), article.get("headline"), article.get("name"), document.meta("twitter:title"),
           document.meta("dc.title", "sailthru.title", "parsely-title"), node.text() if node else None]  # fmt: skip
    found: list[str] = []
    for value in raw:
        text = plain(value)
        if text and len(text) <= _LONGEST and not _names_site(text, names):
            found.append(without_site(text, names))
    return found


def _printed(document: Document, names: frozenset[str], stated: list[str]) -> tuple[LexborNode | None, str | None]:
    """The heading that is the article's, and its text: the one that the head's titles bear out, else the only h1."""
    wanted = [bare(text) for text in stated]
    best: tuple[float, LexborNode | None, str | None] = (0.0, None, None)
    ones = 0
    for node in landmarks.of(document).headings[:60]:
        text = landmarks.printed(node)
        letters = bare(text)
        if not letters or len(text) > _LONGEST:
            continue
        first = node.tag == "h1"
        score = 0.0
        if letters in wanted:
            score = 4.0 + (wanted.index(letters) == 0)
        elif any(_contains(want, letters) for want in wanted):
            score = 3.0
        elif first and any(_alike(text, other) for other in stated):
            score = 2.5
        if first:
            ones += 1
            score += 1.0
        if score <= best[0] or letters in names or (score < 3 and _names_site(text, names)):
            continue
        if score < 2.5 and landmarks.aside(node):
            continue
        best = (score, node, text)
    score, heading, title = best
    if title is None or score < 1.0 or (heading is not None and heading.tag == "h2" and score < 3):
        return None, None
    return heading, without_site(title, names)


def _contains(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 12 and short in long and len(short) * 2 > len(long)


def _alike(one: str, other: str) -> bool:
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) * 2 > max(1, min(len(first), len(second)))


def _dek(document: Document, heading: LexborNode | None, title: str | None) -> str | None:
    """A printed standfirst, else the description where it is written for readers and not cut off."""
    same = bare(title or "")
    for node, tag, attributes in landmarks.of(document).nodes:
        if tag in ("h1", "a", "body", "article", "main"):
            continue
        names = attributes.get("class") or ""
        if _DEK.search(names[:200]) and not landmarks.aside(node):
            text = landmarks.printed(node)
            if 20 <= len(text) <= 500 and bare(text) != same:
                return text
    for value in (document.meta("og:description"), document.json_ld_article.get("description"),
                  document.meta("description")):  # fmt: skip
        text = plain(value)
        if 20 <= len(text) <= 400 and not text.endswith(_CUT) and bare(text) != same:
            return text
    return None
