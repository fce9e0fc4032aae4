"""The days that an article states for the series, resolved against its day of publication, and what they are for."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from pipelines.date_words import AFTERWARDS, MONTHS, PURPOSES, RELATIVE, WEEKDAYS
from pipelines.prose import Phrases, Prose, known, prose
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
    for mark in islice(_marks(text, published), _MOST):
        start, end = text.sentence(mark.start)
        start, end = max(start, mark.start - _REACH), min(end, mark.end + _REACH)
        what = _purpose(text, mark, start, end)
        if what is None or not _is_about_the_series(text, mark, start, end, watch):
            continue
        day = mark.resolve(published, _is_past(text.folded, mark, start))
        if day is not None and (published is None or abs((day - published).days) <= _FARTHEST):
            key = (day.isoformat(), what)
            found.setdefault(key, StatedDate(date=key[0], what=what, evidence=text.quote(start, end)))
    return tuple(found.values())


_REACH = 260
_MOST = 30
_FARTHEST = 1100


@dataclass(frozen=True, slots=True)
class _Mark:
    """A day as written: month and day, perhaps a year; or days from the publication; or a weekday."""

    start: int
    end: int
    day: int = 0
    month: int = 0
    year: int | None = None
    ahead: int | None = None
    weekday: int | None = None

    def resolve(self, published: date | None, past: bool) -> date | None:
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if published is None:
            return None
        if self.ahead is not None:
            return published + timedelta(days=self.ahead)
        if self.weekday is not None:
            return published + timedelta(days=(self.weekday - published.weekday()) % 7)
        years = [_date(published.year + step, self.month, self.day) for step in (-1, 0, 1)]
        days = [day for day in years if day is not None]
        if past:
            return max((day for day in days if day <= published), default=None)
        return min((day for day in days if (published - day).days <= _JUST_GONE), default=None)


_JUST_GONE = 60
"""Days after which a day without a year, told in the present, is next year's."""

_WORDS = Phrases(sorted({*MONTHS, *WEEKDAYS, *RELATIVE}))
_DAY_BEFORE = re.compile(r"(?<![\d.,:/])(\d{1,2})(?:st|nd|rd|th|er|º|°|o|\.)?(?: (?:of|de|di|d'))? ?$")
_DAY_AFTER = re.compile(
    r"\.?,? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d| ?(?:million|episode|uhr|h\b|am\b|pm\b|a\.m|p\.m))"
)
_YEAR_AFTER = re.compile(r",? ?(?:de |del |of )?((?:19|20)\d\d)(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)|(?P<a>\d{1,2})(?P<s>[./])(?P<b>\d{1,2})(?P=s)(?P<c>20\d\d|\d\d(?!\d)))(?![\d/-]|\.\d)"
    r"|(?<![\d./-])(?P<e>\d{1,2})\.(?P<f>\d{1,2})\.(?!\d)"
)
_WEEKDAY_BEFORE = re.compile(
    r"\b(?:this|coming|next|ce|questo|prossimo|diesen|diesem|kommenden|am|este|esta|el|on|nesta|komende)(?: coming| next)? $"
)
_WEEKDAY_AFTER = re.compile(r" (?:prochain|prossimo|proximo)\b")
_GONE = re.compile(r"\b(?:last|past|dernier|scorso|letzten|vergangenen|pasado|passad[ao]|earlier|previous)\b")


def _marks(text: Prose, published: date | None) -> Iterator[_Mark]:
    folded = text.folded
    marks = []
    for index, start, end in _WORDS.find(folded):
        word = _WORDS.phrases[index]
        mark = _month(folded, word, start, end) if word in MONTHS else None
        if mark is None and word in WEEKDAYS:
            mark = _weekday(folded, word, start, end)
        if mark is None and word in RELATIVE and not folded.startswith("'s ", end):
            mark = _Mark(start, end, ahead=RELATIVE[word])
        if mark is not None:
            marks.append(mark)
    for found in _NUMERIC.finditer(folded):
        marks.append(_numeric(found))
    days = [mark for mark in marks if mark.month]
    for mark in sorted(marks, key=lambda mark: mark.start):
        # "Thursday, April 24" is one day, and the date tells it better.
        if mark.month or not any(abs(mark.start - day.start) < 32 for day in days):
            yield mark


