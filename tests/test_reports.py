"""Each report: literal articles in, literal rows out."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pipelines.columns import TABLES
from pipelines.frames import Frames
from pipelines.publish.cells import cells
from pipelines.publish.everything import zoned
from pipelines.reports import columns, reports
from tests.stores import WATCH, empty_store, store

NEWS = (
    {
        "outlet": "Gazette", "title": "Ballet series ordered", "published": "2025-03-03T10:00:00-05:00", "story": "s1",
        "kind": "news", "tags": ["Étoile", "Prime Video"], "authors": ["Ann Lee"], "headline": ["Luke Kirby"],
        "people": {"Luke Kirby": 3, "Lou de Laâge": 1}, "channels": ["feed", "sitemap"],
        "dates": [("2025-04-24", "premiere")],
    },
    {
        "outlet": "Herald", "title": "A series about ballet", "published": "2025-03-03T13:00:00-05:00", "story": "s1",
        "kind": "news", "tags": ["étoile"], "authors": ["ANN LEE", "Bo Ek"], "credits": ["Gazette"],
        "people": {"Luke Kirby": 1}, "channels": ["feed"], "dates": [("2025-04-24", "premiere")],
    },
    {
        "outlet": "Herald", "title": "What to watch", "published": "2025-03-12", "level": "mention", "kind": "list",
        "people": {"Lou de Laâge": 2}, "channels": ["sitemap"],
        "candidates": [("Dana Roe", "also stars", 0.8)],
    },
    {
        "outlet": "Courier", "title": "Kirby dances", "published": None, "first_seen": "2025-03-13T08:00:00+00:00",
        "people": {"Luke Kirby": 2, "Lou de Laâge": 2}, "channels": ["feed"],
        "candidates": [("Dana Roe", "joins as", 0.9)],
    },
)  # fmt: skip


def rows(name, *articles, **more):
    """A report's rows as they are printed, without the header."""
    frames = Frames(store(*articles), WATCH, **more)
    frame = zoned(reports()[name].compute(frames), name, frames.timezone)
    return [tuple(row) for row in zip(*(cells(frame[one.name], one) for one in TABLES[name].columns), strict=True)]


def test_every_table_of_the_columns_has_a_report_and_every_report_its_table():
    assert set(reports()) == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_a_report_of_an_empty_store_has_its_columns_and_no_row(name):
    frame = reports()[name].compute(Frames(empty_store(), WATCH))

    assert frame.columns.tolist() == TABLES[name].header
    assert len(frame) == 0


@pytest.mark.parametrize("name", TABLES)
def test_the_key_of_a_report_names_each_row_once(name):
    header, found = TABLES[name].header, rows(name, *NEWS)

    keys = [tuple(row[header.index(column)] for column in TABLES[name].key) for row in found]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("since", [None, date(2025, 3, 4)])
@pytest.mark.parametrize("name", [name for name, report in reports().items() if report.reads])
def test_a_report_reads_no_column_but_those_that_it_says_are_enough(name, since):
    engine, report = store(*NEWS, {"categories": ["TV"], "tags": ["b", "a"]}), reports()[name]
    narrow = Frames(engine, WATCH, since=since, columns=columns([name]))
    cut = {need: getattr(narrow, need) for need in report.needs}
    cut |= {need: cut[need][list(enough)] for need, enough in report.reads.items()}

    made = report.make(**cut)

    pd.testing.assert_frame_equal(made, report.compute(Frames(engine, WATCH, since=since)))


def test_columns_are_left_out_only_where_every_report_that_takes_the_frame_says_which_are_enough():
    assert columns(["coverage", "kinds"])["articles"] >= {"day", "kind"}
    assert "articles" not in columns(["coverage", "articles"])
    assert "labels" not in columns(["tags", "articles"])


