"""What an article tells of one event: its words, names, days, numbers and kind; read once an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipelines.date_words import MONTHS, WEEKDAYS
from pipelines.day_marks import day_marks
from pipelines.happening_words import LITTLE_WORDS, NUMBER_WORDS
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
    """Parts of capitalized names, of people and other things."""
    days: Mapping[str, float]
    """ "04-24" for each day that the head of the text names."""
    numbers: frozenset[str]
    """Digits, numbers written out, weekdays and months: what reads alike in every language."""
    language: str
    kind: str
    people: frozenset[str] = field(default=frozenset())
    """Parts of the names of the watch's people."""

    def features(self) -> Iterable[str]:
        """Everything that counts for rarity."""
        yield from self.words
        yield from (f"={name}" for name in self.names)
        yield from (f"@{day}" for day in self.days)
        yield from (f"#{number}" for number in self.numbers)


def happening(title: str, dek: str | None, body: str, people: frozenset[str], kind: str | None) -> Happening:
    """Read one article; of the body only the beginning, where news says what happened."""
    parts = ((nfc(title), _TITLE), (nfc(dek or ""), _DEK), (nfc(body[:_LEAD]), _BODY))
    words: dict[str, float] = {}
    names: dict[str, float] = {}
    days: dict[str, float] = {}
    numbers: set[str] = set()
    counts: Counter[str] = Counter()
    for written, weight in parts:
        folded = fold_in_place(written)
        tokens = _WORD.findall(folded)
        for token in tokens:
            if token in LITTLE_WORDS:
                counts[LITTLE_WORDS[token]] += 1
            elif len(token) > 2 and not token.isdigit():
                stem = token[:_STEM]
                words[stem] = max(words.get(stem, 0.0), weight)
        for found in _NAME.finditer(written):
            # A capital at the start of a sentence says nothing, unless another follows.
            starts = (
                found.start() == 0
                or written[found.start() - 2 : found.start()] in _STARTS
                or written[found.start() - 1] in '\n“"«„'
            )
            for position, part in enumerate(fold(found.group()).replace("-", " ").split()):
                if (
                    len(part) > 2
                    and part not in LITTLE_WORDS
                    and not (starts and position == 0 and " " not in found.group())
                ):
                    stem = part[:_NAME_STEM]
                    names[stem] = max(names.get(stem, 0.0), weight)
        for mark in day_marks(folded):
            if mark.month:
                day = f"{mark.month:02}-{mark.day:02}"
                days[day] = max(days.get(day, 0.0), weight)
        numbers.update(
            number
            for number in _NUMBER.findall(folded)
            if not 1990 <= int(number.replace(".", "").replace(",", "") or 0) <= 2040
        )
        numbers.update(NUMBER_WORDS[token] for token in tokens if token in NUMBER_WORDS)
        numbers.update(f"weekday {WEEKDAYS[token]}" for token in tokens if token in WEEKDAYS)
        numbers.update(f"month {MONTHS[token]}" for token in tokens if len(token) > 3 and token in MONTHS)
    language = max(sorted(counts), key=lambda name: counts[name], default="")
    label = kind if kind is not None else _kind(fold(title), fold(dek or ""))
    if label == "trailer" and _TEASER.search(fold(title)):
        label = "teaser"
    own = frozenset(
        part[:_NAME_STEM] for person in people for part in fold(person).replace("-", " ").split() if len(part) > 2
    )
    return Happening(
        words=words, names=names, days=days, numbers=frozenset(numbers), language=language, people=own,
        kind=label,
    )  # fmt: skip


_TITLE, _DEK, _BODY = 3.0, 2.0, 1.0
_LEAD = 900
_STEM = 8
_NAME_STEM = 5  # Vienna is Vienne, Trieste is Triest, Copenhagen is Copenhague
_TEASER = re.compile(r"\bteasers?\b")
_STARTS = (". ", "! ", "? ", ": ", "” ", "» ")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?:[.,]\d{1,3})?(?![\d])")
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’']{1,24}(?:-[A-ZÀ-ÖØ-Þ][\w’']{1,24})?"
    r"(?: (?:de |du |di |da |von |van |la )?[A-ZÀ-ÖØ-Þ][\w’'-]{1,24}){0,3}"
)


def _kind(title: str, dek: str) -> str:
    for text in (title, dek):
        found = [(match.start(), kind) for kind, pattern in HEADLINE.items() if (match := pattern.search(text))]
        clear = [(at, kind) for at, kind in found if kind not in VAGUE]
        if found:
            return min(clear or found)[1]
    return "news"
