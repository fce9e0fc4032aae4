"""Weigh a page's dates against each other: agreement of independent sources decides the day, the clock follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

from scrapers.parsers.dates_clock import ENOUGH, Candidate, clocked, placed
from scrapers.parsers.dates_reading import Reading

_CONFLICTS = 8
_STRONG = 9.0
_OWN_UPDATE = -1.0
"""Weight below which an update is a teaser's or a comment's."""
_SURE = 7.0
"""Support of a day that is believed from the headline's surroundings alone."""
_LEAD = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The readings that won."""

    published: Reading | None = None
    source: str | None = None
    conflict: tuple[str, ...] = ()
    modified: Reading | None = None


def is_settled(candidates: list[Candidate], *, placed: bool) -> bool:
    """Whether the mark-up makes the day sure enough to spare a search of the page for what it prints.

    Two independent sources must name it and none another. A clock in UTC leaves the shown day open, unless the page
    is `placed`: its country's clock is known and no outlet's, by which a printed clock could right the stamp.
    """
    claims = _claims(candidates)
    if len({one.family for one in claims}) < 2 or not all(_near(one.reading, claims[0].reading) for one in claims):
        return False
    return any(one.reading.aware and (placed or one.reading.zone is not UTC) for one in claims)


def is_led(candidates: list[Candidate]) -> bool:
    """Whether one day is well supported and every other far behind, which spares the search of the whole page.

    An address of another day leaves doubt.
    """
    claims = _claims(candidates)
    if not claims:
        return False
    scored = _scored(claims)
    score, best = max(scored, key=lambda pair: pair[0])
    rivals = [(other, one) for other, one in scored if not _near(one.reading, best.reading)]
    if score < _SURE or (best.swapped and score < 2 * _SURE) or any(one.family == "url" for _, one in rivals):
        return False
    return all(score - other >= _LEAD for other, _ in rivals)


def choose(candidates: list[Candidate], *, home: str | None, country: str | None) -> Choice:
    """Return the published and modified readings; `home` is the outlet's zone, `country` that of its domain (IANA)."""
    candidates = _doubted(_ordered(candidates))
    stamps = [one for one in candidates if one.modified]
    claims = [one for one in candidates if not one.modified]
    modified = _updated(stamps, home)
    score, best = max(_scored(claims), key=lambda pair: pair[0], default=(0.0, None))
    if best is None or score < ENOUGH or _is_history(best, score, stamps) or _is_other(best, claims, stamps):
        return Choice(modified=modified)
    near = [one for one in claims if _near(one.reading, best.reading)]
    winner, reading = clocked(best, near, stamps, home, country)
    conflict = dict.fromkeys(
        f"{one.source}: {one.reading.text}"
        for one in claims
        if abs((one.reading.day - reading.day).days) > 1 and one.weight >= ENOUGH
    )
    return Choice(
        published=reading,
        source=winner.source,
        conflict=tuple(conflict)[:_CONFLICTS],
        modified=_later(modified, reading),
    )


def _claims(candidates: list[Candidate]) -> list[Candidate]:
    return [one for one in candidates if not one.modified and one.weight >= ENOUGH]


def _updated(stamps: list[Candidate], home: str | None) -> Reading | None:
    """The weightiest update, one with a clock before a day alone, on the local clock where one is stated."""
    stamps = [one for one in stamps if one.weight >= _OWN_UPDATE]
    if not stamps:
        return None
    reading = max(stamps, key=lambda one: (one.reading.clock is not None, one.weight)).reading
    local = [one.reading for one in stamps if one.reading.utc == reading.utc and one.reading.zone is not UTC]
    return placed(local[0] if local and reading.utc else reading, home)


def _ordered(candidates: list[Candidate]) -> list[Candidate]:
    """Turn numbers round where others state the other day, or prove the other order."""
    sure = {one.reading.day for one in candidates if one.swapped is None}
    orders = {one.order for one in candidates if one.order and one.swapped is None}
    proven = orders.pop() if len(orders) == 1 else None
    return [
        replace(one, reading=one.swapped, swapped=None) if one.swapped and _is_turned(one, sure, proven) else one
        for one in candidates
    ]


