"""The headline as printed; with it the standfirst below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from scrapers.outlet import Outlet
from scrapers.parsers import landmarks, sitename, standfirst
from scrapers.parsers.document import Document
from scrapers.parsers.plain_text import plain
from scrapers.parsers.sitename import bare
from scrapers.text import squeeze

_SEPARATOR = re.compile(
    r"\s{1,9}[|•·»«‹›~–—:/]{1,9}\s{1,9}|\s{1,9}[-]{1,3}\s{1,9}|\s{0,9}\|\s{0,9}|\s{0,9}::\s{0,9}|:\s{1,9}"
)
_KICKER = ",".join(
    f"[class*={word}]"
    for word in ("kicker", "overline", "roofline", "topline", "dachzeile", "eyebrow", "pretitle", "spitzmarke")
)
_ARCHIVE = re.compile(r"^[^»]{0,40}\bBlog[ -]Archive?s?\s{0,3}»\s{0,3}(?=\S)", re.IGNORECASE)
_HEAD = 100_000
"""Characters within which a page has its title element."""
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
    if title is None or _agreed(document, names, title):
        title = stated[0] if stated else None
    title = _ARCHIVE.sub("", title) if title else None
    return Headline(title=title or None, dek=standfirst.read(document, heading, title))


def _agreed(document: Document, names: frozenset[str], title: str) -> bool:
    """Whether head and JSON-LD state one headline in the same words, and the page's heading says something else.

    What only goes on where they end is the same headline, in full.
    """
    one, other = (bare(without_site(plain(value), names)) for value in
                  (document.meta("og:title"), document.json_ld_article.get("headline")))  # fmt: skip
    return bool(one) and one == other and not bare(title).startswith(one)


def without_site(text: str, names: frozenset[str]) -> str:
    """Return a title without the parts, before or after a separator, that only name the site.

    >>> without_site("A winter's tale | The Gazette", frozenset({"thegazette"}))
    "A winter's tale"
    """
    for _ in range(3):
        if text.replace(" ", "").isalnum():
            return text
        cuts = list(_SEPARATOR.finditer(text))[:12]
        for cut in cuts:
            # After a colon only: "Gazette: A winter's tale" may name the site, "Tale: Gazette" hardly ever does.
            if _names_site(text[: cut.start()], names) and text[cut.end() :]:
                text = text[cut.end() :]
                break
            if _names_site(text[cut.end() :], names) and text[: cut.start()]:
                text = text[: cut.start()]
                break
        else:
            return text
    return text


_ABOUT = """
online com net org de news new magazin magazine nachrichten blog zeitung digital official site website homepage tv
newsde desk home
"""
_ABOUT_SITE = frozenset(_ABOUT.split())


def _names_site(part: str, names: frozenset[str]) -> bool:
    """Whether the part of a title is the site's name, with "Online" or the like beside it or not."""
    letters = bare(part) if len(part) <= 60 else ""
    if not letters:
        return False
    return letters in names or any(
        (len(name) > 2 and (letters.startswith(name) and letters[len(name) :] in _ABOUT_SITE))
        or (letters.endswith(name) and letters[: -len(name)] in ("the", "die", "der", "on", "at", "blog", "news", "by"))
        for name in names
    )


def _stated(document: Document, names: frozenset[str]) -> list[str]:
    """The titles that head and JSON-LD state, best first, site names taken off."""
    article = document.json_ld_article
    raw = [document.meta("og:title"), article.get("headline"), article.get("name"), document.meta("twitter:title"),
           document.meta("dc.title", "sailthru.title", "parsely-title"), _title_element(document)]  # fmt: skip
    found: list[str] = []
    logos: list[str] | None = None
    for text in dict.fromkeys(plain(value) for value in raw):
        if text and len(text) <= _LONGEST and not _names_site(text, names):
            text = without_site(text, names)
            if logos is None:
                logos = _logos(document)
            found.append(_without_logo(text, logos) if logos else text)
    return found


def _title_element(document: Document) -> str | None:
    """The title as mark-up; searched as text, which is a tenth of the cost of a selector."""
    start = document.html.find("<title", 0, _HEAD)
    start = document.html.find(">", start) + 1 if start >= 0 else 0
    end = document.html.find("</title", start, start + 2000) if start else -1
    if end > start:
        return document.html[start:end]
    node = document.tree.css_first("title")
    return node.text() if node else None


