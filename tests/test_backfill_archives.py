"""`scrapy backfill --index`: captures out of archives that answer on loopback, at their own addresses and times."""

import pytest

from scrapers.spiders.archives import ArchivesSpider
from scrapers.spiders.etoile_news import EtoileNewsSpider
from tests.archive_index_site import ArchiveSite, Capture
from tests.crawling import crawl
from tests.site import Site, serving
from tests.test_backfill import story

GAZETTE = "https://gazette-example.com"
OUTLET = f'[[outlet]]\nname = "Gazette"\nhome = "{GAZETTE}/"\n'


@pytest.fixture
def archive():
    site = ArchiveSite()
    with serving(site):
        yield site


def backfill(folder, site, index="wayback", outlets=OUTLET, *, given=None, **more):
    given = {"index": index, "index_url": site.home, **(given or {})}
    return crawl(folder, outlets, ArchivesSpider, given=given, **more)


def some(*slugs, **more):
    return [Capture(url=f"{GAZETTE}/{slug}/", body=story(f"Étoile: {slug}", "2025-04-24"), **more) for slug in slugs]


def titles(crawled):
    return sorted(row["title"] for row in crawled.rows("articles"))


@pytest.mark.parametrize("index", ["wayback", "commoncrawl"])
def test_captures_that_carry_the_title_or_a_name_are_read_at_their_own_address(archive, tmp_path, index):
    archive.catch(*some("2025/04/etoile-review", "luke-kirby-on-ballet", "garden-show", "etoiles-of-paris"))

    found = backfill(tmp_path, archive, index)

    assert found.status == 0, found.error
    assert titles(found) == ["Étoile: 2025/04/etoile-review", "Étoile: luke-kirby-on-ballet"]
    assert {row["url"] for row in found.rows("articles")} == {
        f"{GAZETTE}/2025/04/etoile-review/",
        f"{GAZETTE}/luke-kirby-on-ballet/",
    }
    assert set(found.stored("SELECT found_by, fetched_at FROM pages WHERE outcome = 'kept'")) == {
        ("archive", 1745575810)
    }
    fetched = [path for path in archive.asked if path.startswith(("/web/", "/crawl-data"))]
    assert len(fetched) == 2
    assert [row["matched"] for row in found.rows("backfill")] == ["2"]


@pytest.mark.parametrize("index", ["wayback", "commoncrawl"])
def test_an_answer_in_pages_is_asked_for_to_its_end(archive, tmp_path, index):
    archive.page = 3
    archive.catch(*some(*(f"etoile-report-{n}" for n in range(8))))

    found = backfill(tmp_path, archive, index)

    assert len(titles(found)) == 8


def test_common_crawl_is_asked_for_single_records_by_range(archive, tmp_path):
    archive.catch(*some("etoile-one", "etoile-two"))

    backfill(tmp_path, archive, "commoncrawl")

    spans = {f"bytes={one.offset}-{one.offset + one.length - 1}" for one in archive.captures}
    assert {headers["Range"] for headers in archive.headers if "Range" in headers} == spans


def test_the_archive_is_asked_over_its_robots_txt_and_what_it_forbids_is_not_fetched(archive, tmp_path):
    archive.pages["/robots.txt"] = "User-agent: *\nDisallow: /"
    archive.catch(*some("etoile-one"))

    found = backfill(tmp_path, archive)

    assert archive.asked == ["/robots.txt"]
    assert found.status == 1
    assert "robots.txt disallows it" in found.error


def test_a_page_that_is_stored_already_is_not_fetched_from_an_archive(archive, tmp_path):
    live = Site()
    with serving(live):
        live.pages |= {
            "/feed": live.feed("/etoile-live", "/etoile-gone"),
            "/etoile-live": story("Étoile as it stands", "2025-04-24"),
        }
        outlet = live.outlet(feeds=["/feed"])
        crawl(tmp_path, outlet, EtoileNewsSpider)
        archive.catch(
            *(Capture(url=live.url(path), body=story(f"Étoile {path}", "2025-04-24"))
              for path in ("/etoile-live", "/etoile-gone"))
        )  # fmt: skip

        found = backfill(tmp_path, archive, outlets=outlet)

    assert titles(found) == ["Étoile /etoile-gone", "Étoile as it stands"]
    assert [path for path in archive.asked if path.startswith("/web/")] == [
        f"/web/20250425101010id_/{live.url('/etoile-gone')}"
    ]


def test_an_older_state_of_an_article_does_not_overwrite_it_under_another_address(archive, tmp_path):
    live = Site()
    with serving(live):
        path = "/etoile-live-report"
        canonical = f'<link rel="canonical" href="{live.url(path)}">'
        live.pages |= {"/feed": live.feed(path), path: story("Étoile as it stands", "2025-04-24")}
        outlet = live.outlet(feeds=["/feed"])
        crawl(tmp_path, outlet, EtoileNewsSpider)
        old = story("Étoile as it was", "2025-04-24").replace("</head>", canonical + "</head>")
        archive.catch(Capture(url=live.url("/story/etoile-77"), body=old))

        found = backfill(tmp_path, archive, outlets=outlet)

    assert titles(found) == ["Étoile as it stands"]
    assert found.rows("changes") == []
    assert found.outcomes()["/story/etoile-77"][0] == "duplicate"


def test_only_captures_in_the_dates_are_asked_for(archive, tmp_path):
    archive.catch(*some("etoile-early", timestamp="20240101000000"), *some("etoile-late"), *some("2019/01/etoile-old"))

    found = backfill(tmp_path, archive, given={"since": "2025-04-01", "until": "2025-04-30"})

    assert titles(found) == ["Étoile: etoile-late"]
    assert len([path for path in archive.asked if path.startswith("/web/")]) == 1


def test_an_old_capture_with_its_port_is_a_page_of_the_same_address(archive, tmp_path):
    archive.catch(Capture(url="http://www.gazette-example.com:80/etoile-review/", body=story("Étoile", "2025-04-24")))

    found = backfill(tmp_path, archive)

    assert [row["url"] for row in found.rows("articles")] == ["http://www.gazette-example.com/etoile-review/"]


def test_where_the_index_is_not_reached_nothing_could_be_done(tmp_path):
    found = crawl(tmp_path, OUTLET, ArchivesSpider, given={"index": "wayback", "index_url": "http://127.0.0.31:9/"})

    assert found.status == 1
    assert "could be reached" in found.error


def test_a_capture_that_the_archive_lost_is_told_in_the_certificate(archive, tmp_path):
    archive.catch(*some("etoile-one"))
    archive.catch(*some("etoile-two"))
    lost = archive.captures[1]
    original = ArchiveSite._raw
    archive._raw = lambda request: (  # type: ignore[method-assign]
        original(archive, request) if lost.url not in request.path_qs else archive_is_down()
    )

    found = backfill(tmp_path, archive, RETRY_TIMES=0)

    (row,) = found.rows("backfill")
    assert (row["listed"], row["fetched"], row["failed"]) == ("2", "1", "1")
    assert row["failed_by_reason"] == "the archive answers with status 503: 1"


def archive_is_down():
    from aiohttp import web

    return web.Response(status=503, text="busy")
