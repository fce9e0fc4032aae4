"""How far a backfill has come, in a store of either kind; and what an address or a listing tells of days."""

from datetime import UTC, datetime, timedelta

import pytest

from pipelines.frames import Frames
from pipelines.run import Run
from pipelines.store import connect
from scrapers import watch as watches
from scrapers.items import Link
from scrapers.memory import KnownPage, Outcome
from scrapers.outlet import Outlet
from scrapers.past import Part, PastLink, day_in_name, day_of, ended, is_settled

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
GAZETTE = Outlet(name="Gazette", home="https://gazette.example/")
TAG = Part(
    url="https://gazette.example/tag/etoile/", kind="tag_page", root="https://gazette.example/tag/etoile/", place=0
)


class Desk:
    """A store, and one run of a backfill after the other over it."""

    def __init__(self, database, folder):
        self.database, self.folder, self.now = database, folder, NOW
        self.run = None

    def begin(self, since="2025-01-01"):
        """As after a kill, where a run is under way still."""
        if self.run is not None:
            self.run.close()
        self.run = Run(
            connect(self.database), watches.load("etoile"), (GAZETTE,), self.folder, kind="backfill",
            clock=lambda: self.now,
        )  # fmt: skip
        memory = self.run.begin()
        self.goes_on = memory.open_backfill("outlets", since, "")
        return memory


@pytest.fixture
def desk(database, tmp_path):
    desk = Desk(database, tmp_path)
    yield desk
    desk.run.close()


def past(number, priority=50, day="", **more):
    url = f"https://gazette.example/{number}"
    link = Link(url=url, channel="tag_page", source=TAG.url, title=f"Number {number}", tags=("Étoile",))
    return PastLink(key=url, link=link, day=day, priority=priority, **more)


def numbers(waiting):
    return [int(one.link.url.rpartition("/")[2]) for one in waiting]


def test_an_outlet_that_was_not_begun_has_no_parts_and_one_that_is_through_has_none_left(desk):
    memory = desk.begin()
    assert memory.parts(GAZETTE) is None

    memory.add_parts(GAZETTE, [TAG])
    assert memory.parts(GAZETTE) == [TAG]
    memory.part_read(GAZETTE, TAG, [], [], {}, None)

    assert desk.begin().parts(GAZETTE) == []
    assert desk.goes_on


def test_a_part_that_was_read_leaves_its_links_and_its_next_page_to_the_next_run(desk):
    memory = desk.begin()
    memory.add_parts(GAZETTE, [TAG])
    second = Part(url=TAG.url + "page/2/", kind="tag_page", root=TAG.url, place=0, page=2)

    new = memory.part_read(GAZETTE, TAG, [second, TAG], [(GAZETTE, past(1, day="2025-04-24"))], {}, None)

    memory = desk.begin()
    assert new == [second]
    assert memory.parts(GAZETTE) == [second]
    assert memory.past_waiting(GAZETTE, 10) == [past(1, day="2025-04-24")]


def test_links_wait_by_importance_then_from_the_newest_back_until_they_have_an_outcome(desk):
    memory = desk.begin()
    links = [past(1, 10, "2025-05-01"), past(2, 100, "2025-01-01"), past(3, 100, "2025-02"), past(4, why="no page")]
    memory.part_read(GAZETTE, TAG, [], [(GAZETTE, link) for link in links], {}, None)
    assert numbers(memory.past_waiting(GAZETTE, 10)) == [3, 2, 1]

    memory.note(GAZETTE, Outcome(url=links[1].link.url, outcome="not relevant", reason="garden"))
    memory.spare_past(links[0].key, "robots.txt disallows it")

    assert numbers(desk.begin().past_waiting(GAZETTE, 10)) == [3]


def test_a_page_that_failed_is_tried_by_three_runs_and_a_listing_too(desk):
    memory = desk.begin()
    memory.add_parts(GAZETTE, [TAG])
    memory.part_read(GAZETTE, Part(url="x", kind="sitemap", root="x", place=4), [], [(GAZETTE, past(1))], {}, None)
    seen = []
    for _ in range(4):
        waiting, parts = memory.past_waiting(GAZETTE, 10), memory.parts(GAZETTE)
        seen.append((len(waiting), len(parts)))
        for part in parts:
            memory.part_failed(GAZETTE, part, "timed out", False)
        for link in waiting:
            memory.note(GAZETTE, Outcome(url=link.link.url, outcome="failed", reason="timed out", link=link.link))
        memory = desk.begin()

    assert seen == [(1, 1), (1, 1), (1, 1), (0, 0)]


