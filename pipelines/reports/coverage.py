"""coverage.csv: how much was published when and where, and which days stand out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns import COVERAGE

READS = {"articles": ("day", "outlet", "level")}

BASELINE = 28
"""Days before a day that say what to expect of it."""

_LEAST_BASELINE = 7
"""Days of coverage without which nothing can be expected."""

_WIDTH = 3
"""Deviations above the baseline's mean from which a day is a spike."""


def report(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per day and outlet that published, oldest first; undated articles are left out."""
    dated = articles[articles["day"].notna()]
    counts = (
        dated.assign(primary=dated["level"] == "primary")
        .groupby(["day", "outlet"], observed=True, sort=True)["primary"]
        .agg(articles="size", primary="sum")
        .reset_index()
    )
    by_day = daily(counts)
    spikes = by_day.index[spiking(by_day)]
    return counts.assign(
        primary=counts["primary"].astype("int64"),
        running_total=counts["articles"].cumsum(),
        spike=counts["day"].isin(spikes),
    )[COVERAGE.header]


def daily(coverage: pd.DataFrame) -> pd.Series:
    """Return the articles of each day from the first to the last with any, days without any too."""
    by_day = coverage.groupby("day")["articles"].sum()
    if by_day.empty:
        return by_day
    return by_day.reindex(pd.date_range(by_day.index[0], by_day.index[-1], unit="s"), fill_value=0)


def spiking(by_day: pd.Series) -> np.ndarray:
    """Return which days lie more than three deviations above the mean of the 28 days before.

    The deviation is at least that of events that come singly (the root of the mean) and at least 1; in the first
    week of coverage nothing is a spike.
    """
    before = by_day.astype("float64").shift(1).rolling(BASELINE, min_periods=_LEAST_BASELINE)
    mean = before.mean()
    deviation = np.maximum(np.maximum(before.std(ddof=0), np.sqrt(mean)), 1)
    return np.asarray(by_day > mean + _WIDTH * deviation)
