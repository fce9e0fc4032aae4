"""What is looked for in an article's text: a watch's terms and the words of the trade, in one automaton."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines import vocabulary
from scrapers.parsers.cast import FUNCTION, Prose, broken, is_own_spelling, once_per_watch, spellings
from scrapers.watch import Watch, fold_in_place, nfc

TITLE, TRANSLATED, SENSE, PERSON, NETWORK, CONTEXT, SURE, FAIR, NOISE = range(9)
SPECIFIC = (PERSON, NETWORK, CONTEXT)

_gates: dict[tuple[int, ...], tuple[tuple[Watch, ...], Gate]] = {}


class Mark(NamedTuple):
    """A pattern of the watch, or a word of the trade, in one field."""

    start: int
    end: int
    sort: int
    what: str
    """The pattern, folded."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A watch's terms, ready to be looked for in folded text."""

    watch: Watch
    patterns: tuple[str, ...]
    sorts: tuple[int, ...]
    automaton: AhoCorasick
    content_words: int
    """Words of the title that are no articles or prepositions."""
    is_calendar: bool
    """The title is a weekday or a month, which is printed with a capital everywhere."""
    accents: tuple[tuple[str, frozenset[int]], ...]
    titles: tuple[str, ...]
    """Patterns of the title and its translations: without one of them nothing else needs be looked for."""


@once_per_watch
def compiled(watch: Watch) -> Terms:
    """Compile the watch's terms and the trade's words; a phrase with several meanings keeps the most telling."""
    sorts: dict[str, int] = {}

    def add(sort: int, forms: set[str]) -> None:
        for form in forms:
            if len(form) > 1:
                sorts.setdefault(form, sort)

    title = fold_in_place(nfc(watch.title))
    own = {written for written in (watch.title, *watch.spellings) if is_own_spelling(written, watch)}
    for written in sorted(own):
        add(TITLE, spellings(written))
        add(TITLE, broken(written))
    for written in watch.spellings:
        if written not in own:
            add(TRANSLATED, {fold_in_place(nfc(written))})
    add(SENSE, {fold_in_place(nfc(phrase)) for phrase in watch.senses})
    for person in watch.people:
        for written in (person.name, *person.aliases):
            add(PERSON, {fold_in_place(nfc(written))} if not written.isupper() else set())
        if person.character and " " in person.character:
            add(CONTEXT, {fold_in_place(nfc(person.character))})
    for couple in watch.couples:
        add(PERSON, {fold_in_place(nfc(written)).removeprefix("the ") for written in couple.written})
    for name in re.split(r"\s*[/,;|]\s*", watch.network):
        add(NETWORK, {fold_in_place(nfc(name))})
    trade: dict[int, set[str]] = {
        NOISE: {fold_in_place(word) for word in vocabulary.NOISE},
        SURE: {fold_in_place(word) for word in vocabulary.SURE},
        FAIR: {fold_in_place(word) for word in vocabulary.FAIR},
    }
    add(CONTEXT, {fold_in_place(nfc(word)) for word in watch.context} - trade[SURE] - trade[FAIR])
    for sort, said in trade.items():
        add(sort, said)
    patterns = tuple(sorts)
    words = [word for word in re.findall(r"[^\W_]+", title) if word not in FUNCTION]
    return Terms(
        watch, patterns, tuple(sorts.values()), AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest),
        len(words), title in vocabulary.CALENDAR,
        tuple((fold_in_place(nfc(written)), accented(written)) for written in sorted(own)),
        tuple(pattern for pattern, sort in sorts.items() if sort in (TITLE, TRANSLATED)),
    )  # fmt: skip


def marks(terms: Terms, prose: Prose) -> list[Mark]:
    """All terms in one field that stand as whole words, by place."""
    found = []
    folded, text = prose.folded, prose.text
    sorts, patterns = terms.sorts, terms.patterns
    for pattern, start, end in terms.automaton.find_matches_as_indexes(folded):
        sort = sorts[pattern]
        if _is_whole(text, start, end, glued=sort in (TITLE, PERSON)):
            found.append(Mark(start, end, sort, patterns[pattern]))
        elif " " in terms.patterns[pattern]:
            found += _within(terms, prose, start, end)
    return found


class Gate:
    """The titles of several watches in one automaton: which of them stand in an article at all."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        owners: dict[str, set[int]] = {}
        for place, watch in enumerate(watches):
            for pattern in compiled(watch).titles:
                owners.setdefault(pattern, set()).add(place)
        # A longer title hides a shorter one inside it.
        self._owners = [
            frozenset(place for inner, places in owners.items() if inner in pattern for place in places)
            for pattern in owners
        ]
        self._automaton = AhoCorasick(list(owners) or ["\x00"], matchkind=MatchKind.LeftmostLongest)

    def named(self, texts: list[Prose]) -> set[int]:
        """Places of the watches whose titles' letters stand in one of the texts."""
        found: set[int] = set()
        for written in texts:
            for pattern in {pattern for pattern, _, _ in self._automaton.find_matches_as_indexes(written.folded)}:
                found |= self._owners[pattern]
        return found


def gate(watches: Sequence[Watch]) -> Gate:
    key = tuple(map(id, watches))
    entry = _gates.get(key)
    if entry is None:
        if len(_gates) >= 64:
            _gates.clear()
        # The entry holds the watches, so that their ids can't be others'.
        entry = _gates[key] = (tuple(watches), Gate(watches))
    return entry[1]


def accented(text: str) -> frozenset[int]:
    """Places of the letters with accents."""
    return frozenset(place for place, letter in enumerate(nfc(text)) if unicodedata.decomposition(letter))


def _within(terms: Terms, prose: Prose, start: int, end: int) -> list[Mark]:
    """Terms that a longer one hid which turned out to be no whole word ("serie a" in "serie Apple TV")."""
    cut = prose.folded.rfind(" ", start, end)
    if cut < 0:
        return []
    found = []
    for left, right in ((start, cut), (cut + 1, end + 60)):
        for pattern, first, last in terms.automaton.find_matches_as_indexes(prose.folded[left:right]):
            if left + first < end and _is_whole(prose.text, left + first, left + last, glued=False):
                found.append(Mark(left + first, left + last, terms.sorts[pattern], terms.patterns[pattern]))
    return found


def _is_whole(text: str, start: int, end: int, glued: bool) -> bool:
    """Whether no letter touches the term; a title may be glued to its neighbour where the case changes."""
    if (
        start
        and text[start - 1].isalnum()
        and not (glued and text[start].isupper() and (text[start - 1].islower() or text[start - 1].isdigit()))
    ):
        return False
    if end < len(text) and text[end].isalnum():
        return glued and text[end - 1].islower() and (text[end].isupper() or text[end].isdigit())
    return True
