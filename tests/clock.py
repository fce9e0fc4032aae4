"""A clock that a test sets: give `CLOCK="tests.clock.now"` to a crawl."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_moment = datetime(2025, 5, 1, 6, tzinfo=UTC)


def now() -> datetime:
    """The moment that was set last."""
    return _moment


def set_to(moment: datetime) -> None:
    """Put the clock to an aware moment."""
    global _moment
    _moment = moment


def forward(**by: float) -> None:
    """Put the clock forward, as in `forward(hours=6)`."""
    set_to(_moment + timedelta(**by))
