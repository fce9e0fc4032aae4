"""Which of a watch's people an article names: how often, where, as written, and with which character and credits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scrapers.items import Article, Mention
from scrapers.parsers import parts_played
from scrapers.parsers.name_places import ends, is_headline, is_photo_credit, paragraph_end, starts
from scrapers.parsers.names import (
    COUPLE,
    FULL,
    GIVEN,
    INITIALS,
    SURNAME,
    Form,
    Names,
    broken,
    compiled,
    is_own_spelling,
    once_per_watch,
    spellings,
)
from scrapers.parsers.nearness import is_near
from scrapers.parsers.prose import Prose, fields
from scrapers.parsers.prose import prose as prose
from scrapers.parsers.words import COMPANY, FUNCTION, ROLES
from scrapers.text import fold_in_place as _fold
from scrapers.watch import Watch

__all__ = [
    "FUNCTION",
    "Prose",
    "broken",
    "is_headline",
    "is_own_spelling",
    "is_photo_credit",
    "mentions",
    "once_per_watch",
    "prose",
    "spellings",
]

_BEFORE = re.compile(r"([^\W\d_][\w'’.\-]{0,30}) $")
_AFTER = re.compile(r" ([^\W\d_][\w'’\-]{0,30})")
_NEXT_WORD = re.compile(r" ([^\W\d_][^\W\d_'’.\-]{1,30}(?:-[^\W\d_]{2,30})?)")
_MIDDLE = re.compile(r" [A-ZÀ-Þ][\w.\-]{0,15} ([^\W\d_][^\W\d_'’.\-]{1,30}(?:-[^\W\d_]{2,30})?)")
_LOOKED_AT = 8
"""Of a person's mentions, how many are searched for a character or credits."""


def mentions(article: Article, watch: Watch) -> tuple[Mention, ...]:
    """The people of the watch whom title, dek, body or captions name, in the watch's order.

    A surname counts once its bearer or couple has been named in full (in title and dek also before), and not where
    another given name stands before it. Text that stands in dek and body is counted once.
    """
    names = compiled(watch)
    reading = _Reading(names, fields(article), article.language or "")
    reading.read()
    return tuple(
        _mention(watch, place, hits) for place, hits in sorted(reading.hits.items()) if any(hit.counts for hit in hits)
    )


@dataclass(frozen=True, slots=True)
class _Hit:
    prose: Prose
    start: int
    end: int
    kind: str
    counts: bool = True


