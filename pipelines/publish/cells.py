"""Report columns -> cells: what is safe and the same everywhere, typed as columns.py says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from pipelines.localtime import printed
from pipelines.tables import Column

LONGEST = 32_767
"""Characters that a spreadsheet's cell holds."""

_SPACE = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, marks and overrides of direction, byte order marks, halves of surrogate pairs."""

_FORMULA = frozenset("=+-@＝＋－＠")
"""What a spreadsheet takes for the start of a formula, the wide forms of East Asian keyboards too."""

_SUSPECT_STARTS = _FORMULA | {" "}
_FIRST = itemgetter(slice(0, 1))


def texts(values: pd.Series[Any], *, defused: bool) -> list[str]:
    """Return a column of texts as clean cells, "" where it is empty.

    Control and direction-override characters are gone, line breaks and tabs are blanks, and nothing is longer than
    LONGEST. With `defused`, what a spreadsheet would run has an apostrophe before it.
    """
    if isinstance(values.dtype, pd.CategoricalDtype):
        codes, categories = values.cat.codes.to_numpy(), values.cat.categories.to_numpy(dtype=object)
        if len(categories) > len(values):
            return _clean(np.append(categories, "")[codes].tolist(), defused)
        known: list[str] = np.array([*_clean(categories.tolist(), defused), ""], dtype=object)[codes].tolist()
        return known
    plain = values.to_numpy(dtype=object).tolist()
    try:
        return _clean(plain, defused)
    except TypeError:  # an empty one is among them: few columns have any
        return _clean(values.astype(object).where(values.notna(), "").tolist(), defused)


def inert(text: str) -> str:
    """Return one text as a clean cell, never defused."""
    return _cell(text, False)


def cells(values: pd.Series[Any], column: Column) -> Sequence[Any]:
    """Return a column as cells of a CSV file: texts, numbers; "" where it is empty."""
    if column.kind in ("text", "list", "stated"):
        return texts(values, defused=True)
    if column.kind == "moment":
        return list(printed(values, str(values.dt.tz)).tolist())
    if column.kind == "date":
        days = values.to_numpy().astype("datetime64[D]")
        return list(np.where(np.isnat(days), "", np.datetime_as_string(days)).tolist())
    if column.kind == "boolean":
        states = values.to_numpy(dtype="float64", na_value=2).astype("int8")
        return list(np.array(["false", "true", ""], dtype=object)[states].tolist())
    return (values.astype(object).where(values.notna(), "") if values.hasnans else values).tolist()


def _clean(values: list[str], defused: bool) -> list[str]:
    whole = "".join(values)
    if (
        whole.isprintable()
        and not _SUSPECT_STARTS.intersection(map(_FIRST, values))
        and max(map(len, values), default=0) <= LONGEST
    ):
        return values
    return [_cell(value, defused) for value in values]


def _cell(value: str, defused: bool) -> str:
    if value.isprintable() and value[:1] not in _SUSPECT_STARTS and len(value) <= LONGEST:
        return value
    text = _UNSEEN.sub("", _SPACE.sub(" ", value)).strip()
    if defused and text[:1] in _FORMULA:
        text = f"'{text}"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
