"""What the page shows beyond the rows of single reports: coverage over time, share of voice, stories' lags."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pipelines.counting import weeks
from pipelines.frames import Frames
from pipelines.publish import charts
from pipelines.publish.cells import texts
from scrapers.watch import Watch

PEOPLE = 14
STORIES = 10
SPIKES = 6
_PERSON = ("person", "role", "articles", "mentions", "headline_mentions", "outlets", "share")
_BUCKETS = 40
"""Points of a person's line over time, at most."""


def coverage(report: pd.DataFrame, watch: Watch, articles: pd.DataFrame, stories: pd.DataFrame) -> dict[str, Any]:
    """Return the chart over time, its events, and the days that stand out with the stories that made them."""
    by_day = report.groupby("day", as_index=False)[["articles", "primary"]].sum()
    days = sorted(report.loc[report["spike"], "day"].dt.date.unique())
    counts = dict(zip(by_day["day"].dt.date, by_day["articles"], strict=True))
    headlines = dict(zip(stories["story"], texts(stories["headline"], defused=False), strict=True))
    spikes = []
    for day in sorted(days, key=lambda one: (-counts[one], one))[:SPIKES]:
        told = articles.loc[articles["day"] == pd.Timestamp(day), "story"].dropna().astype(object).value_counts()
        made = sorted(told.items(), key=lambda one: (-one[1], str(one[0])))[:2]
        spikes.append({"day": day, "articles": counts[day], "stories": [(headlines[story], n) for story, n in made]})
    events = sorted((event.date, event.what) for event in watch.events)
    return {
        "chart": charts.timeline(by_day, events, days),
        "events": events,
        "spikes": sorted(spikes, key=lambda spike: spike["day"], reverse=True),
    }


def people(frames: Frames, cast: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the people most often named: counts, share, and a line of their share of articles over time."""
    shown = cast.head(PEOPLE)
    articles, mentions = frames.articles, frames.mentions
    week = weeks(articles["day"].to_numpy()).astype("datetime64[D]")
    if np.isnat(week).all():
        bucket, count = np.full(len(week), -1), 0
    else:
        first, last = np.nanmin(week), np.nanmax(week)
        wide = max(-(-(int((last - first).astype("int64")) // 7 + 1) // _BUCKETS), 1) * 7
        bucket = np.where(np.isnat(week), -1, (week - first).astype("int64") // wide)
        count = int(bucket.max()) + 1
    whole = np.bincount(bucket[bucket >= 0], minlength=count)
    named = bucket[mentions["article"].to_numpy()]
    lines = {}
    for name in shown["person"]:
        mine = named[((mentions["person"] == name) & (named >= 0)).to_numpy()]
        lines[name] = np.bincount(mine, minlength=count) / np.maximum(whole, 1)
    return [
        {
            "person": person, "role": role, "articles": number, "mentions": mentioned, "headlines": headlines,
            "outlets": outlets, "share": share, "spark": charts.sparkline(lines[person].tolist(), 1.0),
        }
        for person, role, number, mentioned, headlines, outlets, share in zip(
            *(shown[name] for name in _PERSON),
            strict=True,
        )
    ]  # fmt: skip


def story_lags(told: pd.DataFrame, stories: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the stories that most outlets told, newest first: headline, when, and who followed how much later."""
    shared = (
        stories[stories["outlets"] > 1]
        .sort_values("outlets", ascending=False, kind="stable")
        .head(STORIES)
        .sort_index()
    )
    told = told[told["story"].isin(shared["story"])]
    longest = float(told["lag"].max()) if len(told) else 0.0
    by_story = dict(iter(told.groupby(told["story"].astype(object))))
    shown = []
    for story, headline, when, credited in zip(
        shared["story"], texts(shared["headline"], defused=False), shared["first_published"], shared["credited_source"],
        strict=True,
    ):  # fmt: skip
        rows = by_story[story]
        outlets = [(float(lag), str(outlet)) for lag, outlet in zip(rows["lag"], rows["outlet"], strict=True)]
        shown.append(
            {
                "headline": headline,
                "when": when,
                "outlets": outlets,
                "credited": credited,
                "chart": charts.lags(outlets, longest),
            }
        )
    return shown
