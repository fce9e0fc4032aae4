"""What is archived reads back the same, in other tools too, and a kill leaves no half record."""

import json
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator

from scrapers.archive import Archive, pages
from scrapers.errors import OutputUnusable
from scrapers.items import Page

WHEN = datetime(2025, 4, 24, 9, 30, tzinfo=UTC)


def page(slug="a", body=b"<p>\xc3\x89toile</p>", **more):
    values = {"url": f"http://127.0.0.2:8801/{slug}?x=1", "status": 200, "fetched": WHEN}
    return Page(body=body, **{**values, "headers": {"content-type": "text/html; charset=utf-8", "etag": '"1"'}, **more})


def test_a_page_reads_back_as_it_was(tmp_path):
    Archive(tmp_path).add(page(headers={"content-type": "text/html", "content-encoding": "gzip", "set-cookie": "a=b"}))

    (found,) = pages(tmp_path)

    assert (found.url, found.body, found.status, found.fetched) == (page().url, page().body, 200, WHEN)
    assert found.headers == {"content-type": "text/html", "content-length": str(len(page().body))}


def test_another_tool_reads_request_response_and_revisit(tmp_path):
    archive = Archive(tmp_path)
    for one in (page("a"), page("a"), page("b")):
        archive.add(one)

    with (tmp_path / "2025-04-000.warc.gz").open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file)]

    assert kinds == ["response", "request", "revisit", "request", "response", "request"]


def test_the_index_leads_to_each_response(tmp_path):
    archive = Archive(tmp_path)
    archive.add(page("a"))
    archive.add(page("b", body=b"second"))

    for line in (tmp_path / "index.cdxj").read_text().splitlines():
        entry = json.loads(line.split(" ", 2)[2])
        with (tmp_path / entry["filename"]).open("rb") as file:
            file.seek(int(entry["offset"]))
            record = next(iter(ArchiveIterator(file)))
            assert (record.rec_type, record.rec_headers["WARC-Target-URI"]) == ("response", entry["url"])


def test_the_same_page_is_not_archived_twice_by_a_later_run(tmp_path):
    Archive(tmp_path).add(page())
    Archive(tmp_path).add(page())

    assert len(list(pages(tmp_path))) == 1


def test_half_a_record_is_cut_off_and_the_next_page_reads_back(tmp_path):
    Archive(tmp_path).add(page("a"))
    Archive(tmp_path).add(page("b", body=bytes(range(256)) * 50))
    path = tmp_path / "2025-04-000.warc.gz"
    index = tmp_path / "index.cdxj"
    index.write_bytes(index.read_bytes().splitlines(keepends=True)[0] + b'2,0,0,127:8801)/b 2025 {"half')
    path.write_bytes(path.read_bytes()[:-300])

    Archive(tmp_path).add(page("c"))

    assert [found.url.rpartition("/")[2] for found in pages(tmp_path)][-1] == "c?x=1"
    with path.open("rb") as file:
        assert [record.rec_type for record in ArchiveIterator(file)][-2:] == ["response", "request"]


def test_a_folder_without_an_archive_is_told(tmp_path):
    with pytest.raises(OutputUnusable, match="no WARC file"):
        list(pages(tmp_path))
