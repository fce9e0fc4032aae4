"""recall.csv: what each channel of an outlet found and missed, and how much there is that none found."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns_of_runs import RECALL
from pipelines.counting import codes_of, share

LEAST = 10
"""Articles of an outlet, named by any channel, below which nothing is estimated."""

UNNAMED = "none"
"""Stands for the channel of articles that none named: a person added them, or they were read from an archive."""


def report(articles: pd.DataFrame, channels: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet with relevant articles and channel that named one, outlets by name, most articles first."""
    outlet, outlets = codes_of(articles["outlet"])
    row = channels["article"].to_numpy(dtype="int64")
    channel, names = codes_of(channels["channel"])
    times = np.bincount(row, minlength=len(articles))
    unnamed = np.flatnonzero(times == 0)
    found = pd.DataFrame(
        {
            "outlet": np.append(outlet[row], outlet[unnamed]),
            "channel": np.append(channel, np.full(len(unnamed), len(names))),
            "alone": np.append(times[row] == 1, np.ones(len(unnamed), dtype=bool)),
        }
    )
    frame = found.groupby(["outlet", "channel"])["alone"].agg(found="size", alone="sum").reset_index()
    code, place = frame["outlet"].to_numpy(), frame["channel"].to_numpy()
    whole = np.bincount(outlet, minlength=len(outlets))[code]
    used = np.bincount(code[place < len(names)], minlength=len(outlets))
    there_are = np.where(place < len(names), estimate(outlet, times, used)[code], np.nan)
    return frame.assign(
        outlet=outlets.to_numpy(dtype=object)[code],
        channel=np.append(names.to_numpy(dtype=object), UNNAMED)[place],
        alone=frame["alone"].astype("int64"),
        missed=whole - frame["found"],
        share=share(frame["found"], whole),
        estimated_all=there_are.round(1),
        estimated_recall=share(frame["found"], there_are),
    ).sort_values(["outlet", "found", "channel"], ascending=[True, False, True], ignore_index=True)[RECALL.header]


def estimate(outlet: np.ndarray, times: np.ndarray, channels: np.ndarray) -> np.ndarray:
    """Return how many articles each outlet has at least, found or not (Chao 1987, in its bias-corrected form).

    `outlet` and `times` say of each article whose it is and how many channels named it; `channels` counts those of
    each outlet. Each is an occasion of capture: many articles that only one named, against those that two named,
    speak for many that none named. NaN with fewer than two channels, or fewer than LEAST articles that any named.
    """
    named, once, twice = (
        np.bincount(outlet[chosen], minlength=len(channels)) for chosen in (times > 0, times == 1, times == 2)
    )
    unseen = (channels - 1) / np.maximum(channels, 1) * once * (once - 1) / (2 * (twice + 1))
    return np.where((channels > 1) & (named >= LEAST), named + unseen, np.nan)
