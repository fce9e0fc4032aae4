"""A store of any released schema is brought forward, with a copy beside it, wholly or not at all."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from pipelines import schema
from pipelines.fulltext import search
from pipelines.migrating import back_up, bring_forward
from pipelines.migrations import steps
from pipelines.publish.everything import publish
from pipelines.store import connect
from scrapers import watch
from scrapers.errors import StoreUnusable

ROOT = Path(__file__).parent.parent
RELEASED = sorted((Path(__file__).parent / "schemas").glob("v*.sqlite.gz"))


def released(tmp_path, file=RELEASED[0]):
    path = tmp_path / "news.sqlite"
    path.write_bytes(gzip.decompress(file.read_bytes()))
    return path


def add_a_column(connection):
    connection.execute(sa.text("ALTER TABLE articles ADD COLUMN mood VARCHAR"))
    connection.execute(sa.text("UPDATE articles SET mood = 'merry'"))


def fail(connection):
    add_a_column(connection)
    connection.execute(sa.text("SELECT nothing FROM nowhere"))


def state(path):
    with sqlite3.connect(path) as file:
        columns = [row[1] for row in file.execute("PRAGMA table_info(articles)")]
        version = file.execute("SELECT version FROM about").fetchone()[0]
        titles = file.execute("SELECT title FROM articles ORDER BY page_id").fetchall()
    file.close()
    return version, "mood" in columns, titles


def test_a_step_leads_to_each_version_and_each_released_schema_is_kept():
    assert set(steps()) == set(range(2, schema.VERSION + 1))
    assert [file.name for file in RELEASED] == [f"v{version}.sqlite.gz" for version in range(1, schema.VERSION + 1)]


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.name)
def test_a_store_of_each_released_schema_is_read_searched_and_reported(tmp_path, file):
    before = state(released(tmp_path, file))

    store = connect(f"sqlite:///{tmp_path}/news.sqlite")
    with store.begin() as connection:
        found = search(store, connection, "etoile", "etoile", 9)
    publish(store.engine, watch.load("etoile"), tmp_path / "etoile")
    store.close()

    version, _, titles = state(tmp_path / "news.sqlite")
    assert (version, titles) == (schema.VERSION, before[2])
    assert len(found) == len(titles) == 3
    assert len((tmp_path / "etoile" / "articles.csv").read_text(encoding="utf-8").splitlines()) == 4
    store = connect(f"sqlite:///{tmp_path}/fresh.sqlite")
    store.close()
    assert shape(tmp_path / "news.sqlite") == shape(tmp_path / "fresh.sqlite")


def shape(path):
    with sqlite3.connect(path) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {
            name: sorted((row[1], row[2], row[3]) for row in file.execute(f"PRAGMA table_info({name})"))
            for name in tables
        }
    file.close()
    return found


def test_all_steps_are_taken_in_one_go(tmp_path):
    path = released(tmp_path)
    store = connect(f"sqlite:///{path}")
    target = schema.VERSION + 2

    with store.begin() as connection:
        bring_forward(connection, "news", {target - 1: add_a_column, target: lambda _: None}, target)

    assert state(path)[:2] == (target, True)


@pytest.mark.parametrize("step", [{schema.VERSION + 1: fail}, {}], ids=["fails", "is missing"])
def test_where_a_step_fails_or_is_missing_the_store_is_as_it_was(tmp_path, step):
    path = released(tmp_path)
    store = connect(f"sqlite:///{path}")
    before = state(path)

    with pytest.raises(StoreUnusable, match=r"news|nowhere") as caught, store.begin() as connection:
        bring_forward(connection, "news", step, schema.VERSION + 1)

    assert "\n" not in str(caught.value)
    assert state(path) == before


def test_a_kill_in_the_middle_of_a_step_leaves_the_store_as_it_was(tmp_path):
    path = released(tmp_path)
    connect(f"sqlite:///{path}").close()
    before = state(path)
    program = (
        "import os, sys; from pipelines.migrating import bring_forward; from pipelines.store import connect;"
        "from tests.test_migrations import add_a_column\n"
        "def step(connection): add_a_column(connection); print('half', flush=True); os.kill(os.getpid(), 9)\n"
        f"with connect(sys.argv[1]).begin() as c: bring_forward(c, 'news', {{{schema.VERSION + 1}: step}}, "
        f"{schema.VERSION + 1})"
    )

    killed = subprocess.run(
        [sys.executable, "-c", program, f"sqlite:///{path}"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert killed.stdout == "half\n", killed.stderr
    connect(f"sqlite:///{path}").close()
    assert state(path) == before


def test_on_postgresql_a_failing_step_leaves_all_as_it_was_too(postgresql):
    store = connect(f"{postgresql}/postgres")

    with pytest.raises(StoreUnusable, match="nowhere"), store.begin() as connection:
        bring_forward(connection, "news", {schema.VERSION + 1: fail}, schema.VERSION + 1)

    with store.begin() as connection:
        assert "mood" not in [column["name"] for column in sa.inspect(connection).get_columns("articles")]
        assert connection.execute(sa.select(schema.about.c.version)).scalar_one() == schema.VERSION
    store.close()


def test_an_older_store_is_copied_before_it_is_touched(tmp_path, monkeypatch):
    path = released(tmp_path)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)

    with pytest.raises(StoreUnusable, match="no step leads to schema"):
        connect(f"sqlite:///{path}")

    copy = tmp_path / f"news.sqlite.v{schema.VERSION - 1}.bak"
    assert state(copy) == state(path)
    assert not list(tmp_path.glob("*.part"))


def test_where_no_copy_can_be_made_nothing_is_touched_and_the_line_says_why(tmp_path):
    path = released(tmp_path)
    before = path.read_bytes()
    (tmp_path / "news.sqlite.v1.bak").mkdir()
    (tmp_path / "news.sqlite.v1.bak" / "something").touch()

    with pytest.raises(StoreUnusable, match="no backup can be made") as caught:
        back_up(path, 1)

    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
