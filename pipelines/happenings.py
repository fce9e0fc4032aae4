"""What an article tells of one event: its words, names, days, numbers and kind; read once an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from pipelines.date_words import MONTHS, WEEKDAYS
from pipelines.day_marks import day_marks
from pipelines.happening_words import LITTLE_WORDS, NUMBER_WORDS, PLACES
from pipelines.kind_words import HEADLINE
from scrapers.watch import fold, fold_in_place, nfc

OWN_VOICE = frozenset({"review", "recap", "list", "opinion", "interview"})
"""Kinds that tell of no event: each is a story of its own unless it is copied or credited."""

VAGUE = frozenset({"news", "announcement", "gallery"})
"""Kinds that any event may be told as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One article's features, all folded; the weight of a word is that of its most prominent place."""

    words: Mapping[str, float]
    names: Mapping[str, float]
    """Parts of capitalized names, of people and other things: "=brand"."""
    subjects: frozenset[str]
    """Those of the headline that the text repeats: whom or what the headline is about."""
    opening: frozenset[str]
    """Those of the headline, the standfirst and the first sentence."""
    cognates: frozenset[str]
    """How the longer words begin, spelt as Latin has them: what related languages share."""
    days: frozenset[str]
    """ "@04-24" for each day that the head of the text names."""
    numbers: frozenset[str]
    """ "#8": digits, numbers written out, weekdays and months: what reads alike in every language."""
    language: str
    kind: str
    people: frozenset[str] = field(default=frozenset())
    """Parts of the names of the watch's people, as in `names`."""
    outlet: str = ""
    """Folded."""
    credited: frozenset[str] = field(default=frozenset())
    """Folded names of the outlets that the text credits."""

    def features(self) -> Iterator[str]:
        """Everything that counts for rarity."""
        return chain(self.words, self.names, self.days, self.numbers, self.cognates)


def happening(
    title: str,
    dek: str | None,
    body: str,
    people: frozenset[str],
    kind: str | None,
    outlet: str = "",
    credited: tuple[str, ...] = (),
) -> Happening:
    """Read one article; of the body only the beginning, where news says what happened."""
    parts = ((nfc(body[:_LEAD]), _BODY), (nfc(dek or ""), _DEK), (nfc(title), _TITLE))
    words: dict[str, float] = {}
    names: dict[str, float] = {}
    opening: set[str] = set()
    days: set[str] = set()
    numbers: set[str] = set()
    cognates: set[str] = set()
    counts: Counter[str] = Counter()
    subjects: set[str] = set()
    own = _own(people)
    # What stands in a more prominent place overwrites what stands in a lesser one.
    for written, weight in parts:
        if not written:
            continue
        folded = fold_in_place(written)
        opened = len(written)
        if weight == _BODY and (first := _END.search(written)):
            opened = first.start()
        for token in set(_WORD.findall(folded)):
            stem, language, number, cognate = _token(token)
            if language:
                counts[language] += 1
            elif stem:
                words[stem] = weight
                if cognate:
                    cognates.add(cognate)
            if number:
                numbers.add(number)
        for found in _NAME.finditer(written):
            start = found.start()
            # A capital at the start of a sentence says nothing, unless another follows.
            starts = start == 0 or written[start - 2 : start] in _STARTS or written[start - 1] in _OPENS
            stems = _names(found.group(), starts)
            if weight == _TITLE:
                subjects.update(stem for stem in stems if stem in names or stem in own)
            for stem in stems:
                names[stem] = weight
            if start < opened:
                opening.update(stems)
        days.update(f"@{mark.month:02}-{mark.day:02}" for mark in day_marks(folded) if mark.month)
        for number in _NUMBER.findall(folded):
            if not 1990 <= float(number.replace(",", ".")) <= 2040:
                numbers.add(f"#{number.replace(',', '.')}")
    language = max(sorted(counts), key=lambda name: counts[name], default="")
    label = kind if kind is not None else _kind(fold(title), fold(dek or ""))
    if label == "trailer" and _TEASER.search(fold(title)):
        label = "teaser"
    elif label == "premiere date" and _DELAY.search(fold(title)):
        label = "delay"
    return Happening(
        words=words, names=names, subjects=frozenset(subjects), opening=frozenset(opening),
        cognates=frozenset(cognates), days=frozenset(days), numbers=frozenset(numbers),
        language=language, people=own, kind=label, outlet=fold(outlet),
        credited=frozenset(fold(name) for name in credited),
    )  # fmt: skip


