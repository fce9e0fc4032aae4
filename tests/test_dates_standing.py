"""Where on a page a date stands, and how its clock and zone are read, from pages of our own writing."""

from datetime import UTC, datetime

import pytest

from scrapers.items import Page
from scrapers.parsers import dates_page
from scrapers.parsers.document import Document
from tests.test_dates import H1, PARAGRAPH, read

STANDFIRST = "<p>" + "What the article tells, said before it begins. " * 8 + "</p>"


def test_an_age_below_the_first_paragraph_is_a_teasers():
    text = "Some words of a text that goes on for a while. " * 12
    body = f"<article><h1>The headline of this page</h1><p>{text}</p><p>Else <span>3 hours ago</span></p></article>"

    assert read(body, fetched=datetime(2025, 4, 24, 15, tzinfo=UTC)).published is None


def test_the_date_of_a_reader_s_review_is_not_the_page_s():
    reviews = "".join(
        '<div itemprop="review" itemscope itemtype="http://schema.org/Review">'
        f'<span itemprop="datePublished" content="2025-04-{day}">.</span></div>'
        for day in (11, 12)
    )

    found = read(H1 + PARAGRAPH + reviews)

    assert found.published is None


def test_a_review_that_holds_the_headline_is_the_page_s_own_text():
    stamp = '<span itemprop="datePublished" content="2025-04-24">.</span>'

    found = read(f'<div itemprop="review" itemscope itemtype="http://schema.org/Review">{H1}{stamp}{PARAGRAPH}</div>')

    assert found.published == "2025-04-24"


def test_a_teaser_s_update_is_not_the_article_s():
    teasers = '<div class="related-teasers"><p>Another headline</p><p>Updated on April 30, 2025</p></div>'

    found = read(H1 + "<p>April 24, 2025</p>" + PARAGRAPH * 5 + teasers)

    assert (found.published, found.modified) == ("2025-04-24", None)


@pytest.mark.parametrize(
    "script",
    ['{"publishedAt": "2025-04-24T10:00:00Z"}', 'window.page={id:7,firstPublishedAt:"2025-04-24T10:00:00Z"}'],
)
def test_a_script_s_date_is_read_with_and_without_quotes_around_its_name(script):
    found = read(H1 + PARAGRAPH, head=f"<script>/* our republic */ {script}</script>")

    assert found.published == "2025-04-24T10:00:00+00:00"


def test_rdfa_states_the_date_in_an_element_s_attribute():
    found = read(H1 + '<span property="dc:date dc:created" content="2025-04-24T10:00:00+02:00">Thursday</span>')

    assert found.published == "2025-04-24T10:00:00+02:00"


TEASER = '<li><a href="{}">A headline of some length</a> <span>April 24, 2025</span></li>'
OTHER = '<li><a href="/b">Another headline of the day, longer</a> <span>April 25, 2025</span></li>'


def test_a_page_that_prints_its_date_only_in_its_own_teaser_has_that_date():
    found = read(H1 + PARAGRAPH * 5 + '<ul class="latest">' + OTHER + TEASER.format("/a") + OTHER + "</ul>")

    assert found.published == "2025-04-24"


@pytest.mark.parametrize("target", ["/c", "#comment-1", "/a#comment-1", "/"])
def test_a_teaser_of_another_page_and_a_comment_say_nothing_of_this_page_s_date(target):
    found = read(H1 + PARAGRAPH * 5 + '<ul class="latest">' + OTHER + TEASER.format(target) + OTHER + "</ul>")

    assert found.published is None


def test_a_date_beside_another_articles_linked_headline_is_not_the_page_s():
    card = """<div class="c1"><a href="/b"><h3>The harbour opens its second hall</h3></a>
        <div><time datetime="2024-12-23 13:31:23">23. 12. 2024 13:31</time></div></div>"""

    assert read(H1 + PARAGRAPH * 2 + card + PARAGRAPH * 3).published is None


def test_a_date_beside_the_page_s_own_linked_headline_is_the_page_s():
    post = """<div class="c1"><h2><a href="/a">A headline of some length</a></h2>
        <div><time datetime="2024-12-23 13:31:23">23. 12. 2024 13:31</time></div></div>"""

    assert read(post + PARAGRAPH * 3).published == "2024-12-23T13:31:23"


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("15:56 BST, 27 April 2024", "2024-04-27T15:56+01:00"),
        ("9:05 CEST, 13 May 2024", "2024-05-13T09:05+02:00"),
        ("10:00 AM ET, April 24, 2025", "2025-04-24T10:00-04:00"),
    ],
)
def test_a_clock_and_zone_before_the_day_hide_no_day(printed, published):
    assert read(f"{H1}<p>Published: <time>{printed}</time></p>{PARAGRAPH}", lang="").published == published


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("06/01/2026 - 13:55 GMT+1", "2026-01-06T13:55+01:00"),
        ("06/01/2026 - 13:55 CET", "2026-01-06T13:55+01:00"),
        ("06/01/2026 - 1:55 pm ET", "2026-06-01T13:55-04:00"),
    ],
)
def test_a_zone_east_of_greenwich_puts_the_day_first(printed, published):
    assert read(f"{H1}<p>Published on {printed}</p>{PARAGRAPH}", lang="en-US").published == published


def test_a_count_of_comments_beside_the_date_does_not_put_it_aside():
    row = '<div class="date-comments-wrapper"><div class="date">25 de mayo de 2025</div><p class="comments">3</p></div>'

    assert read(H1 + 3 * STANDFIRST + row + PARAGRAPH, lang="es").published == "2025-05-25"


def test_where_the_head_has_no_title_of_its_own_the_page_s_title_tells_the_headline():
    longer = "<h1>Another page's headline, which is printed here and longer than ours</h1>"
    page = f"<title>A headline of some length</title><body>{H1}{PARAGRAPH}{longer}</body>"

    head = dates_page.heading(Document(Page(url="https://gazette.example/a", body=page.encode())))

    assert head.text() == "A headline of some length"


def test_a_date_in_a_page_builders_widget_is_the_page_s():
    line = '<div class="elementor-widget-container"><span>May 3, 2025</span></div>'

    assert read(f"<div>{H1}{STANDFIRST}</div><div>{line}</div>{PARAGRAPH}").published == "2025-05-03"
