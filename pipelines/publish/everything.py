"""All that is published of a watch, from one reading of its store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from pipelines.columns import FILES
from pipelines.frames import Frames
from pipelines.publish import csv, datapackage, feed, fingerprints, json, lines, page, parquet, xlsx
from pipelines.publish.files import write
from pipelines.publish.standing import Standing
from pipelines.reports import Report, columns, reports
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
    known = reports()
    needed = columns(names) if names else None
    frames = Frames(engine, watch, timezone=timezone, since=since, until=until, columns=needed)
    making = _Making(folder, frames)
    written: list[Path] = []
    for report in [known[name] for name in (names or known)]:
        written.extend(making.csv(report) if kind == "csv" else making.other(report, kind) for kind in formats)
        if names is not None:
            making.made.clear()
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
        written.append(making.feed())
        written.append(making.page())
    making.standing.write()
    return {path.name: path for path in written}


def zoned(frame: pd.DataFrame, name: str, timezone: str) -> pd.DataFrame:
    """Return the report's rows with its moments in the zone."""
    moments = [column.name for column in FILES[name].columns if column.kind == "moment"]
    return frame.assign(**{moment: frame[moment].dt.tz_convert(timezone) for moment in moments})


class _Making:
    """The files of one folder, each made only where it would not be the same again."""

    def __init__(self, folder: Path, frames: Frames) -> None:
        self.folder, self.frames = folder, frames
        self.made = _Made(frames)
        self.standing = Standing(folder)
        self._form = fingerprints.of(fingerprints.program(), frames.timezone)
        self._inputs: dict[str, str | None] = {"titles": None}

    def csv(self, report: Report) -> Path:
        if not report.streamed:
            return self._kept(
                f"{report.name}.csv",
                self._made_of(report),
                lambda: csv.header(report.name) + csv.lines(report.name, self._zoned(self.made[report.name], report)),
            )
        path = self.folder / f"{report.name}.csv"
        done = lines.write(
            path, csv.header(report.name), self._form, self.frames.slices(SLICE),
            lambda cut: csv.lines(report.name, self._zoned(_rows(report, cut), report)),
        )  # fmt: skip
        self._inputs["titles"] = done.made_of
        return path

    def other(self, report: Report, kind: str) -> Path:
        pieces = (
            (_rows(report, cut) for cut in self.frames.slices(SLICE))
            if report.streamed and len(self.frames.articles)
            else iter((self.made[report.name],))
        )
        return WRITERS[kind](self.folder, report.name, (self._zoned(piece, report) for piece in pieces))

    def feed(self) -> Path:
        made_of = self._together(self._inputs["titles"], self.frames.watch.title, self.frames.watch.key)
        return self._kept("coverage.atom", made_of, lambda: feed.render(self.frames))

    def page(self) -> Path:
        needed = [self._made_of(report) for report in reports().values() if not report.streamed]
        made_of = self._together(self._inputs["titles"], self.frames.watch.model_dump_json(), *needed)
        return self._kept("index.html", made_of, lambda: page.render(self.frames, self.made).encode())

    def _kept(self, name: str, made_of: str | None, content: Callable[[], bytes]) -> Path:
        path = self.folder / name
        if not self.standing.stands(name, made_of):
            raw = content()
            write(path, raw)
            self.standing.note(name, made_of, raw)
        return path

    def _made_of(self, report: Report) -> str | None:
        """The fingerprint of all that a report is made of; None where it is not known."""
        for need in report.needs:
            if need not in self._inputs:
                self._inputs[need] = fingerprints.of_frame(getattr(self.frames, need))
        return self._together(report.name, *(self._inputs[need] for need in report.needs))

    def _together(self, *parts: str | None) -> str | None:
        return None if None in parts else fingerprints.of(self._form, *(part for part in parts if part is not None))

    def _zoned(self, frame: pd.DataFrame, report: Report) -> pd.DataFrame:
        return zoned(frame, report.name, self.frames.timezone)


class _Made(dict[str, pd.DataFrame]):
    """Reports by name, computed when they are asked for first."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames

    def __missing__(self, name: str) -> pd.DataFrame:
        self[name] = frame = reports()[name].compute(self._frames)
        return frame


def _rows(report: Report, cut: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    return report.make(**{need: cut[need] for need in report.needs})
