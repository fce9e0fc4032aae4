"""The text of an article as its judges read it: fields, folded twins with equal offsets, sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from scrapers.items import Article
from scrapers.text import fold_in_place, nfc

_ODD = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]|[^\S\n]{2,}|[^\S\n ]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]+")
_BLANKS = re.compile(r"[^\S\n]+")
_END = re.compile(
    r"\n+|[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«¿¡(\[#]{0,3}[^\W\d_a-zà-öø-ÿ])|[.!?…][\"'”’»)\]]{0,3}(?=[A-ZÉÈÀ][a-zéèà])"
)
_SHORTENED = frozenset("Mr Mrs Ms Mme Mlle Dr Prof St Ste Jr Sr vs No Nr Vol Ep".split())
SENTENCE_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Prose:
    """One field's text without invisible characters and doubled blanks, and its folded twin (offsets agree)."""

    where: str
    """title, dek, body, caption, tag or slug."""
    text: str
    folded: str

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Bounds of the sentence around `start`..`end`."""
        ends = sentence_ends(self.text)
        place = bisect_right(ends, start)
        return (ends[place - 1] if place else 0), next((mark for mark in ends[place:] if mark >= end), len(self.text))

    def sentence_text(self, start: int, end: int) -> str:
        """The sentence around `start`..`end` on one line, cut to `SENTENCE_LIMIT` characters around it."""
        left, right = self.sentence(start, end)
        if right - left > SENTENCE_LIMIT:
            left = max(left, start - SENTENCE_LIMIT // 2)
            right = min(right, left + SENTENCE_LIMIT)
        return " ".join(self.text[left:right].split())


def fields(article: Article) -> list[Prose]:
    """Title, dek, body and captions, in this order; empty ones are left out."""
    said = [("title", article.title), ("dek", article.dek), ("body", article.body)]
    said += [("caption", caption) for caption in article.captions]
    return [prose(where, text) for where, text in said if text]


@lru_cache(maxsize=16)
def prose(where: str, text: str) -> Prose:
    """Return the text as Prose; the last few are kept, as cast, relevance and several watches ask for the same."""
    clean = nfc(text)
    if _ODD.search(clean):
        clean = _BLANKS.sub(" ", _INVISIBLE.sub("", clean))
    return Prose(where, clean, fold_in_place(clean))


@lru_cache(maxsize=16)
def sentence_ends(text: str) -> list[int]:
    """Offsets at which a new sentence starts; not after "Mrs." and the like."""
    return [
        found.end()
        for found in _END.finditer(text)
        if text[found.start()] != "." or not _is_shortened(text, found.start())
    ]


def _is_shortened(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends "Mrs." or an initial, not a sentence."""
    word = text[max(0, stop - 5) : stop].rpartition(" ")[2].lstrip("(“\"")
    return word in _SHORTENED or (len(word) == 1 and word.isupper())