@dataclass(slots=True)
class _Reading:
    """One pass over an article's fields."""

    names: Names
    fields: list[Prose]
    language: str
    hits: dict[int, list[_Hit]] = field(default_factory=dict)
    pending: list[tuple[_Hit, Form]] = field(default_factory=list)
    shadowed: dict[str, tuple[Prose, int]] = field(default_factory=dict)
    """Surname -> field and end of the paragraph in which another bearer of it was named last."""
    doubtful: list[tuple[_Hit, int]] = field(default_factory=list)
    common: dict[str, bool] = field(default_factory=dict)
    """Capitalised word -> whether the article has it in small letters too, and it is no name."""

    def read(self) -> None:
        found = [(each, self.names.automaton.find_matches_as_indexes(each.folded)) for each in self.fields]
        body = next((each for each in self.fields if each.where == "body"), None)
        for written, places in found:
            counts = written.where != "dek" or body is None or written.text not in body.text
            for pattern, start, end in places:
                self._take(written, self.names.forms[pattern], start, end, counts)
        for hit, form in self.pending:
            place = self._bearer(form)
            if place is not None:
                self._add(place, hit)
        for hit, place in self.doubtful:
            if self._is_about_the_watch(place):
                self._add(place, hit)
        for hits in self.hits.values():
            hits.sort(key=lambda hit: (self.fields.index(hit.prose), hit.start))

    def _take(self, prose: Prose, form: Form, start: int, end: int, counts: bool) -> None:
        text = prose.text
        whole = form.kind in (FULL, COUPLE)
        if not starts(text, start, whole):
            return
        end_of_name = ends(text, end, whole, self.language)
        if not end_of_name:
            given = self.names.given[form.people[0]]
            if form.kind == FULL and prose.folded.startswith(given, start):
                self._near_surname(prose, form, start, start + len(given), counts)
            return
        hit = _Hit(prose, start, end, form.kind, counts)
        if whole:
            if not is_photo_credit(prose, start, end) and not self._is_longer_name(prose, start, end, form):
                for place in form.people:
                    self._add(place, hit)
                    for surname in self.names.surnames[place]:
                        self.shadowed.pop(surname, None)
        elif form.kind == INITIALS:
            if text[start:end].isupper():
                self._add(form.people[0], hit)
        elif not text[max(start, text.rfind(" ", start, end) + 1)].isupper():
            # The particle of "de Laâge" may be small.
            return
        elif form.kind == GIVEN:
            self._near_surname(prose, form, start, end, counts)
        else:
            self._surname(prose, form, start, end, counts)

    def _add(self, place: int, hit: _Hit) -> None:
        self.hits.setdefault(place, []).append(hit)

    def _surname(self, prose: Prose, form: Form, start: int, end: int, counts: bool) -> None:
        before = _BEFORE.search(prose.text, max(0, start - 34), start)
        surname = prose.folded[start:end]
        if before and not self._is_no_name(before.group(1), prose):
            word = before.group(1)
            near = next((place for place in form.people if self._is_given(word, place)), None)
            if near is None:
                self.shadowed[surname] = (prose, paragraph_end(prose.text, end))
                return
            hit = _Hit(prose, before.start(1), end, FULL, counts)
            if not is_photo_credit(prose, hit.start, end):
                self._near(near, hit)
            return
        after = _AFTER.match(prose.text, end)
        named_on = after is not None and after.group(1)[0].isupper() and not self._is_no_name(after.group(1), prose)
        if after and named_on and (_fold(after.group(1)) in COMPANY or not is_headline(prose, start, end)):
            return
        if is_photo_credit(prose, start, end):
            return
        hit = _Hit(prose, start, end, SURNAME, counts)
        shadow = self.shadowed.get(surname)
        if shadow and shadow[0] is prose and start < shadow[1]:
            return
        place = self._bearer(form)
        if place is not None:
            self._add(place, hit)
        elif prose.where in ("title", "dek"):
            self.pending.append((hit, form))

    def _bearer(self, form: Form) -> int | None:
        """The one of the form's people who is established, the latest where several are."""
        known = [place for place in form.people if place in self.hits]
        # "Palladino" is Daniel Palladino's own surname, and only part of Amy Sherman-Palladino's.
        own = [place for place in known if form.surname in self.names.surnames[place]]
        known = own or known
        return max(
            known,
            key=lambda place: (self.fields.index(self.hits[place][-1].prose), self.hits[place][-1].start),
            default=None,
        )

    def _is_given(self, word: str, place: int) -> bool:
        folded, given = _fold(word), self.names.given[place]
        return (
            folded.rstrip(".") == given
            or folded == given[0] + "."
            or (len(given) >= 4 and is_near(folded, given, given=True))
        )

    def _near_surname(self, prose: Prose, form: Form, start: int, end: int, counts: bool) -> None:
        """A given name before a near miss of its surname, the surname without its particle, or a middle name."""
        text, place = prose.text, form.people[0]
        words = [word for word in (_NEXT_WORD.match(text, end), _MIDDLE.match(text, end)) if word]
        candidates = [(word.start(1), word.end(1), _fold(word.group(1))) for word in words]
        if words and (more := _NEXT_WORD.match(text, words[0].end(1))):
            candidates.append((more.start(1), more.end(1), f"{candidates[0][2]} {_fold(more.group(1))}"))
        for first, stop, written in candidates:
            surname = next(
                (last for last in self.names.surnames[place] if is_near(written, last) and len(last) >= 5), None
            )
            if surname is None or not text[first].isupper():
                continue
            hit = _Hit(prose, start, stop, FULL, counts)
            if (
                starts(text, start, False)
                and ends(text, stop, True, self.language)
                and not is_photo_credit(prose, start, stop)
            ):
                self._near(place, hit, exact=written == surname)
            return

    def _near(self, place: int, hit: _Hit, exact: bool = False) -> None:
        length = len(self.names.watch.people[place].name)
        if exact or length >= 13:
            self._add(place, hit)
        else:
            self.doubtful.append((hit, place))

    def _is_about_the_watch(self, place: int) -> bool:
        if any(other != place for other in self.hits):
            return True
        title = _fold(self.names.watch.title)
        return any(title in prose.folded for prose in self.fields)

    def _is_longer_name(self, prose: Prose, start: int, end: int, form: Form) -> bool:
        """Whether a further name follows at once, as in "David Alvarez Montes"."""
        if form.kind == COUPLE or prose.where != "body":
            return False
        after = _AFTER.match(prose.text, end)
        return bool(
            after
            and after.group(1)[0].isupper()
            and after.group(1)[1:].islower()
            and not self._is_no_name(after.group(1), prose)
            and not any(pattern.startswith(_fold(after.group(1))) for pattern in self.names.patterns)
            and not _fold(self.names.watch.title).startswith(_fold(after.group(1)))
            and not is_headline(prose, start, end)
        )

    def _is_no_name(self, word: str, prose: Prose) -> bool:
        """Whether the word before (or after) a surname is a common word, an honorific or a possessive."""
        if not word[0].isupper() or word.endswith(("'s", "’s", "s'", "s’")):
            return True
        folded = _fold(word).rstrip(".")
        if folded in FUNCTION or folded in ROLES or folded.rpartition("'")[2] in FUNCTION:
            return True
        if word not in self.common:
            lower = f" {word.lower()} "
            self.common[word] = len(word) > 2 and any(lower in each.text for each in self.fields)
        return self.common[word]


def _mention(watch: Watch, place: int, hits: list[_Hit]) -> Mention:
    person = watch.people[place]
    counted = [hit for hit in hits if hit.counts]
    first = counted[0]
    evidence = next((hit for hit in hits if hit.kind != SURNAME), first)
    return Mention(
        name=person.name,
        role=person.role,
        mentions=len(counted),
        in_title=any(hit.prose.where == "title" for hit in hits),
        in_dek=any(hit.prose.where == "dek" for hit in hits),
        as_written=tuple(dict.fromkeys(hit.prose.text[hit.start : hit.end] for hit in hits)),
        character=next(
            filter(
                None,
                (parts_played.character(hit.prose, hit.start, hit.end, person.character) for hit in hits[:_LOOKED_AT]),
            ),
            None,
        ),
        credits=tuple(
            dict.fromkeys(
                work
                for hit in hits[:_LOOKED_AT]
                if hit.kind in (FULL, COUPLE)
                for work in parts_played.credits(hit.prose.text, hit.start, hit.end, person.character)
            )
        ),
        evidence=first.prose.sentence_text(evidence.start, evidence.end)
        if evidence is first
        else evidence.prose.sentence_text(evidence.start, evidence.end),
    )
