"""Outlets nobody listed: found by a news search, read with the same manners, counted, and adopted on a word."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from filelock import FileLock

from scrapers import news_round, outlets, watch
from scrapers.errors import BadDeclaration
from tests.crawling import crawl
from tests.site import Site, article, serving
from tests.test_crawl import ABOUT, ELSE, titles


def test_a_search_is_asked_by_its_address_with_the_title_in_it():
    etoile = watch.load("etoile")

    found = news_round.addresses("https://search.example/rss?q={query}", etoile, outlets_given=True)

    assert found[0] == "https://search.example/rss?q=%C3%89toile"


def test_gdelt_is_asked_once_a_run_where_nothing_is_stated_and_the_run_was_not_given_its_outlets():
    etoile = watch.load("etoile")

    assert len(news_round.addresses(None, etoile, outlets_given=False)) == 1
    assert news_round.addresses(None, etoile, outlets_given=True) == ()
    assert news_round.addresses("", etoile, outlets_given=False) == ()
    assert news_round.addresses("off", etoile, outlets_given=False) == ()
    assert news_round.addresses("gdelt", etoile, outlets_given=True)[0].startswith("https://api.gdeltproject.org/")


def test_what_is_no_address_of_a_search_is_told():
    with pytest.raises(BadDeclaration, match="searches"):
        news_round.addresses("searches", watch.load("etoile"), outlets_given=True)


@pytest.fixture
def sites():
    gazette, search, unlisted = Site(), Site(host="127.0.0.24"), Site(host="127.0.0.25")
    with serving(gazette, search, unlisted):
        gazette.pages |= {
            "/": article("Gazette", "Home."),
            "/feed": gazette.feed("/garden"),
            "/garden": ELSE,
            "/etoile-date": ABOUT,
        }
        unlisted.pages |= {"/etoile-set": ABOUT.replace("sets its premiere date", "opens its set"), "/garden": ELSE}
        yield gazette, search, unlisted


def searched(tmp_path, sites, path="/news.xml", **more):
    gazette, search, _ = sites
    return crawl(tmp_path, gazette.outlet(feeds=["/feed"]), NEWS_SEARCH=search.url(path), **more)


def gdelt(*hits):
    return web.Response(
        text=json.dumps({"articles": [{"url": url, "title": title} for url, title in hits]}),
        content_type="application/json",
    )


def test_hits_of_a_feed_at_hosts_of_no_outlet_are_read_and_marked(tmp_path, sites):
    _, search, unlisted = sites
    search.pages["/news.xml"] = unlisted.feed("/etoile-set", "/garden")

    crawled = searched(tmp_path, sites)

    (row,) = crawled.rows("articles")
    assert (row["title"], row["outlet"]) == ("Étoile opens its set", f"127.0.0.25:{unlisted.port}")
    assert crawled.stored("SELECT found_by FROM pages WHERE outcome = 'kept'") == [("news_search",)]
    assert unlisted.asked[0] == "/robots.txt"
    assert sorted(unlisted.asked[1:]) == ["/etoile-set", "/garden"]
    assert sorted(search.asked) == ["/news.xml", "/robots.txt"]


def test_hits_of_gdelt_at_an_outlets_own_host_are_its_own_and_show_as_a_channel(tmp_path, sites):
    gazette, search, unlisted = sites
    search.pages["/doc?q=x"] = gdelt((gazette.url("/etoile-date"), "Étoile sets its premiere date"))

    crawled = searched(tmp_path, sites, "/doc?q=x")

    assert [row["outlet"] for row in crawled.rows("articles")] == ["Gazette"]
    assert [row["channel"] for row in crawled.rows("recall")] == ["news_search"]
    assert crawled.rows("outlets_suggested") == []
    assert unlisted.asked == []


def test_robots_txt_of_the_search_and_of_an_unlisted_host_is_obeyed(tmp_path, sites):
    _, search, unlisted = sites
    search.pages["/news.xml"] = unlisted.feed("/etoile-set")
    unlisted.pages["/robots.txt"] = "User-agent: *\nDisallow: /"
    searched(tmp_path / "host", sites)
    assert "/etoile-set" not in unlisted.asked

    search.pages["/robots.txt"] = "User-agent: *\nDisallow: /"
    search.asked.clear()
    crawled = searched(tmp_path / "search", sites)

    assert search.asked == ["/robots.txt"]
    health = {row["outlet"]: row["why"] for row in crawled.rows("outlet_health")}
    assert "robots.txt disallows it" in health[f"News search 127.0.0.24:{search.port}"]


def test_few_hits_are_read_in_a_run_and_the_others_in_the_next(tmp_path, sites):
    _, search, unlisted = sites
    paths = [f"/story-{n}" for n in range(12)]
    unlisted.pages |= {path: ABOUT.replace("sets its", f"{path[1:]} its") for path in paths}
    search.pages["/news.xml"] = unlisted.feed(*paths)

    counts = [len(titles(searched(tmp_path, sites))) for _ in range(3)]

    assert counts == [5, 10, 12]


def test_a_second_run_reads_no_hit_again(tmp_path, sites):
    _, search, unlisted = sites
    search.pages["/news.xml"] = unlisted.feed("/etoile-set", "/garden")
    searched(tmp_path, sites)
    unlisted.asked.clear()

    searched(tmp_path, sites)

    assert unlisted.asked == []


def test_a_search_too_busy_is_asked_once_and_told(tmp_path, sites):
    _, search, _ = sites
    search.pages["/news.xml"] = web.Response(status=429, text="Please limit requests to one every 5 seconds")

    crawled = searched(tmp_path, sites)

    assert search.asked.count("/news.xml") == 1
    health = {row["outlet"]: row["verdict"] for row in crawled.rows("outlet_health")}
    assert health == {"Gazette": "fine", f"News search 127.0.0.24:{search.port}": "blocked"}
    assert crawled.status == 0


def test_links_of_an_outlets_listing_to_other_hosts_are_never_followed(tmp_path, sites):
    gazette, search, unlisted = sites
    gazette.pages["/feed"] = unlisted.feed("/etoile-set")
    search.pages["/news.xml"] = search.feed()

    searched(tmp_path, sites)

    assert unlisted.asked == []


def test_a_search_on_the_open_web_leads_to_no_closed_address():
    from scrapers.guard import Guard

    assert Guard(["https://search.example/"]).refusal("http://127.0.0.1:6379/")
    own = Guard(["http://127.0.0.24:80/"], loopback=True)
    assert own.refusal("http://127.0.0.25:8801/") is None
    assert own.refusal("http://169.254.169.254/latest/")
    assert not own.allows("trap.example", 80, "127.0.0.1")


def test_hosts_of_hits_are_suggested_with_counts_and_a_ready_outlet_file_but_not_what_was_irrelevant(tmp_path, sites):
    _, search, unlisted = sites
    search.pages["/news.xml"] = unlisted.feed("/etoile-set", "/garden")

    (row,) = searched(tmp_path, sites, CLOCK=lambda: datetime(2025, 5, 1, tzinfo=UTC)).rows("outlets_suggested")

    host = f"127.0.0.25:{unlisted.port}"
    assert (row["host"], row["articles"], row["example"]) == (host, "1", unlisted.url("/etoile-set"))
    assert row["outlet_file"] == f'outlet = [{{ name = "{host}", home = "http://{host}/", language = "en" }}]'


def test_an_adopted_host_is_an_outlet_of_every_run_that_is_not_given_others(tmp_path, sites):
    _, search, unlisted = sites
    search.pages["/news.xml"] = unlisted.feed("/etoile-set")
    searched(tmp_path, sites)
    host = f"127.0.0.25:{unlisted.port}"

    said = outlets_command(tmp_path, "--adopt", host)

    adopted = tmp_path / "outlets.d"
    (found,) = [outlet for outlet in outlets.load(adopted=adopted) if outlet.name == host]
    assert (found.home, found.language) == (unlisted.home, "en")
    assert outlets.load(host, adopted) == (found,)
    assert said.returncode == 0
    assert host in outlets_command(tmp_path).stdout
    assert "is followed there already" in outlets_command(tmp_path, "--adopt", host).stderr


def test_a_host_that_is_none_is_not_adopted(tmp_path, sites):
    searched(tmp_path, sites)

    said = outlets_command(tmp_path, "--adopt", "../etc/passwd")

    assert said.returncode == 1
    assert "not a host" in said.stderr
    assert not (tmp_path / "outlets.d").exists()


def test_pruning_is_said_in_rows_and_bytes_and_never_done_under_a_running_crawl(tmp_path, sites):
    searched(tmp_path, sites, CLOCK=lambda: datetime(2025, 5, 1, tzinfo=UTC))
    with FileLock(tmp_path / "news.sqlite.lock"):
        busy = outlets_command(tmp_path, "--prune", "30")

    done = outlets_command(tmp_path, "--prune", "30")

    assert "another run is at work" in busy.stderr
    assert done.stdout.startswith("forgot 1 pages and 1 links; freed ")


def outlets_command(folder, *arguments):
    scrapy = str(Path(sys.executable).with_name("scrapy"))
    return subprocess.run(
        [scrapy, "outlets", *arguments, "-s", f"OUTPUT_DIR={folder}", "-s", "LOCK_WAIT=0", "-s", "DATABASE_URL="],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
