"""stories.csv: each piece of news once, who had it first and who followed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from pipelines.columns import STORIES
from pipelines.counting import codes_of, joined, published


def report(
    articles: pd.DataFrame,
    told: pd.DataFrame,
    credited: pd.DataFrame,
    titles: Callable[[np.ndarray], np.ndarray],
) -> pd.DataFrame:
    """One row per story, newest first by its first article; `titles` gives the titles of rows of `articles`."""
    story, _ = codes_of(told["story"])
    is_first = np.append(True, story[1:] != story[:-1])[: len(story)]
    code = np.cumsum(is_first) - 1
    count = int(is_first.sum())
    first = told[is_first].reset_index(drop=True)
    followers = told[~is_first]
    lags = followers.groupby(code[~is_first])["lag"].median()
    frame = pd.DataFrame(
        {
            "story": first["story"].astype(object),
            "headline": titles(first["article"].to_numpy()),
            "first_outlet": first["outlet"].astype(object),
            "first_published": published(articles, first["article"].to_numpy()),
            "outlets": first["outlets"],
            "followed_by": joined(followers["outlet"], code[~is_first], count),
            "median_lag_hours": pd.Series(range(count)).map(lags).astype("float64").round(2),
            "articles": np.bincount(code, weights=told["articles"], minlength=count).astype("int64"),
            "credited_source": _credited(articles, credited, first["story"]),
            "at": first["at"],
        }
    )
    return frame.sort_values(["at", "story"], ascending=[False, True], ignore_index=True)[STORIES.header]


def _credited(articles: pd.DataFrame, credited: pd.DataFrame, stories: pd.Series) -> np.ndarray:
    """The outlets credited by the articles of each story, in the alphabet's order."""
    row = credited["article"].to_numpy()
    names, place = stories.cat.categories, np.full(len(stories.cat.categories) + 1, -1)
    place[stories.cat.codes] = np.arange(len(stories))
    code = pd.Categorical(articles["story"].take(row), categories=names).codes
    pairs = pd.DataFrame({"place": place[code], "outlet": credited["outlet"].to_numpy()})
    pairs = pairs[pairs["place"] >= 0]
    pairs = pairs.drop_duplicates().sort_values(["place", "outlet"])
    return joined(pairs["outlet"].astype("category"), pairs["place"].to_numpy(), len(stories))
