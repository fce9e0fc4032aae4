"""The reports: each module of this folder is one, found by being there."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

import pandas as pd

from pipelines.columns import TABLES
from pipelines.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: a pure function of frames."""

    name: str
    make: Callable[..., pd.DataFrame]
    needs: tuple[str, ...]
    """What `make` takes by name: attributes of Frames."""
    streamed: bool
    """`make` may be given the articles in slices, whose rows follow each other in the file."""

    @property
    def table(self) -> Table:
        """Its columns, row and order."""
        return TABLES[self.name]

    def compute(self, frames: Any) -> pd.DataFrame:
        """Return its rows for the frames of a store."""
        return self.make(**{need: getattr(frames, need) for need in self.needs})


@cache
def reports() -> dict[str, Report]:
    """Return all reports by name, in alphabetical order."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return {name: _report(name) for name in found}


def _report(name: str) -> Report:
    module = import_module(f"{__name__}.{name}")
    needs = tuple(inspect.signature(module.report).parameters)
    return Report(name=name, make=module.report, needs=needs, streamed=getattr(module, "STREAMED", False))
