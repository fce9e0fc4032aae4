"""Which articles tell one story: copies of a text, and other outlets' own words on the same event; who was first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal

from pipelines.agreement import Weighed, agreement, weigh
from pipelines.copies import copies
from pipelines.happenings import OWN_VOICE, happening


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
    told = [
        happening(item.title, item.dek, item.body, item.people, item.kind, item.outlet, item.credited)
        for item in ordered
    ]
    places = _Places(ordered, weigh(told))
    for place in range(len(ordered)):
        places.put(place, copied.get(place, ()))
    return tuple(
        _story([ordered[place] for place in members], copied, members) for members in places.stories if members
    )


_WINDOW_HOURS = 120.0
_ENOUGH = 0.5
_NEAREST = 0.3  # weight of the member that agrees most; the rest is the mean's, so that no chain of likenesses forms
_COMPARED = 4
_CANDIDATES = 4
_RECENT = 12
_WORTH_IT = 0.35
"""Least share of the best candidate's weight of common features."""
_TRIED, _HOPELESS = 2, 0.1
"""After so many members below that, the others are not asked."""


class _Places:
    """The stories so far; each article goes to the story that it agrees with most, or begins one."""

    def __init__(self, items: Sequence[Item], told: Sequence[Weighed]) -> None:
        self.stories: list[list[int]] = []
        self._told = told
        self._hours = [(item.published or item.first_seen).timestamp() / 3600 for item in items]
        self._story_of: dict[int, int] = {}
        self._having: dict[str, dict[int, float]] = defaultdict(dict)
        """Feature -> the stories that have it, the latest last, with the hour of their latest article."""

    def put(self, place: int, copied: Iterable[int]) -> None:
        """Find the story of one article; copies of its text decide before anything else."""
        found = sorted({self._story_of[earlier] for earlier in copied})
        story = found[0] if found else self._best(place)
        for other in found[1:]:
            self._merge(other, story)
        self.stories[story].append(place)
        self._story_of[place] = story
        if not found and self._told[place].kind not in OWN_VOICE:
            # A copy has the features of the text that it copies, which is there already.
            for feature, _ in self._told[place].rarest:
                having = self._having[feature]
                having.pop(story, None)
                having[story] = self._hours[place]

    def _merge(self, gone: int, story: int) -> None:
        for place in self.stories[gone]:
            self._story_of[place] = story
        self.stories[story] = sorted(self.stories[story] + self.stories[gone])
        self.stories[gone] = []

    def _best(self, place: int) -> int:
        near: dict[int, float] = defaultdict(float)
        told = self._told[place]
        oldest = self._hours[place] - _WINDOW_HOURS
        for feature, weight in told.rarest if told.kind not in OWN_VOICE else ():
            for story, hour in islice(reversed(self._having[feature].items()), _RECENT):
                if hour < oldest:
                    break
                near[story] += weight
        best, story = _ENOUGH, -1
        candidates = sorted(near, key=lambda story: (-near[story], story))[:_CANDIDATES]
        for candidate in candidates:
            if near[candidate] < _WORTH_IT * near[candidates[0]]:
                break
            likely = self._likely(place, candidate)
            if likely > best:
                best, story = likely, candidate
        if story < 0:
            self.stories.append([])
            return len(self.stories) - 1
        return story

    def _likely(self, place: int, story: int) -> float:
        members = self.stories[story]
        if not members or self._hours[place] - self._hours[members[0]] > _WINDOW_HOURS:
            return 0.0
        compared = members if len(members) <= _COMPARED else [*members[:2], *members[2 - _COMPARED :]]
        values: list[float] = []
        for other in compared:
            if self._told[other].kind not in OWN_VOICE:
                values.append(agreement(self._told[place], self._told[other], self._hours[place] - self._hours[other]))
                if len(values) == _TRIED and max(values) < _HOPELESS:
                    break
        return _NEAREST * max(values) + (1 - _NEAREST) * sum(values) / len(values) if values else 0.0


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
