"""Sources whose ETag or status lies are found out and asked in full; honest ones cost a conditional request."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from aiohttp import web

from tests import clock
from tests.crawling import crawl
from tests.site import Site, serving
from tests.test_crawl import ABOUT, titles

NEWS = ABOUT.replace("sets its premiere date", "casts a dancer")


@pytest.fixture
def site():
    clock.set_to(datetime(2025, 5, 1, 6, tzinfo=UTC))
    site = Site(pages={"/etoile-date": ABOUT, "/etoile-dancer": NEWS})
    with serving(site):
        yield site


def run(site, tmp_path):
    site.asked.clear()
    site.headers.clear()
    return crawl(tmp_path, site.outlet(feeds=["/feed"]), CLOCK="tests.clock.now")


def feed_of(site, obeys):
    """A feed with one ETag for ever. Where it `obeys`, it says 304 to whoever has it, whatever is new."""
    held = ["/etoile-date"]

    async def answer(request):
        if obeys and request.headers.get("If-None-Match"):
            return web.Response(status=304, headers={"ETag": '"same"'})
        return web.Response(text=site.feed(*held), content_type="application/rss+xml", headers={"ETag": '"same"'})

    site.pages["/feed"] = answer
    return held


def trusted(crawled):
    return crawled.stored("SELECT trusted FROM sources WHERE url LIKE '%/feed'") == [(1,)]


def conditional(site):
    return [
        "If-None-Match" in headers
        for path, headers in zip(site.asked, site.headers, strict=True)
        if path == "/feed"
    ]  # fmt: skip


def test_a_source_whose_etag_stays_while_its_body_changes_is_found_out_at_once_and_asked_in_full(site, tmp_path):
    held = feed_of(site, obeys=False)
    assert trusted(run(site, tmp_path))
    held.append("/etoile-dancer")
    clock.forward(hours=1)

    second = run(site, tmp_path)
    clock.forward(hours=1)
    run(site, tmp_path)

    assert len(titles(second)) == 2
    assert not trusted(second)
    assert conditional(site) == [False]


def test_a_source_that_says_not_modified_although_it_changed_is_found_out_after_a_day(site, tmp_path):
    held = feed_of(site, obeys=True)
    run(site, tmp_path)
    held.append("/etoile-dancer")
    clock.forward(hours=12)
    assert len(titles(run(site, tmp_path))) == 1
    clock.forward(hours=13)

    third = run(site, tmp_path)
    asked = conditional(site)
    clock.forward(hours=1)
    run(site, tmp_path)

    assert len(titles(third)) == 2
    assert not trusted(third)
    assert asked == [True, False]
    assert conditional(site) == [False]


def test_a_liar_by_status_is_found_out_also_where_its_full_answer_has_another_etag(site, tmp_path):
    held = feed_of(site, obeys=True)
    run(site, tmp_path)
    held.append("/etoile-dancer")

    async def another(request):
        if request.headers.get("If-None-Match"):
            return web.Response(status=304)
        return web.Response(text=site.feed(*held), content_type="application/rss+xml", headers={"ETag": '"other"'})

    site.pages["/feed"] = another
    clock.forward(hours=25)

    found = run(site, tmp_path)

    assert len(titles(found)) == 2
    assert not trusted(found)


def test_an_honest_source_that_stands_still_is_checked_ever_more_rarely(site, tmp_path):
    feed_of(site, obeys=True)
    checks = []
    for day in range(20):
        crawled = run(site, tmp_path)
        if conditional(site) == [True, False]:
            checks.append(day)
        clock.forward(days=1, minutes=1)

    assert checks == [1, 3, 7, 15]
    assert trusted(crawled)


def test_another_etag_over_the_same_body_brings_nothing_to_read_and_no_mistrust(site, tmp_path):
    numbers = iter(range(99))

    async def answer(request):
        body = site.feed("/etoile-date")
        return web.Response(text=body, content_type="application/rss+xml", headers={"ETag": f'"{next(numbers)}"'})

    site.pages["/feed"] = answer
    run(site, tmp_path)
    clock.forward(hours=1)

    second = run(site, tmp_path)

    assert trusted(second)
    assert "/etoile-date" not in site.asked