def test_articles_hold_what_was_read_with_times_in_the_zone_of_the_watch():
    found = rows("articles", *NEWS)

    assert [row[1:6] + row[6:10] for row in found] == [
        ("Herald", "What to watch", "2025-03-12", "day", "", "2025-05-01T02:01:00-04:00", "list", "mention", 1.0),
        ("Herald", "A series about ballet", "2025-03-03T13:00:00-05:00", "second", "", "2025-05-01T02:01:00-04:00",
         "news", "primary", 1.0),
        ("Gazette", "Ballet series ordered", "2025-03-03T10:00:00-05:00", "second", "", "2025-05-01T02:01:00-04:00",
         "news", "primary", 1.0),
        ("Courier", "Kirby dances", "", "", "", "2025-03-13T04:00:00-04:00", "", "primary", 1.0),
    ]  # fmt: skip
    assert found[2][10:16] == ("Ann Lee", "", "Étoile; Prime Video", "Luke Kirby; Lou de Laâge", "s1", "en")


@pytest.mark.parametrize(
    ("stated", "printed"),
    [
        ("2025-07-01T12:00:00+02:00", "2025-07-01T06:00:00-04:00"),
        ("2025-01-01T00:00:00Z", "2024-12-31T19:00:00-05:00"),
        ("2025-07-01T12:00:00", "2025-07-01T12:00:00"),
        ("2025-07-01", "2025-07-01"),
        (None, ""),
    ],
)
def test_a_time_is_printed_as_exactly_as_it_is_stated_and_no_more(stated, printed):
    found = rows("articles", {"published": stated, "modified": stated})

    assert (found[0][3], found[0][5]) == (printed, printed)


def test_coverage_counts_by_day_and_outlet_with_a_running_total_and_leaves_undated_articles_out():
    assert rows("coverage", *NEWS) == [
        ("2025-03-03", "Gazette", 1, 1, 1, "false"),
        ("2025-03-03", "Herald", 1, 1, 2, "false"),
        ("2025-03-12", "Herald", 1, 0, 3, "false"),
    ]


def test_a_day_far_above_the_28_days_before_is_a_spike_and_a_quiet_one_is_none():
    quiet = [{"published": f"2025-03-{day:02d}"} for day in range(1, 29)]
    loud = [{"published": "2025-03-29"}] * 6

    found = rows("coverage", *quiet, *({**one, "url": f"https://a.example/{n}"} for n, one in enumerate(loud)))

    assert [row[0] for row in found if row[5] == "true"] == ["2025-03-29"]


def test_outlets_share_lag_and_exclusives():
    assert rows("outlets", *NEWS) == [
        ("Herald", 2, 1, "2025-03-03T13:00:00-05:00", "2025-03-12", 0.5, 3.0, 1),
        ("Courier", 1, 1, "", "", 0.25, "", 1),
        ("Gazette", 1, 1, "2025-03-03T10:00:00-05:00", "2025-03-03T10:00:00-05:00", 0.25, "", 0),
    ]


def test_cast_counts_articles_mentions_headlines_and_outlets():
    first, last = "2025-03-03T10:00:00-05:00", "2025-03-03T13:00:00-05:00"

    assert rows("cast", *NEWS) == [
        ("Luke Kirby", "cast", 3, 6, 1, 3, first, last, 0.75),
        ("Lou de Laâge", "cast", 3, 5, 0, 3, first, "2025-03-12", 0.75),
    ]


def test_weeks_start_on_monday_and_hold_the_share_of_their_articles():
    assert rows("cast_weekly", *NEWS) == [
        ("2025-03-03", "Luke Kirby", 2, 4, 1.0),
        ("2025-03-03", "Lou de Laâge", 1, 1, 0.5),
        ("2025-03-10", "Lou de Laâge", 1, 2, 1.0),
    ]


def test_pairs_are_counted_once_an_article_with_their_lift():
    assert rows("cast_pairs", *NEWS) == [("Lou de Laâge", "Luke Kirby", 2, 0.889)]


def test_authors_are_one_in_any_spelling_and_go_by_the_plainer():
    first = "2025-03-03T10:00:00-05:00"

    assert rows("authors", *NEWS) == [
        ("Ann Lee", 2, 2, "Gazette; Herald", first, "2025-03-03T13:00:00-05:00"),
        ("Bo Ek", 1, 1, "Herald", "2025-03-03T13:00:00-05:00", "2025-03-03T13:00:00-05:00"),
    ]


