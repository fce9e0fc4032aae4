"""Printed lines such as "Posted in: A, B | Tagged: c, d" -> categories and tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ahocorasick_rs import BytesAhoCorasick, MatchKind
from bs4 import BeautifulSoup

from scrapers.parsers.tag_boxes import clean
from scrapers.text import squeeze

_TAGS = r"(?:filed to|tagged(?: with| as)?|tags?|topics|more on|more about|keywords?|mots[- ]cl[ée]s|schlagw(?:orte|örter)|stichw(?:orte|örter)|argomenti|etiquetas|themen|temas|trefwoorden)"  # noqa: E501
_CATEGORIES = r"(?:posted in|filed under|filed in|categor(?:y|ies|ie|ia|ías|ias)|kategorien?|catégories?|rubrik(?:en)?|publié dans|pubblicato in|publicado en|veröffentlicht in|abgelegt unter)"  # noqa: E501
_LABEL = re.compile(
    rf"(?<![\w-])(?:(?P<tags>{_TAGS})|(?P<categories>{_CATEGORIES}))\s{{0,3}}(?::|(?=\s?[A-ZÀ-Ý\u2063])|$)",
    re.IGNORECASE,
)
_WORDS = (
    "Tagged", "Tags:", "Tags :", "Tags<", "Tag:", "Tag :", "Tag<", "TAGS", "tags:", "tags :", "tags<", "Tags <", "tag:",
    "Filed ", "Posted in", "More on:", "Topics:", "Topics :", "Topics<", "Mots cl", "Mots-cl", "Schlagw", "Stichw",
    "Etiquetas", "Argomenti", "Themen:", "Themen :", "Themen<", "Keywords:", "Keywords :", "Keywords<", "Trefwoorden",
    "Category:", "Category :", "Categories:", "Categories :", "Kategorie:", "Kategorie :", "Kategorien:",
    "Kategorien :", "Publié dans", "Catégorie:", "Catégorie :", "Catégories:", "Catégories :",
)  # fmt: skip
_START = BytesAhoCorasick([word.encode() for word in _WORDS], matchkind=MatchKind.LeftmostLongest)
"""Labels as mark-up has them: one pass for all of them costs a tenth of a regular expression's."""
_FURTHEST = 60_000
"""Bytes of mark-up after the headline within which a line of tags stands."""
_MOST_LABELS = 6
_BLOCK_END = re.compile(rb"</(?:p|ul|ol|div|section|footer|dl|table|article)>", re.IGNORECASE)
_LONGEST = 4000
"""Characters of mark-up given to BeautifulSoup; a line of tags is never longer."""
_SPLIT = re.compile(r"\s{0,9}[,;•·]\s{0,9}")
_SEPARATOR = "\u2063"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one printed line files the article under."""

    categories: tuple[str, ...]
    tags: tuple[str, ...]


def line(page: bytes, start: int) -> Line | None:
    """Return the first line of labels at or after the byte `start` of a page in UTF-8; None where there is none."""
    region = page[start : start + _FURTHEST]
    seen = 0
    for _, at, end in _START.find_matches_as_indexes(region):
        if not region[max(0, at - 40) : at].rstrip().endswith(b">"):
            continue
        seen += 1
        if seen > _MOST_LABELS:
            break
        opened = region.rfind(b"<", 0, at)
        ends = [match.end() for match in _BLOCK_END.finditer(region, end, end + _LONGEST)][:2]
        if opened < 0 or not ends:
            continue
        last = ends[-1] if len(ends) > 1 and b"<a" not in region[end : ends[0]] else ends[0]
        filed = read(region[opened:last].decode("utf-8", "ignore"))
        if filed is not None:
            return filed
    return None


def files(text: str) -> bool:
    """Whether a printed text has a label such as "Posted in:" that names categories."""
    return any(label.lastgroup == "categories" for label in _LABEL.finditer(text))


def read(fragment: str) -> Line | None:
    """Return what a fragment of mark-up files the article under; None where it holds no label with values.

    >>> read("<p>Posted in: <a>A</a>, <a>B</a> | Tagged: <a>c</a>, <a>d</a></p>")
    Line(categories=('A', 'B'), tags=('c', 'd'))
    """
    soup = BeautifulSoup(fragment[:_LONGEST], "html.parser")
    linked = soup.find("a") is not None
    for link in soup.find_all(["a", "li"]):
        link.insert_before(_SEPARATOR)
        link.insert_after(_SEPARATOR)
    text = squeeze(soup.get_text(" "))
    labels = list(_LABEL.finditer(text))
    said: dict[str, list[str]] = {"tags": [], "categories": []}
    for place, label in enumerate(labels):
        kind = label.lastgroup or "tags"
        stop = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        values = text[label.end() : stop].split(" | ")[0].lstrip(": ")
        parts = values.split(_SEPARATOR) if linked else _SPLIT.split(values)
        for part in parts:
            value = clean(part.strip(" ."))
            if (
                value
                and len(value) <= 60
                and len(value.split()) <= 7
                and value.lower() not in ("and", "und", "et", "y", "e", "in")
            ):
                said[kind].append(value)
            elif len(value) > 60:
                break
    if not said["tags"] and not said["categories"]:
        return None
    return Line(categories=tuple(dict.fromkeys(said["categories"])), tags=tuple(dict.fromkeys(said["tags"])))