def _doubted(candidates: list[Candidate]) -> list[Candidate]:
    """Halve the weight of what an update printed by the headline precedes, and of a meta with day and month turned."""
    updates = [one.reading.day for one in candidates if one.modified and one.family == "printed" and one.weight >= 6]
    printed = {one.reading.day for one in candidates if one.family == "printed" and one.order and one.weight >= ENOUGH}
    return [
        replace(one, weight=one.weight / 2)
        if one.weight < _STRONG
        and not one.modified
        and ((updates and one.reading.day > max(updates)) or (one.family == "meta" and _turned(one.reading) in printed))
        else one
        for one in candidates
    ]


def _turned(reading: Reading) -> date | None:
    day = reading.day
    return day.replace(month=day.day, day=day.month) if day.day <= 12 and day.day != day.month else None


def _is_turned(one: Candidate, sure: set[date], proven: str | None) -> bool:
    if one.swapped is None or one.reading.day in sure:
        return False
    return one.swapped.day in sure or (proven is not None and proven != one.order)


def _scored(claims: list[Candidate]) -> list[tuple[float, Candidate]]:
    """Each claim with the support of its day; its own weight only breaks ties."""
    known: dict[Reading, float] = {}
    for one in claims:
        if one.reading not in known:
            known[one.reading] = _support(one.reading, claims)
    return [(known[one.reading] + 0.01 * one.weight, one) for one in claims]


def _support(reading: Reading, claims: list[Candidate]) -> float:
    families: dict[str, float] = {}
    lines = 0
    for other in claims:
        weight, family = other.weight, other.family
        if other.reading.day == reading.day:
            lines += family == "printed" and weight >= ENOUGH
        elif _near(other.reading, reading):
            weight *= 0.8
        else:
            continue
        if weight > families.get(family, 0.0):
            families[family] = weight
    return sum(families.values()) + min(max(lines - 1, 0), 2) * 0.7


def _near(one: Reading, other: Reading) -> bool:
    """Whether both can be the same day, shown in other zones, or in the next day's paper edition."""
    gap = (other.day - one.day).days
    if not gap:
        return True
    if abs(gap) > 1:
        return False
    return _may_be(one, gap) or _may_be(other, -gap) or _is_eve(one, other, gap) or _is_eve(other, one, -gap)


def _may_be(reading: Reading, gap: int) -> bool:
    """Whether the reading, stamped in UTC, falls on the next or last day on some clock."""
    if reading.clock is None or reading.zone is not UTC or reading.is_midnight:
        return False
    return reading.clock.hour >= 10 if gap > 0 else reading.clock.hour < 12


def _is_eve(one: Reading, other: Reading, gap: int) -> bool:
    return gap == 1 and other.clock is None and one.clock is not None and one.clock.hour >= 15


def _is_history(best: Candidate, score: float, stamps: list[Candidate]) -> bool:
    """Whether it is a day that the text mentions on a page that prints nothing but its update."""
    return (
        best.family == "printed"
        and score < 2 * ENOUGH
        and any(stamp.family == "printed" and stamp.weight > score for stamp in stamps)
    )


def _is_other(best: Candidate, claims: list[Candidate], stamps: list[Candidate]) -> bool:
    """Whether the day is an appointment that the text announces, or the 1 January that a machine puts for a year.

    The one lies after the update that the page prints; of the other it prints but an update of a later year.
    """
    day = best.reading.day
    updates = [one.reading.day for one in stamps if one.family == "printed" and one.weight >= _OWN_UPDATE]
    backed = {one.family for one in claims if one.reading.day == day}
    if best.source == "text":
        return backed == {"printed"} and any(update < day for update in updates)
    if (day.month, day.day) != (1, 1) or best.reading.clock is not None or backed & {"printed", "markup", "url"}:
        return False
    return any(update.year > day.year for update in updates)


def _later(modified: Reading | None, published: Reading) -> Reading | None:
    """The modified reading; None where it is stated as earlier than the published one."""
    if modified is None:
        return None
    one, other = modified.utc, published.utc
    if one and other:
        return modified if one >= other - timedelta(minutes=1) else None
    return modified if modified.day >= published.day else None
