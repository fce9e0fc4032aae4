"""What a page says of its own dates, read from pages of our own writing."""

from __future__ import annotations

from datetime import UTC, datetime
from time import process_time

import pytest

from scrapers.items import Page
from scrapers.outlet import Outlet
from scrapers.parsers import dates
from scrapers.parsers.document import Document

FETCHED = datetime(2025, 5, 2, 12, 0, tzinfo=UTC)
NEW_YORK = Outlet(name="Gazette", home="https://gazette.example/", timezone="America/New_York")


def read(
    body: str, *, head: str = "", url: str = "https://gazette.example/a", lang: str = "en", outlet=None, fetched=None
):
    html = (
        f'<html lang="{lang}"><head><meta charset="utf-8"><title>A headline of some length</title>{head}</head>'
        f"<body>{body}</body></html>"
    )
    return dates.read(Document(Page(url=url, body=html.encode(), fetched=fetched)), outlet)


H1 = "<h1>A headline of some length</h1>"
PARAGRAPH = "<p>" + "Words of the article itself, which say nothing of days or years. " * 8 + "</p>"


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def article(**stated: str) -> str:
    pairs = ", ".join(f'"{key}": "{value}"' for key, value in stated.items())
    return ld('{"@type": "NewsArticle", "headline": "A headline of some length", ' + pairs + "}")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2025-04-24T10:00:00-04:00">',
        '<meta name="parsely-pub-date" content="2025-04-24T14:00:00+00:00">',
        '<meta name="sailthru.date" content="2025-04-24 10:00:00 -0400">',
        '<meta name="cXenseParse:recs:publishtime" content="2025-04-24T10:00:00-04:00">',
        '<meta itemprop="datePublished" content="Thu, 24 Apr 2025 10:00:00 EDT">',
        '<meta name="dcterms.issued" content="1745503200">',
        '<meta name="outlet:first-publication-date" content="1745503200000">',
        """<meta name="parsely-page" content='{"title": "A", "pub_date": "2025-04-24T14:00:00Z"}'>""",
    ],
)
def test_metas_of_every_family_state_the_instant(meta):
    found = read(H1 + PARAGRAPH, head=meta)

    assert dates.instant_of(found.published) == datetime(2025, 4, 24, 14, tzinfo=UTC)
    assert found.precision == "second"


@pytest.mark.parametrize(
    "block",
    [
        article(datePublished="2025-04-24T10:00:00-04:00"),
        ld('[{"@type": "WebSite"}, {"@type": "BlogPosting", "datePublished": "2025-04-24T10:00:00-04:00"}]'),
        ld('{"@graph": [{"@type": "Article", "headline": "x", "datePublished": ["2025-04-24T10:00:00-04:00"]}]}'),
        ld(
            '[{"@type": "NewsArticle", "url": "https://gazette.example/b", "headline": "B",'
            ' "datePublished": "2024-01-01"},'
            '{"@type": "NewsArticle", "url": "https://gazette.example/a", "headline": "A",'
            ' "datePublished": "2025-04-24T10:00:00-04:00"}]'
        ),
    ],
)
def test_json_ld_of_the_main_article_counts_in_whatever_list_it_stands(block):
    found = read(H1 + PARAGRAPH, head=block)

    assert (found.published, found.source) == ("2025-04-24T10:00:00-04:00", "json-ld")


