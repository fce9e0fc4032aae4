"""cast_weekly.csv: who is named week by week."""

from __future__ import annotations

import pandas as pd

from pipelines.columns import CAST_WEEKLY
from pipelines.counting import share, weeks

READS = {"articles": ("day",)}


def report(articles: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row per week and person named in it, oldest first, then most articles; undated articles are left out."""
    week = pd.Series(weeks(articles["day"].to_numpy()), index=articles.index)
    named = pd.DataFrame(
        {
            "week": week.to_numpy()[mentions["article"].to_numpy()],
            "person": mentions["person"],
            "mentions": mentions["mentions"],
        }
    )
    counted = (
        named[named["week"].notna()]
        .groupby(["week", "person"], observed=True)["mentions"]
        .agg(articles="size", mentions="sum")
        .reset_index()
    )
    whole = counted["week"].map(week.value_counts())
    return counted.assign(share=share(counted["articles"], whole)).sort_values(
        ["week", "articles", "person"], ascending=[True, False, True], ignore_index=True
    )[CAST_WEEKLY.header]
