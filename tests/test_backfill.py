"""`scrapy backfill` over a small site: an outlet's past out of its own listings, to their end, resumed and certified."""

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
    return article(title, *ABOUT).replace("2025-04-24", day)


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
