"""The quick test of raw bytes, or of a listing's words: could this page be about one of the watches?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, MatchKind

from scrapers.parsers.names import COUPLE, FULL, SURNAME, compiled, is_own_spelling, spellings
from scrapers.parsers.words import FUNCTION
from scrapers.text import fold_in_place, nfc
from scrapers.watch import Watch

_ASCII_RUN = re.compile(r"[A-Za-z0-9]+")
_RUN_OF_WORDS = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_WORD = re.compile(r"[^\W_]+")
_ESCAPE = re.compile(rb"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[nrtbf]|%[0-9A-Fa-f]{2}|&#?\w{1,8};)$")
_PADDING = (b"\x01\x02\x03\x04\x05", b"\x02q\x03\x04\x05", b"\x03zz\x04\x05", b"\x04ww\x02\x01")
"""Never on a page: with fewer than some six patterns the automaton leaves its SIMD search, eight times as quick."""
_ABREAST = 60
"""Patterns of one automaton: with more than 64 it leaves its SIMD search, ten times as quick."""
_OF_CODE = frozenset(
    ("hidden", "content", "container", "button", "second", "letter", "letters", "active", "center", "window", "script")
)
"""Words that stand in the mark-up of nearly every page: a title's other word tells more."""
_NEIGHBOURHOOD = 100
_RARE_SURNAME = 8


_Of = TypeVar("_Of")


@dataclass(frozen=True, slots=True)
class _Stem:
    """The longest run of plain letters in a title, and what must stand around it."""

    run: bytes
    head: bytes
    """Base letter, small, of the accented one before the run; empty where the run begins its word."""
    tail: bytes
    others: tuple[bytes, ...]
    """Small runs of the title's other words, which must stand nearby."""
    backing: tuple[tuple[bytes, ...], ...]
    """Small runs of the people, one of whom a page must name too; empty where the title's own name is enough."""


class Scanner:
    """Tells pages that can't be about any of the watches from those that might."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        stems = [stem for watch in watches for stem in _stems(watch)]
        self._always = any(not stem.run for stem in stems) or not watches
        runs: dict[bytes, list[_Stem]] = {}
        for stem in stems:
            for run in {stem.run, stem.run.upper(), stem.run.capitalize()}:
                runs.setdefault(run, []).append(stem)
        some = sorted(run for run in runs if run)
        # Runs that begin alike go together: the SIMD search tells groups apart by their first letters.
        self._groups = [_Group(runs, some[at : at + _ABREAST]) for at in range(0, len(some), _ABREAST)]
        self._people = _People({runs for stem in stems for runs in stem.backing})
        self._words = _Words(watches)

    def may_name(self, body: bytes) -> bool:
        """Whether a page's raw bytes, in whatever charset, may have the title of a watch as a word.

        False only where relevance would be none: entities, escapes, broken and decomposed accents, tags within the
        title, capitals and hashtags are seen through.
        """
        if self._always:
            return True
        if b"\x00" in body[:64]:
            body = _narrowed(body)
        translated: list[_Stem] = []
        for group in self._groups:
            for pattern, start, _ in group.automaton.find_matches_as_indexes(body):
                for stems, offset in group.answers[pattern]:
                    left = start + offset
                    for stem in stems:
                        if stem not in translated and _stands(body, left, left + len(stem.run), stem):
                            if not stem.backing:
                                return True
                            translated.append(stem)
        return bool(translated) and self._people.named(
            body.lower(), {runs for stem in translated for runs in stem.backing}
        )

    def may_name_text(self, text: str) -> bool:
        """Whether a listing's title, summary, tags or slug names a watch's title or one of its people."""
        return self._always or self._words.name(text)


class _People:
    """People who must be named where a title alone says too little."""

    def __init__(self, people: Iterable[tuple[bytes, ...]]) -> None:
        firsts: dict[bytes, list[tuple[bytes, ...]]] = {}
        for runs in sorted(people):
            firsts.setdefault(runs[0], []).append(runs)
        # Names that share a word hide each other where they overlap: they go into groups of their own.
        groups: list[list[bytes]] = []
        for first in firsts:
            ends = {first.split(b" ")[0], first.split(b" ")[-1]}
            for group in groups:
                if len(group) < _ABREAST and not any(ends & set(other.split(b" ")) for other in group):
                    group.append(first)
                    break
            else:
                groups.append([first])
        self._groups = [_Group(firsts, group) for group in groups]

    def named(self, lower: bytes, among: Collection[tuple[bytes, ...]]) -> bool:
        """Whether all runs of somebody's name stand close to the longest of them somewhere."""
        for group in self._groups:
            for pattern, start, end in group.automaton.find_matches_as_indexes(lower):
                around = lower[max(0, start - 40) : end + 40]
                for people, _ in group.answers[pattern]:
                    if any(runs in among and all(run in around for run in runs) for runs in people):
                        return True
        return False


class _Group(Generic[_Of]):
    """Some of the runs in an automaton of their own, and what each stands for."""

    def __init__(self, runs: Mapping[bytes, list[_Of]], some: Sequence[bytes]) -> None:
        self.automaton = BytesAhoCorasick([*some, *_PADDING], matchkind=MatchKind.LeftmostLongest)
        # A longer pattern hides a shorter one inside it: it answers for both.
        self.answers = [
            [(runs[inner], part.start()) for inner in some for part in [re.search(re.escape(inner), run)] if part]
            for run in some
        ]
        self.answers += [[] for _ in _PADDING]


def scanner(watches: Sequence[Watch]) -> Scanner:
    """Compile a Scanner; its cost a page hardly grows with the number of watches."""
    return Scanner(watches)


