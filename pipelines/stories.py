"""Which articles tell one story: copies of a text, and other outlets' own words on the same event; who was first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pipelines.copies import copies
from pipelines.happenings import OWN_VOICE, Happening, Rarity, agreement, happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One relevant article of a watch."""

    key: int
    """Its page's id."""
    outlet: str
    title: str
    dek: str | None = None
    body: str = ""
    people: frozenset[str] = frozenset()
    """The watch's people whom it names."""
    published: datetime | None = None
    """Aware, UTC."""
    first_seen: datetime
    """Aware, UTC; stands in for `published` where that is not known."""
    credited: tuple[str, ...] = ()
    """Outlets that the text credits."""
    kind: str | None = None
    """None: read from the headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article's part in a story."""

    key: int
    part: Literal["first", "copy", "follow-up"]
    lag_minutes: float | None
    """Behind the first article; 0 for the first, None where either's time of publication is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event as it was told; most stories have one member."""

    key: str
    """The lowest page id of its members: an article that joins later has a higher one, so the key stays."""
    members: tuple[Member, ...]
    """The first one first, then by time."""
    credited: str | None
    """The outlet that most members credit, crawled or not; among equals the one credited earliest."""


def stories(items: Sequence[Item]) -> tuple[Story, ...]:
    """Put every item into exactly one story; oldest story first. The order of the items does not matter."""
    ordered = sorted(items, key=lambda item: (item.published or item.first_seen, item.key))
    copied: dict[int, list[int]] = defaultdict(list)
    for earlier, later in copies([f"{item.title}\n{item.body}" for item in ordered]):
        copied[later].append(earlier)
    told = [happening(item.title, item.dek, item.body, item.people, item.kind) for item in ordered]
    places = _Places(ordered, told, Rarity(told))
    for place in range(len(ordered)):
        places.put(place, copied.get(place, ()))
    return tuple(
        _story([ordered[place] for place in members], copied, members) for members in places.stories if members
    )


_WINDOW_HOURS = 120.0
_ENOUGH = 0.5
_COMPARED = 8
_LOOKED_UP = 14
_RECENT = 40


class _Places:
    """The stories so far; each article goes to the story that it agrees with most, or begins one."""

    def __init__(self, items: Sequence[Item], told: Sequence[Happening], rarity: Rarity) -> None:
        self.stories: list[list[int]] = []
        self._items, self._told, self._rarity = items, told, rarity
        self._story_of: dict[int, int] = {}
        self._having: dict[str, list[int]] = defaultdict(list)

    def put(self, place: int, copied: Iterable[int]) -> None:
        """Find the story of one article; copies of its text decide before anything else."""
        found = sorted({self._story_of[earlier] for earlier in copied})
        looked_up = self._rarest(place)
        if found:
            story = found[0]
            for other in found[1:]:
                self._merge(other, story)
        else:
            story = self._best(place, looked_up)
        self.stories[story].append(place)
        self._story_of[place] = story
        for feature in looked_up:
            self._having[feature].append(place)

    def _merge(self, gone: int, story: int) -> None:
        for place in self.stories[gone]:
            self._story_of[place] = story
        self.stories[story] = sorted(self.stories[story] + self.stories[gone])
        self.stories[gone] = []

    def _rarest(self, place: int) -> list[str]:
        told = self._told[place]
        if told.kind in OWN_VOICE:
            return []
        features = sorted(told.features(), key=lambda feature: (-self._weight(told, feature), feature))
        return [*features[:_LOOKED_UP], *(f"@{day}" for day in told.days), f"kind {told.kind}"]

    def _weight(self, told: Happening, feature: str) -> float:
        weights = {"=": told.names, "@": told.days}.get(feature[0])
        weight = told.words.get(feature, 1.0) if weights is None else weights[feature[1:]]
        return weight * self._rarity[feature]

    def _best(self, place: int, looked_up: Iterable[str]) -> int:
        near: set[int] = set()
        for feature in looked_up:
            for other in reversed(self._having[feature][-_RECENT:]):
                if self._hours(other, place) > _WINDOW_HOURS:
                    break
                near.add(self._story_of[other])
        best, story = _ENOUGH, -1
        for candidate in sorted(near):
            likely = self._likely(place, candidate)
            if likely > best:
                best, story = likely, candidate
        if story < 0:
            self.stories.append([])
            return len(self.stories) - 1
        return story

    def _likely(self, place: int, story: int) -> float:
        members = self.stories[story]
        if self._hours(members[0], place) > _WINDOW_HOURS:
            return 0.0
        compared = members if len(members) <= _COMPARED else [*members[:2], *members[2 - _COMPARED :]]
        values = [
            agreement(self._told[place], self._told[other], self._rarity, self._hours(other, place))
            for other in compared
            if self._told[other].kind not in OWN_VOICE
        ]
        return 0.6 * max(values) + 0.4 * sum(values) / len(values) if values else 0.0

    def _hours(self, earlier: int, later: int) -> float:
        one, other = self._items[earlier], self._items[later]
        return ((other.published or other.first_seen) - (one.published or one.first_seen)).total_seconds() / 3600


def _story(members: Sequence[Item], copied: dict[int, list[int]], places: Sequence[int]) -> Story:
    first = members[0]
    credits = [outlet for item in members for outlet in item.credited]
    return Story(
        key=str(min(item.key for item in members)),
        members=tuple(
            Member(
                key=item.key,
                part="first" if item is first else "copy" if place in copied else "follow-up",
                lag_minutes=_lag(first, item),
            )
            for item, place in zip(members, places, strict=True)
        ),
        credited=max(dict.fromkeys(credits), key=credits.count, default=None),
    )


def _lag(first: Item, item: Item) -> float | None:
    if item is first:
        return 0.0
    if first.published is None or item.published is None:
        return None
    return (item.published - first.published).total_seconds() / 60
