"""Inline SVG: labelled axes, direct labels, no script, no colour that a reader must tell from another alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

WIDTH, HEIGHT = 960, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 14, 76, 34
_MOST_BARS = 160


def timeline(by_day: pd.DataFrame, events: Sequence[tuple[date, str]], spikes: Sequence[date]) -> Markup:
    """Bars of articles over time, those about the series below, with the series' events and the days that stand out.

    `by_day` has columns day, articles, primary, a row a day with any. Bars are days, weeks or months, so that they
    can be told apart; the axis says which. Events outside of the range are left out.
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
    scale = _Scale(starts, int(whole.max()))
    parts = [_events(scale, near), _axis(scale, unit), _bars(scale, starts, whole, primary, unit)]
    parts += [_spike(scale, np.datetime64(day), starts, whole) for day in spikes]
    said = f"{int(whole.sum())} articles from {by_day['day'].min():%Y-%m-%d} to {by_day['day'].max():%Y-%m-%d}"
    return Markup(
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="timeline-title timeline-desc">'
        f'<title id="timeline-title">Articles per {unit}</title><desc id="timeline-desc">{escape(said)}; most in one '
        f"{unit}: {int(whole.max())}.</desc>{''.join(parts)}</svg>"
    )


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


def sparkline(values: Sequence[float], top: float) -> Markup:
    """A small area of values over time, each against `top`."""
    if top <= 0 or not len(values):
        return Markup("")
    step = 100 / max(len(values) - 1, 1)
    points = [(n * step, 27 - 25 * min(value / top, 1)) for n, value in enumerate(values)]
    if len(points) == 1:
        points.append((100, points[0][1]))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return Markup(
        '<svg class="spark" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">'
        f'<polygon points="0,27 {line} 100,27"/><polyline points="{line}"/></svg>'
    )


def lags(hours: Sequence[tuple[float, str]], longest: float) -> Markup:
    """A dot for each outlet on a line of hours since the first, which stands at the left; names in the dots' titles."""
    dots = "".join(
        f'<circle cx="{3 + 94 * (np.log1p(hour) / np.log1p(max(longest, 1))):.1f}%" cy="9" r="5">'
        f"<title>{escape(name)}: {said(hour)}</title></circle>"
        for hour, name in hours
    )
    return Markup(
        '<svg class="lags" width="100%" height="18" aria-hidden="true">'
        f'<line x1="3%" x2="97%" y1="9" y2="9"/>{dots}</svg>'
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
    def __init__(self, starts: np.ndarray, most: int) -> None:
        self.slot = (WIDTH - _LEFT - _RIGHT) / len(starts)
        self.starts = starts
        self.step = next(step for step in _steps() if most / step <= 4)
        self.top = self.step * max(-(-most // self.step), 1)

    def x(self, place: float) -> float:
        return _LEFT + self.slot * place

    def y(self, value: float) -> float:
        return HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * value / self.top

    def at(self, day: date) -> float:
        return self.x(float(np.searchsorted(self.starts, np.datetime64(day), side="right")) - 0.5)


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
    parts = [f'<text class="unit" x="{_LEFT - 38}" y="{_TOP - 14}">Articles per {unit}</text>']
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
        parts.append(f'<text class="tick" x="{x:.1f}" y="{HEIGHT - 12}" text-anchor="{anchor}">{label}</text>')
    return "".join(parts)


def _bars(scale: _Scale, starts: np.ndarray, whole: np.ndarray, primary: np.ndarray, unit: str) -> str:
    width = max(scale.slot * 0.8, 1)
    parts = []
    for place in np.flatnonzero(whole):
        x = scale.x(place + 0.5) - width / 2
        label = f"{starts[place]}, {unit}: {int(whole[place])} articles, {int(primary[place])} about the series"
        y, split = scale.y(whole[place]), scale.y(primary[place])
        parts.append(
            f"<g><title>{label}</title>"
            f'<rect class="mention" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{split - y:.1f}"/>'
            f'<rect class="primary" x="{x:.1f}" y="{split:.1f}" width="{width:.1f}" '
            f'height="{scale.y(0) - split:.1f}"/></g>'
        )
    return "".join(parts)


def _events(scale: _Scale, events: Sequence[tuple[date, str]]) -> str:
    parts, ends = [], [-1e9] * 3
    for day, what in sorted(events):
        x = scale.at(day)
        text = what if len(what) <= 44 else f"{what[:43]}…"
        length = 7.2 * len(text)
        ends_left = x + length > WIDTH - 4
        begin = x - length - 5 if ends_left else x + 5
        row = next((n for n, end in enumerate(ends) if end < begin), int(np.argmin(ends)))
        ends[row] = max(ends[row], begin + length + 8)
        y = 14 + 15 * row
        parts.append(
            f'<g class="event"><title>{day}: {escape(what)}</title><line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 9}" '
            f'y2="{HEIGHT - _BOTTOM}"/><text x="{x - 5 if ends_left else x + 5:.1f}" y="{y + 1}" '
            f'text-anchor="{"end" if ends_left else "start"}">{escape(text)}</text></g>'
        )
    return "".join(parts)


def _spike(scale: _Scale, day: np.datetime64, starts: np.ndarray, whole: np.ndarray) -> str:
    place = int(np.searchsorted(starts, day, side="right")) - 1
    x, y = scale.x(place + 0.5), scale.y(whole[place]) - 5
    return (
        f'<path class="spike" d="M{x - 5:.1f},{y - 8:.1f}h10l-5,8z"><title>{day}: far more than the 28 days before'
        "</title></path>"
    )