@pytest.mark.parametrize(
    ("lang", "line", "published"),
    [
        ("en", "By Ann Lee | Published April 24, 2025 9:00am PT", "2025-04-24T09:00-07:00"),
        ("en", "Posted on 24th of April 2025 at 9 p.m. ET", "2025-04-24T21:00-04:00"),
        ("en", "Thu 24 Apr 2025 12.30 BST", "2025-04-24T12:30+01:00"),
        ("fr", "Publié le 24 avril 2025 à 18h30", "2025-04-24T18:30"),
        ("fr", "Par Anne Petit, le 24/04/2025 à 18:30, mis à jour le 26/04/2025", "2025-04-24T18:30"),
        ("de", "Veröffentlicht am 24. April 2025, 18.30 Uhr", "2025-04-24T18:30"),
        ("de", "24.04.25 | 18 Uhr", "2025-04-24T18:00"),
        ("it", "Pubblicato il 24 aprile 2025 alle 18.30", "2025-04-24T18:30"),
        ("es", "Publicado el 24 de abril de 2025 a las 18:30 h", "2025-04-24T18:30"),
        ("pt", "Publicado em 24 de abril de 2025 às 18h30", "2025-04-24T18:30"),
        ("nl", "Geplaatst op donderdag 24 april 2025 om 18:30", "2025-04-24T18:30"),
        ("en", "Published 2025-04-24 18:30 UTC. Updated 2025-04-26", "2025-04-24T18:30+00:00"),
        ("en", "12.29.24", "2024-12-29"),
    ],
)
def test_a_printed_byline_is_read_in_its_language_with_its_clock(lang, line, published):
    found = read(f"{H1}<p class='byline'>{line}</p>{PARAGRAPH}", lang=lang)

    assert found.published == published
    assert found.precision == ("minute" if "T" in published else "day")


@pytest.mark.parametrize(
    ("lang", "published"),
    [("en-US", "2025-03-04"), ("en-GB", "2025-04-03"), ("fr", "2025-04-03"), ("de", "2025-04-03")],
)
def test_day_and_month_are_ordered_by_the_page_s_language(lang, published):
    assert read(f"{H1}<p class='date'>Date: 03/04/2025</p>{PARAGRAPH}", lang=lang).published == published


def test_day_and_month_are_ordered_by_what_another_date_of_the_page_proves():
    comments = "<div class='comment'><span>25/04/2025</span> Nice.</div>"

    found = read(f"{H1}<p class='date'>Date: 03/04/2025</p>{PARAGRAPH}{comments}", lang="en")

    assert found.published == "2025-04-03"


def test_published_and_updated_are_told_apart_by_their_labels():
    found = read(f"{H1}<p>Updated May 1, 2025 at 8:00 pm</p><p>Published April 24, 2025 at 9:00 am</p>{PARAGRAPH}")

    assert found.published == "2025-04-24T09:00"
    assert found.modified == "2025-05-01T20:00"


def test_a_page_that_states_its_update_only_has_no_publication_date():
    head = '<meta property="article:modified_time" content="2025-05-01T20:00:00Z">'

    found = read(f"{H1}<p>Last updated: May 1, 2025</p>{PARAGRAPH}", head=head)

    assert found.published is None
    assert found.modified == "2025-05-01T20:00:00+00:00"


def test_an_appointment_after_the_printed_update_is_no_publication_date():
    meeting = f"{H1}<p>All meet again, Mon. May 5, 2025, in the usual place.</p>{PARAGRAPH * 4}"

    found = read(meeting + "<footer><p>Last modified on April 28, 2025</p></footer>")

    assert (found.published, found.modified) == (None, "2025-04-28")
    assert read(meeting + "<footer><p>Last modified on May 6, 2025</p></footer>").published == "2025-05-05"


def test_the_first_of_january_that_only_a_machine_states_is_no_date_where_a_later_year_is_printed():
    head = '<meta itemprop="dateCreated" content="{}">'
    updated = f"{H1}<p>Updated June 13, 2019</p>{PARAGRAPH}"

    assert read(updated, head=head.format("2004-01-01")).published is None
    assert read(updated, head=head.format("2004-03-01")).published == "2004-03-01"
    assert read(H1 + PARAGRAPH, head=head.format("2004-01-01")).published == "2004-01-01"


def test_a_modified_date_before_the_published_one_is_no_modification():
    head = article(datePublished="2025-04-24T10:00:00-04:00", dateModified="2025-04-20T10:00:00-04:00")

    assert read(H1 + PARAGRAPH, head=head).modified is None


