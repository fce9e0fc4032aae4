"""Relevant articles as the store gives them -> the rows of the reports: newest first, their times those of one zone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.queries import LEVELS
from pipelines.reading import in_order
from pipelines.stored_times import stated_times

Array = NDArray[Any]

_UNDATED = 2**60
"""Seconds that put articles without a date behind all that have one."""


def rows(raw: pd.DataFrame, timezone: str, outlets: pd.DataFrame, names: pd.Index[Any]) -> pd.DataFrame:
    """Return the frame `articles` of Frames for the rows of `queries.articles`, which it empties.

    Columns that were not asked for are missing. `outlets` (id, code) is in the order of ids, its codes index `names`.
    """
    at, stated = raw.pop("at").to_numpy(), raw.pop("published_stated").to_numpy()
    # The rows stand by page, which tells those of one moment apart.
    order = np.argsort(np.where(stated < 0, _UNDATED - at, -at), kind="stable")
    there = {name: raw.pop(name).array.take(order) for name in raw.columns.tolist()}
    at, stated = at[order], stated[order]
    published, offset, form = stated_times(at, stated, timezone)
    when = at.view("datetime64[s]")
    when[stated < 0] = np.datetime64("NaT")
    columns: dict[str, Any] = {
        "page": there.pop("page"),
        "when": when,
        "published": published,
        "published_offset": offset,
        "published_form": form,
        "day": published.astype("datetime64[D]").astype("datetime64[s]"),
    }
    if "outlet" in there:
        codes = np.searchsorted(outlets["id"].to_numpy(), there.pop("outlet").to_numpy())
        columns["outlet"] = pd.Categorical.from_codes(outlets["code"].to_numpy()[codes], names)
    if "modified" in there:
        asked = there.pop("modified").to_numpy(), there.pop("modified_stated").to_numpy(), timezone
        columns["modified"], columns["modified_offset"], columns["modified_form"] = stated_times(*asked)
    if "first_seen" in there:
        columns["first_seen"] = there.pop("first_seen").to_numpy().view("datetime64[s]")
    if "level" in there:
        columns["level"] = pd.Categorical.from_codes(there.pop("level").to_numpy(), pd.Index(LEVELS, dtype=object))
    if "kind" in there:
        columns["kind"] = in_order(pd.Series(there.pop("kind")))
    if "paywalled" in there:
        columns["paywalled"] = there.pop("paywalled").to_numpy().astype("int8")
    return pd.DataFrame(columns | there, copy=False)
