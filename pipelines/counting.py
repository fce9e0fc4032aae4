"""Counts over groups of articles by their codes: what several reports count alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.localtime import stated

Array = NDArray[Any]

TALLIED = ("outlet", "level", "when", "published", "published_offset", "published_form")
"""The columns of articles that `tally` reads."""

_FEW = 24
"""Entries of one article that are sooner compared with each other than looked up in a table of all."""

_SPARSE = 16
"""Times as many possible numbers as numbers from which a mark for each is not worth its memory."""


def tally(articles: pd.DataFrame, article: Array, groups: pd.Series[Any]) -> pd.DataFrame:
    """One row per category of `groups` that occurs, in the order of the categories.

    `article` names the row of `articles` that each entry of `groups` belongs to, in their order (newest first).
    Columns: group (text), articles, primary, outlets (counts; an article counts once in a group), first, last
    (stated times of the earliest and latest dated article, "" where all are undated).
    """
    entries, categories = codes_of(groups)
    article, code = _once(article, entries)
    outlet, outlets = codes_of(articles["outlet"])
    pairs = _different(code * max(len(outlets), 1) + outlet[article]) // max(len(outlets), 1)
    primary = (articles["level"] == "primary").to_numpy()[article]
    frame = pd.DataFrame(
        {
            "group": categories,
            "articles": np.bincount(code, minlength=len(categories)),
            "primary": np.bincount(code[primary], minlength=len(categories)),
            "outlets": np.bincount(pairs, minlength=len(categories)),
            **first_and_last(articles, article, code, len(categories)),
        }
    )
    return frame[frame["articles"] > 0].reset_index(drop=True)


def _once(article: Array, entries: Array) -> tuple[Array, Array]:
    """Return articles and entries, each pair where it stands first; entries below 0 are none."""
    known = entries >= 0
    if not known.all():
        article, entries = article[known], entries[known]
    starts = np.flatnonzero(np.append(True, article[1:] != article[:-1])) if len(article) else np.array([], dtype=int)
    most = int(np.diff(np.append(starts, len(article))).max(initial=0))
    if most > _FEW or (article[1:] < article[:-1]).any():
        width = int(entries.max(initial=0)) + 1
        article, entries = np.divmod(pd.unique(article.astype("int64") * width + entries), width)
        return article, entries
    again = np.zeros(len(article), dtype=bool)
    for back in range(1, most):
        again[back:] |= (article[back:] == article[:-back]) & (entries[back:] == entries[:-back])
    return (article[~again], entries[~again]) if again.any() else (article, entries)


def _different(numbers: Array) -> Array:
    """Return the different ones of numbers from 0, in any order."""
    most = int(numbers.max(initial=0)) + 1
    if most > _SPARSE * max(len(numbers), 100_000):
        return np.asarray(pd.unique(numbers))
    there = np.zeros(most, dtype=bool)
    there[numbers] = True
    return np.flatnonzero(there)


def first_and_last(articles: pd.DataFrame, article: Array, code: Array, count: int) -> dict[str, Array]:
    """Return the stated times of the earliest and the latest dated article of each code, "" where there is none."""
    dated = articles["when"].notna().to_numpy()
    if not dated.all():
        article, code = article[dated[article]], code[dated[article]]
    first, last = np.full(count, -1), np.full(count, -1)
    first[code] = article  # of several the last one stands: the oldest
    last[code[::-1]] = article[::-1]
    return {"first": published(articles, first), "last": published(articles, last)}


def published(articles: pd.DataFrame, rows: Array) -> Array:
    """Return when the articles of these rows were published, as stated; "" for row -1 and undated articles."""
    if not len(articles):
        return np.full(len(rows), "", dtype=object)
    place = np.maximum(rows, 0)
    local, offset, form = (articles[f"published{part}"].to_numpy()[place] for part in ("", "_offset", "_form"))
    return stated(local, offset, np.where(rows < 0, -1, form)).astype(object)


def commonest(spellings: pd.Series[Any], groups: pd.Series[Any]) -> pd.Series[Any]:
    """Return the commonest spelling of each group, of equally common ones the last by code points.

    That prefers "Étoile" to "Etoile" and "Ann Lee" to "ANN LEE".
    """
    spelling, texts = codes_of(spellings)
    group, names = codes_of(groups)
    pairs, counts = _counted(group * max(len(texts), 1) + spelling, spelling, len(texts))
    written, belongs = pairs % max(len(texts), 1), pairs // max(len(texts), 1)
    table = pd.DataFrame({"group": belongs, "spelling": np.array(texts, dtype=object)[written], "n": counts})
    table = table.sort_values(["group", "n", "spelling"], ascending=[True, False, False])
    best = table.drop_duplicates("group")
    return pd.Series(
        best["spelling"].to_numpy(), index=pd.Index(np.array(names, dtype=object)[best["group"]]), dtype=object
    )


def _counted(pairs: Array, code: Array, count: int) -> tuple[Array, Array]:
    """Return the different pairs and how often each occurs; `code` is a part of each pair that mostly tells it all."""
    pair_of = np.full(count, -1)
    pair_of[code] = pairs
    if not (pair_of[code] == pairs).all():
        different, counts = np.unique(pairs, return_counts=True)
        return different, counts
    counts = np.bincount(code, minlength=count)
    return pair_of[counts > 0], counts[counts > 0]


def joined(texts: pd.Series[Any], article: Array, count: int) -> Array:
    """Return, for rows 0 to `count` - 1, the texts that belong to each, joined by "; "; `article` is in order.

    A semicolon within a text becomes a comma, so that the list can be taken apart again.
    """
    code, categories = codes_of(texts)
    names = [" ".join(str(name).replace(";", ",").split()) for name in categories]
    ends = np.array([f"{name}; " for name in names] + [f"{name}\n" for name in names], dtype=object)
    lists = np.full(count, "", dtype=object)
    if len(code):
        is_last = np.append(article[1:] != article[:-1], True)
        lists[article[is_last]] = "".join(ends[code + is_last * len(names)].tolist()).split("\n")[:-1]
    return lists


def weeks(days: Array) -> Array:
    """Return the Monday of each day's week."""
    number = np.asarray(days, dtype="datetime64[D]")
    since_monday = (number.astype("int64") + 3) % 7
    return np.where(np.isnat(number), number, number - since_monday).astype("datetime64[s]")


def share(part: Any, whole: Any) -> Any:
    """Return part / whole, to four digits; 0 where the whole is 0."""
    return np.round(np.asarray(part) / np.maximum(np.asarray(whole), 1), 4)


def moment(articles: pd.DataFrame) -> Array:
    """Return when each article came out (UTC), as well as is known, for who was first.

    A day alone says no hour: the moment it was first seen on that day, else the day's end. Undated: first seen.
    """
    when, seen = articles["when"].to_numpy(), articles["first_seen"].to_numpy()
    within = np.clip(seen, when, when + np.timedelta64(86_399, "s"))
    at = np.where(articles["published_form"].to_numpy() == 0, within, when)
    return np.where(np.isnat(when), seen, at).astype("datetime64[s]")


def codes_of(values: pd.Series[Any]) -> tuple[Array, pd.Index[Any]]:
    """Return codes (-1: none) and categories, also of a column that is no categorical."""
    kept = values if isinstance(values.dtype, pd.CategoricalDtype) else values.astype("category")
    return kept.cat.codes.to_numpy().astype("int64"), kept.cat.categories