@pytest.mark.parametrize(
    "value",
    ["1970-01-01T00:00:00Z", "2099-12-31", "2025-02-31", "0", "0001-01-01T00:00:00", "soon", "2025", "May 2025"],
)
def test_an_impossible_date_is_no_date(value):
    found = read(H1 + PARAGRAPH, head=article(datePublished=value))

    assert found == dates.Dates()


def test_the_future_of_the_fetch_is_refused():
    head = article(datePublished="2025-05-05T10:00:00Z")

    assert read(H1 + PARAGRAPH, head=head, fetched=FETCHED).published is None
    assert read(H1 + PARAGRAPH, head=head).published == "2025-05-05T10:00:00+00:00"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<footer>© 2025 Gazette, since 3 May 1999</footer>",
        "<div class='comments'><p>Posted on April 26, 2025 at 8:00 am</p></div>",
        "<aside><h3>More</h3><time datetime='2025-04-26'>April 26</time></aside>",
        "<div class='related-posts'><span class='date'>April 26, 2025</span></div>",
        "<p>" + "The festival of this town opens, as it did before, " * 7 + "on June 3, 2025.</p>",
    ],
)
def test_dates_of_something_else_are_not_the_article_s(elsewhere):
    assert read(H1 + PARAGRAPH * 4 + elsewhere).published is None


def test_the_day_s_masthead_is_not_the_article_s_date():
    masthead = "<header class='topbar'><span class='date'>Friday, May 2, 2025</span><a>Sign in</a></header>"
    byline = "<p class='byline'>By Ann Lee, April 24, 2025</p>"

    assert read(masthead + H1 + byline + PARAGRAPH).published == "2025-04-24"
    assert read(masthead + "<nav>" + "<a>Section</a>" * 60 + "</nav>" + H1 + PARAGRAPH).published is None


def test_a_relative_time_counts_from_the_fetch_and_is_not_read_without_it():
    body = f"{H1}<time class='published'>3 hours ago</time>{PARAGRAPH}"

    assert read(body, fetched=FETCHED).published == "2025-05-02T09:00+00:00"
    assert read(body).published is None


def test_the_address_names_the_day_where_nothing_else_does_and_confirms_it_where_others_disagree():
    alone = read(H1 + PARAGRAPH, url="https://gazette.example/2025/04/24/headline")
    head = '<meta name="date" content="2019-01-01">'
    line = "<p class='date'>April 24, 2025</p>"

    contested = read(H1 + line + PARAGRAPH, head=head, url="https://gazette.example/2025/04/24/headline")

    assert (alone.published, alone.source) == ("2025-04-24", "url")
    assert contested.published == "2025-04-24"
    assert contested.conflict == ("meta date: 2019-01-01",)


def test_a_time_in_no_zone_takes_the_outlet_s_and_stays_local_where_that_is_not_known():
    head = article(datePublished="2025-04-24T10:00:00")

    assert read(H1 + PARAGRAPH, head=head, outlet=NEW_YORK).published == "2025-04-24T10:00:00-04:00"
    assert read(H1 + PARAGRAPH, head=head).published == "2025-04-24T10:00:00"


def test_one_instant_in_two_offsets_is_given_on_the_local_clock():
    head = article(datePublished="2025-04-25T02:30:15Z")
    head += '<meta property="article:published_time" content="2025-04-24T22:30:15-04:00">'

    assert read(H1 + PARAGRAPH, head=head).published == "2025-04-24T22:30:15-04:00"


def test_the_printed_clock_tells_the_offset_of_a_stamp_in_utc():
    head = article(datePublished="2025-04-25T02:30:15Z")

    found = read(f"{H1}<p class='byline'>April 24, 2025 10:30 pm</p>{PARAGRAPH}", head=head)

    assert found.published == "2025-04-24T22:30:15-04:00"


def test_the_local_clock_stamped_as_utc_is_righted_by_a_stamp_with_the_same_face():
    head = article(datePublished="2025-04-24T22:30:15Z")
    head += '<meta property="article:published_time" content="2025-04-24T22:30:15-04:00">'

    assert read(H1 + PARAGRAPH, head=head).published == "2025-04-24T22:30:15-04:00"


