"""backfill.csv: what was filled from the past."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns import BACKFILL
from pipelines.counting import share


def report(articles: pd.DataFrame, backfilled: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and month that a backfill brought articles of; undated articles are left out."""
    filled = np.zeros(len(articles), dtype=bool)
    filled[backfilled["article"].to_numpy(dtype="int64")] = True
    month = articles["day"].to_numpy().astype("datetime64[M]").astype("datetime64[s]")
    frame = pd.DataFrame(
        {
            "outlet": articles["outlet"],
            "month": month,
            "articles": filled,
            "primary": filled & (articles["level"] == "primary").to_numpy(),
        }
    )
    grouped = frame[frame["month"].notna()].groupby(["outlet", "month"], observed=True)
    counts = grouped.agg(articles=("articles", "sum"), primary=("primary", "sum"), whole=("articles", "size"))
    counts = counts[counts["articles"] > 0].reset_index().sort_values(["outlet", "month"], ignore_index=True)
    return counts.assign(
        articles=counts["articles"].astype("int64"),
        primary=counts["primary"].astype("int64"),
        share=share(counts["articles"], counts["whole"]),
    )[BACKFILL.header]
