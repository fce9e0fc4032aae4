"""The order of the steps from a reading to what is kept of it; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipelines import candidates, credits, kinds, relevance, stated_dates
from pipelines.candidates import Candidate
from pipelines.credits import Credit
from pipelines.kinds import Kind
from pipelines.relevance import Verdict
from pipelines.stated_dates import StatedDate
from scrapers.items import Article, Mention, Reading, Unread
from scrapers.parsers.cast import mentions
from scrapers.watch import Watch

OUTCOMES = {
    "NotAnArticle": "not an article",
    "Blocked": "blocked",
    "LayoutChanged": "layout changed",
    "Failed": "failed",
    "Refused": "failed",
}
"""The stored outcome for each reason of an Unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person said of one address; it outlasts every reading."""

    level: str | None = None
    """none or primary; None: nothing was said of it."""
    date: str | None = None
    """ISO day or time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The dates of which articles are wanted, as ISO days; None leaves a side open."""

    since: str | None = None
    until: str | None = None

    def refusal(self, published: str | None) -> str | None:
        """Return why the day lies outside; None where it lies inside or is not known."""
        day = published[:10] if published else None
        if day and self.since and day < self.since:
            return f"out of the dates: published {day}, before {self.since}"
        if day and self.until and day > self.until:
            return f"out of the dates: published {day}, after {self.until}"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A relevant article and all that is stored with it."""

    reading: Reading
    article: Article
    verdict: Verdict
    decided_by: str
    """rules or person."""
    people: tuple[Mention, ...]
    kind: Kind
    candidates: tuple[Candidate, ...]
    dates: tuple[StatedDate, ...]
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A reading of which only its outcome is stored."""

    reading: Reading
    outcome: str
    reason: str


def process(
    reading: Reading,
    watch: Watch,
    *,
    correction: Correction | None = None,
    bounds: Bounds | None = None,
    outlet_names: Mapping[str, str] | None = None,
) -> Kept | Dropped:
    """Judge one reading for a watch.

    `outlet_names` maps folded names of outlets to the one that reports use, for whom an article credits.
    """
    said = correction or Correction()
    article = reading.result
    if isinstance(article, Unread):
        if said.level != "primary" or article.partial is None or not article.partial.title:
            return Dropped(reading=reading, outcome=OUTCOMES[article.reason], reason=article.detail)
        article = article.partial
    if said.date:
        article = _dated(article, said.date)
    if bounds and (why := bounds.refusal(article.published)):
        return Dropped(reading=reading, outcome="not relevant", reason=why)
    people = mentions(article, watch)
    verdict = relevance.judge(article, watch, people)
    if said.level:
        verdict = replace(verdict, level=said.level, score=float(said.level == "primary"), evidence="a person said so")
    if verdict.level == "none":
        return Dropped(reading=reading, outcome="not relevant", reason=verdict.evidence)
    return Kept(
        reading=reading,
        article=article,
        verdict=verdict,
        decided_by="person" if said.level else "rules",
        people=people,
        kind=kinds.kind_of(article, watch),
        candidates=candidates.candidates(article, watch),
        dates=stated_dates.stated_dates(article, watch),
        credits=credits.credited(article, outlet_names or {}),
    )


def _dated(article: Article, date: str) -> Article:
    precision = "day" if len(date) == 10 else "second" if date.count(":") > 2 else "minute"
    return replace(article, published=date, published_precision=precision, published_source="person")
