"""Alerts: what a run tells ALERT_URLS, once, over real HTTP and SMTP on loopback, from a store of either kind."""

from __future__ import annotations

import logging
import sys
import time
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.publish import alerts, sending
from pipelines.publish.alerts import Occasion, alert
from pipelines.store import connect
from tests.crawling import crawl
from tests.postbox import postbox
from tests.site import Site, article, serving
from tests.stores import WATCH, add, start

pytest.importorskip("apprise", reason="needs the alerts extra")

BEGAN = datetime(2025, 5, 1, 6, tzinfo=UTC)
NEW = {"title": "Ballet series premieres", "url": "https://gazette.example/1", "published": "2025-04-24"}
STORY = [
    {"title": "Renewed", "outlet": name, "story": "1", "level": "mention"} for name in ("Gazette", "Herald", "Courier")
]


@pytest.fixture
def desk(database):
    store = connect(database)
    with store.begin() as connection:
        start(connection, WATCH)
    yield Desk(store)
    store.close()


class Desk:
    """A store to which articles are added, and the runs after which alerts go out."""

    def __init__(self, store):
        self.store, self.pages, self.runs = store, 0, 1

    def found(self, *articles):
        with self.store.begin() as connection:
            for article in articles:
                self.pages += 1
                add(connection, self.pages, article, WATCH)
        return self

    def health(self, outlet, verdict, why):
        with self.store.begin() as connection:
            number = connection.execute(sa.select(t.outlets.c.id).where(t.outlets.c.name == outlet)).scalar_one()
            values = {"run_id": self.runs, "outlet_id": number, "verdict": verdict, "why": why}
            connection.execute(t.run_outlets.insert().values(**values))
        return self

    def next_run(self):
        self.runs += 1
        with self.store.begin() as connection:
            values = {"id": self.runs, "watch_id": 1, "started_at": int(BEGAN.timestamp()) + self.runs, "kind": "crawl"}
            connection.execute(t.runs.insert().values(**values))
        return self

    def alert(self, urls, **more):
        occasion = Occasion(watch=WATCH, watch_id=1, run_id=self.runs, began=BEGAN, **more)
        return alert(self.store, occasion, urls)


def test_one_message_tells_all_that_is_new_and_nothing_new_is_no_message(desk):
    with postbox() as box:
        desk.found(NEW, *STORY, {"level": "mention", "candidates": [("Dana Roe", "also stars", 0.8)]})
        desk.health("Herald", "broken", "no answer")

        first, second = desk.alert(box.hook), desk.next_run().alert(box.hook)

    assert (first, second) == ([], [])
    (post,) = box.posts
    assert post["title"] == (
        "Étoile: 1 new article, 1 story at three or more outlets, 1 new name in cast position, "
        "1 outlet newly in trouble"
    )
    assert post["id"] == "etoile-1-20250501T060000Z"
    assert box.headers[0]["X-Alert-Id"] == post["id"]
    assert post["message"].split("\n") == [
        post["title"], "",
        "New articles about Étoile", "- Ballet series premieres (Gazette, 2025-04-24)", "  https://gazette.example/1",
        "", "Stories that three or more outlets tell",
        "- Renewed (3 outlets, first Gazette)", "  https://gazette.example/2",
        "", "Names in cast position that the watch does not know",
        "- Dana Roe (also stars Dana Roe)", "  https://gazette.example/5",
        "", "Outlets newly in trouble", "- Herald (broken: no answer)",
        "", "Message etoile-1-20250501T060000Z",
    ]  # fmt: skip


def test_targets_are_parted_by_blanks_or_commas_and_each_takes_the_message(desk):
    with postbox() as box:
        desk.found(NEW)

        assert desk.alert(f"{box.hook}, {box.mail}") == []

    assert len(box.posts) == 1
    assert sorted(mail["To"] for mail in box.mails) == ["ann@desk.example", "bo@desk.example"]


def test_what_outlets_wrote_is_inert_in_mail_and_in_its_headers(desk):
    title = "<img src=x onerror=alert(1)>\r\nBcc: all@example.org @everyone <!channel> & more"
    with postbox() as box:
        desk.found({"title": title, "url": "javascript:alert(1)", "outlet": "Gazette\r\nX-Evil: 1"})

        desk.alert(box.mail)

    mail = box.mails[0]
    html = mail.get_body(("html",)).get_content()
    assert (
        "&lt;img src=x onerror=alert(1)&gt; Bcc: all@example.org @\u2060everyone &lt;\u2060!channel&gt; &amp;" in html
    )
    assert "<img" not in html
    assert "href" not in html
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert mail["X-Alert-Id"] == "etoile-1-20250501T060000Z"
    assert "<img src=x onerror=alert(1)> Bcc" in mail.get_body(("plain",)).get_content()


def test_a_target_that_fails_is_named_without_its_password_and_gets_the_message_after_the_next_run(desk):
    with postbox() as box:
        secret = box.hook.replace("://", "://ann:hunter2@")
        box.status = 500
        desk.found(NEW)

        ((name, why),) = desk.alert(secret)
        box.status = 200
        again = desk.next_run().alert(secret)

    assert name.startswith("json://ann:****@127.0.0.1")
    assert "hunter2" not in why
    assert why
    assert again == []
    assert [post["id"] for post in box.posts] == ["etoile-1-20250501T060000Z"]


