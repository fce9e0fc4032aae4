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


def stated_times(raw: pd.DataFrame, name: str, timezone: str) -> tuple[Array, Array]:
    """Wall times, NaT where none is stated, and offsets in minutes."""
    instants, form = raw[f"{name}_at"].to_numpy(), raw[f"{name}_form"].to_numpy()
    local, offset = walls(np.where(instants == NONE, 0, instants), timezone)
    local = np.where(form == FORMS.index("local"), instants.view("datetime64[s]"), local)
    number = np.where(form == FORMS.index("day"), raw[f"{name}_day"].to_numpy(), 19700101)
    months = (number // 10000 - 1970) * 12 + number // 100 % 100 - 1
    days = months.astype("datetime64[M]").astype("datetime64[D]") + (number % 100 - 1)
    local = np.where(form == FORMS.index("day"), days.astype("datetime64[s]"), local)
    return np.where(form < 0, np.datetime64("NaT", "s"), local), offset


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
