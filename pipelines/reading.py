"""Rows of the store -> arrays and codes, in pieces, so that no text is held that only repeats another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain, count
from typing import Any, Literal

import numpy as np
import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray

Kind = Literal["int", "float", "code", "text"]
"""How a column arrives: int64, float64, a categorical of texts, or the texts themselves."""

NONE = -(2**62)
"""Stands for NULL in a column of kind int."""

_PIECE = 50_000
_KINDS: Mapping[Kind, str] = {"int": "int64", "float": "float64"}


def read(connection: sa.Connection, select: sa.Executable, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """Return the rows of a select, a column each, in the order of `kinds`; categories stand in order of appearance.

    Columns of kind int must not be NULL: let the select replace it.
    """
    cursor: Any = connection.execute(select).cursor
    if set(kinds.values()) == {"int"}:
        return _numbers(cursor, list(kinds))
    codes: dict[str, defaultdict[Any, int]] = {
        name: defaultdict(count().__next__) for name, kind in kinds.items() if kind == "code"
    }
    pieces: dict[str, list[NDArray[Any]]] = {name: [] for name in kinds}
    while rows := cursor.fetchmany(_PIECE):
        for (name, kind), values in zip(kinds.items(), zip(*rows, strict=True), strict=True):
            if kind == "code":
                pieces[name].append(np.fromiter(map(codes[name].__getitem__, values), "int32", len(values)))
            elif kind == "text":
                pieces[name].append(np.array(values, dtype=object))
            else:
                pieces[name].append(np.array(values, dtype=_KINDS[kind]))
    return pd.DataFrame({name: _column(pieces[name], kind, codes.get(name)) for name, kind in kinds.items()})


def empty(kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """Return a frame of the same columns and types without rows."""
    return pd.DataFrame({name: _column([], kind, defaultdict(int)) for name, kind in kinds.items()})


def in_order(values: pd.Series[Any]) -> pd.Series[Any]:
    """Return the categorical with its categories sorted."""
    return values.cat.reorder_categories(sorted(values.cat.categories))


def _numbers(cursor: Any, names: list[str]) -> pd.DataFrame:
    flat = np.fromiter(chain.from_iterable(cursor), dtype="int64")
    return pd.DataFrame(flat.reshape(-1, len(names)), columns=names)


def _column(pieces: list[NDArray[Any]], kind: Kind, codes: Mapping[Any, int] | None) -> Any:
    if kind == "code":
        known = dict(codes or {})
        values = np.concatenate(pieces) if pieces else np.array([], dtype="int32")
        for nothing in {
            None,
            "",
        } & known.keys():  # is no category: its code becomes -1, those above it move down by one
            gap = known.pop(nothing)
            known = {text: code - (code > gap) for text, code in known.items()}
            values = np.where(values == gap, -1, values - (values > gap))
        return pd.Categorical.from_codes(values, pd.Index(list(known), dtype=object))
    if kind == "text":
        return pd.Series(np.concatenate(pieces) if pieces else [], dtype=object)
    return np.concatenate(pieces) if pieces else np.array([], dtype=_KINDS[kind])