def test_a_target_that_hangs_is_given_up_in_time_and_holds_no_other(desk, monkeypatch):
    monkeypatch.setattr(sending, "WITHIN", 1.0)
    with postbox() as box, postbox() as slow:
        slow.hang = 4
        desk.found(NEW)
        began = time.monotonic()

        failed = desk.alert(f"{slow.mail} {box.hook}")

        assert time.monotonic() - began < 2.5
    assert [why for _, why in failed] == ["no answer within 1 s"]
    assert len(box.posts) == 1


def test_after_a_kill_between_sending_and_noting_only_that_message_is_repeated(desk, monkeypatch):
    class Killed(BaseException):
        """Stands for SIGKILL: nothing after it is done."""

    real = sending.send

    def killed(letters, **more):
        for told in real(letters, **more):
            raise Killed(told.message)

    with postbox() as box:
        desk.found(NEW)
        monkeypatch.setattr(sending, "send", killed)
        with pytest.raises(Killed):
            desk.alert(box.hook)
        monkeypatch.setattr(sending, "send", real)
        desk.next_run().found({"title": "Second", "url": "https://gazette.example/2"}).alert(box.hook)
        desk.next_run().alert(box.hook)

    assert [post["id"][:8] for post in box.posts] == ["etoile-1", "etoile-1", "etoile-2"]
    assert box.posts[0] == box.posts[1]


def test_a_killed_run_s_articles_are_told_after_the_next(desk):
    with postbox() as box:
        desk.found(NEW).alert(box.hook)
        desk.next_run().found({"title": "Stored, then killed", "url": "https://gazette.example/2"})

        desk.next_run().alert(box.hook)

    assert "Stored, then killed" in box.posts[1]["message"]


def test_what_earlier_runs_brought_before_alerts_were_set_is_not_told(desk):
    with postbox() as box:
        desk.found({**NEW, "first_seen": "2025-04-30T06:00:00+00:00"})
        desk.found({"title": "Of today", "url": "https://gazette.example/2"})

        desk.alert(box.hook)

    assert box.posts[0]["title"] == "Étoile: 1 new article"
    assert "Of today" in box.posts[0]["message"]


@pytest.mark.parametrize("kind", ["backfill", "replay"])
def test_what_a_replay_or_backfill_brings_is_past_and_nobody_is_told(desk, kind):
    with postbox() as box:
        desk.found(NEW, *STORY).alert(box.hook, live=kind == "crawl")
        desk.next_run().alert(box.hook)

    assert box.posts == []


def test_an_outlet_in_trouble_is_told_once_and_again_when_it_breaks_anew(desk):
    with postbox() as box:
        desk.found({"level": "mention"})
        for verdict in ("broken", "broken", "fine", "blocked"):
            desk.health("Gazette", verdict, "status 403")
            desk.alert(box.hook)
            desk.next_run()

    assert [post["message"].split("\n")[3] for post in box.posts] == [
        "- Gazette (broken: status 403)",
        "- Gazette (blocked: status 403)",
    ]


def test_a_run_that_was_told_to_end_leaves_its_message_for_the_next(desk):
    with postbox() as box:
        hurried = desk.found(NEW).alert(box.hook, hurried=True)
        assert box.posts == []

        desk.next_run().alert(box.hook)

    assert hurried == [("json://", "left for the next run")]
    assert [post["id"][:8] for post in box.posts] == ["etoile-1"]


def test_a_long_list_is_cut_and_counted(desk):
    with postbox() as box:
        desk.found(*({"title": f"Title {n}", "url": f"https://gazette.example/{n}"} for n in range(25)))

        desk.alert(box.hook)

    assert box.posts[0]["title"] == "Étoile: 25 new articles"
    assert f"- and {25 - alerts.MOST} more" in box.posts[0]["message"]


def test_without_apprise_the_run_says_in_one_line_what_to_install(desk, monkeypatch):
    monkeypatch.setitem(sys.modules, "apprise", None)

    failed = desk.found(NEW).alert("mailto://user:secret@mail.example")

    assert failed == [("mailto://", "ALERT_URLS needs apprise: pip install 'etoile-news[alerts]'")]


def test_an_address_that_is_none_is_named_and_the_others_are_told(desk):
    with postbox() as box:
        failed = desk.found(NEW).alert(f"nonsense://x {box.hook}")

    assert failed == [("nonsense://", "no address that apprise knows")]
    assert len(box.posts) == 1


def test_a_crawl_tells_what_it_found_and_ends_well_though_a_target_fails(tmp_path, caplog):
    site = Site()
    with serving(site), postbox() as box, postbox() as broken:
        broken.status = 500
        page = "/tv/etoile-renewed"
        site.pages = {
            "/": "<html><body></body></html>",
            "/feed": site.feed(page),
            page: article("Étoile renewed by Prime Video", "Étoile, the ballet series with Luke Kirby, is renewed."),
        }
        with caplog.at_level(logging.INFO, "monitor"):
            done = crawl(tmp_path, site.outlet(feeds=["/feed"]), ALERT_URLS=f"{broken.hook},{box.hook}")

    assert done.status == 0
    assert [post["title"] for post in box.posts] == ["Étoile: 1 new article"]
    assert page in box.posts[0]["message"]
    assert [line for line in caplog.messages if line.startswith("alert not taken, next run tries again: json://127")]
