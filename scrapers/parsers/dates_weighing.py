"""Weigh a page's dates against each other: agreement of independent sources decides, then the best clock is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from scrapers.parsers import zones
from scrapers.parsers.dates_reading import Reading

ENOUGH = 4.0
"""Weight below which a reading is not believed: a date somewhere in the text, with no label and far from the headline."""
_CONFLICTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One reading of one source."""

    reading: Reading
    source: str
    family: str
    """Sources of one family say the same thing twice, not two things."""
    weight: float
    modified: bool = False
    swapped: Reading | None = None
    """The reading with day and month the other way round."""
    order: str | None = None
    """Order in which numbers were read, "day" or "month" first; proven where there is no `swapped`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The readings that won."""

    published: Reading | None = None
    source: str | None = None
    conflict: tuple[str, ...] = ()
    modified: Reading | None = None
    score: float = 0.0


def settled(candidates: list[Candidate]) -> bool:
    """Whether two independent sources name one day and none another, so that the whole page need not be searched."""
    claims = [one for one in candidates if not one.modified]
    return len({one.family for one in claims}) > 1 and all(_near(one.reading, claims[0].reading) for one in claims)


def choose(candidates: list[Candidate], *, home: str | None, country: str | None) -> Choice:
    """Return the published and modified readings; `home` is the outlet's zone, `country` that of the address's domain."""
    candidates = _ordered(candidates)
    stamps = [one for one in candidates if one.modified]
    claims = [one for one in candidates if not one.modified]
    modified = max(stamps, key=lambda one: one.weight, default=None)
    scored = [(_support(one, claims, stamps), one) for one in claims]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or score < ENOUGH:
        return Choice(modified=modified and _placed(modified.reading, home))
    near = [one for one in claims if _near(one.reading, best.reading)]
    winner, reading = _clocked(best, near, stamps, home, country)
    conflict = dict.fromkeys(
        f"{one.source}: {one.reading.text}"
        for one in claims
        if abs((one.reading.day - reading.day).days) > 1 and one.weight >= ENOUGH
    )
    return Choice(
        published=reading,
        source=winner.source,
        conflict=tuple(conflict)[:_CONFLICTS],
        modified=_later(modified and modified.reading, reading, home),
        score=score,
    )


def _ordered(candidates: list[Candidate]) -> list[Candidate]:
    """Turn numbers round where the other order is the day that other sources state, or the order of the page's others."""
    sure = {one.reading.day for one in candidates if one.swapped is None}
    orders = {one.order for one in candidates if one.order and one.swapped is None}
    proven = orders.pop() if len(orders) == 1 else None
    return [
        replace(one, reading=one.swapped, swapped=None) if one.swapped and _is_turned(one, sure, proven) else one
        for one in candidates
    ]


def _is_turned(one: Candidate, sure: set[date], proven: str | None) -> bool:
    if one.swapped is None or one.reading.day in sure:
        return False
    return one.swapped.day in sure or (proven is not None and proven != one.order)


def _support(one: Candidate, claims: list[Candidate], stamps: list[Candidate]) -> float:
    families: dict[str, float] = {}
    for other in claims:
        if other.reading.day == one.reading.day:
            families[other.family] = max(families.get(other.family, 0.0), other.weight)
        elif _near(other.reading, one.reading):
            families[other.family] = max(families.get(other.family, 0.0), other.weight * 0.8)
    total = sum(max(weight, 0.0) for weight in families.values())
    return total + 0.01 * one.weight


def _near(one: Reading, other: Reading) -> bool:
    """Whether both can be the same day, shown in other zones."""
    gap = (other.day - one.day).days
    if not gap:
        return True
    if abs(gap) > 1:
        return False
    return _may_be(one, gap) or _may_be(other, -gap)


def _may_be(reading: Reading, gap: int) -> bool:
    """Whether the reading, stamped in UTC, falls on the next or last day on some clock."""
    if reading.clock is None or reading.zone is not UTC or reading.is_midnight:
        return False
    return reading.clock.hour >= 10 if gap > 0 else reading.clock.hour < 12


def _clocked(
    best: Candidate, near: list[Candidate], stamps: list[Candidate], home: str | None, country: str | None
) -> tuple[Candidate, Reading]:
    """Return the best reading of the day that won: with a clock, on the local one where the page lets know it."""
    timed = [one for one in near if one.reading.clock and not one.reading.is_midnight]
    if not timed:
        same = [one for one in near if one.reading.day == best.reading.day]
        winner = max(same, key=lambda one: one.weight)
        return winner, _placed(winner.reading, home)
    winner = max(timed, key=lambda one: (_clock_support(one, timed, stamps), one.weight))
    reading = winner.reading
    timed.remove(winner)
    others = [one.reading for one in timed] + [one.reading for one in stamps if one.reading.clock]
    for other in others:
        if reading.precision == "minute" and other.precision == "second" and other.clock and _is_alike(reading, other):
            shown = reading.local.replace(second=other.clock.second)
            reading = replace(reading, clock=shown.time(), precision="second")
            break
    if reading.zone is None:
        reading = _zoned(reading, others, home)
    elif reading.zone is UTC:
        reading = _local(reading, others, near, home, country)
    return winner, reading


