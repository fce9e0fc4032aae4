"""What spiders are told again of what they told."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from pipelines import schema as t
from pipelines.recollection import TRIES, Recollection
from pipelines.store import connect
from scrapers.items import Link
from scrapers.memory import Outcome, Source, key_of
from scrapers.outlet import Outlet

NOW = datetime(2025, 4, 24, 12, tzinfo=UTC)
GAZETTE = Outlet(name="Gazette", home="https://gazette.example/")
FEED = "https://gazette.example/feed/"


def link(slug, **more):
    return Link(url=f"https://gazette.example/{slug}", **{"channel": "feed", "source": FEED, **more})


@pytest.fixture
def memory(database):
    store = connect(database)
    yield Recollection(store, None, lambda: NOW)
    store.close()


def remember(memory, *links, priority=50):
    memory.remember_links(GAZETTE, [(key_of(one.url), one, priority) for one in links])


def waiting(memory):
    return [found.url.rpartition("/")[2] for _, found, _ in memory.waiting(GAZETTE, 99)]


def test_a_source_is_remembered_whole_and_by_its_last_state(memory):
    first = Source(url=FEED, kind="feed", found_by="stated")
    last = dataclasses.replace(
        first, etag='"a"', last_modified="Thu, 24 Apr 2025 10:00:00 GMT", body_hash="ab", trusted=False, asked=NOW,
        answered=NOW, changed=NOW - timedelta(days=1), checked=NOW, status="200", listed=10, problem="p", failures=2,
        body="User-agent: *",
    )  # fmt: skip

    memory.remember_source(GAZETTE, first)
    memory.remember_source(GAZETTE, last)

    assert memory.sources(GAZETTE) == [last]


def test_a_link_waits_until_its_page_has_an_outcome_with_all_that_its_listing_said(memory):
    told = link("a", title="Étoile: a review", tags=("Étoile", "TV"), published="2025-04-24", authors=("Ann Lee",))
    remember(memory, told)
    assert memory.waiting(GAZETTE, 9) == [(key_of(told.url), told, 50)]

    memory.note(GAZETTE, Outcome(url=told.url, outcome="not relevant", reason="it names nothing"))
    memory.flush()

    assert waiting(memory) == []


def test_the_most_important_link_waits_first(memory):
    remember(memory, link("old"), priority=10)
    remember(memory, link("named"), priority=100)
    remember(memory, link("new"), priority=50)

    assert waiting(memory) == ["named", "new", "old"]


def test_a_page_that_failed_waits_again_but_not_for_ever(memory):
    remember(memory, link("a"))

    for _ in range(TRIES):
        assert waiting(memory) == ["a"]
        memory.note(GAZETTE, Outcome(url=link("a").url, outcome="failed", reason="timed out"))
        memory.flush()

    assert waiting(memory) == []
    assert memory.known([key_of(link("a").url)])[key_of(link("a").url)].reason == "timed out"


def test_a_spared_link_waits_once_a_listing_makes_it_wanted(memory):
    key = key_of(link("a").url)
    memory.spare(GAZETTE, [(key, link("a"))], "out of the dates")
    assert (memory.spared([key]), waiting(memory)) == ({key: "out of the dates"}, [])

    remember(memory, link("a"))

    assert (memory.spared([key]), waiting(memory)) == ({}, ["a"])


def test_a_link_that_is_done_does_not_wait_again_when_another_channel_names_it(memory):
    remember(memory, link("a"))
    memory.note(GAZETTE, Outcome(url=link("a").url, outcome="not relevant", reason="no"))
    memory.flush()

    remember(memory, link("a", channel="sitemap"))

    assert waiting(memory) == []


def test_outcomes_that_are_not_written_yet_are_known_all_the_same(memory):
    memory.note(GAZETTE, Outcome(url=link("a").url, outcome="blocked", reason="status 403", status=403))

    known = memory.known([key_of(link("a").url), "https://gazette.example/never"])

    assert {key: page.outcome for key, page in known.items()} == {key_of(link("a").url): "blocked"}


def test_a_thousand_keys_are_asked_in_one_call(memory):
    for n in range(1200):
        memory.note(GAZETTE, Outcome(url=link(f"page-{n}").url, outcome="not relevant", reason="no"))

    assert len(memory.known(key_of(link(f"page-{n}").url) for n in range(1500))) == 1200


def test_an_outlet_that_changes_its_name_stays_one_outlet(memory):
    first = memory.outlet_id(GAZETTE)
    renamed = Outlet(name="The New Gazette", home="https://gazette.example/", key="gazette")

    assert Recollection(memory.store, None, lambda: NOW).outlet_id(renamed) == first


def test_a_look_that_showed_nothing_new_puts_the_next_one_off_as_any_other_does(memory):
    with memory.store.begin() as connection:
        outlet = memory.store.identify(
            connection, t.outlets, {"key": GAZETTE.key, "name": GAZETTE.name, "home": GAZETTE.home}, "key"
        )
        url = link("a").url
        page = connection.execute(
            t.pages.insert().values(
                key=key_of(url), url=url, outlet_id=outlet, outcome="kept", first_seen_at=0, fetched_at=0, looks=1,
                next_look_at=int(NOW.timestamp()),
            ).returning(t.pages.c.id)
        ).scalar_one()  # fmt: skip
        connection.execute(
            t.articles.insert().values(
                page_id=page, outlet_id=outlet, url=url, title="A", first_seen_at=0, seen_at=0, fingerprint="f"
            )
        )
    assert [due.url for due in memory.due(GAZETTE, 9)] == [url]

    memory.note(GAZETTE, Outcome(url=url, outcome="unchanged", reason="status 304", status=304))
    memory.flush()

    assert memory.due(GAZETTE, 9) == []
    with memory.store.begin() as connection:
        row = connection.execute(t.pages.select()).mappings().one()
    assert (row["looks"], row["next_look_at"]) == (2, int((NOW + timedelta(days=1)).timestamp()))
