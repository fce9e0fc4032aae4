"""outlet_health.csv: how each outlet does, so that silence is visible."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns_of_runs import OUTLET_HEALTH

RECENT = pd.Timedelta(days=30)
"""How far back articles count, from the start of the latest run; never from a clock."""

_WORST_FIRST = {"blocked": 0, "broken": 1, "quiet": 2, "fine": 3}


def report(articles: pd.DataFrame, run_outlets: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet that a run has asked, as of its latest run, the troubled first."""
    ordered = run_outlets.sort_values(["start", "run"], kind="stable")
    success = ordered[ordered["answered"] > 0].drop_duplicates("outlet", keep="last")[["outlet", "start"]]
    latest = ordered.drop_duplicates("outlet", keep="last").merge(
        success.rename(columns={"start": "last_success"}), on="outlet", how="left"
    )
    latest = latest.astype({"outlet": object}).merge(_since(ordered), on="outlet", how="left")
    answered = latest["answered"].to_numpy()
    frame = latest.assign(
        share_304=np.where(answered > 0, np.round(latest["not_modified"] / np.maximum(answered, 1), 4), np.nan),
        failed_by_reason=latest["reasons"],
        articles=latest["outlet"].map(_recent(articles, run_outlets["start"].max())).fillna(0).astype("int64"),
        rank=latest["verdict"].astype(object).map(_WORST_FIRST).fillna(len(_WORST_FIRST)),
    )
    return frame.sort_values(["rank", "outlet"], ignore_index=True)[OUTLET_HEALTH.header]


def _since(ordered: pd.DataFrame) -> pd.DataFrame:
    """outlet, since: start of each outlet's latest unbroken row of runs with one verdict; `ordered` by time."""
    runs = ordered.astype({"outlet": object, "verdict": object}).fillna({"verdict": ""})
    before = runs.groupby("outlet")["verdict"].shift()
    begins = runs[runs["verdict"] != before]
    return begins.drop_duplicates("outlet", keep="last")[["outlet", "start"]].rename(columns={"start": "since"})


def _recent(articles: pd.DataFrame, end: pd.Timestamp) -> dict[str, int]:
    """Articles by outlet that came out in the days before `end`; undated ones by their first sight."""
    if articles.empty or pd.isna(end):
        return {}
    at = articles["when"].fillna(articles["first_seen"])
    recent = at > end.tz_localize(None) - RECENT
    counts = articles.loc[recent, "outlet"].astype(object).value_counts()
    return {str(name): int(count) for name, count in counts.items()}
