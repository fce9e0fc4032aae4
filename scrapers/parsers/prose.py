"""The text of an article as its judges read it: fields, folded twins with equal offsets, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scrapers.items import Article
from scrapers.text import fold_in_place, nfc

SENTENCE_LIMIT = 400
"""Characters to which a sentence is cut for evidence."""

_ODD = ("  ", "\t", "\r", "\f", "\v")
_ODD_BEYOND_ASCII = tuple(
    "\xa0\u00ad\u2002\u2003\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u2028\u2029\u2060\u3000\ufeff"
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]+")
_BLANKS = re.compile(r"[^\S\n]+")
_STOPS = tuple(mark + quote + " " for mark in ".!?…" for quote in ("", "”", '"', "’", "»", " »", ")"))
_SHORTENED = frozenset(
    ["Mr", "Mrs", "Ms", "Mme", "Mlle", "Dr", "Prof", "St", "Ste", "Jr", "Sr", "vs", "No", "Nr", "Vol", "Ep"]
)


@dataclass(frozen=True, slots=True)
class Prose:
    """One field's text without invisible characters and doubled blanks, and its folded twin (offsets agree)."""

    where: str
    """title, dek, body, caption, tag or slug."""
    text: str
    folded: str

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Bounds of the sentence around `start`..`end`, no further than `SENTENCE_LIMIT` away on either side."""
        return _sentence_start(self.text, start), _sentence_end(self.text, end)

    def sentence_text(self, start: int, end: int) -> str:
        """The sentence around `start`..`end` on one line, cut to about `SENTENCE_LIMIT` characters at words."""
        left, right = self.sentence(start, end)
        if right - left > SENTENCE_LIMIT:
            left = max(left, start - SENTENCE_LIMIT // 2)
            right = min(right, left + SENTENCE_LIMIT)
        text = self.text
        while 0 < left < start and not text[left - 1].isspace():
            left += 1
        while end < right < len(text) and not text[right].isspace():
            right -= 1
        return " ".join(text[left:right].split())


def fields(article: Article) -> list[Prose]:
    """Title, dek, body and captions, in this order; empty ones are left out."""
    said = [("title", article.title), ("dek", article.dek), ("body", article.body)]
    said += [("caption", caption) for caption in article.captions]
    return [prose(where, text) for where, text in said if text]


@lru_cache(maxsize=32)
def prose(where: str, text: str) -> Prose:
    """Return the text as Prose; the last few are kept, as cast, relevance and several watches ask for the same."""
    clean = nfc(text)
    # Eight times as quick as one regular expression.
    if any(mark in clean for mark in _ODD) or (
        not clean.isascii() and any(mark in clean for mark in _ODD_BEYOND_ASCII)
    ):
        clean = _BLANKS.sub(" ", _INVISIBLE.sub("", clean))
    return Prose(where, clean, fold_in_place(clean))


def _sentence_start(text: str, start: int) -> int:
    limit = max(0, start - SENTENCE_LIMIT)
    floor = max(limit, text.rfind("\n", limit, start) + 1)
    right = start
    while True:
        places = [(place + len(stop), stop) for stop in _STOPS if (place := text.rfind(stop, floor, right)) >= 0]
        if not places:
            return floor
        place, stop = max(places)
        if not _goes_on(text, place - len(stop), place):
            return place
        right = place - 1


def _sentence_end(text: str, end: int) -> int:
    line = text.find("\n", end, end + SENTENCE_LIMIT)
    ceiling = min(len(text) if line < 0 else line, end + SENTENCE_LIMIT)
    left = max(0, end - 1)
    while True:
        places = [(place, stop) for stop in _STOPS if (place := text.find(stop, left, ceiling)) >= 0]
        if not places:
            return ceiling
        place, stop = min(places)
        if not _goes_on(text, place, place + len(stop)):
            return place + len(stop)
        left = place + 1


def _goes_on(text: str, stop: int, following: int) -> bool:
    """Whether the mark at `stop` ends "Mrs." or an initial, or a small letter follows it."""
    if text[following : following + 1].islower():
        return True
    word = text[max(0, stop - 5) : stop].rpartition(" ")[2].lstrip('(“"')
    return text[stop] == "." and (word in _SHORTENED or (len(word) == 1 and word.isupper()))
