"""Whether an outlet is fine, quiet as usual, broken or blocked: this run beside its own last 28 days; pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean, pstdev

from scrapers.memory import Round

BASELINE = timedelta(days=28)
"""How far back an outlet is compared with itself."""
_LEAST_DAYS = 7
"""Days of its own history below which nothing is said about how much is usual."""
_SPREADS = 3.0
"""So many spreads below its mean, a silence is none of the usual ones (a weekend, a holiday)."""
_EXPECTED = 5.0
"""Pages that must be missing before a silence is called one."""
_DAY = timedelta(days=1)

_FILLED_BEFORE, _FILLED_NOW = 0.8, 0.2
"""A field that most articles had, and hardly one of the newest has, is no longer found."""
LATEST, _LEAST_LATEST, EARLIER, _LEAST_EARLIER = 8, 5, 60, 10
"""How many of an outlet's newest articles are set beside how many before them, and at least how many it takes."""

_REFUSALS = ("401", "403", "429", "challenge", "captcha", "blocked", "Retry-After")
_DO = {
    "blocked": "it refuses us: leave it alone for a day, set CONTACT, or ask it for leave; it is not tried around",
    "sources": "look whether its feed or tag page moved, and mend its outlet file",
    "files": "check the address, and whether its server answers; the next backfill asks for the file again",
    "layout": "its pages are built otherwise now: try one with 'scrapy extract', and add a rule to its outlet file",
    "pages": "look at one of these pages in a browser; they are tried again, ever more rarely",
    "silence": "look at its home page: if it publishes, its sources moved; mend its outlet file",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One earlier run's sight of the outlet."""

    start: datetime
    """Aware, UTC."""
    fetched: int = 0
    failed: int = 0
    new: int = 0
    """Pages that were read for the first time."""
    waiting: int = 0
    verdict: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How often a field was filled in the outlet's newest articles, and in those before."""

    name: str
    latest: int
    """Of `latest_of` articles."""
    latest_of: int
    earlier: int
    earlier_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What the outlet's newest pages ended as."""

    fields: tuple[Filled, ...] = ()
    layout_changed: int = 0
    """Of the newest `read` pages that looked like articles."""
    read: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How an outlet does."""

    verdict: str
    """fine, quiet, broken or blocked."""
    why: str
    """The evidence, and what to do; may be empty where all is fine."""
    since: datetime
    """Start of the first run of the unbroken row of runs with this verdict; `now` where it begins with this one."""


def judge(history: Sequence[Past], today: Round, pages: Pages, now: datetime) -> Health:
    """Judge an outlet after a run that began at `now`; `history` are its earlier runs, oldest first."""
    verdict, why = _today(history, today, pages, now)
    since = now
    for past in reversed(history):
        if past.verdict != verdict:
            break
        since = past.start
    if verdict in ("broken", "blocked") and since < now:
        why = f"{why} (since {since:%Y-%m-%d %H:%M} UTC)"
    return Health(verdict=verdict, why=why, since=since)


def _today(history: Sequence[Past], today: Round, pages: Pages, now: datetime) -> tuple[str, str]:
    if today.verdict == "blocked":
        return "blocked", _told(today.why, "blocked")
    if today.verdict == "broken":
        return "broken", _told(today.why, _kind_of(today.why))
    if failing := _failing_pages(history, today):
        return failing
    if layout := _layout(pages):
        return "broken", _told(layout, "layout")
    return _amount(history, today, now)


def _kind_of(why: str) -> str:
    if why.startswith("every page"):
        return "pages"
    return "files" if " not read: " in why else "sources"


def _failing_pages(history: Sequence[Past], today: Round) -> tuple[str, str] | None:
    """Half of the pages asked fail, which is not usual here.

    Failed pages are tried again ever more rarely: a run that asked none has nothing to say against the last that did.
    """
    if today.fetched:
        return _failing(today.fetched, today.failed, today.reasons, history)
    for place in range(len(history) - 1, -1, -1):
        if history[place].fetched:
            past = history[place]
            if past.verdict in ("broken", "blocked") and _is_much(past.fetched, past.failed):
                return past.verdict, past.why.partition(" (since ")[0]
            break
    return None


def _failing(fetched: int, failed: int, reasons: str, history: Sequence[Past]) -> tuple[str, str] | None:
    if not _is_much(fetched, failed):
        return None
    usual = _usual_failures(history)
    if usual >= failed / fetched:
        return None
    refused = any(sign in reasons for sign in _REFUSALS)
    said = f"{failed} of {fetched} pages fail ({reasons}); usual are {usual:.0%}"
    return ("blocked", _told(said, "blocked")) if refused else ("broken", _told(said, "pages"))


def _is_much(fetched: int, failed: int) -> bool:
    return failed >= 3 and failed * 2 >= fetched


def _usual_failures(history: Sequence[Past]) -> float:
    """Part of the pages that failed in runs that were no trouble, with one spread."""
    shares = [past.failed / past.fetched for past in history if past.fetched and past.verdict in ("fine", "quiet")]
    return fmean(shares) + pstdev(shares) if shares else 0.0


def _layout(pages: Pages) -> str | None:
    if pages.read >= _LEAST_LATEST and pages.layout_changed * 2 >= pages.read:
        return f"layout changed: no rule fits {pages.layout_changed} of its newest {pages.read} articles"
    lost = [
        f"{field.name} in {field.latest} of the newest {field.latest_of} articles, before in "
        f"{field.earlier} of {field.earlier_of}"
        for field in pages.fields
        if field.latest_of >= _LEAST_LATEST and field.earlier_of >= _LEAST_EARLIER
        and field.latest <= _FILLED_NOW * field.latest_of and field.earlier >= _FILLED_BEFORE * field.earlier_of
    ]  # fmt: skip
    return f"layout changed: {'; '.join(lost)}" if lost else None


def _amount(history: Sequence[Past], today: Round, now: datetime) -> tuple[str, str]:
    """Fine where something came within a day; else quiet, or broken where the silence is none of its usual ones."""
    usual = _without_the_backlog(history)
    last = next((past.start for past in reversed(history) if past.new), None)
    if today.new or not history or (last or history[0].start) > now - _DAY:
        return "fine", today.why
    began = last or history[0].start
    silent = (now - began) / _DAY
    days = _by_day([past for past in usual if past.start <= began], began)
    said = f"nothing new for {silent:.0f} days" if silent >= 2 else "nothing new for a day"
    if len(days) < _LEAST_DAYS:
        return "quiet", f"{said}; too little history to say what is usual"
    mean, spread = fmean(days), pstdev(days)
    measured = f"{said}; usual are {mean:.1f} pages a day, give or take {spread:.1f}"
    expected = mean * silent
    if silent >= 2 and expected >= _EXPECTED and expected > _SPREADS * spread * math.sqrt(silent):
        return "broken", _told(measured, "silence")
    return "quiet", measured


def _without_the_backlog(history: Sequence[Past]) -> list[Past]:
    """The runs after those that worked off what an outlet had when it was first asked."""
    first = next((place for place, past in enumerate(history) if not past.waiting), len(history))
    return list(history[first + 1 :])


def _by_day(runs: Sequence[Past], end: datetime) -> list[int]:
    """New pages of each day on which a run asked, the days counted back from `end`."""
    days: dict[int, int] = {}
    for past in runs:
        day = (end - past.start) // _DAY
        days[day] = days.get(day, 0) + past.new
    return list(days.values())


def _told(evidence: str, advice: str) -> str:
    return f"{evidence}; to do: {_DO[advice]}"