def test_tags_are_one_in_any_spelling_and_go_by_the_commonest():
    found = rows("tags", *NEWS, {"tags": ["Étoile", "etoile"], "published": "2025-03-14"})

    assert [row[:4] for row in found] == [("Étoile", "etoile", 3, 2), ("Prime Video", "prime video", 1, 1)]
    assert found[0][4:] == ("2025-03-03T10:00:00-05:00", "2025-03-14")


def test_a_story_names_the_first_outlet_those_that_followed_and_who_is_credited():
    assert rows("stories", *NEWS) == [
        ("s1", "Ballet series ordered", "Gazette", "2025-03-03T10:00:00-05:00", 2, "Herald", 3.0, 2, "Gazette"),
    ]


def test_a_day_alone_does_not_make_an_outlet_the_first():
    found = rows(
        "stories",
        {"outlet": "Gazette", "published": "2025-03-03T15:00:00+00:00", "story": "s"},
        {"outlet": "Herald", "published": "2025-03-03", "story": "s", "first_seen": "2025-03-05T00:00:00+00:00"},
    )

    assert found[0][2] == "Gazette"


def test_changes_name_the_field_and_never_hold_a_body():
    body = "The company dances in Paris. " * 200
    found = rows(
        "changes",
        {"title": "Now", "changes": [("title", "Before", "Now"), ("body", body + "It ends.", body + "It begins.")]},
    )

    assert [row[4:] for row in found][1] == ("title", "Before", "Now")
    assert found[0][4] == "body"
    assert found[0][5].startswith("… ")
    assert found[0][5].endswith("It ends.")
    assert len(found[0][6]) < 300


def test_dates_ahead_count_who_states_them_and_name_the_first():
    assert rows("dates_ahead", *NEWS) == [
        ("2025-04-24", "premiere", 2, 2, "Gazette", "2025-03-03T10:00:00-05:00", "premiere on 2025-04-24"),
    ]


def test_kinds_count_articles_and_leave_those_without_a_kind_out():
    assert [(row[0], row[1], row[6]) for row in rows("kinds", *NEWS)] == [("news", 2, 0.5), ("list", 1, 0.25)]


def test_candidates_carry_the_surest_evidence():
    assert rows("cast_candidates", *NEWS) == [
        ("Dana Roe", 2, 2, 0.9, "2025-03-12", "joins as", "joins as Dana Roe"),
    ]


def test_recall_says_what_each_channel_of_an_outlet_found_and_what_none_named():
    assert rows("recall", *NEWS, {"outlet": "Herald", "channels": []}) == [
        ("Courier", "feed", 1, 0, 1, 1.0, "", ""),
        ("Gazette", "feed", 1, 0, 0, 1.0, "", ""),
        ("Gazette", "sitemap", 1, 0, 0, 1.0, "", ""),
        ("Herald", "feed", 1, 2, 1, 0.3333, "", ""),
        ("Herald", "none", 1, 2, 1, 0.3333, "", ""),
        ("Herald", "sitemap", 1, 2, 1, 0.3333, "", ""),
    ]


def test_recall_estimates_what_no_channel_named_from_ten_articles_on():
    # Six articles that one channel named, four that both did: Chao's bound adds 1/2 * 6 * 5 / (2 * (4 + 1)) = 1.5.
    found = rows("recall", *[{"channels": ["feed"]}] * 6, *[{"channels": ["feed", "sitemap"]}] * 4)

    assert found == [
        ("Gazette", "feed", 10, 0, 6, 1.0, 11.5, 0.8696),
        ("Gazette", "sitemap", 4, 6, 0, 0.4, 11.5, 0.3478),
    ]


def test_runs_are_printed_latest_first_with_how_they_ended():
    found = rows("runs", *NEWS)

    assert found == [
        (
            1,
            "crawl",
            "2025-05-01T02:00:00-04:00",
            "2025-05-01T02:05:00-04:00",
            "finished",
            12,
            34567,
            4,
            0,
            "Gazette",
            0,
        )
    ]
