"""The reports: each module of this folder is one, found by being there."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping
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
    reads: Mapping[str, tuple[str, ...]]
    """Of frames that it takes, the columns that are enough for it; of others it may read all."""
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


def columns(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return by frame the columns that are enough for these reports together; no entry where all may be read."""
    chosen = [reports()[name] for name in names]
    enough = {}
    for frame in sorted({need for report in chosen for need in report.needs}):
        takers = [report for report in chosen if frame in report.needs]
        if all(frame in report.reads for report in takers):
            enough[frame] = frozenset(name for report in takers for name in report.reads[frame])
    return enough


def _report(name: str) -> Report:
    module = import_module(f"{__name__}.{name}")
    needs = tuple(inspect.signature(module.report).parameters)
    return Report(
        name=name, make=module.report, needs=needs, reads=getattr(module, "READS", {}),
        streamed=getattr(module, "STREAMED", False),
    )  # fmt: skip
