"""Who told which story, and how long after the first: what several reports say of stories."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.counting import codes_of, moment


def told(articles: pd.DataFrame) -> pd.DataFrame:
    """One row per story and outlet that told it, stories together, the first outlet first; articles of no story aside.

    story, outlet: categorical; at: when the outlet first told it (UTC); lag: hours behind the first outlet; articles:
    the outlet's; outlets: how many told the story; article: row of the outlet's first article.
    """
    stories, names = codes_of(articles["story"])
    outlets, outlet_names = codes_of(articles["outlet"])
    at = moment(articles)
    order = np.lexsort((outlets, at.astype("int64"), stories))
    order = order[stories[order] >= 0]
    code, kinds = pd.factorize(stories[order] * max(len(outlet_names), 1) + outlets[order])
    first = np.zeros(len(order), dtype=bool)
    first[np.unique(code, return_index=True)[1]] = True
    rows = order[first]
    story = stories[rows]
    starts = np.flatnonzero(np.append(True, story[1:] != story[:-1])[: len(story)])
    sizes = np.diff(np.append(starts, len(story)))
    return pd.DataFrame(
        {
            "story": pd.Categorical.from_codes(story, names),
            "outlet": pd.Categorical.from_codes(outlets[rows], outlet_names),
            "at": at[rows],
            "lag": (at[rows] - np.repeat(at[rows][starts], sizes)).astype("int64") / 3600,
            "articles": np.bincount(code, minlength=len(kinds)),
            "outlets": np.repeat(sizes, sizes),
            "article": rows,
        }
    )
