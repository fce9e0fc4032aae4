"""How surely the title's words at one place are the series: their form, what stands around, and the whole article."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from pipelines.terms import CONTEXT, FAIR, NETWORK, PERSON, SENSE, SPECIFIC, SURE, Mark, Terms, marks
from pipelines.title_forms import Occurrence, occurrences
from scrapers.parsers.cast import Prose

ENOUGH = 3.1
"""From here on the title is the series: quoted with one of its people near, named with two words of the trade, ..."""
IN_PASSING = 1.9
"""Enough for a further place in an article that names the series elsewhere."""

_REACH = 220
"""Characters on either side of a title in which a word speaks for it: its sentence and the next."""
_FIRST_LINES = 600
_WEIGHTS = {PERSON: 1.5, NETWORK: 1.5, CONTEXT: 1.5, SURE: 0.75, FAIR: 0.4}
_MOST = {PERSON: 3.0, NETWORK: 1.5, CONTEXT: 3.0, SURE: 2.25, FAIR: 1.2}
_DISTINCT = {1: 0.0, 2: 1.0}
"""By the title's content words; three and more are hardly anything else."""
_LIST = re.compile(r"(?:, |; | and | & | et | e | y | und | en |/)[\"“«‘']?\s?[\"“„«‘']?[A-ZÀ-Þ0-9]")
_ITEM_ENDS = re.compile(r"(?: ?[\"”»“’'])?(?: ?[(\[][^()]{1,40}[)\]])?\)?\s?(?:[,;.:]|and\b|&|et\b|e\b|y\b|und\b|en\b)")


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for and against, gathered over all fields."""

    marks_of: dict[int, list[Mark]]
    """The marks of each field, by the identity of its Prose."""
    titles: list[Occurrence]
    others: int
    """How often the title's words are common ones or another name's."""
    words: dict[int, set[str]]
    """The different terms of each sort."""
    heading: list[Mark]
    everywhere: float
    """Weight of all terms of the article, each sort up to its most."""
    whole: float
    """What the article at large adds to each place of the title."""
    specific_early: bool
    """Whether people, network or world of the series stand in headline, standfirst or the first lines."""

    def has(self, sort: int) -> int:
        """Number of different terms of this sort."""
        return len(self.words.get(sort, ()))

    @property
    def specific(self) -> int:
        """Number of different people, networks and words of the series' world."""
        return sum(self.has(sort) for sort in SPECIFIC)

    def heads(self, *sorts: int) -> bool:
        """Whether the headline has a term of these sorts."""
        return any(mark.sort in sorts for mark in self.heading)


def gather(texts: list[Prose], terms: Terms) -> Case:
    """Look through all fields of an article."""
    found = [(written, marks(terms, written)) for written in texts]
    titles: list[Occurrence] = []
    others = 0
    words: dict[int, set[str]] = {}
    for written, of_field in found:
        here, elsewhere = occurrences(terms, written, of_field)
        titles += here
        others += elsewhere
        if written.where != "slug":
            for mark in of_field:
                words.setdefault(mark.sort, set()).add(mark.what)
    count = {sort: len(said) for sort, said in words.items()}
    specific = sum(count.get(sort, 0) for sort in SPECIFIC)
    return Case(
        marks_of={id(written): of_field for written, of_field in found},
        titles=titles,
        others=others,
        words=words,
        everywhere=sum(min(_MOST[sort], weight * count.get(sort, 0)) for sort, weight in _WEIGHTS.items()),
        whole=min(2.0, 0.5 * specific + 0.15 * (count.get(SURE, 0) + count.get(FAIR, 0))),
        heading=next((of_field for written, of_field in found if written.where == "title"), []),
        specific_early=any(
            mark.sort in SPECIFIC and mark.start < _FIRST_LINES
            for written, of_field in found
            if written.where in ("title", "dek", "body")
            for mark in of_field
        ),
    )


def confidence(occurrence: Occurrence, case: Case, terms: Terms) -> float:
    """How surely this place names the series; see `ENOUGH`."""
    near = _near(occurrence, case)
    where = occurrence.prose.where
    around = sum(min(_MOST[sort], _WEIGHTS[sort] * len(said)) for sort, said in near.items() if sort in _WEIGHTS)
    if where != "body":
        # A headline is short; what its article says stands for its context.
        around = max(around, case.everywhere if case.specific_early else 0.75 * case.everywhere)
    if where == "title" and occurrence.form >= 1:
        around += 0.8 * (SURE in near) + 0.3 * any(sort in near for sort in SPECIFIC)
    if SURE in near and in_list(occurrence):
        around += 0.5 if occurrence.named else 1.3
    return (
        occurrence.form
        + around
        + case.whole
        + _DISTINCT.get(terms.content_words, 2.2)
        - _against(occurrence, case, near)
    )


def has_ground(occurrence: Occurrence, case: Case, terms: Terms) -> bool:
    """Whether something ties the title to the series: its people, network or world, or the words beside the title."""
    if occurrence.translated:
        quoted = occurrence.why.startswith("quoted")
        named = occurrence.why.startswith("after") and case.has(NETWORK) > 0
        return (quoted or named) and case.specific >= 2 and case.has(PERSON) > 0
    if terms.content_words > 2 or case.specific:
        return True
    if occurrence.named:
        return case.has(SURE) >= 1
    if occurrence.prose.where == "title" and case.heads(SURE):
        return True
    return in_list(occurrence) and SURE in _near(occurrence, case)


def in_list(occurrence: Occurrence) -> bool:
    """Whether the title stands in a text's list of capitalised or quoted names."""
    if occurrence.prose.where not in ("body", "dek"):
        return False
    text, start, end = occurrence.prose.text, occurrence.start, occurrence.end
    left = max(0, start - 80, text.rfind("\n", max(0, start - 80), start) + 1)
    return bool(_ITEM_ENDS.match(text, end, end + 50)) and len(_LIST.findall(text, left, end + 80)) >= 2


def _near(occurrence: Occurrence, case: Case) -> dict[int, set[str]]:
    """The different terms around, by sort; a headline speaks for all below it, its names for the first lines."""
    found = case.marks_of[id(occurrence.prose)]
    near: dict[int, set[str]] = {}
    first = bisect_left(found, (occurrence.start - _REACH,))
    for mark in found[first : bisect_left(found, (occurrence.end + _REACH,))]:
        near.setdefault(mark.sort, set()).add(mark.what)
    if occurrence.prose.where == "body":
        for mark in case.heading:
            if mark.sort == SURE or (mark.sort in SPECIFIC and occurrence.start < _FIRST_LINES):
                near.setdefault(mark.sort, set()).add(mark.what)
    return near


def _against(occurrence: Occurrence, case: Case, near: dict[int, set[str]]) -> float:
    """What other senses nearby and in the article take away; little where the title is quoted or named a series."""
    lost = 1.0 if occurrence.translated else 0.0
    if occurrence.named:
        return lost
    if SENSE in near:
        lost += 1.0
    if case.others:
        lost += 1.0 if case.others >= len(case.titles) else 0.4
    return lost
