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
    subjects: Mapping[str, float]
    opening: frozenset[str]
    cognates: Mapping[str, float]
    days: Mapping[str, float]
    numbers: Mapping[str, float]
    language: str
    kind: str
    outlet: str
    credited: frozenset[str]
    rarest: Sequence[tuple[str, float]]
    """(feature, weight) of the few by which other articles on the event are looked up."""


def weigh(happenings: Sequence[Happening]) -> list[Weighed]:
    """Weigh the features of all articles of a watch against each other.

    What nearly all share (the title, the network, the cast) weighs next to nothing; a name that few articles have
    weighs 1. The watch's people weigh half: they are named in any article.
    """
    rare = _rarity(happenings)
    return [_weighed(happening, rare) for happening in happenings]


def agreement(one: Weighed, other: Weighed, hours: float) -> float:
    """How likely the two tell of one event, 0 to 1; `hours` lie between them."""
    weight = sum(_WEIGHTS[name] * value for name, value in signs(one, other).items() if value)
    return 1 / (1 + exp(_HOURS * min(hours, 120.0) / 120.0 - weight))


def signs(one: Weighed, other: Weighed) -> dict[str, float]:
    """What speaks for and against one event, each about 0 to 1."""
    foreign = one.language != other.language
    cosine = _common(one.words, other.words) / (one.length * other.length or 1.0)
    days = one.days.keys() & other.days.keys()
    names = one.names.keys() & other.names.keys()
    rare = sum([one.rare_names[name] for name in names])
    numbers = one.numbers.keys() & other.numbers.keys()
    kinds = {one.kind, other.kind}
    same_kind = len(kinds) == 1 and one.kind not in VAGUE
    apart = _apart(one, other)
    return {
        "always": 1.0,
        "foreign": float(foreign),
        "words": 0.0 if foreign else cosine,
        "foreign words": cosine if foreign else 0.0,
        "cognates": _cognates(one, other) if foreign else 0.0,
        "names": sum([min(one.names[name], other.names[name]) for name in names])
        / max(min(one.all_names, other.all_names), 2.0),
        "shared names": rare / (rare + 1.5),
        "title names": _share(one.title_names, one.all_title_names, other.title_names, other.all_title_names),
        "days": min(1.0, sum([one.days[day] for day in days])),
        "other days": float(bool(one.days and other.days and not days)),
        "numbers": min(1.0, sum([one.numbers[number] for number in numbers]) / 1.5),
        "kind": float(same_kind),
        "sole kind": float(same_kind and one.kind in _SOLE),
        "other kind": float(len(kinds) == 2 and kinds != _CLIPS and not kinds & VAGUE),
        "opposite": float(len(kinds) == 2 and kinds in _OPPOSITE),
        "other subject": 0.0 if one.kind in _SOLE else apart,
        "other player": apart if same_kind and one.kind in _PERSONAL else 0.0,
        "credit": float(one.outlet in other.credited or other.outlet in one.credited),
    }


_WEIGHTS = {
    "always": -4.6, "foreign": 1.2, "words": 4.1, "foreign words": 4.0, "cognates": 2.7, "names": 5.7,
    "shared names": 4.6, "title names": 0.4, "days": 2.2, "other days": -0.8, "numbers": 3.0, "kind": 3.2,
    "sole kind": 2.7, "other kind": -2.2, "opposite": -1.2, "other subject": -0.8, "other player": -4.0, "credit": 0.8,
}  # fmt: skip
# By logistic regression over the pairs of the building half of tests/story_cases, drawn a little to words (real texts
# are longer); half of them with the events drawn together twentyfold.
_HOURS = 3.0
_SOLE = frozenset({"cancellation", "renewal", "premiere date", "delay", "trailer", "teaser"})
"""A series has one of these in a week, so that the kind alone says much."""
_PERSONAL = frozenset({"casting", "awards"})
"""Kinds that are about a person, so that another person is another event."""
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
_WORDS_LOOKED_UP = 8
_NAMES_LOOKED_UP = 12
_MOST_WORDS = 48
_MOST_NAMES = 32


