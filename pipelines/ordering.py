"""Rows of long tables by the article that they belong to: which it is, and in which order they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Array = NDArray[Any]

_SPARSE = 32
"""Times as many ids as rows from which a table of all ids is no longer worth its memory."""


def rows_by_id(ids: Array) -> Callable[[Array], Array]:
    """Return what gives, for many ids, the place of each in `ids` (each there once) as int32, -1 for one not there."""
    count, most = len(ids), int(ids.max(initial=-1))
    if most < _SPARSE * max(count, 1_000):
        table = np.full(most + 2, -1, dtype="int32")
        table[ids] = np.arange(count, dtype="int32")
        return lambda asked: table[np.minimum(asked, most + 1)]
    order = np.argsort(ids, kind="stable").astype("int32")
    known = ids[order]

    def found(asked: Array) -> Array:
        place = np.minimum(np.searchsorted(known, asked), count - 1)
        return np.where(known[place] == asked, order[place], -1).astype("int32")

    return found


def order_by(frame: pd.DataFrame, by: tuple[str, ...]) -> Array | None:
    """Return the order of the rows by these columns, None where they stand in it already."""
    if any(frame[name].dtype == object for name in by):
        return frame.sort_values(list(by), kind="stable").index.to_numpy() if len(frame) else None
    article, *rest = (frame[name].to_numpy() for name in by)
    if not rest or _is_in_order_within(article, rest):
        if bool((article[1:] >= article[:-1]).all()):
            return None
        if (order := _gathered(article)) is not None:
            return order
    key = np.zeros(len(frame), dtype="int64")
    for name in by:
        values = frame[name].to_numpy().astype("int64")
        key = key * (int(values.max(initial=0)) + 1) + values
    if bool((key[1:] >= key[:-1]).all()):
        return None
    return np.argsort(key, kind="stable")


def _is_in_order_within(article: Array, rest: list[Array]) -> bool:
    """Whether rows of one article that follow each other stand in order: the store keeps them so."""
    if len(rest) > 1:
        return False
    return bool(((rest[0][1:] >= rest[0][:-1]) | (article[1:] != article[:-1])).all())


def _gathered(article: Array) -> Array | None:
    """Return the order by article where all rows of one follow each other, which is cheaper than sorting; else None."""
    starts = np.flatnonzero(np.append(True, article[1:] != article[:-1]))
    sizes = np.diff(np.append(starts, len(article)))
    group = np.full(int(article.max(initial=-1)) + 1, -1)
    group[article[starts]] = np.arange(len(starts))
    order = group[group >= 0]
    if len(order) < len(starts):
        return None
    sizes, starts = sizes[order], starts[order]
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(len(article))
