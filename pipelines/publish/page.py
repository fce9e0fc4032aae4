"""index.html: all of the coverage on one page, in one file that asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd
from markupsafe import Markup

from pipelines.frames import Frames
from pipelines.localtime import printed
from pipelines.publish import charts
from pipelines.publish.cells import texts
from pipelines.publish.sections import LATEST, coverage, people, story_lags
from pipelines.reports import reports

ROWS = 5_000
"""Articles in the table: the newest ones; articles.csv holds all."""

NEWEST = 12
"""Articles shown with their evidence."""

_FOLDER = Path(__file__).parent


def render(frames: Frames, made: Mapping[str, pd.DataFrame]) -> str:
    """Return the page. What outlets wrote is text in it; an address is a link only where it is http or https."""
    style, script = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters |= {"address": _address, "cut": _cut, "entries": _entries}
    template = environment.from_string((_FOLDER / "page.html").read_text(encoding="utf-8"))
    articles = _articles(frames)
    outlets, tags = made["outlets"], made["tags"]
    return template.render(
        watch=frames.watch,
        timezone=frames.timezone,
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        bar=charts.bar,
        said=charts.said,
        facts=_facts(frames, made),
        coverage=coverage(made["coverage"], frames.watch, frames.articles, made["stories"]),
        latest_days=LATEST,
        people=people(frames, made["cast"]),
        pairs=rows(made["cast_pairs"].head(10)),
        outlets=rows(outlets.head(20)),
        most_by_outlet=int(outlets["articles"].max()) if len(outlets) else 0,
        outlets_left=max(len(outlets) - 20, 0),
        tags=rows(tags.head(15)),
        kinds=rows(made["kinds"]),
        candidates=rows(made["cast_candidates"].head(10)),
        stories=story_lags(frames.told, made["stories"]),
        newest=articles[:NEWEST],
        articles=articles,
        left_out=len(frames.articles) - len(articles),
        changes=rows(_printed(made["changes"].head(10), frames.timezone, "seen")),
        health=rows(_printed(made["outlet_health"], frames.timezone, "last_success")),
        runs=rows(_printed(made["runs"].head(20), frames.timezone, "start", "end")),
    )


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a report's rows for the template: clean texts, numbers, None for what is empty."""
    columns = [
        texts(frame[name], defused=False)
        if isinstance(frame[name].dtype, (pd.CategoricalDtype, pd.StringDtype)) or frame[name].dtype == object
        else frame[name].astype(object).where(frame[name].notna(), None).tolist()
        for name in frame.columns
    ]
    names = frame.columns.tolist()  # an index of texts is slow to go through, once a row
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _articles(frames: Frames) -> list[dict[str, Any]]:
    report = reports()["articles"]
    for cut in frames.slices(ROWS):
        frame = report.make(**{need: cut[need] for need in report.needs})
        return rows(_printed(frame, frames.timezone, "first_seen").drop(columns=["paywalled", "score"]))
    return []


def _facts(frames: Frames, made: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    articles, runs, stories = frames.articles, made["runs"], made["stories"]
    days = articles["day"].dropna()
    return {
        "articles": len(articles),
        "primary": int((articles["level"] == "primary").sum()),
        "outlets": len(made["outlets"]),
        "stories": len(stories),
        "shared": int((stories["outlets"] > 1).sum()),
        "people": len(made["cast"]),
        "first": days.min().date() if len(days) else None,
        "last": days.max().date() if len(days) else None,
        "run": _printed(runs.head(1), frames.timezone, "start")["start"].iloc[0] if len(runs) else None,
        "troubled": int((made["outlet_health"]["verdict"].isin(["broken", "blocked"])).sum()),
    }


def _printed(frame: pd.DataFrame, timezone: str, *names: str) -> pd.DataFrame:
    return frame.assign(**{name: printed(frame[name], timezone).astype(object) for name in names})


def _address(url: str) -> str | None:
    return url if url.startswith(("http://", "https://")) else None


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _entries(text: str, most: int) -> str:
    """A list's first whole entries: half a name would be another one to the filters."""
    return text if len(text) <= most else f"{text[:most].rpartition('; ')[0]}; …"


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