def _clock_support(one: Candidate, timed: list[Candidate], stamps: list[Candidate]) -> float:
    """Agreement on the time of day; less where it is the time of the update and another, earlier one is stated."""
    families: dict[str, float] = {}
    for other in timed:
        if other is one or _is_alike(one.reading, other.reading):
            families[other.family] = max(families.get(other.family, 0.0), other.weight)
    total = sum(max(weight, 0.0) for weight in families.values())
    if any(stamp.reading.clock and _is_alike(one.reading, stamp.reading) for stamp in stamps):
        earlier = [
            other
            for other in timed
            if other.weight >= ENOUGH
            and other.reading.local < one.reading.local
            and not any(_is_alike(other.reading, stamp.reading) for stamp in stamps)
        ]
        total -= 10.0 if earlier and not _is_alike(one.reading, earlier[0].reading) else 0.0
    return total


def _is_alike(one: Reading, other: Reading) -> bool:
    """Whether both are one instant to the minute, as far as their zones let one tell."""
    if one.clock is None or other.clock is None or one.clock.minute % 15 != other.clock.minute % 15:
        return False
    if one.utc and other.utc:
        return _same_minute(one.utc, other.utc) or _same_minute(one.local, other.local)
    return zones.between(one.local, other.local) is not None


def _zoned(reading: Reading, others: Iterable[Reading], home: str | None) -> Reading:
    for other in others:
        if other.zone is not None and _same_minute(reading.local, other.local) and (other.zone is not UTC or not home):
            return reading.placed(other.zone)
    for other in others:
        moment = other.utc
        if moment and (gap := zones.between(reading.local, moment.replace(tzinfo=None))):
            return replace(reading, zone=gap)
    return _placed(reading, home)


def _local(
    reading: Reading, others: list[Reading], near: list[Candidate], home: str | None, country: str | None
) -> Reading:
    """Put a UTC stamp on the local clock, or right where it is the local clock that was stamped as UTC."""
    moment = reading.utc
    for other in others:
        if other.zone not in (None, UTC) and other.utc and moment and _same_minute(other.utc, moment):
            return reading.shifted(_fixed(other))
    for other in others:
        if other.zone not in (None, UTC) and _same_minute(other.local, reading.local):
            return replace(reading, zone=other.zone)
    known = home or country
    for other in others:
        if other.zone is None and other.clock and moment:
            gap = zones.between(other.local, moment.replace(tzinfo=None))
            if gap is None:
                continue
            if gap.utcoffset(None):
                return reading.shifted(gap)
            if known and (offset := _offset(reading.local, known)):
                # The page prints the very clock that is stamped Z, and no clock there shows UTC.
                return replace(reading, zone=timezone(offset)) if home else reading
    days = {one.reading.day for one in near if one.reading.clock is None and one.weight >= ENOUGH}
    if days and reading.day not in days and moment:
        if known:
            return reading.shifted(zones.named(known))
        offsets = [other.zone for other in others if other.zone not in (None, UTC)]
        for zone in offsets:
            if zone and reading.shifted(zone).day in days:
                return reading.shifted(zone)
    elif home and moment:
        there = reading.shifted(zones.named(home))
        return there if there.day != reading.day else reading
    return reading


def _fixed(reading: Reading) -> tzinfo:
    moment = reading.aware
    return timezone((moment and moment.utcoffset()) or timedelta())


def _offset(local: datetime, name: str) -> timedelta | None:
    return local.replace(tzinfo=zones.named(name)).utcoffset()


def _same_minute(one: datetime, other: datetime) -> bool:
    return one.replace(second=0, microsecond=0, tzinfo=None) == other.replace(second=0, microsecond=0, tzinfo=None)


def _placed(reading: Reading, home: str | None) -> Reading:
    if not home or reading.clock is None or reading.zone:
        return reading
    return replace(reading, zone=timezone(_offset(reading.local, home) or timedelta()))


def _later(modified: Reading | None, published: Reading, home: str | None) -> Reading | None:
    """The modified reading; None where it is stated as earlier than the published one."""
    if modified is None:
        return None
    modified = _placed(modified, home)
    one, other = modified.utc, published.utc
    if one and other:
        return modified if one >= other - timedelta(minutes=1) else None
    return modified if modified.day >= published.day else None
