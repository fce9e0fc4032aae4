"""The store is opened, refused and locked as a person would want it."""

import sqlite3
import subprocess
import sys
import time

import pytest
import sqlalchemy as sa

from pipelines import schema
from pipelines.store import address, connect
from scrapers.errors import StoreBusy, StoreUnusable


def test_a_store_is_made_where_there_is_none_with_the_folders_above_it(tmp_path):
    connect(f"sqlite:///{tmp_path}/a/b/news.sqlite").close()

    with sqlite3.connect(tmp_path / "a/b/news.sqlite") as file:
        assert file.execute("SELECT program, version FROM about").fetchall() == [("etoile-news", schema.VERSION)]


def test_opening_a_store_again_changes_nothing_in_it(tmp_path):
    for _ in range(2):
        store = connect(f"sqlite:///{tmp_path}/news.sqlite")
        with store.begin() as connection:
            store.identify(connection, schema.watches, {"key": "lantern"}, "key")
        store.close()

    with sqlite3.connect(tmp_path / "news.sqlite") as file:
        assert file.execute("SELECT id, key FROM watches").fetchall() == [(1, "lantern")]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b"this is no database at all, but a letter" * 100), "no SQLite database"),
        (
            lambda path: sqlite3.connect(path).execute("CREATE TABLE recipes (id)").connection.commit(),
            "another program's",
        ),
        (lambda path: path.mkdir(), "is a folder"),
    ],
)
def test_what_is_not_ours_is_refused_in_one_line_and_left_as_it_was(tmp_path, make, said):
    path = tmp_path / "news.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(StoreUnusable, match=said) as caught:
        connect(f"sqlite:///{path}")

    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path):
    path = tmp_path / "news.sqlite"
    store = connect(f"sqlite:///{path}")
    with store.begin() as connection:
        connection.execute(schema.about.update().values(version=schema.VERSION + 1))
    store.close()

    with pytest.raises(StoreUnusable, match="newer version"):
        connect(f"sqlite:///{path}")


def test_a_corrupt_store_is_told_in_one_line(tmp_path):
    path = tmp_path / "news.sqlite"
    store = connect(f"sqlite:///{path}")
    with store.begin() as connection:
        rows = [{"key": f"watch{n}" * 40} for n in range(500)]
        connection.execute(schema.watches.insert(), rows)
    store.close()
    whole = bytearray(path.read_bytes())
    whole[4096:20480] = b"\xff" * 16384
    path.write_bytes(whole)

    def use():
        with connect(f"sqlite:///{path}").begin() as connection:
            connection.execute(sa.text("SELECT count(*) FROM outlets")).all()

    with pytest.raises(StoreUnusable, match="corrupt"):
        use()


@pytest.mark.parametrize("given", ["mysql://x/y", "nonsense", "sqlite://"])
def test_an_address_that_is_none_of_ours_is_told(given):
    with pytest.raises(StoreUnusable, match="DATABASE_URL"):
        connect(given)


def test_a_store_that_must_exist_is_not_made(tmp_path):
    with pytest.raises(StoreUnusable, match="there is no store yet"):
        connect(f"sqlite:///{tmp_path}/news.sqlite", must_exist=True)

    assert not (tmp_path / "news.sqlite").exists()


def test_a_second_run_is_told_that_the_first_is_at_work(tmp_path):
    one, two = (connect(f"sqlite:///{tmp_path}/news.sqlite") for _ in range(2))

    with one.lock(), pytest.raises(StoreBusy, match="another run is at work"), two.lock(0.1):
        pytest.fail("both hold the lock")
    with two.lock():
        pass


def test_a_dead_owner_holds_no_lock(tmp_path):
    hold = (
        "import sys, time; from pipelines.store import connect; store = connect(sys.argv[1])\n"
        "with store.lock():\n    print('held', flush=True); time.sleep(60)"
    )
    url = f"sqlite:///{tmp_path}/news.sqlite"
    owner = subprocess.Popen([sys.executable, "-c", hold, url], stdout=subprocess.PIPE, text=True)
    assert owner.stdout.readline() == "held\n"
    store = connect(url)
    with pytest.raises(StoreBusy), store.lock():
        pytest.fail("the owner was alive")

    owner.kill()
    owner.wait()

    began = time.monotonic()
    with store.lock(5):
        assert time.monotonic() - began < 5


def test_the_store_lies_in_the_output_folder_unless_it_is_named():
    assert address("", "output") == "sqlite:///output/news.sqlite"
    assert address("postgresql://db/news", "output") == "postgresql://db/news"
