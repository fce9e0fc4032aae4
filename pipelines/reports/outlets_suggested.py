"""outlets_suggested.csv: hosts with coverage that no outlet names."""

from __future__ import annotations

import pandas as pd

from pipelines.columns_of_runs import OUTLETS_SUGGESTED


def report(strangers: pd.DataFrame) -> pd.DataFrame:
    """One row per host, most addresses first; the newest address stands as the example."""
    newest = strangers.sort_values(["seen", "url"], ascending=[False, True])
    frame = newest.groupby("host", as_index=False, sort=True).agg(
        articles=("url", "nunique"), first_seen=("seen", "min"), example=("url", "first"), title=("title", "first")
    )
    return frame.sort_values(["articles", "host"], ascending=[False, True], ignore_index=True)[OUTLETS_SUGGESTED.header]
