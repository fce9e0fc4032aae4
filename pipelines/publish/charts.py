"""Inline SVG: labelled axes, direct labels, no script, no colour that a reader must tell from another alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from pipelines.publish.event_labels import Label, labels
from pipelines.publish.message import counted

WIDTH = 960
_LEFT, _RIGHT, _BOTTOM, _PLOT = 44, 14, 34, 190
_ROW = 16
_MOST_BARS = 160
_LAG_TICKS = ((1, "1 h"), (6, "6 h"), (24, "1 day"), (168, "1 week"), (720, "30 days"), (8760, "1 year"))


def timeline(
    by_day: pd.DataFrame, events: Sequence[tuple[date, str]], spikes: Sequence[date], *, key: str = "timeline"
) -> Markup:
    """Bars of articles over time, those about the series below, with the series' events and the days that stand out.

    `by_day` has columns day, articles, primary, a row a day with any. Bars are days, weeks or months, so that they
    can be told apart; the axis says which. Events outside of the range are left out. `key` tells the ids of several
    charts on one page apart.
    """
    if by_day.empty:
        return Markup("")
    first, last = by_day["day"].min().date(), by_day["day"].max().date()
    near = [(day, what) for day, what in events if first - timedelta(45) <= day <= last + timedelta(45)]
    first, last = min([first, *(day for day, _ in near)]), max([last, *(day for day, _ in near)])
    unit = _unit((last - first).days + 1)
    starts = _starts(first, last, unit)
    place = np.searchsorted(starts, by_day["day"].to_numpy().astype("datetime64[D]"), side="right") - 1
    whole = np.bincount(place, weights=by_day["articles"], minlength=len(starts))
    primary = np.bincount(place, weights=by_day["primary"], minlength=len(starts))
    near.sort()
    slot = (WIDTH - _LEFT - _RIGHT) / len(starts)
    marks = labels([(_LEFT + slot * (_place(starts, day) + 0.5), what) for day, what in near], width=WIDTH)
    scale = _Scale(starts, int(whole.max()), rows=max((mark.row + 1 for mark in marks if mark.text), default=0))
    parts = [_events(scale, near, marks), _axis(scale, unit), _bars(scale, starts, whole, primary, unit)]
    seen = sorted({_place(starts, day) for day in spikes if first <= day <= last})
    most = int(np.argmax(whole))
    x, y = scale.x(most + 0.5), scale.y(whole[most]) - (18 if most in seen else 5)
    parts.append(f'<text class="most" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{int(whole[most])}</text>')
    parts += [_spike(scale, place, [day for day in spikes if _place(starts, day) == place], whole) for place in seen]
    said = (
        f"{counted(int(whole.sum()), 'article')} from {by_day['day'].min():%Y-%m-%d} to {by_day['day'].max():%Y-%m-%d}"
    )
    return Markup(
        f'<svg class="chart" viewBox="0 0 {WIDTH} {scale.height}" role="img" aria-labelledby="{key}-title {key}-desc">'
        f'<title id="{key}-title">Articles per {unit}</title><desc id="{key}-desc">{escape(said)}; most in one '
        f"{unit}: {int(whole.max())}.</desc>{''.join(parts)}</svg>"
    )


def coarse(by_day: pd.DataFrame) -> bool:
    """Whether `timeline` draws these days as weeks or months."""
    return len(by_day) > 0 and _unit((by_day["day"].max() - by_day["day"].min()).days + 1) != "day"


def bar(part: float, whole: float, inner: float = 0.0) -> Markup:
    """A bar of `part` against the longest, `whole`; `inner` of it is drawn in the stronger tone. Text stands beside."""
    if whole <= 0:
        return Markup("")
    strong, rest = 100 * inner / whole, 100 * (part - inner) / whole
    return Markup(
        f'<svg class="bar" width="100%" height="14" aria-hidden="true">'
        f'<rect class="primary" width="{strong:.2f}%" height="14"/>'
        f'<rect class="mention" x="{strong:.2f}%" width="{rest:.2f}%" height="14"/></svg>'
    )


def shares(values: Sequence[float | None], names: Sequence[str]) -> Markup:
    """A bar for each span of time, full at 1; nothing stands where a span has no value, a mere line where it is 0."""
    if not len(values):
        return Markup("")
    slot = 100 / len(values)
    bars = []
    for place, (value, name) in enumerate(zip(values, names, strict=True)):
        if value is not None:
            tall = max(27 * min(value, 1), 1)
            bars.append(
                f'<rect{"" if value else " class=none"} x="{place * slot + slot * 0.1:.2f}" y="{28 - tall:.1f}" '
                f'width="{slot * 0.8:.2f}" height="{tall:.1f}">'
                + (f"<title>{escape(name)}: {value:.0%}</title>" if value else "")
                + "</rect>"
            )
    return Markup(
        f'<svg class="spark" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">{"".join(bars)}</svg>'
    )


def lags(hours: Sequence[tuple[float, str]], longest: float) -> Markup:
    """A dot for each outlet on an axis of time since the first, which stands at the left; names in the dots' titles."""

    def at(hour: float) -> float:
        return float(3 + 94 * (np.log1p(max(hour, 0)) / np.log1p(max(longest, 1))))

    dots = "".join(
        f'<circle cx="{at(hour):.1f}%" cy="9" r="5"><title>{escape(name)}: {said(hour)}</title></circle>'
        for hour, name in hours
    )
    ticks = [(3.0, "first")]
    for hour, name in _LAG_TICKS:
        if hour <= max(longest, 1) and at(hour) - ticks[-1][0] >= 12:
            ticks.append((at(hour), name))
    axis = "".join(
        f'<line x1="{x:.1f}%" x2="{x:.1f}%" y1="9" y2="17"/>'
        + (f'<text x="{x:.1f}%" y="29" text-anchor="middle">{name}</text>' if x > 3 else f'<text y="29">{name}</text>')
        for x, name in ticks
    )
    return Markup(
        '<svg class="lags" width="100%" height="34" aria-hidden="true">'
        f'<line x1="3%" x2="97%" y1="9" y2="9"/>{axis}{dots}</svg>'
    )


