"""What is forgotten, what is not, and that nothing is fetched again for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson
import pytest

from pipelines import schema as t
from pipelines.correction import say
from pipelines.fulltext import search
from pipelines.pruning import empty_bodies, prune
from pipelines.recollection import Recollection
from pipelines.store import connect
from scrapers import watch as watches
from scrapers.memory import Outcome, key_of
from tests.test_run import ABOUT, COURIER, GAZETTE, URL, Desk, reading

NOW = datetime(2025, 6, 1, tzinfo=UTC)
OLD, YOUNG = NOW - timedelta(days=40), NOW - timedelta(days=5)
GARDEN = "https://gazette.example/garden"


@pytest.fixture
def store(database):
    store = connect(database)
    yield store
    store.close()


def noted(store, moment, *urls, outcome="not relevant", reason="its bytes name nothing of the watch"):
    memory = Recollection(store, None, lambda: moment)
    links = [link_to(url) for url in urls]
    memory.remember_links(GAZETTE, [(key_of(link.url), link, 50) for link in links])
    for link in links:
        memory.note(GAZETTE, Outcome(url=link.url, outcome=outcome, reason=reason, link=link))
    memory.flush()


def link_to(url):
    return reading(url=url).page.link


def kept(store):
    with store.begin() as connection:
        return {row.url for row in connection.execute(t.pages.select())}


def test_old_pages_that_were_not_relevant_go_with_their_links_and_young_ones_stay(store):
    noted(store, OLD, GARDEN)
    noted(store, YOUNG, "https://gazette.example/lawn")

    freed = prune(store, 30, NOW)

    assert (freed.pages, freed.links) == (1, 1)
    assert kept(store) == {"https://gazette.example/lawn"}


def test_a_forgotten_page_is_known_still_so_that_no_listing_has_it_fetched_again(store):
    noted(store, OLD, GARDEN)
    prune(store, 30, NOW)

    known = Recollection(store, None, lambda: NOW).known([key_of(GARDEN), key_of(URL)])

    assert {key: page.outcome for key, page in known.items()} == {key_of(GARDEN): "not relevant"}


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [("failed", "timed out"), ("not an article", "a listing"), ("not relevant", "out of the dates: 2024-01-01")],
)
def test_pages_that_may_be_wanted_yet_are_not_forgotten(store, outcome, reason):
    noted(store, OLD, GARDEN, outcome=outcome, reason=reason)

    assert prune(store, 30, NOW).pages == 0


def test_what_a_person_spoke_of_is_not_forgotten(store):
    noted(store, OLD, GARDEN)
    say(store, watches.load("etoile"), GARDEN, "level", "none", OLD)

    assert prune(store, 30, NOW).pages == 0


def test_a_store_that_forgets_much_is_smaller_on_disk_by_what_is_said(tmp_path):
    path = tmp_path / "news.sqlite"
    store = connect(f"sqlite:///{path}")
    noted(store, OLD, *(f"https://gazette.example/garden-{n}-{'x' * 200}" for n in range(2000)))

    freed = prune(store, 30, NOW)
    store.close()

    assert (freed.pages, freed.links) == (2000, 2000)
    assert freed.size > 500_000
    assert path.stat().st_size < 500_000


def test_bodies_past_their_days_are_emptied_in_article_versions_and_full_text(database, tmp_path):
    desk = Desk(database, tmp_path)
    desk.run(reading())
    desk.run(reading(body=f"{ABOUT.body}\nAn added paragraph about the orchestra."))

    desk.now += timedelta(days=40)
    desk.run(keep_body=30)

    store = connect(database)
    with store.begin() as connection:
        article = connection.execute(t.articles.select()).mappings().one()
        version = connection.execute(t.versions.select()).mappings().one()
        assert (article["title"], article["body"]) == (ABOUT.title, None)
        assert orjson.loads(version["content"])["body"] is None
        assert search(store, connection, "orchestra", "etoile", 9) == []
        assert [hit.url for hit in search(store, connection, "premieres", "etoile", 9)] == [URL]
    assert empty_bodies(store, 30, desk.now) == 0
    store.close()


def test_bodies_within_their_days_stay(database, tmp_path):
    desk = Desk(database, tmp_path)
    desk.run(reading())

    desk.now += timedelta(days=20)
    desk.run(keep_body=30)

    store = connect(database)
    with store.begin() as connection:
        assert connection.execute(t.articles.select()).mappings().one()["body"] == ABOUT.body
    store.close()


def test_an_article_read_again_after_its_body_was_emptied_shows_no_edit_of_the_body(database, tmp_path):
    desk = Desk(database, tmp_path)
    desk.run(reading())
    desk.now += timedelta(days=40)
    desk.run(keep_body=30)

    desk.run(reading(title="Étoile premiered on Prime Video"), keep_body=30)

    store = connect(database)
    with store.begin() as connection:
        changes = connection.execute(t.changes.select()).mappings().all()
    store.close()
    assert [change["field"] for change in changes] == ["title"]


def test_a_story_whose_first_text_is_old_keeps_together(database, tmp_path):
    desk = Desk(database, tmp_path)
    desk.run(reading())
    other = "https://courier.example/etoile-premiere"
    desk.now += timedelta(days=2)
    desk.run(reading(outlet=COURIER, url=other, canonical_url=other, published="2025-04-26"))
    before = stories(database)

    desk.now += timedelta(days=29)
    desk.run(keep_body=30)
    desk.now += timedelta(days=9)
    desk.run(keep_body=30)

    assert stories(database) == before
    assert len({story for story, _ in before}) == 1


def stories(database):
    store = connect(database)
    with store.begin() as connection:
        rows = connection.execute(t.verdicts.select().order_by(t.verdicts.c.page_id)).mappings().all()
    store.close()
    return [(row["story"], row["story_part"]) for row in rows]
