"""cast_pairs.csv: who is named together, and how much more often than by chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.columns import CAST_PAIRS

READS = {"articles": ()}

_PIECE = 50_000
"""Articles whose people are multiplied at once: bounds the memory, whatever the store holds."""


def report(articles: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of people named in the same article, most articles first; each pair once."""
    named = mentions["person"].astype("category")
    people = named.cat.categories.sort_values()
    codes = named.cat.reorder_categories(people).cat.codes.to_numpy()
    together = _together(mentions["article"].to_numpy(), codes, len(articles), len(people))
    one, other = np.nonzero(np.triu(together, 1))
    count, single = together[one, other], np.diag(together)
    lift = count * len(articles) / np.maximum(single[one] * single[other], 1)
    return pd.DataFrame(
        {"person": people[one], "other": people[other], "articles": count, "lift": lift.round(3)}
    ).sort_values(["articles", "person", "other"], ascending=[False, True, True], ignore_index=True)[CAST_PAIRS.header]


def _together(article: np.ndarray, codes: np.ndarray, count: int, people: int) -> np.ndarray:
    """Articles that name both i and j; on the diagonal those that name i."""
    total = np.zeros((people, people), dtype="int64")
    for start in range(0, count, _PIECE):
        first, last = np.searchsorted(article, (start, start + _PIECE))
        named = np.zeros((min(_PIECE, count - start), people), dtype="float32")
        named[article[first:last] - start, codes[first:last]] = 1
        total += (named.T @ named).round().astype("int64")
    return total
