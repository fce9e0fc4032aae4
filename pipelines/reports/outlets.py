"""outlets.csv: who covers the series, how much, and how soon."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns import OUTLETS
from pipelines.counting import share, tally


def report(articles: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet with a relevant article, most articles first."""
    frame = tally(articles, np.arange(len(articles)), articles["outlet"]).rename(columns={"group": "outlet"})
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
