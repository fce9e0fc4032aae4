"""One run over a store of either kind: what is kept of an article, once, with its edits and a person's word."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.correction import forget, say
from pipelines.flow import Dropped, Kept
from pipelines.fulltext import search
from pipelines.run import Run
from pipelines.store import connect
from scrapers import watch as watches
from scrapers.items import Article, Link, Page, Reading, Unread
from scrapers.outlet import Outlet

NOW = datetime(2025, 4, 24, 15, tzinfo=UTC)
GAZETTE = Outlet(name="Gazette", home="https://gazette.example/", timezone="America/New_York")
COURIER = Outlet(name="Courier", home="https://courier.example/")
URL = "https://gazette.example/etoile-premiere"
ABOUT = Article(
    url=URL,
    canonical_url=URL,
    outlet="Gazette",
    title="Étoile premieres on Prime Video",
    dek="Luke Kirby leads the ballet series.",
    published="2025-04-24T09:00:00-04:00",
    published_precision="second",
    published_source="json-ld",
    authors=("Ann Lee", "Bo Day"),
    categories=("TV",),
    tags=("Étoile", "Prime Video"),
    language="en",
    body="Étoile, the series by Amy Sherman-Palladino, premieres on Prime Video.\nLuke Kirby plays Jack McMillan.",
)


def reading(article=ABOUT, outlet=GAZETTE, requested=None, fetched=NOW, **changed):
    article = dataclasses.replace(article, **changed)
    link = Link(url=article.url, channel="feed", source="https://gazette.example/feed/")
    page = Page(url=article.url, body=b"", headers={"etag": '"1"'}, fetched=fetched, link=link)
    return Reading(page=page, outlet=outlet.key, result=article, requested=requested or article.url)


class Desk:
    """A store and the runs over it."""

    def __init__(self, database, folder):
        self.database, self.folder = database, folder
        self.watch = watches.load("etoile")
        self.now = NOW

    def run(self, *readings, **more):
        run = Run(connect(self.database), self.watch, (GAZETTE, COURIER), self.folder, clock=lambda: self.now, **more)
        run.begin()
        results = [run.take(one) for one in readings]
        run.end("finished", {})
        return run, results

    def rows(self, query):
        store = connect(self.database)
        with store.begin() as connection:
            found = [tuple(row) for row in connection.execute(query)]
        store.close()
        return found


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path / "output")


def test_an_article_is_kept_with_all_that_belongs_to_it(desk):
    run, (kept,) = desk.run(reading())

    assert isinstance(kept, Kept)
    assert run.gains.new == [("Gazette", "Étoile premieres on Prime Video")]
    assert desk.rows(sa.select(t.articles.c.title, t.articles.c.published, t.articles.c.published_at)) == [
        ("Étoile premieres on Prime Video", "2025-04-24T09:00:00-04:00", 1745499600)
    ]
    names = sa.select(t.names.c.text).join(t.mentions, t.mentions.c.name_id == t.names.c.id)
    assert desk.rows(names.order_by(t.names.c.text)) == [("Amy Sherman-Palladino",), ("Luke Kirby",)]
    labels = sa.select(t.article_labels.c.kind, t.labels.c.text, t.labels.c.folded).join(
        t.labels, t.labels.c.id == t.article_labels.c.label_id
    )
    assert set(desk.rows(labels)) == {
        ("tag", "Étoile", "etoile"),
        ("tag", "Prime Video", "prime video"),
        ("category", "TV", "tv"),
    }


def test_running_again_changes_nothing_that_did_not_change(desk):
    desk.run(reading())
    everything = [
        sa.select(table) for table in (t.articles, t.verdicts, t.mentions, t.article_labels, t.article_authors)
    ]
    before = [desk.rows(query) for query in everything]
    desk.now += timedelta(hours=1)

    run, _ = desk.run(reading())

    assert [desk.rows(query) for query in everything] == before
    assert (run.gains.new, run.gains.changed) == ([], [])


def test_an_edit_is_a_version_and_a_change_and_the_first_version_is_kept(desk):
    desk.run(reading())
    desk.now += timedelta(hours=1)

    run, _ = desk.run(reading(title="Étoile premieres tonight on Prime Video", tags=("Étoile",)))

    assert run.gains.changed == [("Gazette", "Étoile premieres tonight on Prime Video", "title, tags")]
    changes = sa.select(t.changes.c.field, t.changes.c.before, t.changes.c.after).order_by(t.changes.c.field)
    assert desk.rows(changes) == [
        ("tags", "Étoile; Prime Video", "Étoile"),
        ("title", "Étoile premieres on Prime Video", "Étoile premieres tonight on Prime Video"),
    ]
    ((content,),) = desk.rows(sa.select(t.versions.c.content))
    assert '"title":"Étoile premieres on Prime Video"' in content


def test_addresses_of_one_article_lead_to_one_row(desk):
    desk.run(
        reading(url=f"{URL}?utm_source=x", requested="https://gazette.example/?p=7"),
        reading(url="https://gazette.example/amp-view/etoile-premiere"),
    )

    assert desk.rows(sa.select(t.articles.c.url)) == [(URL,)]
    assert set(desk.rows(sa.select(t.pages.c.url, t.pages.c.outcome))) == {
        (URL, "kept"),
        ("https://gazette.example/?p=7", "duplicate"),
        ("https://gazette.example/amp-view/etoile-premiere", "duplicate"),
    }


def test_a_canonical_that_all_pages_share_is_not_believed(desk):
    other = {
        "title": "Étoile on Prime Video: a review",
        "body": "Étoile, with Luke Kirby, is a ballet comedy. A review.",
    }
    desk.run(reading(), reading(url="https://gazette.example/etoile-review", **other))

    assert set(desk.rows(sa.select(t.articles.c.url))) == {(URL,), ("https://gazette.example/etoile-review",)}


def test_the_same_text_at_another_outlet_is_a_row_of_its_own_in_the_same_story(desk):
    body = (
        ABOUT.body
        + "\nThe first season has eight episodes, set between New York and Paris, and all of them arrive at once."
    )
    copy = "https://courier.example/etoile-premiere"
    desk.run(
        reading(body=body),
        reading(body=body, url=copy, canonical_url=copy, outlet=COURIER, published="2025-04-24T11:00:00-04:00"),
    )

    stories = desk.rows(sa.select(t.verdicts.c.story, t.verdicts.c.story_part).order_by(t.verdicts.c.page_id))
    assert len({story for story, _ in stories}) == 1
    assert [part for _, part in stories] == ["first", "copy"]


def test_a_block_page_never_overwrites_an_article(desk):
    desk.run(reading())
    blocked = Unread(url=URL, reason="Blocked", detail="status 403")

    desk.run(dataclasses.replace(reading(), result=blocked))

    assert desk.rows(sa.select(t.pages.c.outcome)) == [("kept",)]
    assert desk.rows(sa.select(t.articles.c.title)) == [("Étoile premieres on Prime Video",)]


def test_what_is_not_about_the_series_is_an_outcome_without_an_article(desk):
    other = {"title": "A garden show returns", "dek": None, "tags": (), "body": "The garden show returns in spring."}

    _, (dropped,) = desk.run(reading(**other))

    assert isinstance(dropped, Dropped)
    assert desk.rows(sa.select(t.pages.c.outcome)) == [("not relevant",)]
    assert desk.rows(sa.select(t.articles.c.title)) == []


def test_a_persons_no_outlasts_every_later_reading_until_it_is_taken_back(desk):
    desk.run(reading())
    store = connect(desk.database)

    assert say(store, desk.watch, URL, "level", "none", NOW) == "the article is now none"
    desk.run(reading(title="Étoile premieres at last on Prime Video"))
    assert desk.rows(sa.select(t.verdicts.c.level, t.verdicts.c.decided_by)) == [("none", "person")]

    assert "primary" in forget(store, desk.watch, URL, NOW)
    desk.run(reading())
    assert desk.rows(sa.select(t.verdicts.c.level, t.verdicts.c.decided_by)) == [("primary", "rules")]
    store.close()


def test_a_persons_date_outlasts_a_later_reading(desk):
    desk.run(reading())
    store = connect(desk.database)

    say(store, desk.watch, URL, "date", "2025-04-20", NOW)
    desk.run(reading())

    assert desk.rows(sa.select(t.articles.c.published, t.articles.c.published_source)) == [("2025-04-20", "person")]
    store.close()


def test_articles_are_found_by_their_words_accents_aside(desk):
    desk.run(reading())
    store = connect(desk.database)

    with store.begin() as connection:
        hits = search(store, connection, "etoile SHERMAN palladino", "etoile", 5)
        nothing = search(store, connection, "garden", "etoile", 5)

    assert [(hit.outlet, hit.url) for hit in hits] == [("Gazette", URL)]
    assert nothing == []
    store.close()
