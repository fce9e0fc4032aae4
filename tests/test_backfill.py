"""`scrapy backfill` over a small site: an outlet's past out of its own listings, to their end, within the dates."""

import json

import pytest
from aiohttp import web

from scrapers.spiders.history import HistorySpider
from tests.crawling import crawl
from tests.site import Site, article, serving

ABOUT = (
    "Étoile, the Prime Video series by Amy Sherman-Palladino and Daniel Palladino, arrives on April 24.",
    "Luke Kirby and Charlotte Gainsbourg lead the cast of the ballet drama.",
)


def story(title, day):
    return article(title, *ABOUT).replace("2025-04-24", day).replace("April 24, 2025", day)


def listing(site, *pages, following=None):
    teasers = "".join(
        f'<article><h2><a href="{path}">{title}</a></h2><time datetime="{day}">{day}</time></article>'
        for path, title, day in pages
    )
    after = f'<a rel="next" href="{following}">Older</a>' if following else ""
    return f"<!doctype html><html><body><main>{teasers}</main>{after}</body></html>"


def backfill(folder, outlets, spider=HistorySpider, **more):
    return crawl(folder, outlets, spider, **more)


@pytest.fixture
def site():
    site = Site()
    with serving(site):
        site.pages["/"] = article("Gazette", "Home of the Gazette.")
        yield site


def titles(crawled):
    return sorted(row["title"] for row in crawled.rows("articles"))


def test_a_tag_page_is_followed_to_its_end(site, tmp_path):
    for number in range(1, 8):
        page = [
            (
                f"/etoile-ballet-series-report-{number}-{n}/",
                f"The {n}th report of Étoile in month {number}",
                f"2025-0{8 - number}-1{n}",
            )
            for n in range(3)
        ]
        site.pages["/tag/etoile/" if number == 1 else f"/tag/etoile/page/{number}/"] = listing(
            site, *page, following=f"/tag/etoile/page/{number + 1}/" if number < 7 else None
        )
        site.pages |= {path: story(title, day) for path, title, day in page}

    found = backfill(tmp_path, site.outlet(tag_pages=["/tag/{tag}/"]))

    assert found.status == 0, found.error
    assert len(titles(found)) == 21
    assert len(site.asked) == len(set(site.asked))
    assert found.stored("SELECT kind, ended FROM runs") == [("backfill", "finished")]


def sitemap(site, *entries):
    urls = "".join(f"<url><loc>{site.url(path)}</loc><lastmod>{day}</lastmod></url>" for path, day in entries)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def sitemaps(site, *paths):
    maps = "".join(f"<sitemap><loc>{site.url(path)}</loc></sitemap>" for path in paths)
    return (
        f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'
    )


def months(site, *names):
    """A sitemap a month, each with one article on the watch and one on gardens."""
    site.pages["/sitemap.xml"] = sitemaps(site, *(f"/sitemap-{month}.xml" for month in names))
    for month in names:
        path, other = (
            f"/{month.replace('-', '/')}/etoile-in-the-news/",
            f"/{month.replace('-', '/')}/a-garden-show-returns/",
        )
        site.pages[f"/sitemap-{month}.xml"] = sitemap(site, (path, f"{month}-10"), (other, f"{month}-11"))
        site.pages[path] = story(f"Étoile in {month}", f"{month}-10")
        site.pages[other] = article("A garden show returns", "The garden show returns in spring with a new host.")


def test_sitemaps_by_month_are_read_from_the_newest_back_within_the_dates(site, tmp_path):
    months(site, "2024-12", "2025-01", "2025-02", "2025-03", "2025-04")

    found = backfill(
        tmp_path, site.outlet(sitemaps=["/sitemap.xml"]), given={"since": "2025-01-15", "until": "2025-03-31"}
    )

    assert titles(found) == ["Étoile in 2025-02", "Étoile in 2025-03"]
    maps = [path for path in site.asked if path.startswith("/sitemap-")]
    assert maps == ["/sitemap-2025-03.xml", "/sitemap-2025-02.xml", "/sitemap-2025-01.xml"]
    named = [path for path in site.asked if "etoile" in path]
    assert named[0] < named[0].replace("03", "04")
    assert site.asked.index("/2025/03/a-garden-show-returns/") > site.asked.index("/2025/02/etoile-in-the-news/")


def test_the_certificate_counts_what_the_months_hold(site, tmp_path):
    months(site, "2025-02", "2025-03")
    site.pages["/2025/03/etoile-in-the-news/"] = 503

    found = backfill(tmp_path, site.outlet(sitemaps=["/sitemap.xml"]))

    assert [tuple(row.values()) for row in found.rows("backfill")] == [
        ("Gazette", "2025-02-01", "2", "2", "0", "", "0", "0", "1", "1"),
        ("Gazette", "2025-03-01", "2", "1", "1", "status 503: 1", "0", "0", "0", "0"),
    ]


def test_a_listing_that_goes_back_in_time_is_left_where_it_leaves_the_dates(site, tmp_path):
    for number in range(1, 6):
        page = [
            (
                f"/etoile-ballet-series-report-{number}-{n}/",
                f"Report {n} of Étoile in {number}",
                f"202{6 - number}-05-1{n}",
            )
            for n in range(4)
        ]
        site.pages["/tag/etoile/" if number == 1 else f"/tag/etoile/page/{number}/"] = listing(
            site, *page, following=f"/tag/etoile/page/{number + 1}/"
        )
        site.pages |= {path: story(title, day) for path, title, day in page}

    found = backfill(tmp_path, site.outlet(tag_pages=["/tag/{tag}/"]), given={"since": "2024-01-01"})

    assert len(titles(found)) == 8
    assert "/tag/etoile/page/3/" in site.asked
    assert "/tag/etoile/page/4/" not in site.asked