def test_what_is_gone_from_its_outlet_waits_for_the_archive_until_that_has_answered(desk):
    memory = desk.begin()
    url = past(1).link.url
    memory.note(GAZETTE, Outcome(url=url, outcome="not an article", reason="status 404", status=404))
    memory = desk.begin("2024-01-01")
    memory.part_read(GAZETTE, TAG, [], [(GAZETTE, past(1))], {}, None)
    assert numbers(memory.past_waiting(GAZETTE, 10)) == [1]

    memory.note(GAZETTE, Outcome(url=url, outcome="not relevant", reason="garden"))

    assert memory.past_waiting(GAZETTE, 10) == []


def test_a_backfill_is_finished_once_nothing_is_left_and_the_next_one_begins(desk):
    memory = desk.begin()
    memory.add_parts(GAZETTE, [TAG])
    assert memory.close_backfill() == 1
    memory.part_read(GAZETTE, TAG, [], [(GAZETTE, past(1))], {}, None)
    assert memory.close_backfill() == 1
    memory.note(GAZETTE, Outcome(url=past(1).link.url, outcome="not relevant", reason="garden"))

    assert memory.close_backfill() == 0
    desk.begin()
    assert not desk.goes_on


def test_other_dates_are_another_backfill_and_an_old_one_is_begun_anew(desk):
    desk.begin()
    desk.begin("2024-01-01")
    assert not desk.goes_on

    desk.now += timedelta(days=20)
    desk.begin("2024-01-01")

    assert not desk.goes_on


def test_the_certificate_is_counted_in_the_store(desk):
    memory = desk.begin()
    links = [past(1, day="2025-04-01"), past(2, day="2025-04"), past(3, why="no page", day="2025-04-02"), past(4)]
    memory.part_read(GAZETTE, TAG, [], [(GAZETTE, link) for link in links], {"2025-04": 30, "2025-03": 2}, None)
    memory.part_read(GAZETTE, TAG, [], [], {"2025-04": 7}, None)
    memory.note(GAZETTE, Outcome(url=links[0].link.url, outcome="failed", reason="timed out"))

    counts = Frames(desk.run.store.engine, watches.load("etoile")).past

    assert counts[["month", "state", "reason", "addresses"]].to_numpy().tolist() == [
        ["", "left", "", 1],
        ["2025-03", "spared", "", 2],
        ["2025-04", "failed", "timed out", 1],
        ["2025-04", "left", "", 1],
        ["2025-04", "spared", "", 38],
    ]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("https://gazette.example/sitemap-2025-04.xml", "2025-04"),
        ("https://gazette.example/sitemap.xml?yyyy=2025&mm=4&dd=7", "2025-04-07"),
        ("https://gazette.example/sitemaps/20250424.xml.gz", "2025-04-24"),
        ("https://gazette.example/post-sitemap-2019.xml", ""),
        ("https://gazette.example/post-sitemap12.xml", ""),
        ("https://gazette.example/sitemap-2025-13.xml", ""),
    ],
)
def test_a_sitemaps_name_tells_its_month(name, day):
    assert day_in_name(name) == day


def test_an_address_tells_the_day_before_its_listing_and_the_sitemaps_name():
    told = Link(url="https://gazette.example/2025/04/a", channel="sitemap", source="x", modified="2025-06-01")
    bare = Link(url="https://gazette.example/a", channel="sitemap", source="x", modified="2025-06-01T10:00:00Z")

    assert day_of(told, "https://gazette.example/sitemap-2025-05.xml") == "2025-04"
    assert day_of(bare, "https://gazette.example/sitemap-2025-05.xml") == "2025-05"
    assert day_of(bare, "") == "2025-06-01"


def test_a_listing_has_left_the_dates_when_all_that_it_dates_lies_before_them():
    def some(*days):
        return [Link(url=f"https://gazette.example/{n}", channel="tag_page", source="x", published=day)
                for n, day in enumerate(days)]  # fmt: skip

    assert ended(some("2024-12-30", "2024-11-01", "2024-10-01"), "2025-01-01")
    assert not ended(some("2025-01-02", "2024-11-01", "2024-10-01"), "2025-01-01")
    assert not ended(some(None, None, None, "2024-01-01"), "2025-01-01")
    assert not ended(some("2024-01-01"), None)


@pytest.mark.parametrize(
    ("outcome", "reason", "live", "archived"),
    [
        ("kept", None, True, True),
        ("not relevant", "its bytes name nothing of the watch", True, True),
        ("not relevant", "out of the dates: published 2024-01-01, before 2025-01-01", False, False),
        ("not an article", "status 404", True, False),
        ("not an article", "listing: 40 links, no paragraph", True, True),
        ("blocked", "status 403", False, False),
        ("failed", "timed out", False, False),
    ],
)
def test_what_is_settled_is_not_fetched_again(outcome, reason, live, archived):
    known = KnownPage(key="k", url="https://gazette.example/a", outcome=outcome, reason=reason, fetched=NOW)

    assert is_settled(known, from_archive=False) is live
    assert is_settled(known, from_archive=True) is archived
