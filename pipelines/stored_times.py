"""Times as the store keeps them -> wall times and instants, whole columns at once."""

from __future__ import annotations

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
