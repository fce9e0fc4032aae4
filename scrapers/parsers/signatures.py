"""Names that nothing marks as a byline: beside the date at the headline, or as a first line in bold."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from ahocorasick_rs import BytesAhoCorasick

from scrapers.text import squeeze

_NEAR = 6000
"""Characters of mark-up below a headline within which a byline stands."""
_MARKUP = re.compile(r"<(?:!--.{0,300}?--|[^<>]{0,1000})>|&nbsp;", re.DOTALL)
_SIGNED = re.compile(
    r"^[\s|·•-]{0,40}(?:By|BY|by|Von|VON|von|Par|PAR|par|Por|Di|Door|Av|Text|Autor|Autorin|Words by|Written by|"
    r"Posted by|(?:[Bb]log[- ]?)?(?:Beitrag|beitrag|Artikel|artikel) von)[:\s]"
    r"[\s:]{0,80}([A-ZÀ-Ý][^\n\d]{3,60}?)(?:[\s,|·•–-]{1,9}(?:am\s|on\s|le\s)?\d.{0,60})?$",
    re.MULTILINE,
)
_IN_SCRIPT = re.compile(r"""[Aa]uthors?(?:_?[nN]ame)?["']?\s?:\s?\[?["']([^"'<>{}\\]{3,80})["']""")
_ABOVE, _BELOW = 500, 3000
"""Characters of mark-up around a headline in which its date stands."""
_TAG = re.compile(r"<(?:!--.{0,300}?--|[^<>]{0,1000})>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|em|i|strong|span|time|abbr|small)(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_DATED = re.compile(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d\d")
_PART = re.compile(r"\s{0,3}[|·•–—]\s{0,3}|,\s|\s-\s")
_FURTHEST = 60_000
"""Characters of mark-up below a headline in which an article names its author at its end."""
_WORDS = (
    "Author:", "Authors:", "Autor:", "Autorin:", "Autoren:", "Autor <", "Autorin <", "Auteur:", "Auteur :", "Autore:",
    "Text:", "Words:", "Written by", "Redakteur:", "Redakteurin:", "Tekst:", "Texto:", "Testo di", "Texte:", "Texte :",
    "Author</", "Autor</", "Autorin</", "Auteur</", "Autore</",
)  # fmt: skip
_LABELS = BytesAhoCorasick([word.encode() for word in _WORDS])
_BLOCK = re.compile(r"</?(?:p|div|li|ul|br|td|tr|h\d|section|footer|article)[\s/>]|\n\s{0,9}\n")
_WORD = r"[A-ZÀ-Ý][a-zà-ÿß]{1,20}(?:[-'’][A-ZÀ-Ý]?[a-zà-ÿß]{1,20})?"
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_WORD}|[A-Z]\.|de|van|von|der|del|di)){{0,2}}\s{_WORD}")
_BOLD = re.compile(r"<(?:strong|b)>([^<>]{5,80})</(?:strong|b)>\s{0,9}(?:<br\s?/?>)?\s{0,9}$")


def signed(page: bytes, heading: int) -> list[str]:
    """Return what follows "By" on a line of its own within the mark-up below the headline."""
    below = _text(page, heading, _NEAR)
    ends = (below.find(mark) for mark in ("<aside", "<footer", "</article", "omments"))
    lines = _MARKUP.sub("\n", below[: min((end for end in ends if end > 0), default=_NEAR)])
    return [html.unescape(found.group(1)) for found in [_SIGNED.search(lines)] if found]


def beside_date(page: bytes, heading: int) -> list[str]:
    """Return the name that shares a short line with a date at the headline: "Ada Vance, April 19, 2020".

    `heading` is the headline's place in a page in UTF-8. Empty where no line holds one name and one date alone.
    """
    around = _INLINE.sub(" ", _text(page, max(0, heading - _ABOVE), _ABOVE + _BELOW))
    for line in _TAG.sub("\n", around).split("\n"):
        text = squeeze(html.unescape(line)) if 10 < len(line) < 200 else ""
        if not 10 < len(text) < 90 or not _DATED.search(text):
            continue
        parts = [part for part in _PART.split(text) if part]
        names = [part for part in parts if not any(map(str.isdigit, part))]
        if len(names) == 1 < len(parts) and _NAME.fullmatch(names[0]):
            return names
    return []


def labelled(page: bytes, heading: int) -> list[str]:
    """Return what follows the first label such as "Author:" that opens an element below the headline."""
    region = page[heading : heading + _FURTHEST]
    for _, start, end in _LABELS.find_matches_as_indexes(region):
        if not region[max(0, start - 20) : start].rstrip().endswith(b">"):
            continue
        if region[end - 2 : end] == b"</":
            if name := _next_line(_text(region, end, 600)):
                return [name]
            continue
        line = _BLOCK.split(_text(region, end, 300), maxsplit=1)[0]
        text = squeeze(html.unescape(_TAG.sub(" ", line))).strip(" :")
        if text:
            return [text]
    return []


def _next_line(markup: str) -> str | None:
    """The first text behind a label that stands alone in its element, where it is nothing but a name."""
    lines = (squeeze(html.unescape(line)).strip(" :,") for line in _TAG.sub("\n", markup.partition(">")[2]).split("\n"))
    text = next((line for line in lines if line), "")
    return text if _NAME.fullmatch(text) else None


def first_line(page: bytes, heading: int) -> list[str]:
    """Return the first paragraph below the headline where it is nothing but a name in bold."""
    below, end = _text(page, heading, 4 * _BELOW), 0
    for _ in range(4):
        start = below.find("<p", end)
        end = below.find("</p>", start, start + _BELOW) if start >= 0 else -1
        if end < 0:
            return []
        inside = below[below.find(">", start) + 1 : end].strip()
        found = _BOLD.match(inside)
        if found:
            names = [squeeze(html.unescape(part)) for part in found.group(1).split("/")]
            return names if all(map(_NAME.fullmatch, names)) else []
        if len(squeeze(html.unescape(_TAG.sub("", inside)))) > 80:
            return []
    return []


def in_scripts(page: bytes) -> list[str]:
    """The first author that a data layer states."""
    place = 0
    for _ in range(6):
        place = page.find(b"uthor", place + 1)
        if place < 0:
            break
        if found := _IN_SCRIPT.match(_text(page, max(place - 1, 0), 200)):
            return [found.group(1)]
    return []


def _text(page: bytes, start: int, size: int) -> str:
    """So many bytes of a page in UTF-8; letters that the cuts go through are left out."""
    return page[start : start + size].decode("utf-8", "ignore")


BELOW_HEADLINE: tuple[tuple[str, Callable[[bytes, int], list[str]]], ...] = (
    ("signed", signed),
    ("beside date", beside_date),
    ("labelled", labelled),
    ("first line", first_line),
)
"""Readers of the mark-up and the headline's place in it, the surest first."""