def said(hours: float) -> str:
    """Return a span of hours in words.

    >>> said(0), said(0.5), said(5.2), said(50)
    ('first', '30 min', '5 h', '2 days')
    """
    if hours <= 0:
        return "first"
    if hours < 1:
        return f"{max(round(hours * 60), 1)} min"
    return f"{round(hours)} h" if hours < 48 else f"{round(hours / 24)} days"


class _Scale:
    def __init__(self, starts: np.ndarray, most: int, *, rows: int) -> None:
        self.above = 34 + _ROW * rows
        self.floor = self.above + _PLOT
        self.height = self.floor + _BOTTOM
        self.slot = (WIDTH - _LEFT - _RIGHT) / len(starts)
        self.starts = starts
        self.step = next(step for step in _steps() if most / step <= 4)
        self.top = self.step * max(-(-most // self.step), 1)

    def x(self, place: float) -> float:
        return _LEFT + self.slot * place

    def y(self, value: float) -> float:
        return self.floor - _PLOT * value / self.top


def _place(starts: np.ndarray, day: date) -> int:
    return int(np.searchsorted(starts, np.datetime64(day), side="right")) - 1


def _steps() -> Sequence[int]:
    return [digit * 10**power for power in range(9) for digit in (1, 2, 5)]


def _unit(days: int) -> str:
    return "day" if days <= _MOST_BARS else "week" if days <= 7 * _MOST_BARS else "month"


def _starts(first: date, last: date, unit: str) -> np.ndarray:
    if unit == "month":
        months = np.arange(np.datetime64(first, "M"), np.datetime64(last, "M") + 1)
        return months.astype("datetime64[D]")
    step = 7 if unit == "week" else 1
    start = np.datetime64(first - timedelta(first.weekday() if unit == "week" else 0))
    return np.arange(start, np.datetime64(last) + 1, step)


def _axis(scale: _Scale, unit: str) -> str:
    title = scale.above - 14
    parts = [
        f'<rect class="under" x="0" y="{title - 13}" width="{28 + 7.4 * len(f"Articles per {unit}"):.0f}" height="19"/>'
        f'<text class="unit" x="{_LEFT - 38}" y="{title}">Articles per {unit}</text>'
    ]
    for value in range(0, scale.top + 1, scale.step):
        y = scale.y(value)
        parts.append(
            f'<line class="grid" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="tick" x="{_LEFT - 7}" y="{y + 4:.1f}" text-anchor="end">{value}</text>'
        )
    count = len(scale.starts)
    every = max(-(-count // 9), 1)
    form = "%b %Y" if unit == "month" else "%-d %b %Y" if count <= 9 else "%-d %b"
    seen_year = None
    for place in range(0, count, every):
        day = scale.starts[place].astype(date)
        label = day.strftime(form)
        if unit != "month" and day.year != seen_year:
            label, seen_year = day.strftime("%-d %b %Y"), day.year
        anchor = "start" if place == 0 else "middle"
        x = scale.x(place + 0.5) if place else _LEFT
        parts.append(f'<text class="tick" x="{x:.1f}" y="{scale.height - 12}" text-anchor="{anchor}">{label}</text>')
    return "".join(parts)


def _bars(scale: _Scale, starts: np.ndarray, whole: np.ndarray, primary: np.ndarray, unit: str) -> str:
    width = max(scale.slot * 0.8, 1)
    parts = []
    for place in np.flatnonzero(whole):
        x = scale.x(place + 0.5) - width / 2
        label = (
            f"{starts[place]}, {unit}: {counted(int(whole[place]), 'article')}, {int(primary[place])} about the series"
        )
        y, split = scale.y(whole[place]), scale.y(primary[place])
        parts.append(
            f"<g><title>{label}</title>"
            f'<rect class="mention" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{split - y:.1f}"/>'
            f'<rect class="primary" x="{x:.1f}" y="{split:.1f}" width="{width:.1f}" '
            f'height="{scale.y(0) - split:.1f}"/></g>'
        )
    return "".join(parts)


def _events(scale: _Scale, events: Sequence[tuple[date, str]], marks: Sequence[Label]) -> str:
    parts = []
    for (day, what), mark in zip(events, marks, strict=True):
        y = 14 + _ROW * mark.row
        label = (
            f'<text x="{mark.end if mark.leftward else mark.begin:.1f}" y="{y + 1}" '
            f'text-anchor="{"end" if mark.leftward else "start"}">{escape(mark.text)}</text>'
        )
        parts.append(
            f'<g class="event"><title>{day}: {escape(what)}</title><line x1="{mark.x:.1f}" x2="{mark.x:.1f}" '
            f'y1="{y - 9}" y2="{scale.floor}"/>{label if mark.text else ""}</g>'
        )
    return "".join(parts)


def _spike(scale: _Scale, place: int, days: Sequence[date], whole: np.ndarray) -> str:
    x, y = scale.x(place + 0.5), scale.y(whole[place]) - 5
    return (
        f'<path class="spike" d="M{x - 5:.1f},{y - 8:.1f}h10l-5,8z"><title>{", ".join(map(str, days))}: far more than '
        "the 28 days before</title></path>"
    )
