"""The digest: of which day, what it tells, as text and HTML, and by mail."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines import schema as t
from pipelines.publish import digest, sending
from scrapers.errors import MonitorError
from tests.postbox import postbox
from tests.stores import WATCH, empty_store, store
from tests.test_reports import NEWS

TODAY = {
    "outlet": "Gazette", "title": "<b>Étoile</b> & friends", "published": "2025-03-13T23:30:00-04:00",
    "url": "https://gazette.example/etoile", "people": {"Luke Kirby": 2},
}  # fmt: skip


def test_without_days_it_tells_of_the_last_day_with_coverage_in_the_zone_of_the_watch():
    message = digest.digest(store(*NEWS, TODAY), WATCH)

    assert message.text.split("\n") == [
        "Étoile, 2025-03-13: 2 articles at 2 outlets",
        "5 relevant articles so far; days are those of America/New_York.",
        "", "About Étoile",
        "- <b>Étoile</b> & friends (Gazette, 2025-03-13 23:30)", "  https://gazette.example/etoile",
        "- Kirby dances (Courier, undated)", "  https://gazette.example/4",
        "", "Named most",
        "- Luke Kirby (2 articles)", "- Lou de Laâge (1 article)",
        "", "Message etoile-digest-2025-03-13",
    ]  # fmt: skip


def test_in_html_what_outlets_wrote_is_text_and_addresses_are_links():
    html = digest.digest(store(TODAY), WATCH).html

    assert '<a href="https://gazette.example/etoile">&lt;b&gt;Étoile&lt;/b&gt; &amp; friends</a>' in html
    assert "<b>" not in html


def test_named_days_are_told_with_the_stories_of_several_outlets():
    message = digest.digest(store(*NEWS), WATCH, since=date(2025, 3, 1), until=date(2025, 3, 12))

    assert message.title == "Étoile, 2025-03-01 to 2025-03-12: 3 articles at 2 outlets"
    assert "\n- Ballet series ordered (2 outlets, first Gazette on " in message.text
    assert "Naming Étoile\n- What to watch (Herald, 2025-03-12)" in message.text


def test_a_story_that_broke_the_day_before_is_told_with_the_outlet_that_had_it_first():
    said = [
        {"outlet": "Gazette", "title": "It is over", "published": "2025-06-06T18:45:00-04:00", "story": "3"},
        {"outlet": "Herald", "title": "Cancelled", "published": "2025-06-07T09:00:00-04:00", "story": "3"},
        {"outlet": "Courier", "title": "No more", "published": "2025-06-07T10:00:00-04:00", "story": "3"},
    ]

    text = digest.digest(store(*said), WATCH, until=date(2025, 6, 7)).text

    assert "- It is over (3 outlets, first Gazette on 2025-06-06)" in text


def test_until_alone_is_that_day_and_a_day_without_coverage_says_so():
    assert digest.digest(store(*NEWS), WATCH, until=date(2025, 3, 4)).title == "Étoile, 2025-03-04: no articles"


def test_a_day_far_above_those_before_is_called_so():
    quiet = [{"published": f"2025-03-{day:02d}"} for day in range(1, 29)]
    loud = [{"published": "2025-03-29"}] * 6

    text = digest.digest(store(*quiet, *loud), WATCH).text

    assert "Far more than in the 28 days before: 2025-03-29." in text


def test_outlets_in_trouble_are_told():
    engine = store(TODAY)
    with engine.begin() as connection:
        values = {"run_id": 1, "outlet_id": 1, "verdict": "blocked", "why": "status 403"}
        connection.execute(t.run_outlets.insert().values(**values))

    assert "Outlets that need a look\n- Gazette (blocked: status 403)" in digest.digest(engine, WATCH).text


def test_where_nothing_has_a_date_it_says_what_to_do():
    with pytest.raises(MonitorError, match="name --since"):
        digest.digest(empty_store(), WATCH)


def test_it_lies_beside_the_reports_the_same_bytes_each_time(tmp_path):
    for folder in ("once", "again"):
        digest.write(tmp_path / folder, digest.digest(store(*NEWS), WATCH))

    for name in ("digest.txt", "digest.html"):
        assert (tmp_path / "once" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_by_mail_it_is_plain_text_and_html():
    pytest.importorskip("apprise", reason="needs the alerts extra")
    message = digest.digest(store(*NEWS, TODAY), WATCH)

    with postbox() as box:
        told = list(sending.send({one: [message] for one in sending.targets(box.mail)}, within=10))

    assert [one.problem for one in told] == [""]
    mail = box.mails[0]
    assert mail["Subject"] == "Étoile, 2025-03-13: 2 articles at 2 outlets"
    assert "- Kirby dances (Courier, undated)" in mail.get_body(("plain",)).get_content()
    assert "&lt;b&gt;Étoile" in mail.get_body(("html",)).get_content()
