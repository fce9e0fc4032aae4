"""recall.csv: what each channel found and missed, and how much there is that none found."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns import RECALL
from pipelines.counting import share


def report(channels: pd.DataFrame) -> pd.DataFrame:
    """One row per channel that named a relevant article, most articles first."""
    times = channels.groupby("article")["channel"].transform("size")
    found = channels.assign(alone=times == 1).groupby("channel", observed=True)["alone"].agg(found="size", alone="sum")
    frame = found.reset_index().assign(alone=found["alone"].to_numpy().astype("int64"))
    whole = channels["article"].nunique()
    there_are = estimate(channels, len(frame))
    return frame.assign(
        missed=whole - frame["found"],
        share=share(frame["found"], whole),
        estimated_all=round(there_are, 1),
        estimated_recall=share(frame["found"], there_are),
    ).sort_values(["found", "channel"], ascending=[False, True], ignore_index=True)[RECALL.header]


def estimate(channels: pd.DataFrame, count: int) -> float:
    """Return how many articles there are at least, found or not (Chao 1987, in its bias-corrected form).

    Each channel is an occasion of capture: many articles that only one of `count` channels named, against those that
    two named, speak for many that none named. With one channel nothing can be said beyond what it found.
    """
    times = channels.groupby("article").size()
    once, twice = int((times == 1).sum()), int((times == 2).sum())
    unseen = (count - 1) / count * once * (once - 1) / (2 * (twice + 1)) if count > 1 else 0.0
    return float(len(times) + np.maximum(unseen, 0))
