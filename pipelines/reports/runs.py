"""runs.csv: what each run did, and how it ended."""

from __future__ import annotations

import pandas as pd

from pipelines.columns_of_runs import RUNS


def report(runs: pd.DataFrame) -> pd.DataFrame:
    """One row per run, latest first."""
    return runs.sort_values(["start", "run"], ascending=[False, False], ignore_index=True)[RUNS.header]
