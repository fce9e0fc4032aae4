"""What the page shows beyond the rows of single reports: coverage over time, share of voice, stories' lags."""

from __future__ import annotations

from datetime import date, timedelta
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
"""Bars of a person's share over time, at most."""

_DAYS = 400
"""Days with coverage in the table of days, the latest."""

LATEST = 120
"""Days of the chart of single days that stands beside one of weeks or months."""

_ENOUGH = 5
"""Articles below which those days are not worth a chart."""


def coverage(report: pd.DataFrame, watch: Watch, articles: pd.DataFrame, stories: pd.DataFrame) -> dict[str, Any]:
    """Return the chart over time, its events, and the days that stand out with the stories that made them."""
    by_day = report.groupby("day", as_index=False)[["articles", "primary"]].sum()
    days = sorted(report.loc[report["spike"], "day"].dt.date.unique())
    counts = dict(zip(by_day["day"].dt.date, by_day["articles"], strict=True))
    headlines = dict(zip(stories["story"], texts(stories["headline"], defused=False), strict=True))
    spikes = []
    for day in sorted(days, key=lambda one: (-counts[one], one))[:SPIKES]:
        told = articles.loc[articles["day"] == pd.Timestamp(day), "story"].dropna().astype(object).value_counts()
        made = sorted(told[told > 1].items(), key=lambda one: (-one[1], str(one[0])))[:2]
        spikes.append({"day": day, "articles": counts[day], "stories": [(headlines[story], n) for story, n in made]})
    events = sorted((event.date, event.what) for event in watch.events)
    latest = by_day[by_day["day"] > by_day["day"].max() - pd.Timedelta(days=LATEST)]
    apart = charts.coarse(by_day) and int(latest["articles"].sum()) >= _ENOUGH
    shown = by_day.tail(_DAYS).iloc[::-1]
    marked = set(days)
    return {
        "chart": charts.timeline(by_day, events, days),
        "latest": charts.timeline(latest, _within(events, latest["day"]), days, key="latest") if apart else "",
        "events": events,
        "days": [
            (day, number, primary, day in marked)
            for day, number, primary in zip(shown["day"].dt.date, shown["articles"], shown["primary"], strict=True)
        ],
        "days_left": len(by_day) - len(shown),
        "spikes": sorted(spikes, key=lambda spike: spike["day"], reverse=True),
    }


def _within(events: list[tuple[date, str]], days: pd.Series[Any]) -> list[tuple[date, str]]:
    """Those on or between the days: an earlier one would stretch the axis over days whose articles are not drawn."""
    return [(day, what) for day, what in events if days.min().date() <= day <= days.max().date()]


def people(frames: Frames, cast: pd.DataFrame) -> dict[str, Any]:
    """Return the people most often named (counts, share, bars of their share over time) and what those bars span."""
    shown = cast.head(PEOPLE)
    articles, mentions = frames.articles, frames.mentions
    week = weeks(articles["day"].to_numpy()).astype("datetime64[D]")
    if np.isnat(week).all():
        bucket, count, starts, wide = np.full(len(week), -1), 0, [], 7
    else:
        first, last = np.nanmin(week), np.nanmax(week)
        wide = max(-(-(int((last - first).astype("int64")) // 7 + 1) // _BUCKETS), 1) * 7
        bucket = np.where(np.isnat(week), -1, (week - first).astype("int64") // wide)
        count = int(bucket.max()) + 1
        starts = (first + np.arange(count) * wide).astype("datetime64[D]").tolist()
    ends = [start + timedelta(wide - 1) for start in starts]
    names = [f"{start} to {end}" for start, end in zip(starts, ends, strict=True)]
    whole = np.bincount(bucket[bucket >= 0], minlength=count)
    named = bucket[mentions["article"].to_numpy()]
    lines = {}
    for name in shown["person"]:
        mine = named[((mentions["person"] == name) & (named >= 0)).to_numpy()]
        named_then = np.bincount(mine, minlength=count)
        lines[name] = [int(n) / int(all_) if all_ else None for n, all_ in zip(named_then, whole, strict=True)]
    rows = [
        {
            "person": person, "role": role, "articles": number, "mentions": mentioned, "headlines": headlines,
            "outlets": outlets, "share": share, "spark": charts.shares(lines[person], names),
        }
        for person, role, number, mentioned, headlines, outlets, share in zip(
            *(shown[name] for name in _PERSON),
            strict=True,
        )
    ]  # fmt: skip
    return {
        "rows": rows,
        "weeks": wide // 7,
        "first": starts[0] if starts else None,
        "last": ends[-1] if ends else None,
    }


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