def test_a_maze_of_next_pages_ends(site, tmp_path):
    async def maze(request):
        number = int(request.path.rstrip("/").rpartition("/")[2]) if "page" in request.path else 1
        page = [("/etoile-ballet-series-report-one/", "Report one of Étoile in the spring", "2025-05-01")]
        return web.Response(
            text=listing(site, *page, following=f"/tag/etoile/page/{number + 1}/"), content_type="text/html"
        )

    site.pages |= dict.fromkeys(["/tag/etoile/", *(f"/tag/etoile/page/{n}/" for n in range(2, 40))], maze)
    site.pages["/etoile-ballet-series-report-one/"] = story("Report one of Étoile in the spring", "2025-05-01")

    found = backfill(tmp_path, site.outlet(tag_pages=["/tag/{tag}/"]))

    assert len(titles(found)) == 1
    assert len([path for path in site.asked if path.startswith("/tag/")]) == 2


def test_wordpress_is_asked_for_the_days_and_to_its_last_page(tmp_path):
    site, pages = Site(host="127.0.0.24"), {}

    async def posts(request):
        number = int(request.query["page"])
        pages[number] = dict(request.query)
        entries = [
            {
                "id": number * 10 + n, "link": site.url(f"/report-{number}-{n}"),
                "date": f"2025-05-0{4 - number}T10:00:00",
                "date_gmt": f"2025-05-0{4 - number}T14:00:00", "title": {"rendered": f"Étoile report {number} {n}"},
                "excerpt": {"rendered": ""}, "content": {"rendered": ""},
            }
            for n in range(3)
        ]  # fmt: skip
        return web.Response(text=json.dumps(entries), content_type="application/json", headers={"X-WP-TotalPages": "3"})

    answer = site.answer

    async def routed(request):
        return await (posts(request) if request.path == "/wp-json/wp/v2/posts" else answer(request))

    site.answer = routed
    site.pages |= {
        f"/report-{a}-{b}": story(f"Étoile report {a} {b}", f"2025-05-0{4 - a}") for a in (1, 2, 3) for b in range(3)
    }

    with serving(site):
        found = backfill(tmp_path, site.outlet(wordpress=True), given={"since": "2025-04-01", "until": "2025-05-31"})

    assert len(titles(found)) == 9
    assert sorted(pages) == [1, 2, 3]
    assert (pages[1]["after"], pages[1]["before"]) == ("2025-03-31T23:59:59", "2025-06-01T00:00:00")


def test_a_budget_leaves_the_rest_for_the_next_backfill_which_asks_nothing_twice(site, tmp_path):
    months(site, "2025-01", "2025-02", "2025-03", "2025-04")
    outlet = site.outlet(sitemaps=["/sitemap.xml"])

    left = sum(int(row["left"]) for row in backfill(tmp_path, outlet, BACKFILL_REQUESTS=9).rows("backfill"))
    asked = list(site.asked)
    second = backfill(tmp_path, outlet)

    assert len(asked) == 9
    assert left > 0
    assert len(titles(second)) == 4
    assert len(site.asked) == len(set(site.asked))
    assert sum(int(row["left"]) for row in second.rows("backfill")) == 0


def test_addresses_that_name_nothing_are_kept_for_as_many_requests_as_there_are_and_counted_beyond(site, tmp_path):
    entries = [(f"/2025/0{1 + n % 3}/a-garden-show-number-{n}-returns/", "2025-03-01") for n in range(90)]
    site.pages["/sitemap.xml"] = sitemap(site, *entries)

    found = backfill(tmp_path, site.outlet(sitemaps=["/sitemap.xml"]), BACKFILL_REQUESTS=20)

    assert len(site.asked) == 20
    rows = found.rows("backfill")
    assert [row["listed"] for row in rows] == ["30", "30", "30"]
    assert sum(int(row["spared"]) for row in rows) == 70
    assert found.stored("SELECT count(*) FROM backfill_links") == [(20,)]


def test_what_waits_for_a_backfill_is_left_alone_by_an_ordinary_crawl(site, tmp_path):
    months(site, "2025-01", "2025-02", "2025-03", "2025-04")
    outlet = site.outlet(sitemaps=["/sitemap.xml"])
    backfill(tmp_path, outlet, BACKFILL_REQUESTS=6)
    site.asked.clear()

    site.pages |= {"/feed": site.feed(), "/sitemap.xml": 404}
    crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert not [path for path in site.asked if path.startswith("/2025/")]


def test_a_finished_backfill_is_begun_anew_and_fetches_no_page_again(site, tmp_path):
    months(site, "2025-01", "2025-02")
    outlet = site.outlet(sitemaps=["/sitemap.xml"])
    backfill(tmp_path, outlet)
    months(site, "2025-01", "2025-02", "2025-03")
    site.asked.clear()

    second = backfill(tmp_path, outlet)

    assert len(titles(second)) == 3
    assert {path for path in site.asked if path.startswith("/2025/")} == {
        "/2025/03/etoile-in-the-news/",
        "/2025/03/a-garden-show-returns/",
    }
