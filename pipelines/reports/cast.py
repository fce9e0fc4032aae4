"""cast.csv: who of the series is named, how often and where."""

from __future__ import annotations

import pandas as pd

from pipelines.columns import CAST
from pipelines.counting import TALLIED, share, tally

READS = {"articles": TALLIED}


def report(articles: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row per person whom an article names, most articles first, then most mentions."""
    counted = tally(articles, mentions["article"].to_numpy(), mentions["person"])
    people = mentions.groupby("person", observed=True).agg(
        role=("role", "first"), mentions=("mentions", "sum"), headline_mentions=("in_title", "sum")
    )
    frame = counted.join(people, on="group").rename(
        columns={"group": "person", "first": "first_seen", "last": "last_seen"}
    )
    return frame.assign(
        headline_mentions=frame["headline_mentions"].astype("int64"), share=share(frame["articles"], len(articles))
    ).sort_values(["articles", "mentions", "person"], ascending=[False, False, True], ignore_index=True)[CAST.header]
