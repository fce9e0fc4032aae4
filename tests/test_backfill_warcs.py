"""`scrapy backfill` over WARC files: what names the watch is read, once, at the time of its capture."""

import gzip
import io
import os
import re
import signal
import sqlite3
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.spiders.warcs import WarcsSpider
from scrapers.warc_places import NoWarcs, listed, local
from tests.crawling import Crawled, crawl
from tests.site import article
from tests.test_backfill import story
from tests.test_backfill_killed import begin

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


def backfill(folder, *paths, base="", **more):
    return crawl(folder, OUTLETS, WarcsSpider, given={"files": "\n".join(map(str, paths)), "base": base}, **more)


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


def hurt(path, text):
    """Damage the member that holds a text; returns where it begins."""
    data = bytearray(path.read_bytes())
    starts = [found.start() for found in re.finditer(rb"\x1f\x8b\x08", data)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        if text in gzip.decompress(data[start:end]):
            data[end - 8] ^= 1
            path.write_bytes(data)
            return start
    raise AssertionError(text)


def test_damage_costs_one_page_and_stands_with_its_place_and_reason_in_the_certificate(files, tmp_path):
    place = hurt(files[0], b"garden")
    files[1].write_bytes(files[1].read_bytes() + b"rubbish")

    found = backfill(tmp_path / "out", *files)

    assert titles(found) == ["Étoile closes", "Étoile opens"]
    assert [
        (row["listed"], row["failed"], row["failed_by_reason"])
        for row in found.rows("backfill")
        if row["outlet"] == "WARC files"
    ] == [
        (
            "2",
            "2",
            f"incorrect checksum found at byte {place:,} of one.warc.gz: 1; "
            f"no gzip member at byte {files[1].stat().st_size - 7:,} of two.warc.gz: 1",
        )
    ]


class Files:
    """Serves files over HTTP with Range, or without; may drop the line after so many bytes, so many times."""

    def __init__(self, folder, *, ranges=True, drop=(), slow=0.0):
        self.folder, self.ranges, self.drop, self.slow = Path(folder), ranges, list(drop), slow
        self.asked = []
        self.home = ""

    def answer(self, handler):
        span = handler.headers.get("Range")
        self.asked.append((handler.path, span))
        path = self.folder / handler.path.lstrip("/")
        if not path.is_file():
            handler.send_response(404)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        data, start = path.read_bytes(), 0
        if span and self.ranges:
            start = int(span.removeprefix("bytes=").rstrip("-"))
        handler.send_response(206 if span and self.ranges else 200)
        if span and self.ranges:
            handler.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        handler.send_header("ETag", f'"{len(data)}"')
        handler.send_header("Content-Length", str(len(data) - start))
        handler.end_headers()
        end = len(data)
        if self.drop and handler.path.endswith(".warc.gz"):
            end = min(end, start + self.drop.pop(0))
        for at in range(start, end, 20_000):
            handler.wfile.write(data[at : min(at + 20_000, end)])
            time.sleep(self.slow)
        if end < len(data):
            handler.close_connection = True


@contextmanager
def served(files, host="127.0.0.27"):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            files.answer(self)

        def log_message(self, *_):
            """Says nothing."""

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    files.home = f"http://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    server.handle_error = lambda *_: None  # a client that was killed is no fault of the server's
    thread.start()
    try:
        yield files
    finally:
        server.shutdown()
        server.server_close()


def listing(path, *lines):
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode()))


@pytest.fixture
def bucket(tmp_path, files):
    """A bucket as Common Crawl publishes: files, and a listing with paths from its root."""
    root = tmp_path / "warcs"
    listing(root / "warc.paths.gz", "one.warc.gz", "deep/two.warc.gz")
    return root


@pytest.mark.parametrize("ranges", [True, False])
def test_a_listing_at_an_address_is_read_and_its_files_streamed_on_where_the_line_drops(bucket, tmp_path, ranges):
    with served(Files(bucket, ranges=ranges, drop=(300, 150, 10**9))) as site:
        found = backfill(tmp_path / "out", f"{site.home}/warc.paths.gz")

    assert found.status == 0, found.error
    assert titles(found) == ["Étoile closes", "Étoile opens"]
    assert [path for path, _ in site.asked if path == "/robots.txt"] == ["/robots.txt"]
    assert [span for path, span in site.asked if path == "/one.warc.gz"] == (
        [None, "bytes=300-", "bytes=450-"] if ranges else [None, "bytes=300-", "bytes=300-"]
    )
    assert [row["outlet"] for row in found.rows("backfill")] == ["Gazette", "Gazette"]


