"""An article's text as one string beside its folded form, with its sentences and where the watch's names stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from scrapers.items import Article
from scrapers.watch import Watch, fold, fold_in_place, nfc

LIMIT = 60_000
"""Characters of a body that are looked at: ten long articles; what follows is a transcript or an archive."""


class Phrases:
    """Many fixed phrases, found in one pass over folded text as whole words, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(dict.fromkeys(phrases))
        self._automaton = AhoCorasick(self.phrases, matchkind=MatchKind.LeftmostLongest) if self.phrases else None

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """Return (index of the phrase, start, end) for each hit, in the order of the text."""
        if self._automaton is None:
            return []
        last = len(folded)
        return [
            (index, start, end)
            for index, start, end in self._automaton.find_matches_as_indexes(folded)
            if not (start and folded[start - 1].isalnum() and folded[start].isalnum())
            and not (end < last and folded[end].isalnum() and folded[end - 1].isalnum())
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The names of a watch in folded form."""

    titles: Phrases
    names: Phrases
    """People, their aliases and characters, couples' written forms."""
    people: frozenset[str]
    """The same as a set, the title's spellings among them."""
    words: frozenset[str]
    """Single words of people's and characters' names."""
    other: frozenset[str]
    """Network, context and senses: never a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Title, dek and body as one text, a line each; offsets hold in `text` and `folded` alike."""

    text: str
    folded: str
    body_at: int
    """Where the body begins."""
    starts: Sequence[int]
    """Where each sentence begins, ascending; the first is 0."""
    known: Known
    """The watch's names."""
    titles: Sequence[tuple[int, int]]
    """(start, end) wherever the watch's title stands with a capital letter."""

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return (start, end) of the sentence around an offset."""
        position = bisect_right(self.starts, offset)
        end = self.starts[position] if position < len(self.starts) else len(self.text)
        return self.starts[position - 1], end

    def before(self, offset: int) -> tuple[int, int]:
        """Return (start, end) of the sentence before the one around an offset; empty for the first."""
        position = bisect_right(self.starts, offset)
        return (self.starts[position - 2], self.starts[position - 1]) if position > 1 else (0, 0)

    def quote(self, start: int, end: int, limit: int = 300) -> str:
        """Return a stretch of the text on one line, cut at `limit` characters."""
        words = " ".join(self.text[start:end].split())
        return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + "…"

    def names_title(self, start: int, end: int) -> bool:
        """Say whether the watch's title stands between the two offsets."""
        return any(start <= at < end for at, _ in self.titles)


@lru_cache(maxsize=8)
def prose(article: Article, watch: Watch) -> Prose:
    """Lay an article out for reading; several readers of the same article share the work."""
    head = f"{nfc(article.title or '')}\n{nfc(article.dek or '')}\n"
    text = head + nfc(article.body[:LIMIT])
    folded = fold_in_place(text)
    names = known(watch)
    starts = [0]
    starts += [match.end() for match in _END.finditer(text) if not _is_short(text, match.start())]
    titles = [
        (start, end)
        for _, start, end in names.titles.find(folded)
        if text[start].isupper() or not text[start].isalpha() or text[start - 1 : start] in _QUOTES
    ]
    return Prose(text=text, folded=folded, body_at=len(head), starts=starts, titles=titles, known=names)


@lru_cache(maxsize=32)
def known(watch: Watch) -> Known:
    """Return the folded names of a watch."""
    titles = {fold(name) for name in (watch.title, *watch.spellings)}
    people = {fold(name) for person in watch.people for name in (person.name, *person.aliases)}
    characters = {fold(person.character) for person in watch.people if person.character}
    couples = {fold(form) for couple in watch.couples for form in couple.written}
    everyone = people | characters | couples
    words = {word for name in everyone for word in re.findall(r"[^\W\d_]{2,}", name)}
    other = {fold(phrase) for phrase in (watch.network, *watch.context, *watch.senses) if phrase}
    return Known(
        titles=Phrases(sorted(titles)),
        names=Phrases(sorted(everyone)),
        people=frozenset(everyone | titles),
        words=frozenset(words),
        other=frozenset(other),
    )


_QUOTES = ("“", '"', "«", "‘", "'", "„", "‹")
_END = re.compile(r"\n+|[.!?…][\"”’»)\]]?[ \u00a0]{1,3}(?=[\"“‘«„(¿¡]?[^\W\d_a-zß-öø-ÿ])")
_TITLES = {"mrs", "mr", "ms", "dr", "st", "ste", "jr", "sr", "prof", "sig", "sra", "dra", "mme", "mlle"}
_MONTHS = {"jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec"}
_SHORT = _TITLES | _MONTHS | {"vs", "vol", "no", "nr", "ca", "bzw", "z.b", "d.h", "u.a", "a.m", "p.m"}


def _is_short(text: str, stop: int) -> bool:
    """Say whether the full stop at `stop` ends an abbreviation or an initial rather than a sentence."""
    if text[stop] != ".":
        return False
    word = text[max(text.rfind(" ", max(0, stop - 8), stop), stop - 8) + 1 : stop].lstrip("(“\"'«")
    return (len(word) == 1 and word.isupper()) or word.lower() in _SHORT
