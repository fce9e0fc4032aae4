"""All that is published of a watch, from one reading of its store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from pipelines.columns import FILES
from pipelines.frames import Frames
from pipelines.publish import csv, datapackage, feed, json, page, parquet, xlsx
from pipelines.reports import Report, reports
from scrapers.watch import Watch

SLICE = 20_000
"""Articles whose texts are held at once."""

WRITERS: Mapping[str, Callable[[Path, str, Iterable[pd.DataFrame]], Path]] = {
    "csv": csv.write_pieces,
    "parquet": parquet.write_pieces,
    "xlsx": xlsx.write_pieces,
    "json": json.write_pieces,
}


def publish(
    engine: sa.Engine,
    watch: Watch,
    folder: Path,
    *,
    names: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    timezone: str | None = None,
    formats: Sequence[str] = ("csv",),
) -> dict[str, Path]:
    """Write the reports (all, or those named) in every format asked for; return the files by their names.

    Where no reports are named also the page and the feed. Raises: StoreUnusable, OutputUnusable.
    """
    frames = Frames(engine, watch, timezone=timezone, since=since, until=until)
    known = reports()
    written: list[Path] = []
    made: dict[str, pd.DataFrame] = {}
    for report in [known[name] for name in (names or known)]:
        if not report.streamed:
            made[report.name] = report.compute(frames)
        for kind in formats:
            pieces = _slices(report, frames) if report.streamed else iter((made[report.name],))
            written.append(
                WRITERS[kind](folder, report.name, (zoned(piece, report.name, frames.timezone) for piece in pieces))
            )
        if names is not None:
            made.clear()
    if "csv" in formats:
        described = [name for name in known if (folder / f"{name}.csv").is_file()]
        about = datapackage.About(
            name=watch.key.lower(),
            title=f"Coverage of {watch.title}",
            timezone=frames.timezone,
            since=since,
            until=until,
        )
        written.append(datapackage.write(folder, about, described))
    if names is None:
        written.append(feed.write(folder, frames))
        written.append(page.write(folder, frames, made))
    return {path.name: path for path in written}


def zoned(frame: pd.DataFrame, name: str, timezone: str) -> pd.DataFrame:
    """Return the report's rows with its moments in the zone."""
    moments = [column.name for column in FILES[name].columns if column.kind == "moment"]
    return frame.assign(**{moment: frame[moment].dt.tz_convert(timezone) for moment in moments})


def _slices(report: Report, frames: Frames) -> Iterator[pd.DataFrame]:
    if len(frames.articles) <= SLICE:
        yield report.compute(frames)
        return
    for cut in frames.slices(SLICE):
        yield report.make(**{need: cut[need] for need in report.needs})
