"""The written forms of a watch's people, compiled once into one automaton."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from html.entities import codepoint2name
from typing import TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from scrapers.parsers.nearness import distance
from scrapers.text import fold_in_place, nfc
from scrapers.watch import Watch

Compiled = TypeVar("Compiled")

FULL, COUPLE, SURNAME, GIVEN, INITIALS = "full", "couple", "surname", "given", "initials"
_RANK = {kind: place for place, kind in enumerate((FULL, COUPLE, INITIALS, SURNAME, GIVEN))}
_JOINTS = (" and ", " & ", " et ", " e ", " und ", " y ", " en ", "/", " / ", " + ")
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Form:
    """What a pattern stands for: a kind (FULL, COUPLE, SURNAME, GIVEN, INITIALS) and places in the watch's people."""

    kind: str
    people: tuple[int, ...]
    surname: str = ""
    """The pattern itself, for a surname."""


@dataclass(frozen=True, slots=True)
class Names:
    """A watch's people, ready to be looked for in folded text."""

    watch: Watch
    patterns: tuple[str, ...]
    forms: tuple[Form, ...]
    automaton: AhoCorasick
    given: tuple[str, ...]
    """Folded given name of each person, for near misses and for telling namesakes."""
    surnames: tuple[tuple[str, ...], ...]
    """Folded surnames of each person, longest first: "du pontavice", "pontavice"."""
    characters: tuple[frozenset[str], ...]
    """Folded words of each person's character."""


def once_per_watch(compile_watch: Callable[[Watch], Compiled]) -> Callable[[Watch], Compiled]:
    """Remember what is compiled from the last watches; the same object is found without hashing all its fields."""
    known: OrderedDict[int, tuple[Watch, Compiled]] = OrderedDict()

    @wraps(compile_watch)
    def look_up(watch: Watch) -> Compiled:
        entry = known.get(id(watch))
        # The entry holds the watch, so that its id can't be another's.
        if entry is None:
            entry = known[id(watch)] = (watch, compile_watch(watch))
            if len(known) > 64:
                known.popitem(last=False)
        return entry[1]

    return look_up


@once_per_watch
def compiled(watch: Watch) -> Names:
    """Compile the forms of the watch's people; a form that stands for several kinds keeps the fullest."""
    found: dict[str, Form] = {}

    def add(written: str, kind: str, *people: int) -> None:
        if len(written) < 2:
            return
        known = found.get(written)
        if known is None or _RANK[kind] < _RANK[known.kind]:
            found[written] = Form(kind, people, written if kind == SURNAME else "")
        elif known.kind == kind == SURNAME:
            found[written] = Form(kind, tuple(dict.fromkeys((*known.people, *people))), written)

    places = {person.name: place for place, person in enumerate(watch.people)}
    given, surnames = [], []
    for place, person in enumerate(watch.people):
        for written in (person.name, *person.aliases):
            if written.isupper() and len(written) <= 5 and " " not in written:
                add(fold_in_place(nfc(written)), INITIALS, place)
                continue
            for form in spellings(written):
                add(form, FULL, place)
        first, lasts = parts(person.name)
        given.append(first)
        surnames.append(lasts)
        for last in lasts:
            add(last, SURNAME, place)
            if len(part := last.rpartition("-")[2]) > 3:
                add(part, SURNAME, place)
        # Half of a name, as the anchor for near misses of the other half.
        if lasts and len(first) >= 3:
            add(first, GIVEN, place)
    for couple in watch.couples:
        pair = tuple(places[name] for name in couple.names)
        written_forms = {form for written in couple.written for form in spellings(written)}
        if len(pair) == 2:
            written_forms |= _joint_forms(watch, pair[0], pair[1])
        for form in written_forms:
            add(form.removeprefix("the "), COUPLE, *pair)
    patterns = tuple(found)
    return Names(
        watch, patterns, tuple(found.values()), AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest),
        tuple(given), tuple(surnames), tuple(frozenset(_WORD.findall(fold_in_place(nfc(person.character or ""))))
                                             for person in watch.people),
    )  # fmt: skip


def spellings(written: str) -> set[str]:
    """Folded forms of a name or title: with and without hyphens, run together, and as broken encodings leave it."""
    text = " ".join(nfc(written).split())
    plain = fold_in_place(text)
    forms = {plain, plain.replace("-", " "), plain.replace("- ", "-")}
    if "." in plain:
        forms |= {plain.replace(".", ""), plain.replace(". ", ".")}
    if "'" in plain:
        forms.add(plain.replace("'", ""))
    if " " in plain:
        glued = re.sub(r"[\s\-'.]", "", plain)
        if len(glued) >= 8:
            forms.add(glued)
    forms |= broken(text)
    return forms


def is_own_spelling(written: str, watch: Watch) -> bool:
    """Whether this spelling is the title itself, accents aside or by a slip; False for its translations."""
    title, other = fold_in_place(nfc(watch.title)), fold_in_place(nfc(written))
    return title in other or (len(title) >= 5 and distance(title, other) <= len(title) // 5)


def broken(text: str) -> set[str]:
    """Folded forms in which wrong decoding, twice escaped entities or lost letters leave a text with accents."""
    if text.isascii():
        return set()
    found = set()
    for variant in (text, text.upper(), text.lower()):
        for charset in ("cp1252", "latin-1"):
            wrong = variant.encode().decode(charset, "replace")
            found.add(fold_in_place(nfc(wrong)))
            found.add(fold_in_place(nfc(wrong.encode().decode(charset, "replace"))))
    named = "".join(letter if letter.isascii() else f"&{codepoint2name.get(ord(letter), '')};" for letter in text)
    found.add(fold_in_place(named))
    for lost in ("?", "\ufffd"):
        found.add("".join(fold_in_place(letter) if letter.isascii() else lost for letter in text))
    return {form for form in found if len(form) >= 4}


def parts(name: str) -> tuple[str, tuple[str, ...]]:
    """Folded given name and surnames, longest first, of a full name; no surname for a single word.

    >>> parts("Ivan du Pontavice")
    ('ivan', ('du pontavice', 'pontavice'))
    """
    words = fold_in_place(nfc(name)).split()
    lasts = tuple(" ".join(words[place:]) for place in range(1, len(words)) if len(words[place]) > 1)
    return words[0], tuple(last for last in lasts if len(last) > 2)


def _joint_forms(watch: Watch, one: int, other: int) -> set[str]:
    """ "Amy and Daniel Palladino", "Dan & Amy Sherman-Palladino", "Amy Sherman/Daniel Palladino" and their like."""
    forms = set()
    sides = []
    for place in (one, other):
        person = watch.people[place]
        firsts = {parts(written)[0] for written in (person.name, *person.aliases) if " " in written}
        lasts = set(parts(person.name)[1][-1:])
        lasts |= {last.rpartition("-")[2] for last in lasts}
        heads = firsts | {f"{first} {last.partition('-')[0]}" for first in firsts for last in lasts if "-" in last}
        sides.append((heads, lasts))
    for (heads, _), (others, lasts) in (sides, sides[::-1]):
        for joint in _JOINTS:
            forms |= {f"{head}{joint}{first} {last}" for head in heads for first in others for last in lasts}
    shared = {last.rpartition("-")[2] for last in sides[0][1]} & {last.rpartition("-")[2] for last in sides[1][1]}
    forms |= {f"{last}s" for last in shared}
    return forms
