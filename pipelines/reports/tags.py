"""tags.csv: under which tags the series is filed."""

from __future__ import annotations

import pandas as pd

from pipelines.columns import TAGS
from pipelines.counting import TALLIED, commonest, tally

READS = {"articles": TALLIED, "labels": ("article", "kind", "label", "folded")}


def report(articles: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """One row per tag, spellings aside, most articles first; categories are no tags."""
    is_tag = labels["kind"] == 0
    tags = labels if is_tag.all() else labels[is_tag]
    frame = tally(articles, tags["article"].to_numpy(), tags["folded"])
    return (
        frame.assign(tag=frame["group"].map(commonest(tags["label"], tags["folded"])))
        .rename(columns={"group": "folded"})
        .sort_values(["articles", "folded"], ascending=[False, True], ignore_index=True)[TAGS.header]
    )
