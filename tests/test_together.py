"""Articles out of files are written many at a time: the store is then as after one at a time, and never behind."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.run import Run
from pipelines.store import connect
from scrapers.items import Link, Unread
from scrapers.memory import key_of
from scrapers.outlet import Outlet
from scrapers.past import Part, PastLink
from tests.stores import WATCH
from tests.test_bulk import GAZETTE, NOW, READINGS, rows, story

FILE = Outlet(name="WARC files", home="https://files.example/", key="files")
PART = Part(url="one.warc.gz", kind="warc", root="one.warc.gz", place=0)


def begun(database, folder, *, together, kind="replay", now=NOW):
    run = Run(
        connect(database), WATCH, (GAZETTE, FILE), folder, kind=kind, clock=lambda: now, from_files=together
    )  # fmt: skip
    return run, run.begin()


def of_another_show(number):
    return story(number, title="Another show", body="Nothing about it.")


def stored(database):
    store = connect(database)
    try:
        return rows(store)
    finally:
        store.close()


EVERY = [
    *READINGS[:5],
    of_another_show(60),
    *READINGS[5:],
    story(60, title="Étoile, once more"),
    of_another_show(3),
    story(2, title="Étoile, edited"),
]


def test_a_replay_leaves_the_store_as_one_article_at_a_time_does(database, tmp_path):
    for address, together in ((f"sqlite:///{tmp_path}/one.sqlite", False), (database, True)):
        for _ in range(2):
            run, _ = begun(address, tmp_path, together=together)
            for reading in EVERY:
                run.take(reading)
            run.end("finished", {})

    assert stored(database) == stored(f"sqlite:///{tmp_path}/one.sqlite")
    assert len(stored(database)["articles"]) == 16


def test_gains_are_told_whether_written_at_once_or_together(database, tmp_path):
    told = []
    for address, together in ((f"sqlite:///{tmp_path}/one.sqlite", False), (database, True)):
        run, _ = begun(address, tmp_path, together=together)
        for reading in EVERY:
            run.take(reading)
        run.end("finished", {})
        told.append((run.gains.new, run.gains.changed))

    assert told[0] == told[1]
    assert len(told[0][0]) == 16


def test_what_waits_in_memory_is_known_when_it_is_asked_for(database, tmp_path):
    run, memory = begun(database, tmp_path, together=True)
    run.take(story(1))
    run.take(of_another_show(2))

    keys = [key_of(f"https://gazette.example/{number}") for number in (1, 2, 3)]

    assert {key: page.outcome for key, page in memory.known(keys).items()} == {
        keys[0]: "kept", keys[1]: "not relevant",
    }  # fmt: skip
    run.abandon("stopped", {})


def test_how_far_a_file_was_read_is_kept_after_its_pages_never_before(database, tmp_path):
    run, memory = begun(database, tmp_path, together=True, kind="backfill")
    memory.open_backfill("warc one.warc.gz", "", "")
    memory.add_parts(FILE, [PART])
    link = Link(url="https://gazette.example/1", channel="archive", source="one.warc.gz")
    run.take(story(1))
    run.take(of_another_show(2))
    memory.saw(GAZETTE, [(key_of(link.url), link)])
    before = stored(database)

    past = PastLink(key=key_of(link.url), link=link, day="2025-04-24")
    memory.part_read(FILE, PART, [], [(GAZETTE, past)], {}, None)

    assert (len(before["pages"]), len(before["articles"])) == (0, 0)
    assert (len(stored(database)["pages"]), len(stored(database)["articles"])) == (2, 1)
    with memory.store.begin() as connection:
        assert connection.execute(sa.select(t.links.c.state)).scalars().all() == ["done"]
    assert memory.past_waiting(GAZETTE, 9) == []
    run.abandon("stopped", {})


def test_pages_that_are_asked_for_are_stored_at_once(database, tmp_path):
    run, _ = begun(database, tmp_path, together=False, kind="backfill")
    run.take(story(1))
    run.take(of_another_show(2))
    found = stored(database)

    assert (len(found["pages"]), len(found["articles"])) == (2, 1)
    run.abandon("stopped", {})


def test_a_fault_in_storing_costs_one_page_and_none_of_those_beside_it(tmp_path, caplog):
    database = f"sqlite:///{tmp_path}/news.sqlite"
    run, _ = begun(database, tmp_path, together=True)
    # Half a letter, which no database takes.
    spoilt = story(2)
    spoilt = replace(spoilt, result=replace(spoilt.result, agency="\ud800"))
    for reading in (story(1), spoilt, story(3)):
        run.take(reading)

    run.end("finished", {})

    assert len(stored(database)["articles"]) == 2
    assert [row for row in stored(database)["pages"] if "a fault in storing it" in row and "failed" in row]
    assert "storing https://gazette.example/2 failed" in caplog.text


@pytest.mark.parametrize("together", [True, False])
def test_a_kept_page_is_looked_at_again_ever_more_rarely_then_no_more(database, tmp_path, together):
    waits = []
    for _ in range(4):
        run, _ = begun(database, tmp_path, together=together)
        run.take(story(1))
        run.end("finished", {})
        store = connect(database)
        with store.begin() as connection:
            at = connection.execute(sa.select(t.pages.c.next_look_at)).scalar_one()
        store.close()
        waits.append(at and datetime.fromtimestamp(at, UTC) - NOW)

    assert waits == [timedelta(hours=6), timedelta(days=1), timedelta(days=7), None]


def test_an_article_that_was_another_outcome_first_is_written_with_all_that_belongs_to_it(database, tmp_path):
    run, _ = begun(database, tmp_path, together=True)
    unread = Unread(url="https://gazette.example/1", reason="Blocked", detail="status 403")
    run.take(replace(story(1), result=unread))
    run.memory.flush()

    run.take(story(1))
    run.end("finished", {})

    found = stored(database)
    assert [len(found[name]) for name in ("articles", "verdicts", "mentions", "article_labels")] == [1, 1, 2, 3]