def _rarity(happenings: Sequence[Happening]) -> dict[str, float]:
    """How little a feature is shared: 0 where nearly all articles have it, 1 where one does."""
    counts: Counter[str] = Counter()
    people: set[str] = set()
    for one in happenings:
        counts.update(one.features())
        people |= one.people
    # What most articles of a watch have in common is its title: it ties no two of them together.
    most = max(_COMMON * len(happenings), 3)
    all_of_them = len(happenings) + _PRIOR
    scale = log(all_of_them + 1)
    by_count = {
        count: 0.0 if count > most else max(0.0, log(all_of_them / (count + 0.5)) / scale)
        for count in set(counts.values())
    }
    rare = {feature: by_count[count] for feature, count in counts.items()}
    for person in people:
        if person in rare:
            rare[person] *= _PERSON
    return rare


def _weighed(told: Happening, rare: Mapping[str, float]) -> Weighed:
    words = _heaviest({word: weight * rare[word] for word, weight in told.words.items()}, _MOST_WORDS)
    names = _heaviest({name: weight * rare[name] for name, weight in told.names.items()}, _MOST_NAMES)
    title_names = {name: weight for name, weight in names.items() if told.names[name] >= _PROMINENT}
    days = {day: rare[day] for day in told.days}
    return Weighed(
        words=words,
        length=sqrt(sum([weight * weight for weight in words.values()])),
        names=names,
        all_names=sum(names.values()),
        rare_names={name: rare[name] for name in names},
        title_names=title_names,
        all_title_names=sum(title_names.values()),
        subjects={
            name: max(rare[name], _OWN) for name in told.subjects if rare[name] >= _TELLING or name in told.people
        },
        opening=told.opening,
        cognates={cognate: rare[cognate] for cognate in told.cognates},
        days=days,
        numbers={number: rare[number] for number in told.numbers},
        language=told.language,
        kind=told.kind,
        outlet=told.outlet,
        credited=told.credited,
        rarest=[
            *_heaviest(words, _WORDS_LOOKED_UP).items(),
            *_heaviest(names, _NAMES_LOOKED_UP).items(),
            *days.items(),
            (f"kind {told.kind}", 0.2),
        ],
    )


_TELLING = 0.15
"""Rarity that the series' title and network do not have; no headline is told apart by them."""
_OWN = 0.3
"""Least weight of one of the watch's people as the subject of a headline, though every article names them."""


def _heaviest(weights: dict[str, float], most: int) -> dict[str, float]:
    if len(weights) <= most:
        return weights
    return dict(sorted(weights.items(), key=_by_weight)[:most])


def _by_weight(pair: tuple[str, float]) -> tuple[float, str]:
    return -pair[1], pair[0]


def _common(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum([one[word] * other[word] for word in one.keys() & other.keys()])


def _cognates(one: Weighed, other: Weighed) -> float:
    common = sum([one.cognates[cognate] for cognate in one.cognates.keys() & other.cognates.keys()])
    return common / (common + 3.0)


def _apart(one: Weighed, other: Weighed) -> float:
    """How much of whom each headline is about is absent from the other's opening; 0 where a headline names nobody."""
    if not one.subjects or not other.subjects:
        return 0.0
    return 1.0 - max(_told_of(one.subjects, other.opening), _told_of(other.subjects, one.opening))


def _told_of(subjects: Mapping[str, float], opening: frozenset[str]) -> float:
    return sum([weight for name, weight in subjects.items() if name in opening]) / sum(subjects.values())


def _share(one: Mapping[str, float], all_one: float, other: Mapping[str, float], all_other: float) -> float:
    """Rare names in common over those of the article that has fewer; a single common name is not all of it."""
    common = one.keys() & other.keys()
    return sum([min(one[name], other[name]) for name in common]) / max(min(all_one, all_other), 2.0) if common else 0.0
