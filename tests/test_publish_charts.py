"""The page's pictures: labels that can be read, axes that say what they measure."""

from __future__ import annotations

import random
import re

import pandas as pd
import pytest

from pipelines.publish import charts
from pipelines.publish.event_labels import ROWS, labels


def days(*counts):
    return pd.DataFrame(
        [(pd.Timestamp(day), articles, primary) for day, articles, primary in counts],
        columns=["day", "articles", "primary"],
    )


def overlapping(marks):
    found = []
    shown = [mark for mark in marks if mark.text]
    for one in shown:
        for other in marks:
            if one is other:
                continue
            if other.text and one.row == other.row and one.begin < other.end and other.begin < one.end:
                found.append((one.text, other.text))
            if other.row <= one.row and one.begin < other.x < one.end:
                found.append((one.text, f"line of {other.text}"))
    return found


def test_no_label_lies_on_another_nor_on_the_line_of_a_near_event():
    marks = labels([(100, "premiere date and first look"), (120, "trailer"), (120, "premiere"), (160, "cancelled")],
                   width=960)  # fmt: skip

    assert overlapping(marks) == []
    assert [mark.text for mark in marks] == ["premiere date and first look", "trailer", "premiere", "cancelled"]


@pytest.mark.parametrize("seed", range(200))
def test_labels_never_overlap_wherever_events_lie(seed):
    chance = random.Random(seed)
    events = sorted((chance.uniform(44, 946), "x" * chance.randint(1, 60)) for _ in range(chance.randint(1, 14)))

    marks = labels(events, width=960)

    assert len(marks) == len(events)
    assert overlapping(marks) == []
    assert all(0 <= mark.begin <= mark.end <= 960 and (mark.row < ROWS) == bool(mark.text) for mark in marks)


def test_a_label_at_the_right_edge_stands_left_of_its_line():
    (mark,) = labels([(940, "second season premiere")], width=960)

    assert mark.leftward
    assert mark.end < 940


def test_bars_of_share_leave_out_spans_without_articles():
    svg = charts.shares([None, 0.0, 0.5], ["a", "b", "c"])

    assert svg.count("<rect") == 2
    assert "<title>c: 50%</title>" in svg


def test_the_axis_of_lags_names_its_hours_up_to_the_longest():
    svg = charts.lags([(0.0, "Gazette"), (30.0, "Herald")], 30.0)

    assert re.findall(r">([^<>]+)</text>", svg) == ["first", "1 h", "6 h", "1 day"]


def test_days_of_years_are_drawn_as_months_and_of_weeks_as_days():
    assert charts.coarse(days(("2023-01-01", 1, 1), ("2026-01-01", 1, 1)))
    assert not charts.coarse(days(("2025-01-01", 1, 1), ("2025-03-01", 1, 1)))
    assert not charts.coarse(days())


def test_one_article_alone_has_a_chart_with_its_day():
    svg = charts.timeline(days(("2025-04-24", 1, 1)), [], [])

    assert "24 Apr 2025" in svg
    assert "1 articles" not in svg
