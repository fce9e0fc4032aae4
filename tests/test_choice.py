"""Which links are fetched, and why the others are spared."""

from datetime import UTC, datetime, timedelta

import pytest

from scrapers.choice import FRESH, NAMED, OLD, Wants, slug_words
from scrapers.items import Link
from scrapers.memory import KnownPage
from scrapers.text import fold

NOW = datetime(2025, 6, 7, 12, tzinfo=UTC)


def wants(**more):
    return Wants(names_watch=lambda text: "lantern row" in fold(text), now=NOW, **more)


def link(url="https://gazette.example/tv/some-news", **more):
    return Link(url=url, **{"channel": "feed", "source": "https://gazette.example/feed/", **more})


def known(outcome="kept", **more):
    values = {
        "key": "k",
        "url": "u",
        "reason": None,
        "fetched": NOW - timedelta(hours=5),
        "title": "Old title",
        "looks": 1,
    }
    return KnownPage(outcome=outcome, **{**values, **more})


def test_an_unknown_link_is_fetched():
    assert wants().choose(link(), None).fetch


@pytest.mark.parametrize(
    ("found", "priority"),
    [
        (link(title="Lantern Row renewed"), NAMED),
        (link("https://gazette.example/2025/lantern-row-renewed/"), NAMED),
        (link(tags=("Lantern Row",)), NAMED),
        (link(title="Something else"), FRESH),
        (link(title="Something else", channel="sitemap"), OLD),
    ],
)
def test_what_names_the_watch_goes_before_what_is_new_and_that_before_what_is_old(found, priority):
    assert wants().choose(found, None).priority == priority


@pytest.mark.parametrize("outcome", ["kept", "not relevant", "duplicate", "not an article"])
def test_a_page_that_is_stored_is_not_fetched_again(outcome):
    assert not wants().choose(link(), known(outcome)).fetch


@pytest.mark.parametrize(("hours", "looks", "fetched"), [(0.5, 1, False), (2, 1, True), (2, 3, False), (9, 3, True)])
def test_a_page_that_failed_is_tried_again_ever_more_rarely(hours, looks, fetched):
    page = known("failed", fetched=NOW - timedelta(hours=hours), looks=looks)

    assert wants().choose(link(), page).fetch is fetched


def test_a_kept_page_is_looked_at_again_where_the_listing_says_that_it_changed():
    assert wants().choose(link(modified="2025-06-07T11:00:00+00:00"), known()).fetch
    assert wants().choose(link(title="New title"), known()).fetch
    assert not wants().choose(link(modified="2025-06-07T01:00:00+00:00", title="Old title"), known()).fetch


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ({"published": "2024-12-31T10:00:00+00:00"}, "out of the dates: 2024-12-31, before 2025-01-01"),
        ({"modified": "2024-12-31"}, "out of the dates: 2024-12-31, before 2025-01-01"),
        ({"published": "2025-07-01"}, "out of the dates: 2025-07-01, after 2025-06-30"),
    ],
)
def test_what_lies_out_of_the_dates_is_spared(stated, why):
    choice = wants(since="2025-01-01", until="2025-06-30").choose(link(**stated), None)

    assert (choice.fetch, choice.why) == (False, why)


def test_what_changed_after_the_last_day_may_still_have_been_published_before():
    assert wants(until="2025-06-30").choose(link(modified="2025-07-01"), None).fetch


def test_a_page_carried_whole_by_its_listing_is_spared_only_where_nothing_names_the_watch():
    assert not wants().choose(link(title="Else", content="<p>About gardens.</p>"), None).fetch
    assert wants().choose(link(title="Else", content="<p>About Lantern Row.</p>"), None).fetch


def test_general_news_is_spared_only_where_all_is_given_and_none_names_the_watch():
    full = {"title": "Budget vote", "summary": "Parliament votes.", "tags": ("politics",)}

    assert not wants(general=True).choose(link(**full), None).fetch
    assert wants(general=True).choose(link(**{**full, "tags": ()}), None).fetch
    assert wants(general=True).choose(link(**{**full, "summary": "As in Lantern Row."}), None).fetch
    assert wants().choose(link(**full), None).fetch


def test_pictures_and_documents_are_no_pages():
    assert not wants().choose(link("https://gazette.example/lantern-row.jpg"), None).fetch


def test_the_words_of_an_address_are_those_of_its_path():
    assert slug_words("https://gazette.example/tv/%C3%A9toile_two-more.html?q=no") == "tv étoile two more html"
