"""`scrapy backfill` over WARC files: what names the watch is read, once, at the time of its capture."""

import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.spiders.warcs import WarcsSpider
from tests.crawling import crawl
from tests.site import article
from tests.test_backfill import story

HOME = "https://gazette-example.com"
OUTLETS = f'[[outlet]]\nname = "Gazette"\nhome = "{HOME}/"\n'
GARDEN = article("A garden show returns", "The garden show returns in spring with a new host and a larger lawn.")


def warc(path, *pages, date="2025-04-25T10:10:10Z"):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, body in pages:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            stamp = {"WARC-Date": date}
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=io.BytesIO(body.encode()), http_headers=headers, warc_headers_dict=stamp
                )
            )


def backfill(folder, *paths, **more):
    return crawl(folder, OUTLETS, WarcsSpider, given={"files": "\n".join(map(str, paths))}, **more)


def titles(crawled):
    return sorted(row["title"] for row in crawled.rows("articles"))


@pytest.fixture
def files(tmp_path):
    one, two = tmp_path / "warcs" / "one.warc.gz", tmp_path / "warcs" / "deep" / "two.warc.gz"
    warc(one, (f"{HOME}/a", story("Étoile opens", "2025-04-24")), (f"{HOME}/garden", GARDEN))
    warc(
        two,
        (f"{HOME}/b", story("Étoile closes", "2025-03-24")),
        ("https://other-example.com/c", story("Étoile", "2025-04-24")),
    )
    return one, two


def test_pages_of_the_outlets_that_name_the_watch_are_kept_with_the_time_of_their_capture(files, tmp_path):
    found = backfill(tmp_path / "out", files[0], files[1])

    assert found.status == 0, found.error
    assert titles(found) == ["Étoile closes", "Étoile opens"]
    assert found.stored("SELECT DISTINCT found_by, fetched_at FROM pages") == [("archive", 1745575810)]
    assert [(row["month"], row["listed"], row["matched"]) for row in found.rows("backfill")] == [
        ("2025-03-01", "1", "1"),
        ("2025-04-01", "1", "1"),
    ]


def test_a_folder_is_read_whole(files, tmp_path):
    assert titles(backfill(tmp_path / "out", tmp_path / "warcs")) == ["Étoile closes", "Étoile opens"]


def test_a_second_reading_changes_nothing(files, tmp_path):
    backfill(tmp_path / "out", tmp_path / "warcs")
    before = (tmp_path / "out" / "etoile" / "articles.csv").read_bytes()

    second = backfill(tmp_path / "out", tmp_path / "warcs")

    assert second.stored("SELECT new, changed FROM runs ORDER BY id") == [(2, 0), (0, 0)]
    assert (tmp_path / "out" / "etoile" / "articles.csv").read_bytes() == before


def test_a_file_that_is_cut_off_gives_what_it_has(files, tmp_path):
    files[0].write_bytes(files[0].read_bytes()[:-40])

    assert titles(backfill(tmp_path / "out", files[0])) == ["Étoile opens"]
