"""Counting over codes: the same by the quick ways as by plain sets."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipelines.counting import tally


@given(st.lists(st.lists(st.integers(-1, 3), max_size=30), max_size=6))
def test_an_article_counts_once_in_a_group_however_often_it_is_in_it(entries):
    articles = pd.DataFrame(
        {
            "outlet": pd.Categorical([f"o{row % 2}" for row in range(len(entries))], categories=["o0", "o1"]),
            "level": "primary", "when": pd.NaT, "published": pd.NaT, "published_offset": 0, "published_form": -1,
        }
    ).astype({"when": "datetime64[s]", "published": "datetime64[s]"})  # fmt: skip
    article = np.array([row for row, some in enumerate(entries) for _ in some], dtype="int64")
    groups = pd.Series(pd.Categorical.from_codes([one for some in entries for one in some], list("abcd")))

    counted = tally(articles, article, groups)

    expected = {
        name: (
            sum(code in some for some in entries),
            len({row % 2 for row, some in enumerate(entries) if code in some}),
        )
        for code, name in enumerate("abcd")
    }
    got = {
        group: (n, outlets)
        for group, n, outlets in zip(counted["group"], counted["articles"], counted["outlets"], strict=True)
    }
    assert got == {name: counts for name, counts in expected.items() if counts[0]}
