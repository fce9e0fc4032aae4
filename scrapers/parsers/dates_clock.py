"""The time of day: which of a day's clocks is the publication's, and on which zone's clock it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

from scrapers.parsers import zones
from scrapers.parsers.dates_reading import Reading

ENOUGH = 2.5
"""Weight below which a reading is not believed: a date somewhere in the text, unlabelled, far from the headline."""
_LEAST = 2.0
"""Weight below which a reading does not lend its clock: comments and teasers of the same day."""
_RIVAL = 6.0
"""Weight from which an earlier clock makes one that equals the update's look like the update."""
_AMERICAN = ("America/New_York", "America/Chicago", "America/Los_Angeles")


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


def clocked(
    best: Candidate, near: list[Candidate], stamps: list[Candidate], home: str | None, country: str | None
) -> tuple[Candidate, Reading]:
    """Return the best reading of the day that won: with a clock, on the local one where the page lets it be known."""
    timed = [
        one
        for one in near
        if one.reading.clock and not one.reading.is_midnight and (one.weight >= _LEAST or one is best)
    ]
    if not timed:
        same = [one for one in near if one.reading.day == best.reading.day]
        winner = max(same, key=lambda one: (one.weight, one.reading.zone is not None))
        return winner, placed(winner.reading, home)
    if all(one.reading == timed[0].reading for one in timed):
        winner = max(timed, key=lambda one: one.weight)
    else:
        winner = max(timed, key=lambda one: (_support(one, timed, stamps), one.weight))
    others = [one.reading for one in timed if one is not winner]
    others += [one.reading for one in stamps if one.reading.clock]
    reading = _with_seconds(winner.reading, others)
    shown = {one.reading.day for one in near if one.reading.clock is None and one.weight >= ENOUGH}
    if reading.zone is None:
        return winner, _zoned(reading, others, home)
    return winner, _local(reading, others, shown, home, country) if reading.zone is UTC else reading


def placed(reading: Reading, zone: str | None) -> Reading:
    """The same clock in the zone (IANA) where none was stated."""
    if not zone or reading.clock is None or reading.zone:
        return reading
    return replace(reading, zone=timezone(_offset(reading.local, zone)))


def _support(one: Candidate, timed: list[Candidate], stamps: list[Candidate]) -> float:
    """Agreement on the time of day; less where it is the time of the update and another, earlier one is stated."""
    families: dict[str, float] = {}
    for other in timed:
        if other is one or _is_alike(one.reading, other.reading):
            # Printed clocks may be of any zone and lack seconds: they confirm rather than lead.
            weight = other.weight * (0.5 if other.family == "printed" else 1.0)
            families[other.family] = max(families.get(other.family, 0.0), weight)
    total = sum(families.values())
    if not _is_update(one, stamps):
        return total
    earlier = any(
        other.weight >= _RIVAL and other.reading.local < one.reading.local and not _is_update(other, stamps)
        for other in timed
    )
    return total - 10.0 * earlier


def _is_update(one: Candidate, stamps: list[Candidate]) -> bool:
    return any(stamp.reading.clock and _is_alike(one.reading, stamp.reading) for stamp in stamps)


def _is_alike(one: Reading, other: Reading) -> bool:
    """Whether both are one instant to the minute, as far as their zones let one tell."""
    if one.clock is None or other.clock is None or one.clock.minute % 15 != other.clock.minute % 15:
        return False
    if one.utc and other.utc:
        return _same_minute(one.utc, other.utc) or _same_minute(one.local, other.local)
    return zones.between(one.local, other.local) is not None


def _with_seconds(reading: Reading, others: list[Reading]) -> Reading:
    if reading.precision == "minute" and reading.clock:
        for other in others:
            if other.precision == "second" and other.clock and _is_alike(reading, other):
                clock = reading.clock.replace(second=other.clock.second)
                return replace(reading, clock=clock, precision="second")
    return reading


def _zoned(reading: Reading, others: list[Reading], home: str | None) -> Reading:
    """Give a clock without a zone that of a stamp with the same face, or the one that a stamp in UTC implies."""
    for other in others:
        if other.zone not in (None, UTC) and _same_minute(reading.local, other.local):
            return reading.placed(other.zone)
    for other in others:
        if other.utc and not other.is_midnight:
            zone = zones.between(reading.local, _naive(other.utc))
            if zone and (zone.utcoffset(None) or not home):
                return replace(reading, zone=zone)
    return placed(reading, home)


def _local(reading: Reading, others: list[Reading], shown: set[date], home: str | None, country: str | None) -> Reading:
    """Put a UTC stamp on the local clock, or right where it is the local clock that was stamped as UTC.

    `shown` are the days that the page states without a time.
    """
    abroad = [other for other in others if other.aware and other.zone is not UTC]
    for other in abroad:
        if _same_minute(_utc(other), _utc(reading)):
            return reading.shifted(_fixed(other))
    for other in abroad:
        if _same_minute(other.local, reading.local):
            return replace(reading, zone=_fixed(other))
    known = home or country
    faces = [other for other in others if other.zone is None and other.clock]
    for other in others:
        if other.zone is UTC and (righted := _righted(reading, other, faces, known)):
            return righted
    for face in faces:
        zone = zones.between(face.local, _naive(_utc(reading)))
        if zone and zone.utcoffset(None):
            return reading.shifted(zone)
        if zone and home and _offset(reading.local, home):
            # The page prints the very clock that is stamped Z, and the outlet's own clock does not show UTC.
            return replace(reading, zone=timezone(_offset(reading.local, home)))
    if reading.day in shown:
        return reading
    there = reading.shifted(zones.named(known)) if known else reading
    if there.day == reading.day and shown:
        clocks = [_fixed(other) for other in abroad] + [zones.named(name) for name in _AMERICAN]
        there = next((moved for clock in clocks if (moved := reading.shifted(clock)).day in shown), reading)
    return there if there.day != reading.day else reading


def _righted(reading: Reading, other: Reading, faces: list[Reading], known: str | None) -> Reading | None:
    """Of two UTC stamps whole hours apart one is the local clock: that which is printed or fits the known zone."""
    gap = other.local - reading.local
    if not gap or gap % timedelta(minutes=30) or abs(gap) > timedelta(hours=14):
        return None
    for clock, instant in ((other, reading), (reading, other)):
        offset = clock.local - instant.local
        printed = any(_same_minute(face.local, clock.local) for face in faces)
        if printed or (known and offset and offset == _offset(clock.local, known)):
            return instant.shifted(timezone(offset))
    return None


def _utc(reading: Reading) -> datetime:
    return reading.utc or reading.local.replace(tzinfo=UTC)


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _fixed(reading: Reading) -> timezone:
    return timezone((reading.zone and reading.zone.utcoffset(reading.local)) or timedelta())


def _offset(local: datetime, name: str) -> timedelta:
    return local.replace(tzinfo=zones.named(name)).utcoffset() or timedelta()


def _same_minute(one: datetime, other: datetime) -> bool:
    return one.replace(second=0, microsecond=0, tzinfo=None) == other.replace(second=0, microsecond=0, tzinfo=None)
