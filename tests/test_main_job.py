"""The main job over the bundled newsroom: every field of every article beside the truth that the newsroom declares."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from tests.crawling import crawl
from tests.newsroom import SITES, Newsroom
from tests.newsroom.shelf import all_articles

LIBRARY = all_articles()
RELEVANT = [truth for truth in LIBRARY if truth.outcome == "kept" and truth.level != "none"]
LANGUAGES = {site.key: site.language for site in SITES}


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    """The newsroom crawled once: what was stored, by the id of the truth."""
    folder = tmp_path_factory.mktemp("job")
    with Newsroom.start() as room:
        outlets = room.outlets_file(folder).read_text(encoding="utf-8")
        crawled = crawl(folder, outlets)
        urls = {truth.id: room.url_of(truth) for truth in room.articles}
        born = {truth.id: room.instant_of(truth) for truth in room.articles if truth.age is not None}
    return crawled, urls, Stored(folder / "news.sqlite"), born


class Stored:
    """The store, by address."""

    def __init__(self, path):
        self.store = sqlite3.connect(path)
        self.store.row_factory = sqlite3.Row

    def article(self, url):
        query = """SELECT a.*, v.level, v.kind, v.story, v.story_part FROM articles a JOIN pages p ON p.id = a.page_id
                   JOIN verdicts v ON v.page_id = a.page_id WHERE p.url = ?"""
        return self.store.execute(query, (url,)).fetchone()

    def labels(self, page, kind):
        query = """SELECT l.text FROM article_labels a JOIN labels l ON l.id = a.label_id
                   WHERE a.page_id = ? AND a.kind = ? ORDER BY a.position"""
        return [row[0] for row in self.store.execute(query, (page, kind))]

    def authors(self, page):
        query = """SELECT n.text FROM article_authors a JOIN names n ON n.id = a.name_id
                   WHERE a.page_id = ? ORDER BY position"""
        return [row[0] for row in self.store.execute(query, (page,))]

    def people(self, page):
        query = "SELECT n.text AS name, m.* FROM mentions m JOIN names n ON n.id = m.name_id WHERE m.page_id = ?"
        return {row["name"]: row for row in self.store.execute(query, (page,))}

    def outcome(self, url):
        row = self.store.execute("SELECT outcome FROM pages WHERE url = ?", (url,)).fetchone()
        return row[0] if row else "never asked"


@pytest.fixture(params=RELEVANT, ids=lambda truth: truth.id)
def read(request, job):
    """The truth of one relevant article, and what was stored of it."""
    truth = request.param
    found = job[2].article(job[1][truth.id])
    assert found is not None, f"{truth.id} was not kept: {job[2].outcome(job[1][truth.id])}"
    return truth, found, job[2]


def test_the_run_completed(job):
    assert (job[0].status, job[0].error) == (0, None)


@pytest.mark.parametrize("truth", LIBRARY, ids=lambda truth: truth.id)
def test_each_page_ends_as_the_newsroom_says(job, truth):
    assert job[2].outcome(job[1][truth.id]) == truth.outcome


def test_the_title_is_as_printed(read):
    truth, found, _ = read

    assert found["title"] == truth.title


def test_the_dek_is_as_printed(read):
    truth, found, _ = read

    assert found["dek"] == truth.dek


def test_the_date_is_the_one_that_the_page_says(read, job):
    truth, found, _ = read
    if truth.age is not None:
        gap = datetime.fromtimestamp(found["published_at"], UTC) - job[3][truth.id]
        assert abs(gap) < timedelta(minutes=5)
        return

    assert (found["published"], found["published_precision"]) == (truth.published, truth.precision)


def test_the_date_of_change_is_told_from_the_date_of_publication(read):
    truth, found, _ = read
    if truth.modified is None:
        pytest.skip("the newsroom does not state it")

    assert found["modified"] == truth.modified


def test_the_authors_are_the_names_of_the_byline(read):
    truth, found, stored = read

    assert stored.authors(found["page_id"]) == list(truth.authors)


def test_the_tags_are_those_of_the_page(read):
    truth, found, stored = read

    assert stored.labels(found["page_id"], "tag") == list(truth.tags)


def test_the_categories_are_those_of_the_page(read):
    truth, found, stored = read
    if not truth.categories:
        pytest.skip("the newsroom does not state them")

    assert stored.labels(found["page_id"], "category") == list(truth.categories)


def test_the_language_is_the_outlets(read):
    truth, found, _ = read

    assert found["language"] == LANGUAGES[truth.outlet]


def test_a_paywall_is_seen(read):
    truth, found, _ = read

    assert found["paywalled"] == (None if truth.paywalled is None else int(truth.paywalled))


def test_the_body_is_the_text_and_nothing_else(read):
    truth, found, _ = read

    assert found["body"] == truth.body


def test_the_series_is_subject_or_passing_as_it_is(read):
    truth, found, _ = read

    assert found["level"] == truth.level


def test_the_kind_of_article_is_told(read):
    truth, found, _ = read
    if truth.kind is None:
        pytest.skip("the newsroom does not state it")

    assert found["kind"] == truth.kind


def test_the_people_named_are_those_of_the_series(read):
    truth, found, stored = read

    people = stored.people(found["page_id"])
    assert {name: row["role"] for name, row in people.items()} == {name: seen.role for name, seen in truth.cast.items()}


def test_characters_credits_and_counts_are_as_the_text_has_them(read):
    truth, found, stored = read

    people = stored.people(found["page_id"])
    for name, seen in truth.cast.items():
        row = people[name]
        assert seen.character in (None, row["character"])
        assert tuple(json.loads(row["credits"])) == seen.credits
        assert seen.mentions in (None, row["mentions"])


def test_articles_on_one_event_are_one_story_and_others_are_not(job):
    _, urls, stored, _ = job
    told = {truth.id: stored.article(urls[truth.id]) for truth in RELEVANT}
    pairs = [(a, b) for a, b in combinations(RELEVANT, 2) if told[a.id] is not None and told[b.id] is not None]

    same = {(a.id, b.id) for a, b in pairs if a.story is not None and a.story == b.story}
    found = {(a.id, b.id) for a, b in pairs if told[a.id]["story"] == told[b.id]["story"]}

    hits = len(same & found)
    assert 2 * hits / (len(same) + len(found)) >= 0.95, (sorted(same - found), sorted(found - same))


def test_no_article_stands_twice(job):
    rows = job[0].rows("articles")

    assert len({row["url"] for row in rows}) == len(rows)
    assert len({(row["outlet"], row["title"]) for row in rows}) == len(rows)


def test_a_second_run_asks_each_source_once_and_no_article(job, tmp_path):
    with Newsroom.start() as room:
        outlets = room.outlets_file(tmp_path).read_text(encoding="utf-8")
        crawl(tmp_path, outlets)
        before = (tmp_path / "etoile" / "articles.csv").read_bytes()
        room.clear_requests()
        second = crawl(tmp_path, outlets)
        asked = [request.path for request in room.requests]
        articles = {truth.path for truth in room.articles}
        in_full = {request.outlet for request in room.requests if request.status != 304}

    assert (tmp_path / "etoile" / "articles.csv").read_bytes() == before
    assert second.stored("SELECT new, changed FROM runs ORDER BY id")[-1] == (0, 0)
    assert not articles & set(asked)
    assert len(asked) == len({(request.outlet, request.path) for request in room.requests})
    # Its listings print ages ("3 hours ago"), so they differ each time.
    assert in_full <= {"quickreel"}
