"""authors.csv: who writes about the series."""

from __future__ import annotations

import pandas as pd

from pipelines.columns import AUTHORS
from pipelines.counting import TALLIED, commonest, joined, tally

READS = {"articles": TALLIED}


def report(articles: pd.DataFrame, authors: pd.DataFrame) -> pd.DataFrame:
    """One row per author, spellings aside, most articles first."""
    article = authors["article"].to_numpy()
    frame = tally(articles, article, authors["folded"])
    folded = authors["folded"].astype("category")
    pairs = pd.DataFrame(
        {"folded": folded.cat.codes.to_numpy(), "outlet": articles["outlet"].take(article).to_numpy()}
    ).drop_duplicates().sort_values(["folded", "outlet"])  # fmt: skip
    lists = joined(pairs["outlet"].astype("category"), pairs["folded"].to_numpy(), len(folded.cat.categories))
    names = commonest(authors["author"], authors["folded"])
    return frame.assign(
        author=frame["group"].map(names),
        outlets=frame["group"].map(dict(zip(folded.cat.categories, lists, strict=True))),
    ).sort_values(["articles", "author"], ascending=[False, True], ignore_index=True)[AUTHORS.header]
