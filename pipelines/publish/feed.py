"""coverage.atom: the articles seen last, with the evidence, for a feed reader."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import Any

import numpy as np
from feedgen.feed import FeedGenerator

from pipelines.frames import Frames
from pipelines.publish.cells import texts
from pipelines.reports import reports

ENTRIES = 100
"""Articles in the feed: those first seen last."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def render(frames: Frames) -> bytes:
    """Return the feed. The ids are the articles' addresses; no time of writing is in it."""
    watch = frames.watch
    feed: Any = FeedGenerator()
    feed.id(f"urn:coverage:{watch.key}")
    feed.title(f"Coverage of {watch.title}")
    feed.subtitle("Articles about the series or naming it, and why each counts")
    feed.author({"name": "News monitor"})
    feed.generator("news monitor")
    entries = _entries(frames)
    feed.updated(max((entry["updated"] for entry in entries), default=_EPOCH))
    for entry in entries:
        _add(feed, entry)
    content: bytes = feed.atom_str(pretty=True)
    return content


def _entries(frames: Frames) -> list[dict[str, Any]]:
    """The newest articles by first sight, each as texts, with aware times."""
    seen = frames.articles["first_seen"].to_numpy()
    rows = np.sort(np.lexsort((np.arange(len(seen)), -seen.astype("int64")))[:ENTRIES])
    cut = frames.chosen(rows)
    report = reports()["articles"]
    frame = report.make(**{need: cut[need] for need in report.needs})
    columns: dict[str, list[Any]] = {
        name: texts(frame[name], defused=False)
        for name in ("url", "title", "outlet", "relevance", "kind", "authors", "tags", "cast", "evidence", "published")
    }
    columns["updated"] = frame["first_seen"].dt.to_pydatetime().tolist()
    columns["moment"] = (
        cut["articles"]["when"].dt.tz_localize("UTC").where(cut["articles"]["published_form"] == 2).tolist()
    )
    entries = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return sorted(entries, key=lambda entry: (entry["updated"], entry["published"], entry["url"]), reverse=True)


def _add(feed: Any, entry: dict[str, Any]) -> None:
    added = feed.add_entry(order="append")
    added.id(entry["url"])
    added.title(f"{entry['title']} ({entry['outlet']})")
    added.link(href=entry["url"], rel="alternate")
    added.updated(entry["updated"])
    if entry["moment"] == entry["moment"]:  # NaT is not equal to itself
        added.published(entry["moment"].to_pydatetime())
    for name in filter(None, (entry["authors"] or entry["outlet"]).split("; ")):
        added.author({"name": name})
    for tag in filter(None, entry["tags"].split("; ")):
        added.category({"term": tag})
    added.content("".join(f"<p>{escape(line)}</p>" for line in _lines(entry)), type="html")


def _lines(entry: dict[str, Any]) -> list[str]:
    about = "About the series" if entry["relevance"] == "primary" else "Names the series"
    named = f"{about}: {entry['evidence']}"
    rest = (
        ("Kind", entry["kind"]),
        ("Published", entry["published"]),
        ("People", entry["cast"]),
        ("Tags", entry["tags"]),
    )
    return [named, *(f"{label}: {value}" for label, value in rest if value)]
