"""Stated times -> UTC epoch seconds, for ordering."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo


def epoch(stated: str | None, timezone: str | None = None) -> int | None:
    """Return the instant of an ISO text; a day alone, or a local time, is taken in `timezone` (else UTC).

    None for None and for what is no ISO date.

    >>> epoch("2025-04-24", "America/New_York"), epoch("2025-04-24T09:00:00+02:00")
    (1745467200, 1745478000)
    """
    if not stated:
        return None
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_zone(timezone) if timezone else UTC)
    return int(moment.timestamp())


def utc(seconds: int | None) -> datetime | None:
    """Return epoch seconds as an aware datetime; None for None."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
