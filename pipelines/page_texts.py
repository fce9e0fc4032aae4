"""Texts of articles by page: asked for in pieces, or all read at once in the store's own order where that is sooner."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray

from pipelines import arrow, queries
from pipelines.queries import Query

Array = NDArray[Any]

NAMES = ("url", "title", "evidence")

_AT_ONCE = 20_000
"""Pages asked for in one query."""

_SPREAD = 8
"""Asked one by one, a text takes as long as so many that are read together, in the store's own order."""


class PageTexts:
    """The texts of the relevant articles of a watch."""

    def __init__(self, engine: sa.Engine, watch: int, stored: int, read: Callable[[Query], pd.DataFrame]) -> None:
        """`stored` counts the relevant articles of the store; `read` runs a query."""
        self._engine, self._watch, self._stored, self._read = engine, watch, stored, read

    def of(self, pages: Array, names: tuple[str, ...] = NAMES) -> pd.DataFrame:
        """Return the texts of these names (NAMES, or the title alone) of pages, in their order; each must be there."""
        if "everything" in self.__dict__ or self._worth_all(len(pages)):
            texts = self.everything
            if texts is not None and texts.holds(names):
                return texts.of(pages, names)
        return self._by_page(pages, names)

    def expect(self, count: int) -> bool:
        """Read all texts where so many of them are read sooner together; returns whether they are held."""
        return self._worth_all(count) and self.everything is not None

    def forget(self, names: tuple[str, ...]) -> None:
        """Let go of the texts of these names where all are held."""
        if self.everything is not None:
            self.everything.forget(names)

    @cached_property
    def everything(self) -> arrow.Texts | None:
        """The texts of all relevant articles, read in the store's own order; None where Arrow can't hold them."""
        query = queries.all_texts(self._watch)
        return arrow.texts(self._engine, query.select, query.kinds)

    def _worth_all(self, count: int) -> bool:
        return count >= queries.WORTH and count * _SPREAD >= self._stored

    def _by_page(self, pages: Array, names: tuple[str, ...]) -> pd.DataFrame:
        """Read texts of pages, in pieces; neighbours in the store are read together."""
        if not len(pages):
            return pd.DataFrame({name: pd.Series([], dtype=object) for name in names})
        order = np.argsort(pages, kind="stable")
        asked = pages[order]
        pieces = (asked[start : start + _AT_ONCE].tolist() for start in range(0, len(asked), _AT_ONCE))
        parts = [self._read(self._query(piece, names)).drop(columns="page") for piece in pieces]
        place = np.empty(len(order), dtype="int64")
        place[order] = np.arange(len(order))
        return pd.concat(parts, ignore_index=True).take(place).reset_index(drop=True)

    def _query(self, pages: list[int], names: tuple[str, ...]) -> Query:
        return queries.titles(pages) if names == ("title",) else queries.texts(self._watch, pages)
