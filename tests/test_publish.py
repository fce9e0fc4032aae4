"""What is written: bytes, contract, safety of cells, whole files, feed."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from datetime import date

import feedparser
import frictionless
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.columns import TABLES
from pipelines.publish import publish
from pipelines.publish.cells import LONGEST, texts
from pipelines.publish.csv import write
from pipelines.publish.files import replaced
from scrapers.errors import OutputUnusable
from tests.stores import WATCH, empty_store, store
from tests.test_reports import NEWS


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_empty_store_gives_every_file_with_its_header_only(tmp_path):
    written = publish(empty_store(), WATCH, tmp_path)

    for name, table in TABLES.items():
        assert written[f"{name}.csv"].read_bytes() == (",".join(table.header) + "\r\n").encode()


@pytest.mark.parametrize("articles", [(), NEWS])
def test_every_file_holds_what_datapackage_json_says(tmp_path, articles):
    publish(store(*articles), WATCH, tmp_path)

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert len(report.tasks) == len(TABLES)


def test_the_same_store_gives_the_same_bytes_in_every_format(tmp_path):
    engine = store(*NEWS)
    formats = ("csv", "parquet", "xlsx", "json")

    once, again = (publish(engine, WATCH, tmp_path / name, formats=formats) for name in ("once", "again"))

    assert once.keys() == again.keys()
    assert [name for name in once if once[name].read_bytes() != again[name].read_bytes()] == []


def test_formats_hold_the_same_rows(tmp_path):
    written = publish(store(*NEWS), WATCH, tmp_path, names=["articles"], formats=("csv", "parquet", "xlsx", "json"))

    expected = [row["title"] for row in read(written["articles.csv"])]
    rows = json.loads(written["articles.json"].read_bytes())
    assert [row["title"] for row in rows] == expected
    assert rows[2]["tags"] == ["Étoile", "Prime Video"]
    assert pd.read_parquet(written["articles.parquet"])["title"].tolist() == expected
    assert pd.read_excel(written["articles.xlsx"])["title"].tolist() == expected


def test_a_workbook_has_days_and_truths_as_such_a_filter_and_columns_that_can_be_read(tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="needs the tables extra")
    written = publish(store(*NEWS), WATCH, tmp_path, names=["coverage"], formats=("xlsx",))

    sheet = openpyxl.load_workbook(written["coverage.xlsx"])["coverage"]

    assert sheet["A2"].is_date
    assert sheet["F2"].value is False
    assert sheet.auto_filter.ref == f"A1:F{sheet.max_row}"
    assert sheet.column_dimensions["B"].width >= 20


def test_bounds_and_zone_hold_for_all_files_and_are_told(tmp_path):
    publish(store(*NEWS), WATCH, tmp_path, since=date(2025, 3, 10), timezone="Europe/Paris")

    assert [row["day"] for row in read(tmp_path / "coverage.csv")] == ["2025-03-12"]
    assert read(tmp_path / "articles.csv")[1]["first_seen"] == "2025-03-13T09:00:00+01:00"
    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert (package["timezone"], package["since"], package["until"]) == ("Europe/Paris", "2025-03-10", None)


def test_reports_that_are_not_named_are_left_as_they_are(tmp_path):
    (tmp_path / "cast.csv").write_text("as it was")

    written = publish(store(*NEWS), WATCH, tmp_path, names=["tags"])

    assert sorted(written) == ["datapackage.json", "tags.csv"]
    assert (tmp_path / "cast.csv").read_text() == "as it was"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("-x", "'-x"),
        ("@name", "'@name"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("＝1", "'＝1"),
        ("a\r\nb\tc", "a b c"),
        ("left\u202eright\u2066", "leftright"),
        ("nul\x00l\x1b[31m", "null[31m"),
        ("half \ud83d pair", "half  pair"),
        ("Étoile – “œuvre” 🩰", "Étoile – “œuvre” 🩰"),
        (None, ""),
    ],
)
def test_a_cell_is_clean_and_runs_nowhere(value, cell):
    assert texts(pd.Series([value], dtype=object), defused=True) == [cell]


def test_a_cell_holds_at_most_what_a_spreadsheet_does():
    cell = texts(pd.Series(["=" + "x" * 40_000], dtype=object), defused=True)[0]

    assert len(cell) == LONGEST


def test_cells_are_quoted_only_where_they_must_be(tmp_path):
    publish(store({"title": 'Says "yes", twice', "published": "2025-03-08"}), WATCH, tmp_path, names=["articles"])

    content = (tmp_path / "articles.csv").read_bytes()
    assert b'"Says ""yes"", twice",2025-03-08,day' in content
    assert content.count(b"\r\n") == 2


def test_a_failed_writing_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def write_half():
        with replaced(path) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_output_that_cannot_be_written_is_named_in_one_line(tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    frame = pd.DataFrame(columns=TABLES["cast"].header)

    with pytest.raises(OutputUnusable) as caught:
        write(tmp_path / "taken", "cast", frame)

    assert str(caught.value).startswith(f"{tmp_path / 'taken' / 'cast.csv'}: can't be written (")
    assert "\n" not in str(caught.value)


def test_without_its_library_a_format_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(OutputUnusable, match=r"pip install 'etoile-news\[tables\]'"):
        publish(store(), WATCH, tmp_path, names=["tags"], formats=("parquet",))


def test_many_articles_are_written_in_slices_with_the_same_bytes(tmp_path, monkeypatch):
    engine = store(*NEWS)
    whole = publish(engine, WATCH, tmp_path / "whole", names=["articles"])["articles.csv"].read_bytes()
    monkeypatch.setattr("pipelines.publish.everything.SLICE", 3)

    sliced = publish(engine, WATCH, tmp_path / "sliced", names=["articles"])["articles.csv"].read_bytes()

    assert sliced == whole


def test_the_feed_is_read_by_a_feed_reader_with_evidence_and_stable_ids(tmp_path):
    engine = store(*NEWS, {"title": "<b>Étoile</b> & co", "evidence": "title: <Étoile>", "published": "2025-03-01"})

    feed = feedparser.parse(publish(engine, WATCH, tmp_path)["coverage.atom"].read_bytes())

    assert not feed.bozo
    assert len(feed.entries) == 5
    entry = next(entry for entry in feed.entries if entry.id == "https://gazette.example/5")
    assert entry.title == "<b>Étoile</b> & co (Gazette)"
    assert "title: &lt;Étoile&gt;" in entry.content[0].value
    assert entry.updated == "2025-05-01T06:01:00+00:00"


@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=6))
def test_whatever_an_outlet_writes_a_cell_is_clean_whatever_its_neighbours(values):
    cleaned = texts(pd.Series(values, dtype=object), defused=True)

    assert cleaned == [texts(pd.Series([value], dtype=object), defused=True)[0] for value in values]
    assert not [cell for cell in cleaned if cell[:1] in tuple("=+-@\t\r＝＋－＠") and cell]
    assert not [cell for cell in cleaned for letter in cell if unicodedata.category(letter) in ("Cc", "Cs")]
