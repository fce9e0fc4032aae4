"""backfill.csv: the certificate of what was filled from the past, and what was not."""

from __future__ import annotations

import pandas as pd

from pipelines.columns_of_runs import BACKFILL

_STATES = ("fetched", "failed", "spared", "left")


def report(past: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet and month of which a backfill found addresses, those of no known month last."""
    month = past["month"].where(past["month"] != "").astype(object)
    relevant = past["level"].isin(("primary", "mention"))
    counts = past.assign(
        month=pd.to_datetime(month, format="%Y-%m", errors="coerce").astype("datetime64[s]"),
        listed=past["addresses"],
        **{state: past["addresses"].where(past["state"] == state, 0) for state in _STATES},
        matched=past["articles"].where(relevant, 0),
        primary=past["articles"].where(past["level"] == "primary", 0),
    )
    by = ["outlet", "month"]
    numbers = ["listed", *_STATES, "matched", "primary"]
    grouped = counts.groupby(by, dropna=False, sort=True)[numbers].sum().reset_index()
    return grouped.merge(_reasons(counts, by), on=by, how="left").astype(dict.fromkeys(numbers, "int64"))[
        BACKFILL.header
    ]


def _reasons(counts: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    failed = counts[counts["failed"] > 0].groupby([*by, "reason"], dropna=False)["failed"].sum().reset_index()
    ordered = failed.sort_values([*by, "failed", "reason"], ascending=[True, True, False, True])
    told = ordered.assign(failed_by_reason=ordered["reason"] + ": " + ordered["failed"].astype(str))
    return told.groupby(by, dropna=False)["failed_by_reason"].agg("; ".join).reset_index()