class _Words:
    """Titles and people of all watches in one automaton over folded text."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        patterns: dict[str, bool] = {}
        for watch in watches:
            for written in (watch.title, *watch.spellings):
                patterns.update(dict.fromkeys(spellings(written), True))
            names = compiled(watch)
            for form, kind in zip(names.patterns, names.forms, strict=True):
                if kind.kind in (FULL, COUPLE) or (
                    kind.kind == SURNAME and len(form) >= _RARE_SURNAME and " " not in form
                ):
                    patterns[form] = True
        for watch in watches:
            for sense in watch.senses:
                patterns.setdefault(fold_in_place(nfc(sense)), False)
        self._names = list(patterns.values())
        self._automaton = AhoCorasick(list(patterns) or ["\x00"], matchkind=MatchKind.LeftmostLongest)

    def name(self, text: str) -> bool:
        clean = nfc(text)
        # A slug's hyphens and a name's may both be blanks.
        return self._find(clean) or ("-" in clean and self._find(re.sub(r"[-_+]", " ", clean)))

    def _find(self, text: str) -> bool:
        folded = fold_in_place(text)
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded):
            if self._names[pattern] and _is_word(text, start, end):
                return True
        return False


def _is_word(text: str, start: int, end: int) -> bool:
    if start and text[start - 1].isalnum() and not text[start].isupper():
        return False
    return not (end < len(text) and text[end].isalnum() and not (text[end].isupper() or text[end].isdigit()))


def _stems(watch: Watch) -> list[_Stem]:
    found: dict[tuple[bytes, bytes, bytes, tuple[bytes, ...]], _Stem] = {}
    backing = _backing(watch)
    for written in (watch.title, *watch.spellings):
        own = is_own_spelling(written, watch)
        stem = _stem(nfc(written), () if own else backing)
        key = (stem.run, stem.head, stem.tail, stem.others)
        if key not in found or own:
            found[key] = stem
    # A plain spelling's run holds the accented one's: "toile" stands in "etoile", and answers for it.
    runs = {stem.run: stem for stem in found.values() if stem.run and not stem.backing}
    return [stem for stem in found.values() if not any(_answers_for(other, stem) for other in runs.values())]


def _answers_for(accented: _Stem, plain: _Stem) -> bool:
    rest = plain.run.removesuffix(accented.run)
    return rest not in (plain.run, b"") and bool(accented.head) and rest.endswith(accented.head) and not accented.others


def _stem(written: str, backing: tuple[tuple[bytes, ...], ...]) -> _Stem:
    words = _WORD.findall(written)
    telling = [word for word in words if fold_in_place(word) not in FUNCTION] or words
    runs = [(run, word) for word in telling for run in _ASCII_RUN.finditer(word)]
    if not runs:
        return _Stem(b"", b"", b"", (), backing)
    run, word = max(runs, key=lambda pair: (pair[0].group().lower() not in _OF_CODE, len(pair[0].group())))
    others = []
    for other in telling:
        if other != word and (longest := max(_ASCII_RUN.findall(other), key=len, default="")):
            others.append(longest.lower().encode())
    folded = fold_in_place(word)
    return _Stem(
        run.group().lower().encode(),
        folded[run.start() - 1].encode() if run.start() else b"",
        folded[run.end()].encode() if run.end() < len(word) else b"",
        tuple(others),
        backing,
    )


def _backing(watch: Watch) -> tuple[tuple[bytes, ...], ...]:
    """Small runs of each person's name, blanks within them, the longest first: that of "Lou" alone is everywhere."""
    names = (_RUN_OF_WORDS.findall(nfc(person.name).lower()) for person in watch.people)
    return tuple(tuple(run.encode() for run in sorted(runs, key=len, reverse=True)) for runs in names if runs)


def _narrowed(body: bytes) -> bytes:
    """A page of two bytes a letter as UTF-8."""
    big = body[:2] == b"\xfe\xff" or (body[:2] != b"\xff\xfe" and body[:1] == b"\x00")
    return body.decode("utf-16-be" if big else "utf-16-le", "replace").encode("utf-8", "replace")


def _stands(body: bytes, start: int, end: int, stem: _Stem) -> bool:
    """Whether the run at `start`..`end` stands as in the title, as far as bytes tell."""
    if not (_begins(body, start, stem.head) and _goes_on(body, start, end, stem.tail)):
        return False
    if not stem.others:
        return True
    around = body[max(0, start - _NEIGHBOURHOOD) : end + _NEIGHBOURHOOD].lower()
    return all(run in around for run in stem.others)


def _begins(body: bytes, start: int, head: bytes) -> bool:
    if not start:
        return not head
    before = body[start - 1]
    if head:
        # The accented letter: its plain one, any byte beyond ASCII, an entity, an escape, a tag's end, a lost letter.
        if before in head + head.upper():
            return start < 2 or _begins(body, start - 1, b"")
        return before >= 0x80 or before in b";>?" or bool(_ESCAPE.search(body, max(0, start - 10), start))
    if not chr(before).isalnum() or before >= 0x80:
        return True
    if body[start : start + 1].isupper() and not bytes((before,)).isupper():
        return True
    return bool(_ESCAPE.search(body, max(0, start - 10), start))


def _goes_on(body: bytes, start: int, end: int, tail: bytes) -> bool:
    if end >= len(body):
        return not tail
    after = body[end : end + 1]
    if tail:
        return after.lower() == tail or after[0] >= 0x80 or after in b"&\\%<?"
    if not after.isalpha():
        return True
    return after.isupper() and not body[end - 1 : end].isupper()
