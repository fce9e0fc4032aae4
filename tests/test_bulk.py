"""Many articles written at once leave the store as one at a time would, also where two writers meet."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.bulk import Arrival, save_all
from pipelines.flow import process
from pipelines.fulltext import fill, search
from pipelines.keeping import Keeper
from pipelines.store import connect
from scrapers.items import Article, Link, Page, Reading
from scrapers.outlet import Outlet
from tests.stores import WATCH

GAZETTE = Outlet(name="Gazette", home="https://gazette.example/", key="gazette")
NOW = datetime(2025, 5, 1, 6, tzinfo=UTC)


def story(number, *, title="", body="", canonical=None, requested=None):
    url = f"https://gazette.example/{number}"
    article = Article(
        url=url, canonical_url=canonical or url, outlet="Gazette", title=title or f"Étoile renewed, part {number}",
        body=body or f"Luke Kirby leads Étoile, the Prime Video series. Amy Sherman-Palladino wrote part {number}.",
        tags=("Étoile", f"tag {number % 3}"), categories=("TV",), authors=("Ada Penn", f"Writer {number % 2}"),
        published="2025-04-24T09:00:00-04:00", published_precision="second",
    )  # fmt: skip
    link = Link(url=url, channel="archive", source="one.warc.gz")
    page = Page(url=url, body=b"", fetched=NOW, link=link, headers={"etag": '"7"'})
    return Reading(page=page, outlet="gazette", result=article, requested=requested or url)


READINGS = [
    *(story(number) for number in range(12)),
    story(3, title="Étoile renewed, now with a date"),
    story(20, canonical="https://gazette.example/etoile-20"),
    story(21, requested="https://gazette.example/go?to=21"),
    story(22, canonical="https://gazette.example/5", body="Étoile, the Prime Video series, in another text."),
    story(7, body="Luke Kirby leads Étoile, the Prime Video series; so says an edited text."),
]
TABLES = (
    "pages", "articles", "labels", "article_labels", "article_authors", "verdicts", "mentions", "candidates",
    "stated_dates", "credited", "versions", "changes",
)  # fmt: skip


def keeper_of(store):
    with store.begin() as connection:
        watch_id = store.identify(connection, t.watches, {"key": WATCH.key}, "key")
        outlet_id = store.identify(connection, t.outlets, {"key": "gazette", "name": "Gazette"}, "key")
    return Keeper(store, WATCH, watch_id, None), outlet_id


def arrivals(outlet_id, readings=READINGS):
    kept = [process(reading, WATCH) for reading in readings]
    return [Arrival(kept=one, outlet=GAZETTE, outlet_id=outlet_id) for one in kept]


def rows(store):
    """Every row of every table, ids of pages and labels replaced by what they stand for."""
    with store.begin() as connection:
        texts = {}
        for table, column in ((t.pages, "key"), (t.labels, "text"), (t.names, "text")):
            for number, text in connection.execute(sa.select(table.c.id, table.c[column])):
                texts[table.name, number] = text
        owners = {"page_id": "pages", "duplicate_of": "pages", "label_id": "labels", "name_id": "names"}
        return {
            name: sorted(
                str([texts.get((owners[key], value), value) if key in owners else value
                     for key, value in row.items() if key != "id" and key != "next_look_at"])
                for row in connection.execute(sa.select(t.metadata.tables[name])).mappings()
            )
            for name in TABLES
        }  # fmt: skip


def test_written_at_once_the_store_is_row_for_row_as_written_one_by_one(database, tmp_path):
    one_by_one, at_once = connect(f"sqlite:///{tmp_path}/one.sqlite"), connect(database)
    keeper, outlet_id = keeper_of(one_by_one)
    expected = [keeper.save(one.kept, GAZETTE, outlet_id, NOW) for one in arrivals(outlet_id)]

    keeper, outlet_id = keeper_of(at_once)
    saved = save_all(keeper, arrivals(outlet_id), NOW, indexed=False)

    assert [(one.new, one.changed) for one in saved] == [(one.new, one.changed) for one in expected]
    assert rows(at_once) == rows(one_by_one)
    assert len(rows(at_once)["articles"]) == 15
    at_once.close()
    one_by_one.close()


def test_writing_the_same_again_changes_nothing(database):
    store = connect(database)
    keeper, outlet_id = keeper_of(store)
    save_all(keeper, arrivals(outlet_id, READINGS[:12]), NOW, indexed=True)
    before = rows(store) | {"pages": None}

    again = save_all(keeper, arrivals(outlet_id, READINGS[:12]), NOW, indexed=True)

    assert not any(one.new or one.changed for one in again)
    assert rows(store) | {"pages": None} == before
    store.close()


def test_writers_that_meet_in_opposite_order_leave_each_article_once(postgresql, database):
    if database.startswith("sqlite"):
        pytest.skip("SQLite has one writer")
    connect(database).close()
    failed = []

    def write(turn):
        store = connect(database)
        keeper, outlet_id = keeper_of(store)
        some = [story(number) for number in range(200)][::turn]
        try:
            for start in range(0, 200, 20):
                save_all(keeper, arrivals(outlet_id, some[start : start + 20]), NOW, indexed=False)
                one = arrivals(outlet_id, some[-start - 1 :][:1])[0]
                keeper.save(one.kept, GAZETTE, outlet_id, NOW)
        except Exception as error:  # noqa: BLE001 - a thread's fault is the test's
            failed.append(error)
        store.close()

    threads = [threading.Thread(target=write, args=(turn,)) for turn in (1, -1, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    store = connect(database)
    found = rows(store)
    store.close()
    assert failed == []
    assert [len(found[name]) for name in ("pages", "articles", "verdicts", "mentions")] == [200, 200, 200, 400]


def test_what_was_written_without_its_words_is_found_once_they_are_filled_in(database):
    store = connect(database)
    keeper, outlet_id = keeper_of(store)
    cancelled = story(1, title="Étoile cancelled", body="Gainsbourg fans mourn Étoile, the Prime Video series.")
    save_all(keeper, arrivals(outlet_id, [cancelled, story(2)]), NOW, indexed=False)

    fill(store)

    with store.begin() as connection:
        assert [hit.title for hit in search(store, connection, "gainsbourg ETOILE cancelled", "etoile", 9)] == [
            "Étoile cancelled"
        ]
    assert fill(store) == 0
    store.close()
