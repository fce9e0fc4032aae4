"""The store as DataFrames: zones, stated forms, bounds, and what belongs to which article."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from pipelines import arrow
from pipelines.frames import Frames
from pipelines.ordering import order_by, rows_by_id
from tests.stores import WATCH, empty_store, store


def test_articles_stand_newest_first_and_undated_ones_last():
    engine = store(
        {"url": "https://a.example/1", "published": "2025-03-08T10:00:00-05:00"},
        {"url": "https://a.example/2", "published": None, "first_seen": "2025-03-10T00:00:00+00:00"},
        {"url": "https://a.example/3", "published": "2025-03-12"},
    )

    frames = Frames(engine, WATCH)

    assert frames.texts["url"].tolist() == ["https://a.example/3", "https://a.example/1", "https://a.example/2"]


def test_the_day_of_an_article_is_that_of_the_zone_and_a_stated_day_stays_as_it_is():
    engine = store({"published": "2025-03-09T03:30:00+01:00"}, {"published": "2025-03-09"}, {"published": None})

    frames = Frames(engine, WATCH, timezone="America/Los_Angeles")

    assert sorted(frames.articles["day"].dropna().dt.strftime("%Y-%m-%d")) == ["2025-03-08", "2025-03-09"]


def test_articles_of_level_none_and_of_other_watches_are_not_there():
    engine = store({"level": "none"}, {"level": "mention"}, {"level": "primary"})

    assert sorted(Frames(engine, WATCH).articles["level"]) == ["mention", "primary"]
    assert len(Frames(engine, WATCH.model_copy(update={"key": "another"})).articles) == 0


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (date(2025, 3, 9), None, ["https://a.example/2", "https://a.example/3"]),
        (None, date(2025, 3, 9), ["https://a.example/1", "https://a.example/2"]),
        (date(2025, 3, 9), date(2025, 3, 9), ["https://a.example/2"]),
    ],
)
def test_both_bounds_are_included_and_undated_articles_count_by_first_sight(since, until, kept):
    engine = store(
        {"url": "https://a.example/1", "published": "2025-03-08T23:59:59-05:00", "people": {"Luke Kirby": 1}},
        {"url": "https://a.example/2", "published": "2025-03-09", "people": {"Luke Kirby": 1}},
        {"url": "https://a.example/3", "published": None, "first_seen": "2025-03-10T12:00:00+00:00"},
    )

    frames = Frames(engine, WATCH, since=since, until=until)

    assert sorted(frames.texts["url"]) == kept
    assert set(frames.mentions["article"]) <= set(frames.articles.index)


def test_labels_authors_and_people_stand_in_the_order_of_their_article():
    engine = store(
        {"published": "2025-03-08", "tags": ["b", "a"], "categories": ["z"], "authors": ["Zoe", "Ann"]},
        {"published": "2025-03-09", "tags": ["a"], "people": {"Luke Kirby": 2, "Lou de Laâge": 1}},
    )

    frames = Frames(engine, WATCH)

    assert list(zip(frames.labels["article"], frames.labels["kind"], frames.labels["label"], strict=True)) == [
        (0, 0, "a"), (1, 0, "b"), (1, 0, "a"), (1, 1, "z"),
    ]  # fmt: skip
    assert list(zip(frames.authors["article"], frames.authors["author"], strict=True)) == [(1, "Zoe"), (1, "Ann")]
    assert list(zip(frames.mentions["article"], frames.mentions["person"], strict=True)) == [
        (0, "Luke Kirby"), (0, "Lou de Laâge"),
    ]  # fmt: skip


def test_no_table_is_read_twice_for_all_frames():
    engine = store({"tags": ["a"], "people": {"Luke Kirby": 1}, "authors": ["Ann"], "channels": ["feed"]})
    asked: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    frames = Frames(engine, WATCH)
    for _ in range(2):
        for name in (
            "articles",
            "texts",
            "labels",
            "mentions",
            "authors",
            "channels",
            "runs",
            "run_outlets",
            "changes",
        ):
            getattr(frames, name)

    for table in ("article_labels", "mentions", "article_authors", "changes", "link_channels", "run_outlets"):
        assert sum(f"FROM {table}" in statement for statement in asked) == 1, table


def test_an_empty_store_gives_empty_frames_with_all_columns():
    frames = Frames(empty_store(), WATCH)

    assert (len(frames.articles), len(frames.labels), len(frames.channels), len(frames.runs)) == (0, 0, 0, 0)
    assert {"article", "kind", "label", "folded"} <= set(frames.labels.columns)


def test_slices_hold_what_the_whole_holds():
    engine = store(*({"published": f"2025-03-{day:02d}", "tags": [f"tag {day}"]} for day in range(1, 8)))
    frames = Frames(engine, WATCH)

    slices = list(frames.slices(3))

    assert [len(cut["articles"]) for cut in slices] == [3, 3, 1]
    assert [label for cut in slices for label in cut["labels"]["label"]] == frames.labels["label"].tolist()
    assert [url for cut in slices for url in cut["texts"]["url"]] == frames.texts["url"].tolist()


def test_a_store_in_a_file_is_read_the_same_by_either_driver(tmp_path, monkeypatch):
    pytest.importorskip("adbc_driver_sqlite", reason="the Arrow driver is not installed")
    memory = store(
        {"published": "2025-03-08", "tags": ["b", "Étoile"], "categories": ["z"], "authors": ["Zoe"], "kind": "news"},
        {"published": None, "people": {"Luke Kirby": 2}, "story": "s1", "paywalled": True, "score": 0.25},
        {"published": "2025-03-09T10:00:00+01:00", "level": "none"},
    )
    path = tmp_path / "news #1.sqlite"
    with memory.connect() as connection:
        connection.exec_driver_sql(f"VACUUM INTO '{path}'")
    engine = sa.create_engine(f"sqlite:///{path}")
    names = ("articles", "labels", "authors", "mentions", "texts")
    monkeypatch.setattr("pipelines.frames.queries.WORTH", 1)

    fast = Frames(engine, WATCH)
    read_fast = {name: getattr(fast, name) for name in names}
    monkeypatch.setattr("pipelines.frames.arrow.rows", lambda *given: None)
    slow = Frames(engine, WATCH)

    for name in names:
        pd.testing.assert_frame_equal(read_fast[name], getattr(slow, name), check_dtype=False)
    assert fast._texts.everything is not None
    assert slow._texts.everything is None
    assert fast.titles(np.array([1, 0])).tolist() == slow.titles(np.array([1, 0])).tolist()


def test_the_arrow_driver_is_not_used_while_a_connection_is_open(tmp_path):
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'news.sqlite'}")
    with engine.connect():
        assert arrow.rows(engine, sa.text("SELECT 1"), {"one": "int"}) is None


def test_rows_are_found_by_id_also_where_ids_lie_far_apart():
    for ids in ([3, 1, 2], [10**12, 5, 10**9]):
        found = rows_by_id(np.array(ids))

        assert found(np.array([*ids, 7, 0, 10**13])).tolist() == [0, 1, 2, -1, -1, -1]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3))))
def test_rows_are_ordered_by_article_and_place_however_they_come(rows):
    frame = pd.DataFrame(rows, columns=["article", "place"], dtype="int64")

    order = order_by(frame, ("article", "place"))

    ordered = frame if order is None else frame.take(order)
    assert [tuple(row) for row in ordered.itertuples(index=False)] == sorted(rows)
