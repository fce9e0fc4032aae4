"""What looks at killed runs sees what it must: a file written in place, a row lost, doubled or left half done."""

import sqlite3
import time

import pytest

from pipelines.store import connect
from tests.wholeness import StoreWatch, torn, watched


@pytest.mark.parametrize(
    ("name", "whole", "half"),
    [
        ("a.csv", b'url,title\nx,"a\nb"\n', b'url,title\nx,"a\n'),
        ("a.csv", b"url,title\n", b"url,title"),
        ("a.csv", b"url,title\nx,y\n", b"url,title\nx\n"),
        ("a.json", b"[1]", b"[1"),
        ("a.atom", b"<feed><entry/></feed>", b"<feed><entry/>"),
        ("a.html", b"<html></html>\n", b"<html>"),
        ("a.parquet", b"PAR1....PAR1", b"PAR1...."),
    ],
)
def test_half_a_file_is_told_from_a_whole_one(name, whole, half):
    assert torn(name, whole) == []
    assert torn(name, half) == [f"half-written: {name} ({len(half)} bytes)"]


def test_a_file_that_is_written_in_place_is_noticed(tmp_path):
    faults = []

    with watched(tmp_path, faults), (tmp_path / "a.csv").open("w") as file:
        for _ in range(20):
            file.write("a line without an end")
            file.flush()
            time.sleep(0.02)
        file.write("\n")

    assert faults


@pytest.fixture
def looked_at(tmp_path):
    """A store of two pages that was looked at, and a way to change it by hand."""
    connect(f"sqlite:///{tmp_path}/news.sqlite").close()
    by_hand = sqlite3.connect(tmp_path / "news.sqlite", isolation_level=None)
    by_hand.executescript(
        "INSERT INTO outlets (id, key, name) VALUES (1, 'gazette', 'Gazette');"
        "INSERT INTO pages (key, url, outlet_id, outcome, first_seen_at, fetched_at)"
        " VALUES ('a', 'http://gazette.example/a', 1, 'not relevant', 1, 1), ('b', 'b', 1, 'not relevant', 1, 1);"
    )
    store = StoreWatch(f"sqlite:///{tmp_path}/news.sqlite")
    assert list(store.look()) == []
    return store, by_hand


def test_a_page_that_is_gone_is_lost(looked_at):
    store, by_hand = looked_at
    by_hand.execute("DELETE FROM pages WHERE key = 'a'")

    assert list(store.look()) == ["lost of pages: a"]


def test_a_page_kept_without_its_article_is_a_half_one(looked_at):
    store, by_hand = looked_at
    by_hand.execute("UPDATE pages SET outcome = 'kept' WHERE key = 'a'")

    assert list(store.look()) == ["1 kept pages without an article"]


def test_a_row_that_belongs_to_none_is_noticed(looked_at):
    store, by_hand = looked_at
    by_hand.execute("INSERT INTO versions VALUES (77, 1, 1, '{}')")

    assert [fault[:4] for fault in store.look()] == ["key:"]
