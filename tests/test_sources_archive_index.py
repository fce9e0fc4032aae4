"""Indexes of archives: what they are asked, and what is read of their answers."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

from scrapers.outlet import Outlet
from scrapers.sources import archive_index as index
from scrapers.watch import Person, Watch

GAZETTE = Outlet(name="Gazette", home="https://www.gazette-example.com/", hosts=("tv.gazette-live.com",))
WATCH = Watch(title="Étoile", people=(Person(name="Luke Kirby"),))
FIELDS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
ROW = [
    "test,gazette)/etoile",
    "20250308183000",
    "https://www.gazette-example.com/etoile",
    "text/html",
    "200",
    "ABC",
    "5120",
]


def test_wayback_is_asked_each_site_of_the_outlet_for_slugs_of_title_and_people():
    first, second = index.wayback_addresses(GAZETTE, WATCH, since=date(2025, 3, 1), until=date(2025, 6, 30))

    asked = parse_qs(urlsplit(first).query)
    assert (asked["url"], asked["matchType"], asked["from"], asked["to"]) == (
        ["gazette-example.com"],
        ["domain"],
        ["20250301"],
        ["20250630"],
    )
    assert parse_qs(urlsplit(second).query)["url"] == ["gazette-live.com"]
    pattern = asked["filter"][-1].removeprefix("original:")
    assert re.fullmatch(pattern, "https://www.gazette-example.com/2025/03/etoile-first-look/")
    assert re.fullmatch(pattern, "https://www.gazette-example.com/2025/03/why-luke-kirby")
    assert not re.fullmatch(pattern, "https://www.gazette-example.com/2025/03/etoiles-of-paris/")


def test_a_wayback_answer_gives_captures_and_the_key_to_go_on_with():
    answer = index.read_wayback(json.dumps([FIELDS, ROW, [], ["test%2Cgazette%29%2F+20250308%21"]]).encode())

    (capture,) = answer.captures
    assert (capture.url, capture.status, capture.captured) == (
        "https://www.gazette-example.com/etoile",
        200,
        "2025-03-08T18:30:00+00:00",
    )
    assert (
        index.raw_address(capture)
        == "https://web.archive.org/web/20250308183000id_/https://www.gazette-example.com/etoile"
    )
    (following, _) = index.wayback_addresses(GAZETTE, WATCH, resume=answer.resume)
    assert following.endswith("&resumeKey=test%2Cgazette%29%2F+20250308%21")


def test_the_last_wayback_answer_and_an_empty_one_have_no_key():
    assert index.read_wayback(json.dumps([FIELDS, ROW]).encode()).resume is None
    assert index.read_wayback(b"[]") == index.Captures()
    assert index.read_wayback(b"") == index.Captures()


def test_an_error_of_wayback_is_a_problem_and_no_capture():
    assert (index.read_wayback(b"<html>503").problem or "").startswith("not an answer of the index")


def test_crawls_that_ended_before_the_days_are_left_out():
    body = json.dumps(
        [
            {
                "id": "CC-MAIN-2025-18",
                "cdx-api": "https://index.test/CC-MAIN-2025-18-index",
                "from": "2025-04-17T00:00:00",
                "to": "2025-05-01T00:00:00",
            },
            {"id": "CC-MAIN-2024-10", "cdx-api": "https://index.test/CC-MAIN-2024-10-index"},
        ]
    ).encode()

    assert [crawl.name for crawl in index.crawls(body, since=date(2025, 3, 1))] == ["CC-MAIN-2025-18"]
    assert index.crawls(body, base="http://127.0.0.9:1/")[0].api == "http://127.0.0.9:1/CC-MAIN-2025-18-index"
    assert index.crawls(b"oops") == ()


def test_common_crawl_is_asked_by_page_and_its_records_are_fetched_by_range():
    crawl = index.Crawl(name="CC-MAIN-2025-18", api="https://index.test/CC-MAIN-2025-18-index")
    line = {
        "url": "https://www.gazette-example.com/etoile",
        "timestamp": "20250420101010",
        "status": "200",
        "digest": "ABC",
        "mime": "text/html",
        "length": "100",
        "offset": "5000",
        "filename": "crawl-data/a b.warc.gz",
    }

    asked = parse_qs(urlsplit(index.common_crawl_addresses(GAZETTE, WATCH, crawl, page=3)[0]).query)
    answer = index.read_common_crawl(json.dumps(line).encode() + b"\n", crawl)

    assert (asked["url"], asked["page"], asked["output"]) == (["*.gazette-example.com/*"], ["3"], ["json"])
    assert asked["filter"][0] == "=status:200"
    assert asked["filter"][1].startswith("~url:")
    assert answer.captures[0].index == "CC-MAIN-2025-18"
    assert index.record(answer.captures[0]) == (
        "https://data.commoncrawl.org/crawl-data/a%20b.warc.gz",
        "bytes=5000-5099",
    )


def test_no_captures_is_an_empty_answer_and_a_broken_line_is_a_problem():
    crawl = index.Crawl(name="x", api="https://index.test/x-index")

    assert (
        index.read_common_crawl(b'{"message": "No Captures found for: *.gazette-example.com/*"}', crawl)
        == index.Captures()
    )
    assert index.read_common_crawl(b"<html>", crawl).problem == "1 lines that are no captures"


def test_the_number_of_pages_is_read_in_both_forms():
    assert index.page_count(b'{"pages": 4, "pageSize": 5, "blocks": 17}') == 4
    assert index.page_count(b"4\n") == 4
    assert index.page_count(b"<html>") is None
