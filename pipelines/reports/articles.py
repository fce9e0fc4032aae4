"""articles.csv: every relevant article, as it stands now."""

from __future__ import annotations

import pandas as pd

from pipelines.columns import ARTICLES
from pipelines.counting import joined
from pipelines.localtime import stated

STREAMED = True


def report(
    articles: pd.DataFrame, texts: pd.DataFrame, labels: pd.DataFrame, authors: pd.DataFrame, mentions: pd.DataFrame
) -> pd.DataFrame:
    """One row per relevant article, newest first; undated articles last, by the time they were first seen."""
    count = len(articles)
    tags, categories = labels[labels["kind"] == 0], labels[labels["kind"] == 1]
    paywalled = articles["paywalled"].to_numpy()
    frame = articles.assign(
        url=texts["url"],
        title=texts["title"],
        evidence=texts["evidence"],
        published=_stated(articles, "published"),
        published_precision=articles["precision"].where(articles["when"].notna()),
        modified=_stated(articles, "modified"),
        first_seen=articles["first_seen"].dt.tz_localize("UTC"),
        relevance=articles["level"],
        authors=_joined(authors, "author", count),
        categories=_joined(categories, "label", count),
        tags=_joined(tags, "label", count),
        cast=_joined(mentions, "person", count),
        paywalled=pd.Series(paywalled == 1, index=articles.index).astype("boolean").mask(paywalled < 0),
    )
    return frame[ARTICLES.header]


def _joined(frame: pd.DataFrame, name: str, count: int) -> pd.Series:
    return pd.Series(joined(frame[name], frame["article"].to_numpy(), count), dtype=object)


def _stated(articles: pd.DataFrame, name: str) -> pd.Series:
    wall, offset, form = (articles[f"{name}{part}"].to_numpy() for part in ("", "_offset", "_form"))
    return pd.Series(stated(wall, offset, form), index=articles.index, dtype=object)
