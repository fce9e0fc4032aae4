"""Times as the store keeps them -> wall times and instants, whole columns at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.localtime import FORMS, walls
from pipelines.reading import NONE

Array = NDArray[Any]


def stated_times(instants: Array, stated: Array, timezone: str) -> tuple[Array, Array, Array]:
    """Wall times, NaT where none is stated, offsets in minutes, and forms: index into FORMS, -1 for none.

    `stated` is -1 for none, a day stated alone as YYYYMMDD, else the form.
    """
    local, offset = walls(np.where(stated < 0, 0, instants), timezone)
    form = np.where(stated > len(FORMS), FORMS.index("day"), stated)
    if (alone := np.flatnonzero(form == FORMS.index("local"))).size:
        local[alone] = instants[alone].view("datetime64[s]")
    if (days := np.flatnonzero(form == FORMS.index("day"))).size:
        number = stated[days]
        months = (number // 10000 - 1970) * 12 + number // 100 % 100 - 1
        local[days] = months.astype("datetime64[M]").astype("datetime64[D]") + (number % 100 - 1)
    local[form < 0] = np.datetime64("NaT")
    return local, offset, form.astype("int8")


def aware(seconds: pd.Series[Any]) -> pd.Series[Any]:
    """Return epoch seconds, NONE for none, as aware instants in UTC."""
    known = seconds.to_numpy() != NONE
    instants = np.where(known, seconds.to_numpy().view("datetime64[s]"), np.datetime64("NaT", "s"))
    return pd.Series(pd.DatetimeIndex(instants, tz="UTC"), index=seconds.index)


def are_between(articles: pd.DataFrame, timezone: str, since: date | None, until: date | None) -> Array:
    """Return which articles came out on these days, both included; undated ones count by the day of first sight."""
    if since is None and until is None:
        return np.ones(len(articles), dtype=bool)
    seen, _ = walls(articles["first_seen"].to_numpy().astype("int64"), timezone)
    day = articles["day"].to_numpy().astype("datetime64[D]")
    day = np.where(np.isnat(day), seen.astype("datetime64[D]"), day)
    asked = np.ones(len(articles), dtype=bool)
    if since is not None:
        asked &= day >= np.datetime64(since)
    if until is not None:
        asked &= day <= np.datetime64(until)
    return asked
