"""Instants as the reports print them: in one zone, with its offset; whole columns at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

FORMS = ("day", "local", "moment")
"""How a time is stated: a day alone, a local time whose offset nobody states, an instant."""

Array = NDArray[Any]


def walls(seconds: Array, timezone: str) -> tuple[Array, Array]:
    """Return wall times (datetime64[s]) and offsets from UTC (minutes) of epoch seconds in a zone."""
    instants = np.asarray(seconds, dtype="int64")
    aware = pd.DatetimeIndex(instants.view("datetime64[s]"), tz="UTC").tz_convert(timezone)
    local = np.asarray(aware.tz_localize(None).as_unit("s").to_numpy()).astype("datetime64[s]")
    return local, ((local.astype("int64") - instants) // 60).astype("int32")


def iso(local: Array, offset: Array) -> Array:
    """Return ISO 8601 texts, to the second, of wall times and their offsets in minutes; "" for NaT."""
    local = np.asarray(local, dtype="datetime64[s]")
    texts = np.datetime_as_string(local, unit="s").astype("U25")
    if len(texts):
        different, codes = np.unique(np.asarray(offset), return_inverse=True)
        texts = np.strings.add(texts, np.array([_offset(int(one)) for one in different])[codes])
    texts[np.isnat(local)] = ""
    return texts


def stated(local: Array, offset: Array, form: Array) -> Array:
    """Return the texts of stated times; `form` holds indexes into FORMS, -1 (or NaT) for none: "" then."""
    form = np.asarray(form)
    local = np.asarray(local, dtype="datetime64[s]")
    if (form < 0).all():
        return np.full(len(form), "")
    texts = iso(local, offset)
    texts = np.where(form == FORMS.index("local"), np.strings.slice(texts, 19), texts)
    texts = np.where(form == FORMS.index("day"), np.strings.slice(texts, 10), texts)
    return np.where((form < 0) | np.isnat(local), "", texts)


def printed(moments: pd.Series[Any], timezone: str) -> Array:
    """Return the ISO 8601 texts of a column of aware instants in a zone; "" for NaT."""
    instants = moments.dt.tz_convert("UTC").dt.tz_localize(None).to_numpy().astype("datetime64[s]")
    known = ~np.isnat(instants)
    local, offset = walls(np.where(known, instants, np.datetime64(0, "s")).astype("int64"), timezone)
    return np.where(known, iso(local, offset), "")


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
