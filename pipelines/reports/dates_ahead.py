"""dates_ahead.csv: the dates that articles state for the series, and who stated them first."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns import DATES_AHEAD
from pipelines.counting import moment, published


def report(articles: pd.DataFrame, stated_dates: pd.DataFrame) -> pd.DataFrame:
    """One row per date and what it is stated for, by date; dates that have passed since stay."""
    row = stated_dates["article"].to_numpy()
    frame = stated_dates.assign(
        date=pd.to_datetime(stated_dates["date"], format="%Y-%m-%d", errors="coerce").dt.as_unit("s"),
        at=moment(articles)[row],
        outlet=articles["outlet"].to_numpy()[row],
    )
    frame = frame[frame["date"].notna()].sort_values(["date", "what", "at", "outlet", "position"])
    counted = frame.groupby(["date", "what"], as_index=False).agg(
        articles=("article", "nunique"), outlets=("outlet", "nunique"), first_stated_by=("outlet", "first"),
        row=("article", "first"), evidence=("evidence", "first"),
    )  # fmt: skip
    counted = counted.assign(first_stated=published(articles, counted["row"].to_numpy(dtype=np.int64)))
    return counted.sort_values(["date", "articles", "what"], ascending=[True, False, True], ignore_index=True)[
        DATES_AHEAD.header
    ]