def _month(folded: str, word: str, start: int, end: int) -> _Mark | None:
    month = MONTHS[word]
    if before := _DAY_BEFORE.search(folded, max(0, start - 12), start):
        year = _YEAR_AFTER.match(folded, end + (folded[end : end + 1] == "."), end + 12)
        return _Mark(
            before.start(1),
            year.end() if year else end,
            int(before.group(1)),
            month,
            int(year.group(1)) if year else None,
        )
    if after := _DAY_AFTER.match(folded, end, end + 14):
        year = _YEAR_AFTER.match(folded, after.end(), after.end() + 9)
        return _Mark(
            start, year.end() if year else after.end(), int(after.group(1)), month, int(year.group(1)) if year else None
        )
    return None


def _weekday(folded: str, word: str, start: int, end: int) -> _Mark | None:
    before = folded[max(0, start - 16) : start]
    if _GONE.search(before) or _GONE.match(folded, end + 1):
        return None
    if _WEEKDAY_BEFORE.search(before) or _WEEKDAY_AFTER.match(folded, end, end + 12):
        return _Mark(start, end, weekday=WEEKDAYS[word])
    return None


def _numeric(found: re.Match[str]) -> _Mark:
    part = found.groupdict()
    if part["y"]:
        return _Mark(*found.span(), int(part["d"]), int(part["m"]), int(part["y"]))
    if part["e"]:
        return _Mark(*found.span(), int(part["e"]), int(part["f"]))
    first, second, year = int(part["a"]), int(part["b"]), int(part["c"])
    # The day goes first everywhere but in America, whose slash with a second number over 12 gives it away.
    day, month = (second, first) if second > 12 else (first, second)
    return _Mark(*found.span(), day, month, year + 2000 if year < 100 else year)


_NOUNS = tuple((what, re.compile(pattern)) for what, pattern in PURPOSES[:6])
_VERBS = tuple((what, re.compile(pattern)) for what, pattern in PURPOSES[6:])
_AFTERWARDS = re.compile(AFTERWARDS + r"[^.;,]{0,18}$")


def _purpose(text: Prose, mark: _Mark, start: int, end: int) -> str | None:
    """What the day is for by the nearest word that says so, mostly before it; None where nothing does."""
    folded = text.folded
    best: tuple[int, str, int] | None = None
    for what, pattern in (*_NOUNS, *_VERBS):
        for found in pattern.finditer(folded, start, end):
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


_CLAUSE = re.compile(r"[,;:]|\b(?:that|which|of|que|che|dass|before|after|where|as)\b")
_PAST = re.compile(
    r"\b(?:premiered|debuted|launched|aired|arrived|dropped|landed|bowed|released|hit|began|kicked off|came out|was|were|sorti[es]{0,2}|diffusee?|debuto|estreno|lanzo|startete|lief|erschien|uscit[ao]|debuttat[ao]|arrivat[ao]|a debute|est arrivee?|a ete|estreou|chegou|since|depuis|dal|seit|desde)\b"
)
_FUTURE = re.compile(r"\b(?:will|to be|set to|is|are|sera|sortira|sara|wird|werden|va|llegara|from|ab)\b")


def _is_past(folded: str, mark: _Mark, start: int) -> bool:
    before = folded[max(start, mark.start - 70) : mark.start]
    return _PAST.search(before) is not None and _FUTURE.search(before) is None


_QUOTED = re.compile(r"[“\"«‘„]\s?([A-ZÀ-Ý0-9][^“”\"«»‘’„\n]{1,60})\s?[,.]?[”\"»’“]")
_GENERIC = re.compile(
    r"\b(?:series|show|season|episodes?|drama|comedy|dramedy|it|trailer|teaser|finale|premiere|debut|all eight|filming|production"
    r"|serie|saison|episodi?o?s?|bande-annonce|tournage|elle|stagione|trailer|riprese|staffel|folgen?|drehstart|temporada|capitulos?|estreno|rodaje|seizoen|afleveringen|estreia|miniserie|dramaserie)\b"
)


def _is_about_the_series(text: Prose, mark: _Mark, start: int, end: int, watch: Watch) -> bool:
    others = [
        found
        for found in _QUOTED.finditer(text.text, start, end)
        if not _is_of_the_watch(text, found.start(1), found.end(1), watch)
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


def _is_of_the_watch(text: Prose, start: int, end: int, watch: Watch) -> bool:
    words = text.folded[start:end].strip(" ,.'")
    names = known(watch)
    return words in names.other or words in names.people or any(start <= at < end for at, _ in text.titles)


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def _date(year: int, month: int, day: int) -> date | None:
    return (
        date(year, month, day)
        if 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1] and _exists(year, month, day)
        else None
    )


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _exists(year: int, month: int, day: int) -> bool:
    return not (month == 2 and day == 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
