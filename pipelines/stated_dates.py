"""The days that an article states for the series, resolved against its day of publication, and what they are for."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pipelines.date_words import AFTERWARDS, PURPOSES
from pipelines.day_marks import Mark, day_marks
from pipelines.prose import Prose, prose
from scrapers.items import Article
from scrapers.watch import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """One day that the text states for the series."""

    date: str
    """ISO day."""
    what: str
    """premiere, finale, episode, season 2, trailer, production or release."""
    evidence: str
    """The sentence."""


def stated_dates(article: Article, watch: Watch) -> tuple[StatedDate, ...]:
    """Each day and purpose once, in the order of the text.

    A day without a year is the next one, or the last one where the text tells of the past; where the article has no
    date of publication only days with a year are read. A sentence counts if it names the series, or speaks of "the
    series", "the season", "all episodes" with the series as the subject of what stands before it, and no other work.
    """
    text = prose(article, watch)
    published = _day(article.published)
    found: dict[tuple[str, str], StatedDate] = {}
    for mark in islice(day_marks(text.folded), _MOST):
        start, end = text.sentence(mark.start)
        start, end = max(start, mark.start - _REACH), min(end, mark.end + _REACH)
        if not _is_about_the_series(text, mark, start, end):
            continue
        what = _purpose(text, mark, start, end)
        if what is None:
            continue
        day = mark.resolve(published, _is_past(text.folded, mark, start))
        if day is not None and (published is None or abs((day - published).days) <= _FARTHEST):
            key = (day.isoformat(), what)
            found.setdefault(key, StatedDate(date=key[0], what=what, evidence=text.quote(start, end)))
    return tuple(found.values())


_REACH = 200
_MOST = 20
_FARTHEST = 1100


_NOUNS = tuple((what, re.compile(pattern)) for what, pattern in PURPOSES[:6])
_VERBS = tuple((what, re.compile(pattern)) for what, pattern in PURPOSES[6:])
_AFTERWARDS = re.compile(AFTERWARDS + r"[^.;,]{0,18}$")


def _purpose(text: Prose, mark: Mark, start: int, end: int) -> str | None:
    """What the day is for by the nearest word that says so, mostly before it; None where nothing does."""
    folded = text.folded
    best: tuple[int, str, int] | None = None
    for what, pattern in (*_NOUNS, *_VERBS):
        for found in pattern.finditer(folded, max(start, mark.start - 110), min(end, mark.end + 50)):
            distance = mark.start - found.end() if found.end() <= mark.start else (found.start() - mark.end) * 2 + 15
            if found.start() < mark.end and found.end() > mark.start:
                continue
            if distance < 150 and (best is None or distance < best[0]):
                best = (distance, what, found.start())
    told = _AFTERWARDS.search(folded, max(start, mark.start - 45), mark.start) is not None
    if best is None:
        if told:
            return None
        # A list that says no more than "April 24: Title (Network)".
        near = [at for at, _ in text.titles if start <= at < end]
        return "premiere" if near and mark.month and end - start < 160 else None
    distance, what, at = best
    if told and at < mark.start and distance > 12:
        return None
    if what in ("premiere", "release"):
        for noun, pattern in _NOUNS:
            for found in pattern.finditer(folded, max(start, at - 45), at):
                if not _CLAUSE.search(folded, found.end(), at):
                    return noun
    return what


_CLAUSE = re.compile(r"[,;:]|\b(?:that|which|que|che|dass|before|after|where|as)\b")
_PAST = re.compile(
    r"\b(?:premiered|debuted|launched|aired|arrived|dropped|landed|bowed|released|hit|began|kicked off|came out|was|were|sorti[es]{0,2}|diffusee?|debuto|estreno|lanzo|startete|lief|erschien|uscit[ao]|debuttat[ao]|arrivat[ao]|a debute|est arrivee?|a ete|estreou|chegou|since|depuis|seit|desde)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|to be|set to|is|are|sera|seront|sortira|sara|saranno|arriva|arrivano|wird|werden|va|llegara|llegaran|seran|serao|from|ab)\b"
)


def _is_past(folded: str, mark: Mark, start: int) -> bool:
    before = folded[max(start, mark.start - 70) : mark.start]
    return _PAST.search(before) is not None and _FUTURE.search(before) is None


_QUOTED = re.compile(r"[“\"«‘„]\s?([A-ZÀ-Ý0-9][^“”\"«»‘’„\n]{1,60})\s?[,.]?[”\"»’“]")
_GENERIC = re.compile(
    r"\b(?:series|show|season|episodes?|drama|comedy|dramedy|it|trailer|teaser|finale|premiere|debut|all eight|filming|production"
    r"|serie|saison|episodi?o?s?|bande-annonce|tournage|elle|stagione|trailer|riprese|staffel|folgen?|drehstart|temporada|capitulos?|estreno|rodaje|seizoen|afleveringen|estreia|miniserie|dramaserie)\b"
)


def _is_about_the_series(text: Prose, mark: Mark, start: int, end: int) -> bool:
    others = [
        found
        for found in _QUOTED.finditer(text.text, start, end)
        if not _is_of_the_watch(text, found.start(1), found.end(1))
    ]
    ours = [at for at, _ in text.titles if start <= at < end]
    if ours:
        nearest = min(abs(at - mark.start) for at in ours)
        return all(abs(found.start() - mark.start) > nearest for found in others)
    if others or not text.titles:
        return False
    if not _GENERIC.search(text.folded, start, end):
        return False
    before_start, before_end = text.before(start)
    earlier = any(before_start <= at < before_end for at, _ in text.titles)
    in_title = text.titles[0][0] < text.body_at
    return earlier or (in_title and not any(_QUOTED.finditer(text.text, before_start, before_end)))


def _is_of_the_watch(text: Prose, start: int, end: int) -> bool:
    words = text.folded[start:end].strip(" ,.'")
    names = text.known
    return words in names.other or words in names.people or any(start <= at < end for at, _ in text.titles)


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None
