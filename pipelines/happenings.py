"""What an article tells of one event: its words, names, days, numbers and class; and how much two of them agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log, sqrt

from pipelines.day_marks import day_marks
from pipelines.happening_words import LITTLE_WORDS, NUMBER_WORDS
from pipelines.kind_words import HEADLINE
from scrapers.watch import fold, fold_in_place, nfc

OWN_VOICE = frozenset({"review", "recap", "list", "opinion", "interview"})
"""Kinds that tell of no event: each is a story of its own unless it is copied or credited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One article's features, all folded; the weight of a word is that of its most prominent place."""

    words: Mapping[str, float]
    names: Mapping[str, float]
    """Parts of capitalized names, of people and other things."""
    days: Mapping[str, float]
    """ "04-24" for each day that the head of the text names."""
    numbers: frozenset[str]
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
    parts = ((nfc(title), _TITLE), (nfc(dek or ""), _DEK), (nfc(body[:_LEAD]), _BODY), (nfc(body[_LEAD:_LIMIT]), _REST))
    words: dict[str, float] = {}
    names: dict[str, float] = {}
    days: dict[str, float] = {}
    numbers: set[str] = set()
    counts: Counter[str] = Counter()
    head = ""
    for written, weight in parts:
        folded = fold_in_place(written)
        tokens = _WORD.findall(folded)
        for token in tokens:
            if token in LITTLE_WORDS:
                counts[LITTLE_WORDS[token]] += 1
            elif len(token) > 2 and not token.isdigit():
                stem = token[:_STEM]
                words[stem] = max(words.get(stem, 0.0), weight)
        if weight == _REST:
            continue
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
        head += folded + "\n"
    language = max(sorted(counts), key=lambda name: counts[name], default="")
    own = frozenset(part[:_NAME_STEM] for person in people for part in fold(person).replace("-", " ").split() if len(part) > 2)
    return Happening(
        words=words, names=names, days=days, numbers=frozenset(numbers), language=language, people=own,
        kind=kind if kind is not None else _kind(fold(title), fold(dek or "")),
    )  # fmt: skip


class Rarity:
    """How little a feature is shared by the articles of a watch: 0 where nearly all have it, 1 where one does."""

    def __init__(self, happenings: Iterable[Happening]) -> None:
        known = list(happenings)
        self._counts: Counter[str] = Counter()
        self._people: set[str] = set()
        for one in known:
            self._counts.update(set(one.features()))
            self._people |= one.people
        self._all = len(known) + _PRIOR
        self._scale = log(self._all + 1)
        self._rare: dict[str, float] = {}

    def __getitem__(self, feature: str) -> float:
        rarity = self._rare.get(feature)
        if rarity is None:
            rarity = max(0.0, log(self._all / (self._counts[feature] + 0.5)) / self._scale)
            if feature.lstrip("=") in self._people:
                rarity *= _PERSON
            self._rare[feature] = rarity
        return rarity


def agreement(one: Happening, other: Happening, rarity: Rarity, hours: float) -> float:
    """How likely the two tell of one event, 0 to 1."""
    return 1 / (
        1 + 2.718281828 ** -sum(_WEIGHTS[name] * value for name, value in signs(one, other, rarity, hours).items())
    )


def signs(one: Happening, other: Happening, rarity: Rarity, hours: float) -> dict[str, float]:
    """What speaks for and against one event, each about 0 to 1."""
    same_language = one.language == other.language
    same_kind = one.kind == other.kind and one.kind not in _VAGUE
    days = set(one.days) & set(other.days)
    return {
        "always": 1.0,
        "foreign": 0.0 if same_language else 1.0,
        "words": _cosine(one.words, other.words, rarity, "") if same_language else 0.0,
        "foreign words": 0.0 if same_language else _cosine(one.words, other.words, rarity, ""),
        "names": _share(one.names, other.names, rarity, "=", same_language),
        "title names": _share(_prominent(one.names), _prominent(other.names), rarity, "=", same_language),
        "days": min(1.0, sum(rarity[f"@{day}"] for day in days)) if days else 0.0,
        "other days": float(bool(one.days) and bool(other.days) and not days),
        "numbers": min(1.0, sum(rarity[f"#{number}"] for number in one.numbers & other.numbers) / 1.5),
        "kind": float(same_kind),
        "sole kind": float(same_kind and one.kind in _SOLE),
        "other kind": float(one.kind != other.kind and one.kind not in _VAGUE and other.kind not in _VAGUE),
        "opposite": float({one.kind, other.kind} in _OPPOSITE),
        "hours": min(hours, 120.0) / 120.0,
    }


