"""kinds.csv: news, reviews, recaps, interviews: what is written."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns import KINDS
from pipelines.counting import TALLIED, share, tally

READS = {"articles": (*TALLIED, "kind")}


def report(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per kind of article, most articles first; articles of no known kind are left out."""
    frame = tally(articles, np.arange(len(articles)), articles["kind"]).rename(columns={"group": "kind"})
    return frame.assign(share=share(frame["articles"], len(articles))).sort_values(
        ["articles", "kind"], ascending=[False, True], ignore_index=True
    )[KINDS.header]
