"""The digest of a day, or of several: what was published, which stories, who was named, what needs a look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from pipelines.frames import Frames
from pipelines.publish.cells import texts
from pipelines.publish.files import replaced
from pipelines.publish.message import Entry, Message, Section, compose, counted, section
from pipelines.reports import coverage, reports
from scrapers.errors import MonitorError
from scrapers.watch import Watch

MOST = 40
"""Articles of a section."""

_FEW = 10
"""Stories, people and outlets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that a digest tells of, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"


def digest(
    engine: sa.Engine,
    watch: Watch,
    *,
    timezone: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Message:
    """Return the digest of the last day with coverage, or of the days named; without `since` it is the day `until`.

    Raises: StoreUnusable; MonitorError where no article has a date and no day is named.
    """
    whole = Frames(engine, watch, timezone=timezone)
    days = _days(whole, since, until)
    frames = Frames(engine, watch, timezone=timezone, since=days.first, until=days.last)
    articles = _rows(frames, "articles", "title", "outlet", "published", "url", "relevance")
    number, outlets = len(articles), len({row["outlet"] for row in articles})
    said = f"{counted(number, 'article')} at {counted(outlets, 'outlet')}" if number else "no articles"
    return compose(
        f"{watch.key}-digest-{days.first}" + ("" if days.first == days.last else f"-{days.last}"),
        f"{watch.title}, {days}: {said}",
        tuple(one for one in _sections(frames, whole, articles) if one.entries),
        intro=_intro(whole, days),
    )


def write(folder: Path, message: Message) -> list[Path]:
    """Write digest.txt and digest.html. Raises: OutputUnusable."""
    written = []
    for name, content in (("digest.txt", f"{message.text}\n"), ("digest.html", f"{message.html}\n")):
        with replaced(folder / name) as file:
            file.write(content.encode())
        written.append(folder / name)
    return written


def _days(frames: Frames, since: date | None, until: date | None) -> Days:
    days = frames.articles["day"]
    last = until or (days.max().date() if days.notna().any() else since)
    if last is None:
        raise MonitorError(
            f"{frames.watch.title}: no article in the store has a date; run 'scrapy crawl etoile_news', or name --since"
        )
    return Days(first=min(since or last, last), last=max(since or last, last))


def _intro(frames: Frames, days: Days) -> str:
    """What the days are beside those before them."""
    dated = frames.articles.dropna(subset=["day"])
    by_day = coverage.daily(dated.groupby("day", as_index=False).agg(articles=("page", "size")))
    spikes = by_day.index[coverage.spiking(by_day)] if len(by_day) else by_day.index
    loud = [f"{day:%Y-%m-%d}" for day in spikes if days.first <= day.date() <= days.last]
    told = f"{counted(len(frames.articles), 'relevant article')} so far; days are those of {frames.timezone}."
    return f"{told} Far more than in the {coverage.BASELINE} days before: {', '.join(loud)}." if loud else told


def _sections(frames: Frames, whole: Frames, articles: list[dict[str, Any]]) -> Iterable[Section]:
    title = frames.watch.title
    for level, heading in (("primary", f"About {title}"), ("mention", f"Naming {title}")):
        yield section(heading, [_article(row) for row in articles if row["relevance"] == level], MOST)
    told = set(frames.articles["story"].dropna())
    stories = [
        Entry(
            text=row["headline"],
            about=f"{counted(row['outlets'], 'outlet')}, first {row['first_outlet']}"
            + (f" on {row['first_published'][:10]}" if row["first_published"] else ""),
        )
        for row in _rows(whole, "stories", "story", "headline", "outlets", "first_outlet", "first_published")
        if row["outlets"] > 1 and row["story"] in told  # of all days: who was first may lie before the digest's
    ]
    yield section("Stories that more than one outlet tells", stories, _FEW)
    people = [
        Entry(text=row["person"], about=counted(row["articles"], "article"))
        for row in _rows(frames, "cast", "person", "articles")
    ]
    yield section("Named most", people, _FEW)
    troubled = [
        Entry(text=row["outlet"], about=f"{row['verdict']}: {row['why']}" if row["why"] else row["verdict"])
        for row in _rows(frames, "outlet_health", "outlet", "verdict", "why")
        if row["verdict"] in ("broken", "blocked")
    ]
    yield section("Outlets that need a look", troubled, _FEW)


def _article(row: dict[str, Any]) -> Entry:
    when = row["published"].replace("T", " ")[:16] or "undated"
    return Entry(text=row["title"], about=f"{row['outlet']}, {when}", url=row["url"])


def _rows(frames: Frames, name: str, *columns: str) -> list[dict[str, Any]]:
    made = reports()[name].compute(frames)
    values = [_values(made[column]) for column in columns]
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]


def _values(column: pd.Series[Any]) -> list[Any]:
    return column.tolist() if np.issubdtype(column.to_numpy().dtype, np.number) else texts(column, defused=False)
