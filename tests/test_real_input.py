"""Real pages, which lie beside the project: the seed article, every page through `extract`, a crawl of a real site."""

import json
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest

from pipelines.relevance import judge
from scrapers.items import Page
from scrapers.parsers import article
from scrapers.parsers.cast import mentions
from scrapers.spiders.show_news import ShowNewsSpider
from scrapers.watch import load
from tests.crawling import crawl
from tests.real_site import SHARED, RealSite, real_pages, served

SEED = SHARED.parents[1] / "seed" / "bleedingcool-etoile.txt"
SCRAPY = str(Path(sys.executable).with_name("scrapy"))

needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the seed article lies beside the project, and is not there")
needs_pages = pytest.mark.skipif(not SHARED.exists(), reason="the real pages lie beside the project, and are not there")


@pytest.fixture(scope="module")
def seed():
    """The seed article made into a page as its outlet prints it."""
    lines = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    first, title, *paragraphs = lines
    posted = first.partition("Posted in:")[2]
    categories, _, tags = posted.partition("| Tagged:")
    named = ", ".join(f'<a href="/c/">{escape(name.strip())}</a>' for name in categories.split(","))
    tagged = ", ".join(f'<a href="/t/">{escape(name.strip())}</a>' for name in tags.split(","))
    body = "".join(f"<p>{escape(text)}</p>" if len(text) > 60 else f"<h2>{escape(text)}</h2>" for text in paragraphs)
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>
    <meta property="article:published_time" content="2025-03-08"></head><body><header><a href="/">Home</a></header>
    <article><h1>{escape(title)}</h1><div class="post-meta">Posted in: {named} | Tagged: {tagged}</div>{body}</article>
    <footer><p>All rights reserved.</p></footer></body></html>"""
    found = article.read(
        Page(url="https://gazette.example/tv/etoile-drama-hits-prime-video-in-april/", body=html.encode())
    )
    assert hasattr(found, "title"), found
    return found


@needs_seed
def test_the_seed_is_dated_and_labelled_as_it_is_printed(seed):
    assert seed.published == "2025-03-08"
    assert seed.categories == ("Amazon Studios", "TV")
    assert seed.tags == ("Étoile", "prime video")
    assert seed.title == "Étoile: Amy Sherman/Daniel Palladino Drama Hits Prime Video In April"


@needs_seed
def test_the_seed_names_its_cast_with_their_credits_and_nobody_else(seed):
    people = {person.name: person for person in mentions(seed, load("etoile"))}

    assert {name: person.role for name, person in people.items()} == {
        "Luke Kirby": "cast",
        "Charlotte Gainsbourg": "cast",
        "Lou de Laâge": "cast",
        "Gideon Glick": "cast",
        "David Alvarez": "cast",
        "Ivan du Pontavice": "cast",
        "Taïs Vinolo": "cast",
        "David Haig": "cast",
        "Simon Callow": "cast",
        "Yanic Truesdale": "guest",
        "Amy Sherman-Palladino": "creator",
        "Daniel Palladino": "creator",
        "Dhana Rivera Gilbert": "producer",
        "Scott Ellis": "producer",
    }
    assert people["Charlotte Gainsbourg"].credits == ("The Pale Blue Eye",)
    assert people["Lou de Laâge"].credits == ("The Innocents",)
    assert people["Gideon Glick"].credits == ("The Marvelous Mrs. Maisel", "Maestro")
    assert people["Yanic Truesdale"].credits == ("Gilmore Girls",)


@needs_seed
def test_the_seed_is_about_the_series(seed):
    assert judge(seed, load("etoile")).level == "primary"


@needs_pages
def test_every_real_page_is_answered_with_a_line(tmp_path):
    pages = real_pages(tmp_path, 10_000)
    asked = "".join(
        json.dumps({"id": path.name, "url": f"https://gazette.example/{path.stem}", "html_path": str(path)}) + "\n"
        for path in pages
    )

    done = subprocess.run(
        [SCRAPY, "extract", "--jsonl", "-j", "2"], input=asked.encode(), capture_output=True, check=True
    )

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(pages) > 800
    assert [row["id"] for row in rows] == [path.name for path in pages]
    assert sum(row["error"] is None for row in rows) > 0.97 * len(rows)


@needs_pages
def test_a_site_of_real_pages_is_crawled_whole_and_the_matching_ones_are_reported(tmp_path):
    (tmp_path / "trade.toml").write_text(
        'title = "Trump"\ncontext = ["president", "White House", "Republican", "Twitter"]\n'
    )
    pages = [path.read_bytes() for path in real_pages(tmp_path / "pages", 240)]
    with served(RealSite(pages, hosts=4)) as site:
        crawled = crawl(tmp_path / "out", site.outlets(), ShowNewsSpider, given={"watch": str(tmp_path / "trade.toml")})

    outcomes = crawled.outcomes()
    headlined = {
        n for n, page in enumerate(pages) if b"Trump" in page.partition(b"<title")[2].partition(b"</title>")[0]
    }
    reported = {int(row["url"].rpartition("-")[2].removesuffix(".html")) for row in crawled.rows("articles", "trade")}
    assert crawled.status == 0
    assert {f"/news/page-{n}.html" for n in range(240)} <= outcomes.keys()
    assert all(reason for outcome, reason in outcomes.values() if outcome != "kept")
    assert headlined
    assert headlined <= reported