@pytest.mark.parametrize("line", ["April 24, 2025 10:30 pm", "April 24, 2025 10:30 pm ET"])
def test_the_local_clock_stamped_as_utc_is_righted_by_the_printed_clock_of_an_outlet_elsewhere(line):
    head = article(datePublished="2025-04-24T22:30:15Z")
    head += '<meta property="article:published_time" content="2025-04-24T22:30:15+00:00">'

    found = read(f"{H1}<p class='byline'>{line}</p>{PARAGRAPH}", head=head, outlet=NEW_YORK)

    assert found.published == "2025-04-24T22:30:15-04:00"


def test_two_stamps_in_utc_whole_hours_apart_are_told_apart_by_the_outlet_s_zone():
    head = article(datePublished="2025-04-24T22:30:15Z")
    head += '<meta property="article:published_time" content="2025-04-25T02:30:15+00:00">'

    assert read(H1 + PARAGRAPH, head=head, outlet=NEW_YORK).published == "2025-04-24T22:30:15-04:00"


def test_an_instant_in_utc_is_moved_to_the_outlet_s_day():
    head = article(datePublished="2025-04-25T02:30:15Z")

    assert read(H1 + PARAGRAPH, head=head, outlet=NEW_YORK).published == "2025-04-24T22:30:15-04:00"


def test_a_script_s_date_is_read_where_nothing_else_states_one():
    script = '<script>window.layer = {"page": {"publishDate": "2025-04-24T14:00:00Z"}};</script>'

    found = read(H1 + PARAGRAPH + script)

    assert (found.published, found.source) == ("2025-04-24T14:00:00+00:00", "script publishDate")


def test_reading_leaves_the_tree_as_it_was():
    html = f"<html><body>{H1}<p class='date'>April 24, 2025</p>{PARAGRAPH}</body></html>"
    document = Document(Page(url="https://gazette.example/a", body=html.encode()))
    before = document.tree.html

    dates.read(document, None)

    assert document.tree.html == before


@pytest.mark.parametrize("body", ["", "<p>", "<h1></h1>", "<time datetime=''>", "\x00", "<h1>2</h1>" * 50])
def test_a_page_of_nothing_has_no_date(body):
    assert read(body) == dates.Dates()


@pytest.mark.parametrize(
    "body",
    [
        H1 + "<div>1.2.2020 x" * 2000,
        "<div>" * 4900 + H1,
        H1 + "<time datetime='2020-05-01'>x</time>" * 50_000,
        H1 + "<p>" + "<span>1.2.2020</span> " * 50_000,
        "<script>" + '"publish' * 150_000 + "</script>",
        "<h1>x 2020-01-01</h1>" * 20_000,
    ],
    ids=["nested", "deep", "times", "spans", "script", "headlines"],
)
def test_a_hostile_page_costs_no_more_than_a_moment(body):
    document = Document(Page(url="https://gazette.example/" + "1" * 100_000, body=body.encode()))
    start = process_time()

    dates.read(document, None)

    assert process_time() - start < 2


@pytest.mark.parametrize(
    ("byline", "published"),
    [
        (
            '<div>By <a href="/a">Dex Moreau</a> <span class="timestamp">3 hours ago</span></div>',
            "2025-04-24T12:00+00:00",
        ),
        ("<p>Posted 2 days ago by Ann Lee</p>", "2025-04-22"),
        ("<span>vor 3 Stunden</span>", "2025-04-24T12:00+00:00"),
        ("<span>il y a 2 heures</span>", "2025-04-24T13:00+00:00"),
        ("<aside><ul><li>Else <span>3 hours ago</span></li></ul></aside>", None),
    ],
)
def test_an_age_in_the_byline_is_read_against_the_fetch_time(byline, published):
    text = "Some words of a text that goes on for a while. " * 12
    body = f"<article><h1>The headline of this page is here</h1>{byline}<p>{text}</p></article>"

    assert read(body, fetched=datetime(2025, 4, 24, 15, tzinfo=UTC)).published == published
