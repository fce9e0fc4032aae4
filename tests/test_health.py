"""Fine, quiet, broken or blocked: each outlet beside its own past."""

from datetime import UTC, datetime, timedelta

import pytest

from pipelines.health import Filled, Pages, Past, judge
from scrapers.memory import Round

NOW = datetime(2025, 5, 1, 6, tzinfo=UTC)


def past(*new, step=timedelta(days=1), **more):
    """Runs that ended a step before now, oldest first, with so many new pages each."""
    return [
        Past(start=NOW - step * (len(new) - place), new=count, fetched=count, verdict="fine", **more)
        for place, count in enumerate(new)
    ]


def verdict(history=(), today=None, pages=None):
    return judge(list(history), today or Round(requests=3, answered=3), pages or Pages(), NOW).verdict


def test_an_outlet_with_something_new_is_fine():
    assert verdict(past(*[4] * 10), Round(new=2, fetched=2)) == "fine"


def test_a_run_an_hour_after_another_with_nothing_new_is_fine():
    assert verdict(past(*[4] * 10, step=timedelta(hours=1))) == "fine"


def test_a_weekend_without_articles_is_quiet_where_an_outlet_rests_at_weekends():
    weeks = [3, 3, 3, 3, 3, 0, 0] * 3 + [3, 3, 3, 3, 3, 0]

    found = judge(past(*weeks), Round(answered=3), Pages(), NOW)

    assert found.verdict == "quiet"
    assert "usual are" in found.why


def test_a_silence_that_is_none_of_its_usual_ones_is_broken_and_says_what_is_usual_and_what_to_do():
    found = judge(past(*[9, 11, 10] * 6, 0, 0, 0, 0), Round(answered=3), Pages(), NOW)

    assert found.verdict == "broken"
    assert "nothing new for 5 days; usual are 10.1 pages a day" in found.why
    assert "to do:" in found.why


def test_the_backlog_of_an_outlets_first_runs_is_not_its_usual_amount():
    first = [Past(start=NOW - timedelta(days=20), new=300, fetched=300, waiting=80, verdict="fine")]
    first += [Past(start=NOW - timedelta(days=19), new=80, fetched=80, verdict="fine")]

    assert verdict(first + past(*[0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])) == "quiet"


def test_little_history_makes_no_silence_broken():
    assert verdict(past(9, 9, 9, 0, 0, 0)) == "quiet"


def test_a_run_that_every_source_failed_is_broken_with_advice_and_says_since_when():
    history = past(*[4] * 6)
    history += [
        Past(start=NOW - timedelta(hours=hours), verdict="broken", why="every source fails") for hours in (12, 6)
    ]

    found = judge(history, Round(verdict="broken", why="every source fails: /feed: 404"), Pages(), NOW)

    assert found.since == NOW - timedelta(hours=12)
    assert found.why.startswith("every source fails: /feed: 404; to do: look whether its feed")
    assert found.why.endswith("(since 2025-04-30 18:00 UTC)")


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [("status 403: 6", "blocked"), ("challenge page: 6", "blocked"), ("timed out: 6", "broken")],
)
def test_pages_that_fail_more_than_usual_are_told_by_their_reason(reasons, expected):
    today = Round(answered=9, fetched=8, failed=6, new=2, reasons=reasons)

    assert verdict(past(*[4] * 10), today) == expected


def test_an_outlet_whose_pages_always_fail_now_and_then_is_fine():
    history = [
        Past(start=NOW - timedelta(days=day), new=4, fetched=8, failed=4, verdict="fine") for day in range(10, 0, -1)
    ]

    assert verdict(history, Round(fetched=8, failed=4, new=4, reasons="timed out: 4")) == "fine"


def test_a_run_that_asked_no_page_does_not_lift_a_block_of_pages():
    history = past(*[4] * 10)
    history += [Past(start=NOW - timedelta(hours=1), fetched=6, failed=6, verdict="blocked", why="status 403: 6")]

    assert verdict(history, Round(answered=3)) == "blocked"
    assert verdict(history, Round(answered=9, fetched=6, new=6)) == "fine"


def test_a_field_that_used_to_be_filled_and_is_no_longer_means_another_layout():
    fields = (
        Filled(name="tags", latest=0, latest_of=8, earlier=30, earlier_of=30),
        Filled(name="date", latest=8, latest_of=8, earlier=30, earlier_of=30),
    )

    found = judge(past(*[4] * 10), Round(new=3, fetched=3), Pages(fields=fields, read=8), NOW)

    assert found.verdict == "broken"
    assert "layout changed: tags in 0 of the newest 8 articles, before in 30 of 30" in found.why


@pytest.mark.parametrize(("earlier", "latest_of"), [(12, 8), (30, 3)])
def test_a_field_that_was_filled_now_and_then_or_few_new_articles_prove_nothing(earlier, latest_of):
    field = Filled(name="tags", latest=0, latest_of=latest_of, earlier=earlier, earlier_of=30)

    assert verdict(past(*[4] * 10), Round(new=3, fetched=3), Pages(fields=(field,), read=8)) == "fine"


def test_newest_pages_that_no_rule_fits_mean_another_layout():
    assert verdict(past(*[4] * 10), Round(new=3, fetched=3), Pages(layout_changed=6, read=8)) == "broken"


def test_files_that_were_not_read_are_no_matter_of_feeds():
    today = Round(verdict="broken", why="1 file not read: no answer to 3 requests: connection refused")

    why = judge([], today, Pages(), NOW).why

    assert why.startswith("1 file not read: no answer to 3 requests: connection refused; to do: check the address")
    assert "feed" not in why