def test_a_listing_of_this_machine_leads_to_addresses_below_the_base(bucket, tmp_path):
    with served(Files(bucket)) as site:
        listing(tmp_path / "mine.paths.gz", "one.warc.gz")
        found = backfill(tmp_path / "out", tmp_path / "mine.paths.gz", base=f"{site.home}/deep/..")
        alone = backfill(tmp_path / "two", f"{site.home}/deep/two.warc.gz")

    assert titles(found) == ["Étoile opens"]
    assert titles(alone) == ["Étoile closes"]


def test_a_bucket_is_read_where_its_endpoint_says(bucket, tmp_path):
    with served(Files(tmp_path)) as site:
        found = crawl(
            tmp_path / "out", OUTLETS, WarcsSpider,
            given={"files": "s3://warcs/one.warc.gz", "s3": f"{site.home}/{{bucket}}/"},
        )  # fmt: skip

    assert titles(found) == ["Étoile opens"]


def test_what_a_host_lacks_is_told_and_the_other_files_are_read(bucket, tmp_path):
    listing(bucket / "warc.paths.gz", "gone.warc.gz", "one.warc.gz")
    with served(Files(bucket)) as site:
        found = backfill(tmp_path / "out", f"{site.home}/warc.paths.gz")

    assert found.status == 0
    assert titles(found) == ["Étoile opens"]
    assert [row["failed_by_reason"] for row in found.rows("backfill") if row["failed"] != "0"] == [
        "gone.warc.gz: status 404: 1"
    ]


def test_a_listing_that_is_not_there_ends_the_run_with_status_1(tmp_path):
    with served(Files(tmp_path)) as site:
        found = backfill(tmp_path / "out", f"{site.home}/warc.paths.gz")

    assert found.status == 1
    assert "status 404" in str(found.error)


def test_a_listing_from_outside_leads_to_no_closed_address(bucket, tmp_path):
    with served(Files(bucket), host="127.0.0.28") as inside, served(Files(bucket)) as site:
        listing(bucket / "evil.paths.gz", f"{inside.home}/one.warc.gz")
        found = backfill(tmp_path / "out", f"{site.home}/evil.paths.gz")

    assert inside.asked == []
    assert titles(found) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "names no WARC file"),
        (["ftp://x/a.warc.gz"], "lies nowhere here; say with --base"),
        (["<html>"], "neither a WARC file nor a listing of them"),
        (["s3:///a.warc.gz"], "no address of a file in a bucket"),
    ],
)
def test_what_is_no_listing_is_told(tmp_path, lines, told):
    (tmp_path / "x.txt").write_text("\n".join(lines))

    with pytest.raises(NoWarcs, match=told):
        local(tmp_path / "x.txt")


def test_a_listing_of_common_crawl_leads_to_its_own_address():
    data = gzip.compress(b"crawl-data/CC-NEWS/2025/04/a.warc.gz\ns3://commoncrawl/b.warc.gz\n")

    assert listed(data, "warc.paths.gz") == [
        "https://data.commoncrawl.org/crawl-data/CC-NEWS/2025/04/a.warc.gz",
        "https://data.commoncrawl.org/b.warc.gz",
    ]


def many(path, first, count):
    """A file of which every tenth page is about the series, with ballast that does not pack between them."""
    pages = []
    for number in range(first, first + count):
        noise = f"<!-- {os.urandom(15_000).hex()} -->"
        body = story(f"Étoile {number}", "2025-04-24") if number % 10 == 0 else GARDEN
        pages.append((f"{HOME}/{number}", body + noise))
    warc(path, *pages)


