"""The same reports, byte for byte, over a real server as over SQLite."""

from __future__ import annotations

import pytest

from pipelines import schema as t
from pipelines.columns import TABLES
from pipelines.publish import digest, publish
from pipelines.store import connect
from tests.stores import WATCH, add, start, store
from tests.test_reports import NEWS

MORE = (
    *NEWS,
    {"outlet": "Courier", "title": "Edited", "published": "2025-04-01T08:00:00", "paywalled": True, "language": "fr",
     "categories": ["TV; streaming"], "changes": [("title", "Before", "Edited")], "story": "s1",
     "modified": "2025-04-02", "people": {"Amy Sherman-Palladino": 1}},
)  # fmt: skip


def health(connection):
    for outlet, verdict in ((1, "fine"), (2, "blocked")):
        values = {"run_id": 1, "outlet_id": outlet, "verdict": verdict, "why": "said", "requests": 3, "answered": 2}
        connection.execute(t.run_outlets.insert().values(**values))


@pytest.fixture
def engine(database):
    opened = connect(database)
    with opened.begin() as connection:
        start(connection, WATCH, new=len(MORE))
        for page, article in enumerate(MORE, 1):
            add(connection, page, article, WATCH)
        health(connection)
    yield opened.engine
    opened.close()


@pytest.fixture
def in_memory():
    engine = store(*MORE)
    with engine.begin() as connection:
        health(connection)
    return engine


def test_every_file_has_the_same_bytes_over_either_database(engine, in_memory, tmp_path):
    expected = publish(in_memory, WATCH, tmp_path / "expected")
    written = publish(engine, WATCH, tmp_path / "written")

    assert len(written) == len(TABLES) + 3
    assert [name for name in written if written[name].read_bytes() != expected[name].read_bytes()] == []


def test_the_digest_is_the_same_over_either_database(engine, in_memory):
    assert digest.digest(engine, WATCH).text == digest.digest(in_memory, WATCH).text


def test_rows_that_the_server_gives_in_another_order_make_the_same_files(engine, in_memory, tmp_path, monkeypatch):
    monkeypatch.setattr("pipelines.queries.WORTH", 1)
    for one in (engine, in_memory):
        with one.begin() as connection:
            for table in (t.articles, t.verdicts, t.article_labels, t.article_authors, t.mentions):
                # PostgreSQL writes the row anew, behind all others.
                connection.execute(table.update().where(table.c.page_id == 1).values(page_id=table.c.page_id))

    expected = publish(in_memory, WATCH, tmp_path / "expected", names=list(TABLES))
    written = publish(engine, WATCH, tmp_path / "written", names=list(TABLES))

    assert [name for name in written if written[name].read_bytes() != expected[name].read_bytes()] == []


def test_an_empty_database_gives_every_file_with_its_header_only(database, tmp_path):
    store_ = connect(database)

    written = publish(store_.engine, WATCH, tmp_path, names=list(TABLES))

    store_.close()
    assert {len(written[f"{name}.csv"].read_bytes().splitlines()) for name in TABLES} == {1}
