"""`scrapy backfill FILE ... --workers N`: the rows of one process alone, whoever is killed."""

from __future__ import annotations

import os
import signal
import sqlite3

import pytest

pytest.importorskip("distributed", reason="needs the cluster extra: pip install -e '.[cluster]'")

from pipelines.cluster import Cluster
from scrapers import warc_ranges
from scrapers.spiders.warcs import WarcsSpider
from scrapers.spiders.warcs_by_crew import WarcsByCrewSpider
from tests.crawling import crawl
from tests.dask_cluster import children_of
from tests.site import article
from tests.test_backfill_warcs import HOME, OUTLETS, warc

NOT_ROWS = {"runs", "about", "backfills"}
TIMES = {"first_seen_at", "seen_at", "judged_at", "found_at", "asked_at", "answered_at", "next_look_at", "started_at"}


def story(number):
    """One in five is about the series; one in ten is another state of the one before."""
    name = "Étoile" if number % 5 == 0 else "The garden show"
    tail = "a" if number % 10 else "b"
    text = f"{name} is back, with dancers of Le Ballet National and their company, for part {number}. {tail * 400}"
    return f"{HOME}/2025/04/{number - number % 10 // 9}/story", article(f"{name}, part {number}", text, text[::-1])


@pytest.fixture
def folder(tmp_path):
    for name in ("one", "two", "three"):
        first = {"one": 0, "two": 160, "three": 100}[name]
        warc(tmp_path / "warcs" / f"{name}.warc.gz", *map(story, range(first, first + 160)))
    damaged = tmp_path / "warcs" / "two.warc.gz"
    data = bytearray(damaged.read_bytes())
    for place in range(9_000, len(data), 30_000):
        data[place : place + 40] = bytes(40)
    damaged.write_bytes(data)
    return tmp_path


def rows(folder):
    """All rows of the store but for what tells when they were written, and in which order the index of texts grew."""
    with sqlite3.connect(folder / "news.sqlite") as store:
        names = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for name in sorted(name for name in set(names) - NOT_ROWS if not name.startswith("article_text_")):
            columns = [row[1] for row in store.execute(f"PRAGMA table_info({name})") if row[1] not in TIMES]
            found[name] = sorted(store.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall(), key=repr)
    return found


class Killing:
    """A crew of whose workers one is killed after some of the ends."""

    def __init__(self, crew, after):
        self._crew, self._after = crew, after
        self.bill = crew.bill
        self.given = self.killed = 0

    def in_order(self, tasks, goes_on):
        for done in self._crew.in_order(tasks, goes_on):
            if done is not None:
                self.given += 1
                if self.given in self._after:
                    os.kill(children_of(os.getpid())[0], signal.SIGKILL)
                    self.killed += 1
            yield done


def test_the_store_is_the_same_row_for_row_as_of_one_process_though_workers_are_killed(folder, monkeypatch):
    monkeypatch.setattr(warc_ranges, "_SIZE", 12_000)
    files = {"files": str(folder / "warcs")}
    alone = crawl(folder / "alone", OUTLETS, WarcsSpider, given=files)

    with Cluster(workers=2) as cluster:
        crew = Killing(cluster, after={2, 7})
        shared = crawl(folder / "shared", OUTLETS, WarcsByCrewSpider, given={**files, "crew": crew})

    assert (alone.status, shared.status) == (0, 0)
    assert (crew.killed, crew.given > 10) == (2, True)
    mine, theirs = rows(folder / "alone"), rows(folder / "shared")
    assert len(mine["articles"]) > 50
    for found in (mine, theirs):
        # How far a file was read is kept at other places; what of it is damaged is not.
        found["backfill_parts"] = [(row[3], row[-1]) for row in found["backfill_parts"] if "damaged" in row]
    for name in mine:
        assert theirs[name] == mine[name], name
    assert len(mine["backfill_parts"]) > 1
    for report in ("articles", "backfill", "cast", "stories"):
        assert [{**row, "first_seen": ""} for row in shared.rows(report)] == [
            {**row, "first_seen": ""} for row in alone.rows(report)
        ], report