_TITLE, _DEK, _BODY = 3.0, 2.0, 1.0
_LEAD = 700
_STEM = 8
_NAME_STEM = 5  # Trieste is Triest, Copenhagen is Copenhague
_COGNATE = 5
_END = re.compile(r"[.!?] |\n")
_TEASER = re.compile(r"\bteasers?\b")
_DELAY = re.compile(
    r"\b(?:delay\w*|push(?:es|ed)|postpone\w*|reporte\w*|repousse\w*|retarde\w*|rinvia\w*|slitta|posticipa\w*|verschiebt|verschoben"
    r"|spater|plus tard|later|aplaza\w*|retrasa\w*|adia\w*|uitgesteld)\b"
)
_STARTS = (". ", "! ", "? ", ": ", "” ", "» ")
_OPENS = '\n“"«„'
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d(?<![\d.,]\d)\d{0,3}(?:[.,]\d{1,3})?(?![\d])")
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’']{1,24}(?:-[A-ZÀ-ÖØ-Þ][\w’']{1,24})?"
    r"(?: (?:de |du |di |da |von |van |la )?[A-ZÀ-ÖØ-Þ][\w’'-]{1,24}){0,3}"
)


@lru_cache(maxsize=65_536)
def _token(token: str) -> tuple[str, str, str, str]:
    """Return (stem, language of a little word, number, cognate) of a folded word; empty where it is none."""
    number = (
        f"#{NUMBER_WORDS[token]}"
        if token in NUMBER_WORDS
        else f"#weekday {WEEKDAYS[token]}"
        if token in WEEKDAYS
        else f"#month {MONTHS[token]}"
        if len(token) > 3 and token in MONTHS
        else ""
    )
    if token in LITTLE_WORDS:
        return "", LITTLE_WORDS[token], number, ""
    if len(token) < 3 or token.isdigit():
        return "", "", number, ""
    cognate = f"~{_latin(token)[:_COGNATE]}" if len(token) > _COGNATE and not number else ""
    return token[:_STEM], "", number, cognate


def _latin(word: str) -> str:
    for written, meant in (("ph", "f"), ("th", "t"), ("k", "c"), ("y", "i"), ("z", "c"), ("qu", "c"), ("sch", "sc")):
        word = word.replace(written, meant)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=65_536)
def _names(name: str, starts: bool) -> tuple[str, ...]:
    parts = fold(name).replace("-", " ").split()
    if starts and len(parts) == 1:
        parts = []
    place = PLACES.get(" ".join(parts))
    if place:
        return (f"={place}",)
    return tuple(
        f"={PLACES.get(part) or part[:_NAME_STEM]}" for part in parts if len(part) > 2 and part not in LITTLE_WORDS
    )


@lru_cache(maxsize=4_096)
def _own(people: frozenset[str]) -> frozenset[str]:
    return frozenset(
        f"={part[:_NAME_STEM]}" for person in people for part in fold(person).replace("-", " ").split() if len(part) > 2
    )


def _kind(title: str, dek: str) -> str:
    for text in (title, dek):
        found = [(match.start(), kind) for kind, pattern in HEADLINE.items() if (match := pattern.search(text))]
        clear = [(at, kind) for at, kind in found if kind not in VAGUE]
        if found:
            return min(clear or found)[1]
    return "news"
