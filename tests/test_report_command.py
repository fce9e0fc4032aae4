"""`scrapy report`, the real command: a digest, what would change, watches compared."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import frictionless
import pytest
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.frames import Frames
from pipelines.publish import difference, publish
from pipelines.publish.compare import compared
from pipelines.store import connect
from scrapers import watch as watches
from tests.crawling import crawl
from tests.postbox import postbox
from tests.site import Site, article, serving
from tests.stores import WATCH, add, start, store
from tests.test_reports import NEWS

ROOT = Path(__file__).resolve().parent.parent


def report(folder, *args, **environment):
    return subprocess.run(
        [Path(sys.executable).with_name("scrapy"), "report", *args],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "OUTPUT_DIR": str(folder), "DATABASE_URL": "", "ALERT_URLS": "", **environment},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    opened = connect(f"sqlite:///{tmp_path}/news.sqlite")
    with opened.begin() as connection:
        start(connection, watches.load("etoile"))
        for page, article in enumerate(NEWS, 1):
            add(connection, page, article, WATCH)
    opened.close()
    return tmp_path


def changes(folder):
    engine = sa.create_engine(f"sqlite:///{folder}/news.sqlite")
    return list(difference.difference(engine, watches.load("etoile"), folder / "etoile").lines())


def change(folder, *statements):
    opened = connect(f"sqlite:///{folder}/news.sqlite")
    with opened.begin() as connection:
        for statement in statements:
            connection.execute(statement)
    opened.close()


def test_a_digest_is_printed_written_and_sent(folder):
    pytest.importorskip("apprise", reason="needs the alerts extra")
    with postbox() as box:
        done = report(folder, "--digest", "--send", ALERT_URLS=box.mail)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Étoile, 2025-03-12: 1 article at 1 outlet\n")
    assert (folder / "etoile" / "digest.txt").read_text(encoding="utf-8") == done.stdout
    assert (folder / "etoile" / "digest.html").is_file()
    assert len(box.mails) == 2


def test_a_digest_that_nobody_takes_is_still_printed_and_the_target_named(folder):
    pytest.importorskip("apprise", reason="needs the alerts extra")
    done = report(folder, "--digest", "--send", ALERT_URLS="json://ann:hunter2@127.0.0.1:9/x")

    assert done.returncode == 1
    assert done.stdout.startswith("Étoile, 2025-03-12")
    assert done.stderr.startswith("error: not taken: json://ann:****@127.0.0.1:9/x: ")
    assert "hunter2" not in done.stderr


def test_diff_tells_added_gone_and_changed_rows_and_writes_nothing(folder):
    assert report(folder, "articles").returncode == 0
    lying = (folder / "etoile" / "articles.csv").read_bytes()
    change(
        folder,
        t.articles.update().where(t.articles.c.page_id == 1).values(title="Another, longer headline", language="fr"),
        t.verdicts.update().where(t.verdicts.c.page_id == 2).values(level="none"),
    )
    with_new = connect(f"sqlite:///{folder}/news.sqlite")
    with with_new.begin() as connection:
        add(connection, 9, {"title": "Brand new"}, WATCH)
    with_new.close()

    done = report(folder, "--diff")

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "1 row of articles.csv added, 1 gone, 1 changed",
        "added: https://gazette.example/9: Brand new",
        "gone: https://gazette.example/2: A series about ballet",
        "changed: https://gazette.example/1",
        "    title: Ballet series ordered -> Another, longer headline",
        "    language: en -> fr",
    ]
    assert (folder / "etoile" / "articles.csv").read_bytes() == lying


def test_diff_of_what_lies_there_unchanged_says_so(folder):
    report(folder)

    assert report(folder, "--diff").stdout == "no row of articles.csv differs\n"


def test_after_a_replay_diff_shows_what_it_changed_until_another_run(tmp_path):
    site, page = Site(), "/tv/etoile-renewed"
    with serving(site):
        site.pages = {
            "/": "<html><body></body></html>",
            "/feed": site.feed(page),
            page: article("Étoile renewed by Prime Video", "Étoile, the ballet series with Luke Kirby, is renewed."),
        }
        outlets = site.outlet(feeds=["/feed"])
        crawl(tmp_path, outlets, ARCHIVE="matched")
        change(tmp_path, t.articles.update().values(title="Read wrong", fingerprint="0"))
        publish(sa.create_engine(f"sqlite:///{tmp_path}/news.sqlite"), watches.load("etoile"), tmp_path / "etoile")

        crawl(tmp_path, outlets, ARCHIVE="off", given={"replay": str(tmp_path / "archive")})
        shown = changes(tmp_path)
        last = crawl(tmp_path, outlets)

    assert [row["kind"] for row in last.rows("runs")] == ["crawl", "replay", "crawl"]
    assert shown[0] == "0 rows of articles.csv added, 0 gone, 1 changed"
    assert shown[2:] == ["    title: Read wrong -> Étoile renewed by Prime Video"]
    assert changes(tmp_path) == ["no row of articles.csv differs"]


def test_a_column_more_or_less_is_no_change_of_every_row():
    found = difference.between(
        'url,title\r\nhttps://a.example/1,"One, two"\r\n', 'url,title,new\r\nhttps://a.example/1,"One, two",x\r\n'
    )

    assert (found.added, found.gone, found.changed) == ({}, {}, {})


def test_compared_watches_share_each_week_and_outlet_and_an_article_of_both_counts_twice():
    etoile = store(
        {"published": "2025-03-03"}, {"published": "2025-03-04"}, {"published": "2025-03-09", "outlet": "Herald"}
    )
    other = store({"published": "2025-03-05", "level": "mention"}, {"published": "2025-03-10"}, {"published": None})

    rows = compared({"etoile": Frames(etoile, WATCH).articles, "other": Frames(other, WATCH).articles})

    assert [(f"{row[0]:%Y-%m-%d}", *row[1:]) for row in rows.itertuples(index=False)] == [
        ("2025-03-03", "Gazette", "etoile", 2, 2, 0.6667, 0.75),
        ("2025-03-03", "Gazette", "other", 1, 0, 0.3333, 0.25),
        ("2025-03-03", "Herald", "etoile", 1, 1, 1.0, 0.75),
        ("2025-03-10", "Gazette", "other", 1, 1, 1.0, 1.0),
    ]


def test_compare_writes_a_file_that_holds_what_its_datapackage_says(folder, tmp_path):
    (tmp_path / "maisel.toml").write_text('title = "Maisel"\nkind = "series"\n', encoding="utf-8")
    change(
        folder,
        t.watches.insert().values(id=2, key="maisel"),
        t.verdicts.insert().from_select(
            [column.name for column in t.verdicts.c],
            sa.select(*(sa.literal(2) if c.name == "watch_id" else c for c in t.verdicts.c)).where(
                t.verdicts.c.page_id == 1
            ),
        ),
    )

    done = report(folder, "--compare", f"etoile,{tmp_path}/maisel.toml")

    assert done.returncode == 0, done.stderr
    place = folder / "compare" / "etoile,maisel"
    assert done.stdout.split() == [str(place / "compare.csv"), str(place / "datapackage.json")]
    with (place / "compare.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["week"], row["outlet"], row["watch"], row["share"]) for row in csv.DictReader(file)][:2] == [
            ("2025-03-03", "Gazette", "etoile", "0.5"),
            ("2025-03-03", "Gazette", "maisel", "0.5"),
        ]
    assert frictionless.validate(str(place / "datapackage.json")).flatten(["message"]) == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--compare", "etoile,nobody"], "nobody: no such watch"),
        (["--compare", "etoile"], "--compare takes two watches or more"),
        (["--digest", "--diff"], "not allowed with argument"),
        (["--send"], "--send goes with --digest"),
        (["--digest", "--send"], "ALERT_URLS names no target"),
        (["--diff", "tags"], "name no reports with"),
        (["--diff"], "there is nothing to compare with; run 'scrapy report' first"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(folder, args, said):
    done = report(folder, *args)

    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
