"""Which rows of articles.csv would be others if it were written now, or are since before a replay."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from pipelines.publish.cells import inert
from pipelines.publish.everything import publish
from pipelines.publish.files import replaced
from pipelines.publish.message import counted
from scrapers.errors import MonitorError
from scrapers.watch import Watch

_NAME = "articles.csv"
_KEPT = ".articles.before-replay.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Rows by address, each a mapping of column to cell."""

    added: dict[str, dict[str, str]]
    gone: dict[str, dict[str, str]]
    changed: dict[str, tuple[dict[str, str], dict[str, str]]]
    """Only the columns that differ: before, after."""

    def lines(self) -> Iterator[str]:
        """Yield it as text: a count, then a row a line, of a changed one its fields below it."""
        yield (
            f"{counted(len(self.added), 'row')} of {_NAME} added, {len(self.gone)} gone, {len(self.changed)} changed"
            if self.added or self.gone or self.changed
            else f"no row of {_NAME} differs"
        )
        for word, rows in (("added", self.added), ("gone", self.gone)):
            for url, row in rows.items():
                yield inert(f"{word}: {url}: {row.get('title', '')}")
        for url, (before, after) in self.changed.items():
            yield inert(f"changed: {url}")
            for name in after:
                yield "    " + inert(f"{name}: {before[name] or '(nothing)'} -> {after[name] or '(nothing)'}")


def keep(folder: Path, *, replayed: bool) -> None:
    """Before a run writes its reports: of a replay keep what it may change, of any other run forget what one kept.

    Raises: OutputUnusable.
    """
    if not replayed:
        with suppress(OSError):
            (folder / _KEPT).unlink(missing_ok=True)
    elif (folder / _NAME).is_file():
        with (folder / _NAME).open("rb") as lying, replaced(folder / _KEPT) as file:
            shutil.copyfileobj(lying, file)


def difference(
    engine: sa.Engine,
    watch: Watch,
    folder: Path,
    *,
    since: date | None = None,
    until: date | None = None,
    timezone: str | None = None,
) -> Difference:
    """Compare what the store holds now with articles.csv: as it was before the latest run if that replayed, else as is.

    Nothing is written to the folder. Raises: StoreUnusable, OutputUnusable; MonitorError where there is no such file.
    """
    lying = folder / _KEPT if (folder / _KEPT).is_file() else folder / _NAME
    if not lying.is_file():
        raise MonitorError(f"{lying}: there is nothing to compare with; run 'scrapy report' first")
    with tempfile.TemporaryDirectory() as place:
        written = publish(
            engine, watch, Path(place), names=["articles"], since=since, until=until, timezone=timezone
        )[_NAME]  # fmt: skip
        return between(_text(lying), _text(written))


def between(before: str, after: str) -> Difference:
    """Return the difference of two texts of articles.csv. A cell holds no line break, so a line is a row."""
    old, new = before.split("\r\n"), after.split("\r\n")
    known, made = set(old[1:]), set(new[1:])
    same_columns = old[0] == new[0]
    gone = _rows(old[0], (line for line in old[1:] if not same_columns or line not in made))
    added = _rows(new[0], (line for line in new[1:] if not same_columns or line not in known))
    changed = {}
    for url in added.keys() & gone.keys():
        names = [name for name in added[url] if name in gone[url] and added[url][name] != gone[url][name]]
        if names:
            changed[url] = ({name: gone[url][name] for name in names}, {name: added[url][name] for name in names})
    return Difference(
        added={url: row for url, row in added.items() if url not in gone},
        gone={url: row for url, row in gone.items() if url not in added},
        changed={url: changed[url] for url in added if url in changed},
    )


def _text(path: Path) -> str:
    return path.read_bytes().decode(
        errors="replace"
    )  # as it stands: reading as text would make other line ends of ours


def _rows(header: str, lines: Iterable[str]) -> dict[str, dict[str, str]]:
    names = next(csv.reader([header]))
    return {row["url"]: row for row in (dict(zip(names, cells, strict=False)) for cells in csv.reader(lines) if cells)}
