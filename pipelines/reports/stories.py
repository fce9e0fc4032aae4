"""stories.csv: each piece of news once, who had it first and who followed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from pipelines.columns import STORIES
from pipelines.counting import joined, published
from pipelines.reports.outlets import stories_told


def report(articles: pd.DataFrame, credited: pd.DataFrame, titles: Callable[[np.ndarray], np.ndarray]) -> pd.DataFrame:
    """One row per story, newest first by its first article; `titles` gives the titles of rows of `articles`."""
    told = stories_told(articles)
    code = pd.factorize(told["story"])[0]
    count = int(code[-1]) + 1 if len(code) else 0
    is_first = np.append(True, code[1:] != code[:-1])[: len(code)]
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
    place = pd.Series(range(len(stories)), index=stories.astype(object), dtype="int64")
    story = articles["story"].astype(object).to_numpy()[credited["article"].to_numpy()]
    pairs = pd.DataFrame({"place": place.reindex(story).to_numpy(), "outlet": credited["outlet"].to_numpy()}).dropna()
    pairs = pairs.drop_duplicates().sort_values(["place", "outlet"])
    return joined(pairs["outlet"].astype("category"), pairs["place"].to_numpy().astype("int64"), len(stories))
