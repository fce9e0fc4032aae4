"""compare.csv: several watches of one store beside each other, by week and outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from pipelines import queries
from pipelines.columns import COMPARE
from pipelines.counting import share, weeks
from pipelines.frames import Frames
from pipelines.publish import datapackage
from pipelines.publish.everything import WRITERS
from pipelines.store import Store
from scrapers.errors import MonitorError
from scrapers.watch import Watch


def compare(
    engine: sa.Engine,
    watches: Sequence[Watch],
    folder: Path,
    *,
    since: date | None = None,
    until: date | None = None,
    timezone: str | None = None,
    formats: Sequence[str] = ("csv",),
) -> list[Path]:
    """Write compare.csv and its datapackage.json; weeks are those of `timezone`, else of the first watch's zone.

    Raises: StoreUnusable, OutputUnusable; MonitorError where the store holds nothing of a watch.
    """
    _check(engine, watches)
    zone = timezone or watches[0].timezone
    frames = [Frames(engine, watch, timezone=zone, since=since, until=until) for watch in watches]
    rows = compared({one.watch.key: one.articles for one in frames})
    written = [WRITERS[kind](folder, COMPARE.name, iter((rows,))) for kind in formats]
    if "csv" in formats:
        about = datapackage.About(
            name="-".join(watch.key.lower() for watch in watches),
            title=f"Coverage compared: {', '.join(watch.title for watch in watches)}",
            timezone=frames[0].timezone,
            since=since,
            until=until,
        )
        written.append(datapackage.write(folder, about, [COMPARE.name]))
    return written


def compared(articles: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per week, outlet and watch with articles, in that order; `articles` are those of Frames, by watch."""
    parts = [
        pd.DataFrame(
            {
                "week": weeks(frame["day"].to_numpy()),
                "outlet": frame["outlet"].astype(object),
                "watch": key,
                "primary": frame["level"] == "primary",
            }
        )
        for key, frame in articles.items()
    ]
    dated = pd.concat(parts, ignore_index=True).dropna(subset=["week"])
    counts = dated.groupby(["week", "outlet", "watch"])["primary"].agg(articles="size", primary="sum").reset_index()
    by_watch = counts.groupby(["week", "watch"])["articles"].transform("sum")
    return counts.assign(
        articles=counts["articles"].astype("int64"),
        primary=counts["primary"].astype("int64"),
        share=share(counts["articles"], counts.groupby(["week", "outlet"])["articles"].transform("sum")),
        share_of_week=share(by_watch, counts.groupby("week")["articles"].transform("sum")),
    )[COMPARE.header]


def _check(engine: sa.Engine, watches: Sequence[Watch]) -> None:
    with Store(engine).begin() as connection:
        missing = [watch.key for watch in watches if connection.execute(queries.watch_id(watch.key)).scalar() is None]
    if missing:
        raise MonitorError(f"{', '.join(missing)}: nothing of it is in the store; crawl it first")
