"""outlets.csv: who covers the series, how much, and how soon."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns import OUTLETS
from pipelines.counting import moment, share, tally


def report(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet with a relevant article, most articles first."""
    frame = tally(articles, np.arange(len(articles)), articles["outlet"]).rename(columns={"group": "outlet"})
    told = stories_told(articles)
    lags = told[told["lag"] > 0].groupby("outlet", observed=True)["lag"].median()
    alone = told[told["outlets"] == 1].groupby("outlet", observed=True)["articles"].sum()
    unstoried = articles.loc[articles["story"].isna(), "outlet"].value_counts()
    exclusives = frame["outlet"].map(alone.astype("int64")).fillna(0) + frame["outlet"].map(unstoried).astype(
        float
    ).fillna(0)
    return frame.assign(
        share=share(frame["articles"], len(articles)),
        median_lag_hours=frame["outlet"].map(lags).astype("float64").round(2),
        exclusives=exclusives.astype("int64"),
    ).sort_values(["articles", "outlet"], ascending=[False, True], ignore_index=True)[OUTLETS.header]


def stories_told(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per story and outlet that told it, by story, then time: articles, at (UTC), lag, outlets, article.

    `lag` is that behind the first outlet in hours, `outlets` how many told the story, `article` the outlet's first row.
    """
    frame = pd.DataFrame({"story": articles["story"], "outlet": articles["outlet"], "at": moment(articles)})
    frame = frame[frame["story"].notna()].assign(article=lambda rows: rows.index)
    frame = frame.sort_values(["at", "outlet", "article"], kind="stable")
    told = frame.groupby(["story", "outlet"], observed=True, sort=False).agg(
        articles=("at", "size"), at=("at", "first"), article=("article", "first")
    )
    told = told.reset_index().sort_values(["story", "at", "outlet"], ignore_index=True)
    by_story = told.groupby("story", observed=True)
    first, outlets = by_story["at"].transform("first"), by_story["outlet"].transform("size")
    return told.assign(lag=(told["at"] - first).dt.total_seconds() / 3600, outlets=outlets.astype("int64"))