_TITLE, _DEK, _BODY, _REST = 3.0, 2.0, 1.0, 0.3
_LEAD = 700
_LIMIT = 2500
_STEM = 8
_NAME_STEM = 5  # Vienna is Vienne, Trieste is Triest, Copenhagen is Copenhague
_PRIOR = 4
_PERSON = 0.5
_VAGUE = frozenset({"news", "announcement", "gallery"})
_SOLE = frozenset({"cancellation", "renewal", "premiere date", "trailer"})
_OPPOSITE = ({"cancellation", "renewal"}, {"casting", "cancellation"}, {"casting", "trailer"}, {"casting", "awards"}, {"trailer", "cancellation"}, {"trailer", "awards"}, {"ratings", "casting"}, {"ratings", "trailer"}, {"ratings", "awards"}, {"premiere date", "cancellation"}, {"premiere date", "awards"})  # fmt: skip  # noqa: E501
_STARTS = (". ", "! ", "? ", ": ", "” ", "» ")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?:[.,]\d{1,3})?(?![\d])")
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’']{1,24}(?:-[A-ZÀ-ÖØ-Þ][\w’']{1,24})?(?: (?:de |du |di |da |von |van |la )?[A-ZÀ-ÖØ-Þ][\w’'-]{1,24}){0,3}"
)
_WEIGHTS = {
    "always": -4.8, "foreign": 0.9, "words": 4.0, "foreign words": 3.8, "names": 6.5, "title names": 0.8, "days": 1.6,
    "other days": -0.8, "numbers": 4.0, "kind": 2.6, "sole kind": 2.2, "other kind": -2.0, "opposite": -1.2, "hours": -1.5,
}  # fmt: skip
# By logistic regression over the pairs of the building half of tests/story_cases, rounded and drawn a little to
# plainer evidence (words for texts longer than those, days); the weight of hours is set by hand.


def _kind(title: str, dek: str) -> str:
    for text in (title, dek):
        found = [(match.start(), kind) for kind, pattern in HEADLINE.items() if (match := pattern.search(text))]
        clear = [(at, kind) for at, kind in found if kind not in _VAGUE]
        if found:
            return min(clear or found)[1]
    return "news"


def _prominent(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: weight for name, weight in weights.items() if weight >= _DEK}


def _cosine(one: Mapping[str, float], other: Mapping[str, float], rarity: Rarity, prefix: str) -> float:
    if len(one) > len(other):
        one, other = other, one
    common = sum(weight * other[name] * rarity[prefix + name] ** 2 for name, weight in one.items() if name in other)
    if not common:
        return 0.0
    return common / (_length(one, rarity, prefix) * _length(other, rarity, prefix))


def _length(weights: Mapping[str, float], rarity: Rarity, prefix: str) -> float:
    return sqrt(sum((weight * rarity[prefix + name]) ** 2 for name, weight in weights.items()))


def _share(
    one: Mapping[str, float], other: Mapping[str, float], rarity: Rarity, prefix: str, same_language: bool
) -> float:
    """Rare names in common over those of the article that has fewer; a single common name is not all of it."""
    common = sum(min(weight, other[name]) * rarity[prefix + name] for name, weight in one.items() if name in other)
    if not common:
        return 0.0
    least = min(sum(weight * rarity[prefix + name] for name, weight in names.items()) for names in (one, other))
    return common / max(least, 2.0)
