"""Stories of our own writing with their truth: events of four invented series, told by invented outlets."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from pathlib import Path

from pipelines.credits import credited
from pipelines.kinds import kind_of
from pipelines.stories import Item, Story
from scrapers.items import Article
from scrapers.watch import Person, Watch, fold

SERIES = ("saltmarsh", "meridian", "proving_room")
ASIDE = ("larkspur",)
"""Written after the rules were built on the first three, and all of it kept: nothing is fitted to it."""


def load(series: str, background: int = 3) -> tuple[list[Item], dict[int, str], dict[int, str]]:
    """Return the items, the event of each by key, and its half: "build" or "kept".

    Each text goes on with so many sentences of background, as entertainment news does; kind and credits are read.
    """
    case = tomllib.loads((Path(__file__).parent / f"{series}.toml").read_text(encoding="utf-8"))
    watch = Watch(
        title=case["title"], network=case["network"], people=tuple(Person(name=name) for name in case["people"])
    )
    outlets = {fold(row[0]): row[0] for event in case["event"] for row in event["articles"]}
    items, events, halves = [], {}, {}
    for number, event in enumerate(case["event"]):
        for row, (outlet, hours, language, title, text) in enumerate(event["articles"]):
            key = len(items) + 1
            body = text
            if text.startswith("= "):
                body = items[-row + int(text[2:])].body.rsplit(". ", 1)[0] + "."
                body = f"(Reuse Press) {body}"
            else:
                pool = case["background"][language]
                body += "\n" + " ".join(pool[(key + step) % len(pool)] for step in range(min(background, len(pool))))
            article = Article(url="", canonical_url="", outlet=outlet, title=title, body=body, language=language)
            whole = fold(f"{title} {body}")
            published = case["start"] + timedelta(days=event["day"], hours=hours)
            items.append(
                Item(
                    key=key,
                    outlet=outlet,
                    title=title,
                    body=body,
                    people=frozenset(name for name in case["people"] if fold(name) in whole),
                    published=published,
                    first_seen=published + timedelta(minutes=20),
                    credited=tuple(credit.outlet for credit in credited(article, outlets)),
                    kind=kind_of(article, watch).label,
                )
            )
            events[key] = event["name"]
            halves[key] = "kept" if number % 2 or series in ASIDE else "build"
    return items, events, halves


def pairs(stories: Sequence[Story], halves: dict[int, str], half: str) -> set[tuple[int, int]]:
    """Return each two articles of one story of which at least one lies in the half."""
    return {
        pair
        for story in stories
        for pair in combinations(sorted(member.key for member in story.members), 2)
        if half in (halves[pair[0]], halves[pair[1]])
    }


def true_pairs(events: dict[int, str], halves: dict[int, str], half: str) -> set[tuple[int, int]]:
    """Return each two articles of the half that tell of one event."""
    return {pair for pair in _all_pairs(events) if events[pair[0]] == events[pair[1]] and halves[pair[0]] == half}


def score(found: set[tuple[int, int]], true: set[tuple[int, int]]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right = len(found & true)
    precision, recall = right / max(len(found), 1), right / max(len(true), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _all_pairs(events: dict[int, str]) -> Iterator[tuple[int, int]]:
    return combinations(sorted(events), 2)
