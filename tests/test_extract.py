"""`scrapy extract` as programs call it: a page, a stream, and whatever may be wrong with either."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site import article

SCRAPY = str(Path(sys.executable).with_name("scrapy"))
URL = "https://gazette.example/tv/etoile-review"
KEYS = {
    "id", "url", "canonical_url", "outlet", "title", "dek", "published", "modified", "published_precision",
    "published_source", "published_conflict", "authors", "section", "categories", "tags", "language", "body",
    "paywalled", "cast", "relevance", "error",
}  # fmt: skip
PAGE = article("Étoile: a review", "Étoile, with Luke Kirby (The Marvelous Mrs. Maisel), dances on Prime Video.")


def extract(*arguments, stdin=b""):
    return subprocess.run([SCRAPY, "extract", *map(str, arguments)], input=stdin, capture_output=True, check=False)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_one_page_gives_one_json_object_with_every_field(page):
    done = extract(page, "--url", URL)

    row = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(row) >= KEYS
    assert (row["title"], row["published"], row["error"]) == ("Étoile: a review", "2025-04-24T09:00:00-04:00", None)
    assert row["relevance"]["level"] == "primary"
    (person,) = row["cast"]
    assert (person["name"], person["credits"]) == ("Luke Kirby", ["The Marvelous Mrs. Maisel"])


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_stream_is_answered_line_by_line_in_order_and_one_bad_line_stops_nothing(page, tmp_path, jobs):
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "noise.html").write_bytes(bytes(range(256)) * 40)
    asked = [json.dumps({"id": n, "url": f"{URL}-{n}", "html_path": str(page)}) for n in range(40)]
    asked[7] = json.dumps({"id": 7, "url": URL, "html_path": str(tmp_path / "missing.html")})
    asked[8] = "{not json"
    asked[9] = json.dumps({"id": 9, "url": 5})
    asked[10] = json.dumps({"id": 10, "url": URL, "html_path": str(tmp_path / "empty.html")})
    asked[11] = json.dumps({"id": 11, "url": URL, "html_path": str(tmp_path / "noise.html")})

    done = extract("--jsonl", "-j", jobs, stdin="\n".join(asked).encode())

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [row["id"] for row in rows] == [n if n != 8 else None for n in range(40)]
    assert all(row["error"] for row in rows[7:12])
    assert all(row["error"] is None and row["title"] == "Étoile: a review" for row in rows[12:])
    assert all(set(row) >= KEYS for row in rows)


def test_relative_times_are_read_only_against_a_stated_fetch_time(tmp_path):
    path = tmp_path / "ago.html"
    text = PAGE.replace('<time datetime="2025-04-24T09:00:00-04:00">April 24, 2025</time>', "<time>3 hours ago</time>")
    path.write_text(text, encoding="utf-8")
    lines = [
        json.dumps({"id": "a", "url": URL, "html_path": str(path), "fetched": "2025-04-24T15:00:00+00:00"}),
        json.dumps({"id": "b", "url": URL, "html_path": str(path)}),
    ]

    told, untold = (
        json.loads(line) for line in extract("--jsonl", stdin="\n".join(lines).encode()).stdout.splitlines()
    )

    assert told["published"].startswith("2025-04-24T12:00")
    assert untold["published"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.html", "--url", URL], "nothing.html"),
        (["--jsonl", "-a", "watch=nobody"], "no such watch"),
        (["--jsonl", "-a", "wtach=etoile"], "no such argument"),
        ([], "give one FILE.html and its --url"),
    ],
)
def test_what_a_person_did_wrong_is_told_in_one_line_without_a_traceback(arguments, said):
    done = extract(*arguments)

    assert done.returncode != 0
    assert said in done.stderr.decode().strip().splitlines()[-1]
    assert b"Traceback" not in done.stderr
