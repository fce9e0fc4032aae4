"""A clock that a test sets: give `CLOCK="tests.clock.now"` to a crawl; TEST_MOMENT begins it in another process."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

_moment = datetime.fromisoformat(os.environ.get("TEST_MOMENT", "2025-05-01T06:00:00+00:00"))


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