def test_a_reading_that_is_killed_goes_on_within_the_file(tmp_path):
    folder = tmp_path / "warcs"
    many(folder / "a.warc.gz", 0, 60)
    many(folder / "b.warc.gz", 60, 350)
    with served(Files(folder, slow=0.005)) as site:
        given = [str(folder / "a.warc.gz"), f"{site.home}/b.warc.gz"]
        first = begin(tmp_path / "out", OUTLETS, *given)
        deadline = time.monotonic() + 40
        while not within_a_file(tmp_path / "out") and first.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        first.kill()
        first.communicate()
        before = kept(tmp_path / "out")
        asked = len(site.asked)
        second = begin(tmp_path / "out", OUTLETS, *given)
        _, said = second.communicate(timeout=60)

    assert second.returncode == 0, said
    assert len(before) >= 20
    assert {row["title"] for row in Crawled(tmp_path / "out", {}).rows("articles")} == {
        f"Étoile {number}" for number in range(0, 410, 10)
    }
    parts = Crawled(tmp_path / "out", {}).stored("SELECT url, state FROM backfill_parts ORDER BY id")
    assert {state for _, state in parts} == {"read"}
    (span,) = [span for path, span in site.asked[asked:] if path == "/b.warc.gz"]
    assert int(span.removeprefix("bytes=").rstrip("-")) > 100_000
    assert "goes on" in said


def within_a_file(folder):
    """Whether the store says that a file was read up to some byte."""
    try:
        rows = Crawled(folder, {}).stored("SELECT url FROM backfill_parts")
    except sqlite3.OperationalError:
        return False
    return any("#byte=" in str(url) for (url,) in rows)


def kept(folder):
    try:
        return Crawled(folder, {}).stored("SELECT url FROM pages WHERE outcome = 'kept'")
    except sqlite3.OperationalError:
        # Neither the store nor its tables are there yet.
        return []


class Hanging(Files):
    """Sends a part of each WARC file and then nothing."""

    def answer(self, handler):
        if not handler.path.endswith(".warc.gz"):
            super().answer(handler)
            return
        data = (self.folder / handler.path.lstrip("/")).read_bytes()
        self.asked.append((handler.path, None))
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[: len(data) * 2 // 3])
        handler.wfile.flush()
        self.ended.wait(30)

    ended = threading.Event()


def test_a_run_that_waits_for_a_file_ends_when_told_to(tmp_path):
    many(tmp_path / "warcs" / "a.warc.gz", 0, 60)
    with served(Hanging(tmp_path / "warcs")) as site:
        process = begin(tmp_path / "out", OUTLETS, f"{site.home}/a.warc.gz")
        deadline = time.monotonic() + 30
        while len(kept(tmp_path / "out")) < 4 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=25)
        site.ended.set()

    assert process.returncode == 0, said
    assert Crawled(tmp_path / "out", {}).stored("SELECT ended FROM runs") == [("stopped",)]


class Changing(Files):
    """Drops the line in the middle of a file, and has another one in its place when it is asked again."""

    def answer(self, handler):
        if self.asked and handler.path == self.asked[-1][0] == "/one.warc.gz":
            warc(self.folder / "one.warc.gz", (f"{HOME}/x", story("Étoile of another day", "2025-04-24") + "!" * 999))
        super().answer(handler)


def test_a_file_that_was_replaced_meanwhile_is_not_joined_to_what_was_read_of_it(bucket, tmp_path):
    with served(Changing(bucket, drop=(150,))) as site:
        found = backfill(tmp_path / "out", f"{site.home}/one.warc.gz")

    assert titles(found) == []
    assert found.status == 1
    assert "replaced" in str(found.stored("SELECT problem FROM backfill_parts"))


@pytest.mark.parametrize("way", ["backfill", "replay"])
def test_a_file_full_of_articles_is_left_at_once_when_the_run_is_told_to_end(tmp_path, way):
    stories = [(f"{HOME}/{number}", story(f"Étoile, night {number}", "2025-04-24")) for number in range(3_000)]
    warc(tmp_path / "warcs" / "one.warc.gz", *stories)
    folder = tmp_path / "out"
    process = (
        begin(folder, OUTLETS, str(tmp_path / "warcs"))
        if way == "backfill"
        else begin(folder, OUTLETS, "etoile_news", "-a", f"replay={tmp_path / 'warcs'}", command="crawl")
    )
    wait_for_articles(folder / "news.sqlite", process)

    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=30)[1]

    assert (process.returncode, "Traceback" in said) == (0, False)
    with sqlite3.connect(folder / "news.sqlite") as store:
        assert store.execute("SELECT ended FROM runs").fetchall() == [("stopped",)]
        assert 0 < store.execute("SELECT count(*) FROM articles").fetchone()[0] < len(stories)


def wait_for_articles(path, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if path.exists():
            with suppress(sqlite3.OperationalError), sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
                if store.execute("SELECT count(*) FROM articles").fetchone()[0]:
                    return
        time.sleep(0.05)
    raise AssertionError(process.communicate()[1])
