"""A process that is killed while it publishes over the files of the last time leaves nothing stale."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.publish import publish
from tests.killed_publishing import MOMENTS, copy_of
from tests.stores import WATCH, add, start
from tests.test_reports import NEWS

ROOT = Path(__file__).resolve().parent.parent
NEW = {"outlet": "Courier", "title": "New", "published": "2025-03-12T09:00:00-05:00", "tags": ["Étoile"],
       "people": {"Luke Kirby": 1}, "authors": ["Ann Lee"]}  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="which file is written is seen under /proc alone")
def test_whatever_was_being_written_when_a_process_was_killed_the_next_writes_all_as_from_nothing(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("os.fsync", lambda file: None)
    path, folder = tmp_path / "news.sqlite", tmp_path / "out"
    engine = sa.create_engine(f"sqlite:///{path}")
    t.metadata.create_all(engine)
    with engine.begin() as connection:
        start(connection, WATCH)
        for page, article in enumerate(NEWS, 1):
            add(connection, page, article, WATCH)
    publish(engine, WATCH, folder)
    with engine.begin() as connection:
        add(connection, len(NEWS) + 1, NEW, WATCH)
        connection.execute(t.articles.update().where(t.articles.c.page_id == 2).values(title="Another title"))
    engine.dispose()
    command = [sys.executable, "-m", "tests.killed_publishing", str(path), str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    fresh = _files(publish(engine, WATCH, tmp_path / "fresh"))

    for name, moment in MOMENTS:
        killed = copy_of(folder, name, moment)
        torn = {one: text for one, text in _lying(killed).items() if text not in (fresh[one], _lying(folder)[one])}
        published = _files(publish(engine, WATCH, killed))

        assert torn == {}, (name, moment)
        assert [one for one in fresh if published[one] != fresh[one]] == [], (name, moment)


def _files(written: dict[str, Path]) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in written.items()}


def _lying(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}