def _logos(document: Document) -> list[str]:
    """The texts of headings that lead to the front page."""
    return [
        name
        for heading in landmarks.headings(document)[:3]
        if _leads_home(heading) and (name := squeeze(heading.text()))
    ]


def _without_logo(text: str, logos: list[str]) -> str:
    """A title whose tail is also what the page's logo says loses that tail."""
    for name in logos:
        if " " in text and text.endswith(name) and len(name) < len(text):
            rest = text[: -len(name)]
            cut = [match for match in _SEPARATOR.finditer(rest) if match.end() == len(rest)]
            if cut and rest[: cut[-1].start()]:
                return rest[: cut[-1].start()]
    return text


_Rated = tuple[float, LexborNode | None, str | None]
_SURE, _PART, _EXACT = 2.5, 3.5, 4.0


def _printed(document: Document, names: frozenset[str], stated: list[str]) -> tuple[LexborNode | None, str | None]:
    """The heading that is the article's, and its text: the one that the head's titles bear out, else the only h1."""
    best = _best(document, landmarks.headings(document)[:20], names, stated, (0.0, None, None))
    for smaller in ("h2", "h3"):
        if best[0] >= (_EXACT if smaller == "h2" else _SURE):
            break
        best = _best(document, document.tree.css(smaller)[:40], names, stated, best)
    score, heading, title = best
    if title is None or heading is None or score < (1.0 if heading.tag == "h1" else _PART):
        return None, None
    return heading, _as_stated(without_site(title, names), heading, stated)


def _best(
    document: Document, nodes: list[LexborNode], names: frozenset[str], stated: list[str], best: _Rated
) -> _Rated:
    """The heading with the best support in the head, if it has better than `best`."""
    wanted = [bare(text) for text in stated]
    parts = _parts(stated[-1]) if stated else frozenset()
    for node in nodes:
        text = landmarks.printed(node)
        letters = bare(text)
        if not letters or len(text) > _LONGEST:
            continue
        first = node.tag == "h1"
        score = float(first)
        if letters in wanted:
            score += 4.0 + (wanted.index(letters) == 0)
        elif letters in parts:
            # The other part is the site's or the section's name: shorter, and more often behind. Both may be an h1.
            score = _PART + min(len(letters), 80) / 200 + 0.08 * wanted[-1].startswith(letters)
        elif any(_contains(want, letters) for want in wanted):
            score += 3.0
        elif first and any(_alike(text, other) for other in stated):
            score += 2.5
        if score <= best[0] or (score < 4 and (letters in names or _names_site(text, names) or _leads_home(node))):
            continue
        if score < _SURE and landmarks.aside(document, node):
            continue
        best = (score, node, text)
    return best


def _parts(title: str) -> frozenset[str]:
    """The beginnings and the ends into which separators cut a title, letters and digits only; a colon is its own."""
    cuts = [cut for cut in _SEPARATOR.finditer(title) if cut[0].strip() != ":"][:6]
    sides = [title[: cut.start()] for cut in cuts] + [title[cut.end() :] for cut in cuts]
    return frozenset(letters for side in sides if len(letters := bare(side)) > 3)


def _leads_home(heading: LexborNode) -> bool:
    """Whether the heading is a link to the front page, as a logo is."""
    link = heading.css_first("a[href]")
    address = (link.attributes.get("href") or "") if link is not None else "x"
    return not urlsplit(address).path.strip("/") and not address.startswith(("#", "javascript", "?"))


def _as_stated(title: str, heading: LexborNode, stated: list[str]) -> str:
    """The printed title, in the head's spacing where only that differs, and without a kicker inside the heading."""
    letters = bare(title)
    for text in stated:
        if bare(text) == letters and title != text and _tight(title) == _tight(text):
            return text
    if heading.css_first("span,small,div,p,strong,em,a,i,br") is not None:
        for text in stated:
            other = bare(text)
            if len(other) > 14 and other != letters and (letters.endswith(other) or letters.startswith(other)):
                return text
        kicker = heading.css_first(_KICKER)
        if kicker is not None:
            above = squeeze(kicker.text())
            rest = title.removeprefix(above).lstrip(" :-–—|")
            if above and title.startswith(above) and len(rest) > 10:
                return rest
    return title


def _tight(text: str) -> str:
    return "".join(text.split())


def _contains(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 12 and short in long and len(short) * 2 > len(long)


def _alike(one: str, other: str) -> bool:
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) * 2 > max(1, min(len(first), len(second)))
