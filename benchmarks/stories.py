"""Prints how well stories, and how quickly stories, kinds, candidates, days and credits are read. Run from the root."""

# ruff: noqa: E501 - a measure a line

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipelines.candidates import candidates
from pipelines.copies import copies
from pipelines.credits import credited
from pipelines.kinds import kind_of
from pipelines.prose import prose
from pipelines.stated_dates import stated_dates
from pipelines.stories import stories
from scrapers.items import Article
from scrapers.watch import load
from tests import story_cases


def main() -> None:
    """Print one line a measure; CPU time of this process."""
    for background in (0, 3):
        for density in (1.0, 0.05):
            for series, half in (
                (story_cases.SERIES, "build"),
                (story_cases.SERIES, "kept"),
                (story_cases.ASIDE, "kept"),
            ):
                print(
                    f"stories, {', '.join(series)}, {half}, {background} sentences of background, days x {density}:",
                    _pairs(series, background, density, half),
                )
    print(
        f"10,000 articles of one watch over two years into stories: {_scale(700):.1f} s; within a month: {_scale(30):.1f} s"
    )
    print(f"copies among 100,000 texts of 60 words: {_copies():.1f} s")
    print(f"kind, candidates, days and credits of a 10,000-character article: {_article():.2f} ms")


def _pairs(names: Sequence[str], background: int, density: float, half: str) -> str:
    """Precision, recall and F1 of pairs; `density` draws the days together, so that events lie closer."""
    right = found = true = 0
    for series in names:
        items, events, halves = story_cases.load(series, background)
        start = min(item.published for item in items if item.published)
        drawn = [
            replace(item, published=item.published - (1 - density) * timedelta(days=(item.published - start).days))
            for item in items
            if item.published
        ]
        told = story_cases.pairs(stories(drawn), halves, half)
        truth = story_cases.true_pairs(events, halves, half)
        right, found, true = right + len(told & truth), found + len(told), true + len(truth)
    return (
        f"precision {right / found:.3f}, recall {right / true:.3f}, F1 {2 * right / (found + true):.3f} of {true} pairs"
    )


def _scale(days: float) -> float:
    chance = random.Random(2)
    cases = [item for series in story_cases.SERIES for item in story_cases.load(series)[0]]
    words = [word for item in cases for word in item.body.split()]
    start = cases[0].first_seen
    items = [
        replace(
            case,
            key=key,
            body=f"{case.body}\n{' '.join(chance.choices(words, k=350))}",
            published=start + timedelta(days=chance.random() * days),
        )
        for key, case in enumerate(chance.choices(cases, k=10_000))
    ]
    began = time.process_time()
    stories(items)
    return time.process_time() - began


def _copies() -> float:
    chance = random.Random(1)
    words = [f"word{number}" for number in range(5_000)]
    texts = [" ".join(chance.choices(words, k=60)) for _ in range(90_000)]
    texts += [text.replace(text.split()[30], "other", 1) for text in texts[:10_000]]
    began = time.process_time()
    found = sum(1 for _ in copies(texts))
    print(f"copies found: {found:,} of 10,000")
    return time.process_time() - began


def _article() -> float:
    watch = load("etoile")
    items, _, _ = story_cases.load("saltmarsh")
    body = "\n".join(item.body for item in items).replace("Saltmarsh", watch.title)[:10_000]
    article = Article(url="", canonical_url="", title=f"{watch.title} trailer", body=body, published="2027-02-01")
    best = float("inf")
    for _ in range(50):
        prose.cache_clear()
        began = time.process_time()
        kind_of(article, watch), candidates(article, watch), stated_dates(article, watch), credited(article, {})
        best = min(best, time.process_time() - began)
    return best * 1000


if __name__ == "__main__":
    main()
