"""`scrapy why` of addresses that no channel named, and what stands in recall.csv where channels overlap."""

from __future__ import annotations

import pytest

from pipelines.store import connect
from scrapers.jobs.life import life
from tests.crawling import crawl
from tests.site import Site, article, serving
from tests.test_crawl import ABOUT, ELSE


@pytest.fixture
def site():
    site = Site()
    with serving(site):
        site.pages |= {"/": article("Gazette", "Home."), "/garden": ELSE}
        yield site


def told(folder, url):
    store = connect(f"sqlite:///{folder}/news.sqlite")
    with store.begin() as connection:
        lines = "\n".join(life(connection, url, "etoile"))
    store.close()
    return lines


def test_an_address_never_seen_is_told_with_what_each_channel_of_its_outlet_holds(site, tmp_path):
    site.pages |= {"/etoile-date": ABOUT, "/closed/x": ABOUT}
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /closed/"
    site.pages["/feed"] = site.feed("/etoile-date", "/garden", "/closed/x", "/photo.jpg")
    crawl(tmp_path, site.outlet(feeds=["/feed"]))

    lines = told(tmp_path, site.url("/closed/never"))

    assert "never seen: no channel of Gazette named it" in lines
    assert f"{site.url('/robots.txt')}: disallows it, last answer 200" in lines
    assert f"feed: {site.url('/feed')}: 4 links, last answer 200" in lines
    assert "named by feed so far: 2 done" in lines
    assert "named by feed so far: 1 spared: not a page" in lines
    assert "named by feed so far: 1 spared: robots.txt disallows it" in lines


def test_an_address_of_no_outlet_is_told_so(site, tmp_path):
    site.pages["/feed"] = site.feed("/garden")
    crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert "never seen: no outlet has the site elsewhere.example" in told(tmp_path, "https://elsewhere.example/a")


@pytest.fixture
def overlapping(site):
    """Sixteen articles: the feed has the newest eight, the sitemap all but two, the tag page every second one."""
    paths = [f"/2025/04/etoile-on-night-{number:02}-in-paris" for number in range(16)]
    site.pages |= {path: ABOUT.replace("sets its", f"{path[9:]} its") for path in paths}
    site.pages["/feed"] = site.feed(*paths[:8])
    addresses = "".join(f"<url><loc>{site.url(path)}</loc></url>" for path in paths[2:])
    site.pages["/map.xml"] = f'<?xml version="1.0"?><urlset>{addresses}</urlset>'
    links = [
        f'<article><h2><a href="{path}">Étoile on night {path[25:27]} at the opera in Paris</a></h2></article>'
        for path in paths[::2]
    ]
    site.pages["/tag/etoile"] = f"<main>{''.join(links)}</main>"
    return site


def recall(crawled):
    columns = ("channel", "found", "alone", "missed", "estimated_all")
    return [tuple(row[column] for column in columns) for row in crawled.rows("recall")]


def test_recall_counts_what_each_channel_found_found_alone_and_missed_also_of_links_known_already(
    overlapping, tmp_path
):
    site = overlapping
    everything = {"feeds": ["/feed"], "sitemaps": ["/map.xml"], "tag_pages": ["/tag/etoile"]}
    # The sitemap and the tag page come up only after the feed's articles were read.
    held = {path: site.pages.pop(path) for path in ("/map.xml", "/tag/etoile")}
    crawl(tmp_path, site.outlet(**everything))
    site.pages |= held

    crawled = crawl(tmp_path, site.outlet(**everything))

    # Named once: 1 (feed alone) and 9, 11, 13, 15 (sitemap alone); twice: 0, 3, 5, 7, 8, 10, 12, 14; thrice: 2, 4, 6.
    assert recall(crawled) == [
        ("sitemap", "14", "4", "2", "16.7"),
        ("feed", "8", "1", "8", "16.7"),
        ("tag_page", "8", "0", "8", "16.7"),
    ]


def test_no_channel_is_estimated_of_an_outlet_with_few_articles(site, tmp_path):
    site.pages |= {"/etoile-date": ABOUT, "/feed": site.feed("/etoile-date")}

    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert recall(crawled) == [("feed", "1", "1", "0", "")]
