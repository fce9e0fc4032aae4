"""cast_candidates.csv: people who stand in cast position and are not in the watch."""

from __future__ import annotations

import pandas as pd

from pipelines.columns import CAST_CANDIDATES
from pipelines.counting import TALLIED, tally

READS = {"articles": TALLIED}


def report(articles: pd.DataFrame, candidates: pd.DataFrame) -> pd.DataFrame:
    """One row per name, most articles first, then the most certain."""
    frame = tally(articles, candidates["article"].to_numpy(), candidates["name"]).rename(columns={"group": "name"})
    surest = candidates.sort_values(["confidence", "article"], ascending=[False, False]).drop_duplicates("name")
    frame = frame.merge(surest[["name", "confidence", "cue", "evidence"]], on="name")
    return frame.sort_values(["articles", "confidence", "name"], ascending=[False, False, True], ignore_index=True)[
        CAST_CANDIDATES.header
    ]
