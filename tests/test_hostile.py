"""The main job among outlets that break every rule: good outlets' articles arrive, in bounded time and memory."""

import pytest

from tests.hostile import cases_listings, cases_pages, cases_wire
from tests.hostile.running import LOADED, crawl, faults

HEAVY = ("Feed of 100,000 items", "Sitemap of 60,000", "Home of 100,000 links", "Sitemap of 50 MB")
"""Each of these may take most of the memory that a run may have; together they come in no run."""
LISTINGS = [case for case in cases_listings.cases() if case.name not in HEAVY]
PAGES = cases_pages.cases()
SECONDS = 200


def in_order(tmp_path, cases):
    held = crawl(tmp_path, cases)
    assert faults(held, cases, memory=LOADED) == []
    assert held.seconds < SECONDS
    return held


def test_answers_that_break_http_cost_their_own_page_and_nothing_else(tmp_path):
    held = in_order(tmp_path, cases_wire.cases())

    closed = [reason for (reason,) in held.stored("SELECT reason FROM pages WHERE outcome = 'failed'")]
    assert not any("\n" in reason or "codec" in reason for reason in closed)


@pytest.mark.parametrize("half", [0, 1])
def test_listings_that_are_none_or_have_no_end_cost_their_own_outlet_and_nothing_else(tmp_path, half):
    held = in_order(tmp_path, LISTINGS[half::2])

    asked = [path for host in held.hosts.values() for path in host.asked]
    assert cases_listings.ASKED_OUTSIDE not in asked
    assert held.stored("SELECT count(*) FROM links WHERE url LIKE '%root:%' OR url LIKE 'file%'") == [(0,)]


@pytest.mark.parametrize("name", HEAVY)
def test_a_listing_of_tens_of_thousands_is_held_in_bounded_memory(tmp_path, name):
    in_order(tmp_path, [case for case in cases_listings.cases() if case.name == name])


def test_pages_at_the_size_that_is_allowed_end_in_bounded_time_and_memory(tmp_path):
    in_order(tmp_path, [case for case in PAGES if "heavy" in case.name])


def test_pages_of_hostile_markup_are_read_or_refused_and_mazes_end(tmp_path):
    held = in_order(tmp_path, [case for case in PAGES if "heavy" not in case.name])

    dates = held.stored(
        "SELECT a.published FROM articles a JOIN pages p ON p.id = a.page_id WHERE p.url LIKE '%/etoile-1970'"
        " OR p.url LIKE '%/etoile-2099' OR p.url LIKE '%/etoile-31-february'"
    )
    assert dates == [(None,)] * 3
