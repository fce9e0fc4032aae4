"""How much two articles agree on one event, given how rare each of their features is among a watch's articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from pipelines.happenings import VAGUE, Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An article's features, each times its rarity, with their sums."""

    words: Mapping[str, float]
    length: float
    """Of `words` as a vector."""
    names: Mapping[str, float]
    all_names: float
    rare_names: Mapping[str, float]
    """The rarity of each name alone, wherever it stands."""
    title_names: Mapping[str, float]
    """Those of the headline and standfirst."""
    all_title_names: float
    days: Mapping[str, float]
    numbers: Mapping[str, float]
    language: str
    kind: str
    rarest: Sequence[tuple[str, float]]
    """(feature, weight) of the few by which other articles on the event are looked up."""


def weigh(happenings: Sequence[Happening]) -> list[Weighed]:
    """Weigh the features of all articles of a watch against each other.

    What nearly all share (the title, the network, the cast) weighs next to nothing; a name that few articles have
    weighs 1. The watch's people weigh half: they are named in any article.
    """
    rarity = _Rarity(happenings)
    return [_weighed(happening, rarity) for happening in happenings]


def agreement(one: Weighed, other: Weighed, hours: float) -> float:
    """How likely the two tell of one event, 0 to 1; `hours` lie between them."""
    weight = sum(_WEIGHTS[name] * value for name, value in signs(one, other).items())
    return 1 / (1 + exp(_HOURS * min(hours, 120.0) / 120.0 - weight))


def signs(one: Weighed, other: Weighed) -> dict[str, float]:
    """What speaks for and against one event, each about 0 to 1."""
    foreign = one.language != other.language
    common = sum(one.words[word] * other.words[word] for word in one.words.keys() & other.words.keys())
    cosine = common / (one.length * other.length) if common else 0.0
    days = one.days.keys() & other.days.keys()
    rare = sum(one.rare_names[name] for name in one.names.keys() & other.names.keys())
    same_kind = one.kind == other.kind and one.kind not in VAGUE
    kinds = {one.kind, other.kind}
    return {
        "always": 1.0,
        "foreign": float(foreign),
        "words": 0.0 if foreign else cosine,
        "foreign words": cosine if foreign else 0.0,
        "names": _share(one.names, one.all_names, other.names, other.all_names),
        "shared names": rare / (rare + 1.5),
        "title names": _share(one.title_names, one.all_title_names, other.title_names, other.all_title_names),
        "days": min(1.0, sum(one.days[day] for day in days)),
        "other days": float(bool(one.days and other.days and not days)),
        "numbers": min(1.0, sum(one.numbers[number] for number in one.numbers.keys() & other.numbers.keys()) / 1.5),
        "kind": float(same_kind),
        "sole kind": float(same_kind and one.kind in _SOLE),
        "other kind": float(len(kinds) == 2 and kinds != _CLIPS and not kinds & VAGUE),
        "opposite": float(len(kinds) == 2 and kinds in _OPPOSITE),
    }


_WEIGHTS = {
    "always": -4.2, "foreign": 0.9, "words": 4.0, "foreign words": 3.8, "names": 5.0, "shared names": 3.5,
    "title names": 0.8, "days": 1.6, "other days": -0.8, "numbers": 2.0, "kind": 2.6, "sole kind": 2.2,
    "other kind": -2.0, "opposite": -1.2,
}  # fmt: skip
# By logistic regression over the pairs of the building half of tests/story_cases, drawn a little to words (real texts
# are longer) and days; then chosen among neighbours by F1 on that half, its events also drawn together twentyfold.
_HOURS = 1.5
_SOLE = frozenset({"cancellation", "renewal", "premiere date", "trailer", "teaser"})
"""A series has one of these in a week, so that the kind alone says much."""
_CLIPS = {"trailer", "teaser"}
_OPPOSITE = (
    {"cancellation", "renewal"}, {"casting", "cancellation"}, {"casting", "trailer"}, {"casting", "awards"},
    {"trailer", "cancellation"}, {"trailer", "awards"}, {"ratings", "casting"}, {"ratings", "trailer"},
    {"ratings", "awards"}, {"premiere date", "cancellation"}, {"premiere date", "awards"},
)  # fmt: skip
_PRIOR = 4
_PERSON = 0.5
_COMMON = 0.6
_PROMINENT = 2.0
_LOOKED_UP = 14


class _Rarity:
    """How little a feature is shared: 0 where nearly all articles have it, 1 where one does."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        self._counts: Counter[str] = Counter()
        self._people: set[str] = set()
        for one in happenings:
            self._counts.update(one.features())
            self._people |= one.people
        self._most = max(_COMMON * len(happenings), 3)
        self._all = len(happenings) + _PRIOR
        self._scale = log(self._all + 1)
        self._rare: dict[str, float] = {}

    def __getitem__(self, feature: str) -> float:
        rarity = self._rare.get(feature)
        if rarity is None:
            # What most articles of a watch have in common is its title: it ties no two of them together.
            common = self._counts[feature] > self._most
            rarity = 0.0 if common else max(0.0, log(self._all / (self._counts[feature] + 0.5)) / self._scale)
            if feature.lstrip("=") in self._people:
                rarity *= _PERSON
            self._rare[feature] = rarity
        return rarity


def _weighed(told: Happening, rarity: _Rarity) -> Weighed:
    words = {word: weight * rarity[word] for word, weight in told.words.items()}
    names = {name: weight * rarity[f"={name}"] for name, weight in told.names.items()}
    title_names = {name: names[name] for name, weight in told.names.items() if weight >= _PROMINENT}
    days = {day: rarity[f"@{day}"] for day in told.days}
    numbers = {number: rarity[f"#{number}"] for number in told.numbers}
    features = [
        *words.items(),
        *((f"={name}", weight) for name, weight in names.items()),
        *((f"@{day}", weight) for day, weight in days.items()),
    ]
    features.sort(key=lambda pair: (-pair[1], pair[0]))
    return Weighed(
        words=words,
        length=sqrt(sum(weight * weight for weight in words.values())),
        names=names,
        all_names=sum(names.values()),
        rare_names={name: rarity[f"={name}"] for name in names},
        title_names=title_names,
        all_title_names=sum(title_names.values()),
        days=days,
        numbers=numbers,
        language=told.language,
        kind=told.kind,
        rarest=[
            *features[:_LOOKED_UP],
            *((f"@{day}", weight) for day, weight in days.items()),
            (f"kind {told.kind}", 0.2),
        ],
    )  # fmt: skip


def _share(one: Mapping[str, float], all_one: float, other: Mapping[str, float], all_other: float) -> float:
    """Rare names in common over those of the article that has fewer; a single common name is not all of it."""
    common = one.keys() & other.keys()
    return sum(min(one[name], other[name]) for name in common) / max(min(all_one, all_other), 2.0) if common else 0.0
