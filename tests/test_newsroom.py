"""The bundled newsroom keeps its word: what it serves, how it answers, and that its truth agrees with its texts."""

from __future__ import annotations

import gzip
import json
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.newsroom import Newsroom, Truth
from tests.newsroom.entries import folded
from tests.newsroom.invention import invent
from tests.newsroom.shelf import all_articles
from tests.newsroom.truth import ROLES


@pytest.fixture(scope="module")
def room() -> Iterator[Newsroom]:
    with Newsroom.start() as opened:
        yield opened


def ask(url: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", url.split(parts.netloc, 1)[1] or "/", headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_there_are_twelve_outlets_and_a_hundred_articles_at_least():
    articles = all_articles()

    assert len({truth.outlet for truth in articles}) >= 12
    assert len(articles) >= 100
    assert sum(truth.level != "none" for truth in articles) >= 40


@pytest.mark.parametrize("truth", all_articles(), ids=lambda truth: truth.id)
def test_the_people_stated_are_those_whose_names_stand_in_the_text(truth: Truth):
    text = folded(" ".join([truth.title, truth.dek or "", truth.body]))
    named = {name for name in ROLES if folded(name) in text}

    assert named <= set(truth.cast)
    assert all(folded(name.split()[-1].split("-")[-1]) in text for name in truth.cast)


@pytest.mark.parametrize("truth", all_articles(), ids=lambda truth: truth.id)
def test_an_article_is_relevant_exactly_where_the_title_stands_in_it_in_that_sense(truth: Truth):
    names_the_series = "etoile" in folded(" ".join([truth.title, truth.body]))

    assert truth.level == "none" or names_the_series


@pytest.mark.parametrize("truth", [t for t in all_articles() if t.copy_of], ids=lambda truth: truth.id)
def test_a_copy_repeats_its_original_word_for_word(truth: Truth):
    original = next(other for other in all_articles() if other.id == truth.copy_of)

    assert (truth.body, truth.story) == (original.body, original.story)
    assert truth.outlet != original.outlet


@pytest.mark.parametrize("truth", [t for t in all_articles() if t.shape == "article"], ids=lambda truth: truth.id)
def test_every_page_carries_its_title_and_every_paragraph(room: Newsroom, truth: Truth):
    answer, body = ask(room.url_of(truth))
    html = body.decode(room.site_of(truth).charset)
    text = re.sub(r"<[^>]+>", "", html).replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", '"')

    assert answer.status == 200
    assert all(line in text for line in (truth.title, *truth.body.splitlines()))
    assert 40_000 < len(body) < 250_000


def test_every_address_of_an_article_leads_to_it(room: Newsroom):
    truth = room.truth("beacon-april")
    root = room.root_of("marquee_beacon")

    short, _ = ask(next(url for url in room.urls_of(truth) if "?p=" in url))
    old, _ = ask(f"{root}/etoile-date/")
    bare, _ = ask(room.url_of(truth).rstrip("/"))
    tracked, _ = ask(f"{room.url_of(truth)}?utm_source=letter")
    amp, body = ask(f"{room.url_of(truth)}amp/")

    assert [(a.status, a.getheader("Location")) for a in (short, old, bare)] == [(301, room.url_of(truth))] * 3
    assert (tracked.status, amp.status) == (200, 200)
    assert f'rel="canonical" href="{room.url_of(truth)}"'.encode() in body


def test_a_source_that_did_not_change_answers_304_to_its_etag_and_to_its_date(room: Newsroom):
    url = room.root_of("marquee_beacon") + "/feed/"
    first, _ = ask(url)

    by_tag, _ = ask(url, **{"If-None-Match": first.getheader("ETag") or ""})
    by_date, _ = ask(url, **{"If-Modified-Since": first.getheader("Last-Modified") or ""})

    assert (first.status, by_tag.status, by_date.status) == (200, 304, 304)


def test_a_feed_holds_ten_items_and_the_sitemap_all(room: Newsroom):
    root = room.root_of("marquee_beacon")
    held = [truth for truth in room.articles if truth.outlet == "marquee_beacon"]

    _, feed = ask(f"{root}/feed/")
    _, sitemap = ask(f"{root}/post-sitemap.xml")

    assert feed.count(b"<item>") == 10
    assert sitemap.count(b"<loc>") == len(held) > 10


def test_a_tag_page_goes_on_to_its_end_and_no_further(room: Newsroom):
    root, found, url = room.root_of("ink_and_echo"), set(), "/tag/etoile/"
    while url:
        _, body = ask(root + url)
        found |= set(re.findall(r'<li><a href="(/tv/[^"]+)"', body.decode().split("<main>")[1].split("</main>")[0]))
        following = re.search(r'rel="next" href="[^"]*?(/tag/[^"]+)"', body.decode())
        url = following.group(1) if following else ""
    beyond, _ = ask(f"{root}/tag/etoile/page/9/")

    assert found == {t.path for t in room.articles if t.outlet == "ink_and_echo" and "Étoile" in t.tags}
    assert beyond.status == 404


def test_the_wordpress_api_searches_pages_and_counts(room: Newsroom):
    root = room.root_of("marquee_beacon")

    answer, body = ask(f"{root}/wp-json/wp/v2/posts?search=etoile&per_page=3&page=2&_fields=link,date_gmt,title")
    beyond, _ = ask(f"{root}/wp-json/wp/v2/posts?search=etoile&per_page=3&page=99")
    _, tags = ask(f"{root}/wp-json/wp/v2/tags?search=etoile&_fields=id,name,count")
    number = json.loads(tags)[0]["id"]
    _, tagged = ask(f"{root}/wp-json/wp/v2/posts?tags={number}&per_page=100&after=2025-06-01T00:00:00")

    assert len(json.loads(body)) == 3
    assert set(json.loads(body)[0]) == {"link", "date_gmt", "title"}
    assert int(answer.getheader("X-WP-TotalPages") or 0) == -(-int(answer.getheader("X-WP-Total") or 0) // 3)
    assert beyond.status == 400
    assert [post["link"] for post in json.loads(tagged)] == [room.url_of(room.truth("beacon-end"))]


def test_parts_of_a_sitemap_index_are_gzipped_files(room: Newsroom):
    _, index = ask(room.root_of("binge_ledger") + "/sitemaps.xml")
    part = re.findall(r"<loc>([^<]+)</loc>", index.decode())[0]

    _, body = ask(part)

    assert part.endswith(".xml.gz")
    assert b"<urlset" in gzip.decompress(body)


def test_pages_in_an_old_charset_are_declared_as_such(room: Newsroom):
    answer, body = ask(room.url_of(room.truth("tribune-place")))

    assert answer.getheader("Content-Type") == "text/html; charset=windows-1252"
    assert "Étoile : la circulation coupée".encode("cp1252") in body


def test_blocked_and_broken_pages_answer_as_their_outcome_says(room: Newsroom):
    wanted = {"gatepost-forbidden": 403, "gatepost-challenge": 200, "beacon-soft404": 200, "ledger-broken": 500}

    assert {key: ask(room.url_of(room.truth(key)))[0].status for key in wanted} == wanted
    assert room.truth("gatepost-challenge").outcome == "blocked"


def test_an_edit_changes_the_page_its_validators_and_the_listing():
    with Newsroom.start(outlets=("marquee_beacon",)) as room:
        url = room.url_of(room.truth("beacon-april"))
        before, _ = ask(url)

        second = room.edit("beacon-april")
        after, body = ask(url, **{"If-None-Match": before.getheader("ETag") or ""})
        _, sitemap = ask(room.root_of("marquee_beacon") + "/post-sitemap.xml")

    assert second.title == "Étoile Sets April 24 Premiere and Shows Its First Steps"
    assert (after.status, second.title in body.decode()) == (200, True)
    assert b"2025-03-08T15:00:00+00:00" in sitemap


def test_with_a_clock_only_what_is_out_is_served():
    with Newsroom.start(datetime(2025, 4, 1, tzinfo=UTC)) as room:
        trailer = room.url_of(room.truth("beacon-trailer"))
        early, _ = ask(trailer)
        _, feed = ask(room.root_of("marquee_beacon") + "/feed/")

        room.now = datetime(2025, 4, 4, tzinfo=UTC)
        later, _ = ask(trailer)

    assert (early.status, later.status) == (404, 200)
    assert b"etoile-trailer" not in feed


def test_an_article_can_be_published_while_it_runs():
    new = Truth(
        id="new",
        outlet="serienfenster",
        path="/news/neu",
        title="Neu",
        text="Eins.",
        published="2025-07-01T10:00+02:00",
    )
    with Newsroom.start(outlets=("serienfenster",)) as room:
        room.publish(new)

        answer, _ = ask(room.url_of(new))
        _, feed = ask(room.root_of("serienfenster") + "/rss/news.xml")

    assert answer.status == 200
    assert feed.index(b"<title>Neu</title>") < feed.index(b"Moorland")


def test_invented_articles_come_out_when_it_is_time():
    start = datetime(2025, 5, 1, 8, tzinfo=UTC)
    with Newsroom.start(start, outlets=("marquee_beacon",), articles=()) as room:
        site = room.outlets[0]
        room.publish(*(invent(site, n, start + timedelta(minutes=n), relevant=n % 5 == 0) for n in range(1, 41)))
        _, before = ask(f"{room.root_of(site.key)}/post-sitemap.xml")

        room.now = start + timedelta(minutes=25)
        _, after = ask(f"{room.root_of(site.key)}/post-sitemap.xml")
        _, found = ask(f"{room.root_of(site.key)}/wp-json/wp/v2/posts?search=etoile&per_page=100")

    assert (before.count(b"<loc>"), after.count(b"<loc>"), len(json.loads(found))) == (0, 25, 5)


def test_an_age_is_counted_from_the_opening():
    now = datetime(2025, 4, 25, 12, tzinfo=UTC)
    with Newsroom.start(now) as room:
        truth = room.truth("reel-trailer")
        _, body = ask(room.url_of(truth))

        assert room.instant_of(truth) == now - timedelta(hours=3)
    assert b"3 hours ago" in body


def test_requests_are_remembered_with_their_headers(room: Newsroom):
    room.clear_requests()

    ask(room.root_of("il_sipario") + "/feed/", **{"If-None-Match": '"x"', "User-Agent": "test"})

    (request,) = room.requests
    assert (request.outlet, request.method, request.path, request.status) == ("il_sipario", "GET", "/feed/", 200)
    assert request.conditional
    assert request.headers["user-agent"] == "test"


def test_the_outlets_file_can_be_loaded_and_names_the_servers(room: Newsroom, tmp_path: Path):
    tables = tomllib.loads(room.outlets_file(tmp_path, stated=True, down=True).read_text(encoding="utf-8"))["outlet"]

    assert [table["name"] for table in tables] == [site.name for site in room.outlets] + ["The Silent Screen"]
    assert tables[0]["wordpress"] is True


def test_the_module_serves_until_it_is_told_to_stop(tmp_path: Path):
    outlets, log = tmp_path / "outlets.toml", tmp_path / "requests.jsonl"
    command = [sys.executable, "-m", "tests.newsroom", "--outlets", str(outlets), "--request-log", str(log)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, cwd=Path(__file__).parents[1]
    )
    try:
        line = process.stdout.readline() if process.stdout else ""
        home = tomllib.loads(outlets.read_text(encoding="utf-8"))["outlet"][0]["home"]
        answer, _ = ask(home)
    finally:
        process.send_signal(signal.SIGTERM)
        status = process.wait(timeout=15)
        if process.stdout:
            process.stdout.close()

    assert (line, answer.status, status) == ("ready\n", 200, 0)
    assert json.loads(log.read_text(encoding="utf-8"))["path"] == "/"
