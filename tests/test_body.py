"""What belongs to an article's text, and what only stands beside it."""

from __future__ import annotations

import json

import pytest

from scrapers.parsers import body
from scrapers.parsers.document import Document
from tests.pages_of_our_own import FIRST, HEADLINE, SECOND, THIRD, article_html, page

LONG = "A sentence of some length about the opera, its dancers and the river that runs beside it, written for a test. "


def text_of(html, *, title=HEADLINE, dek=None, **more):
    return body.read(Document(page(html, **more)), title, dek).text.split("\n")


def test_paragraphs_come_in_order_without_the_title():
    assert text_of(article_html()) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("<h2>A new stage</h2>", "A new stage"),
        ("<ul><li>The foyer, painted white by hand</li></ul>", "The foyer, painted white by hand"),
        ("<blockquote><p>It is a wonder, a real one.</p></blockquote>", "It is a wonder, a real one."),
        (
            "<div>Text that stands in no paragraph, but in the article.</div>",
            "Text that stands in no paragraph, but in the article.",
        ),
        ("<p>With <a href='/x'>a link</a>,<br>a <b>bold</b> word.</p>", "With a link, a bold word."),
        ("<p>A note&nbsp;&amp; an entity.</p>", "A note & an entity."),
    ],
)
def test_subheads_items_quotes_and_loose_text_are_kept_in_their_place(markup, line):
    assert text_of(article_html(inside=markup)) == [FIRST, line, SECOND, THIRD]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src='a.jpg'><figcaption>The foyer on Monday. Photo: A. Writer</figcaption></figure>",
        "<div class='wp-caption-text'>The foyer on Monday morning.</div>",
        "<p>Photo: A. Writer / Gazette</p>",
        "<div class='newsletter-signup'><p>Get the best of the arts in your inbox each week.</p></div>",
        "<aside><p>Related reading on the opera and everything that belongs to it, at length.</p></aside>",
        "<div class='related-posts'><p>The ballet that nobody saw, and the critics who praised it.</p></div>",
        "<p>Read more: <a href='/x'>The ballet that nobody saw</a></p>",
        "<p><a href='/x'>The ballet that nobody saw</a></p>",
        "<p>Advertisement</p>",
        "<p>Sign up for our newsletter to read more about the opera.</p>",
        "<div class='author-bio'><p>A. Writer has covered dance for the Gazette since the old stage.</p></div>",
        "<div class='cookie-consent'><p>We use cookies to make this site better for you.</p></div>",
        "<script>var text = 'The foyer is new and so is this script';</script>",
        "<div hidden><p>Text that no reader of this page has ever seen with their own eyes.</p></div>",
        "<div style='display: none'><p>Text that no reader of this page has ever seen with their own eyes.</p></div>",
        "<div class='share-buttons'><span>Share on everything there is to share on</span></div>",
    ],
)
def test_what_only_stands_beside_the_text_is_left_out(markup):
    assert text_of(article_html(inside=markup)) == [FIRST, SECOND, THIRD]


def test_comments_are_no_part_of_the_text_however_long():
    comments = "<section class='comments-area'>" + f"<p>{LONG * 4}</p>" * 8 + "</section>"

    assert text_of(article_html(after=comments)) == [FIRST, SECOND, THIRD]


def test_the_text_ends_where_related_stories_begin():
    more = "<h3>Related stories</h3><p>The ballet that nobody saw, and the critics who praised it.</p>"

    lines = text_of(article_html().replace("</article>", more + "</article>"))

    assert lines == [FIRST, SECOND, THIRD]


def test_a_standfirst_is_not_repeated():
    markup = article_html(before="").replace(
        "</h1>", "</h1><h2 class='dek'>Two years after the fire, the dancers return</h2>"
    )

    assert text_of(markup, dek="Two years after the fire, the dancers return") == [FIRST, SECOND, THIRD]


def test_a_lead_between_headline_and_text_is_kept():
    lead = "The neighbours came first, then the ministers, then the rain that had been announced for days."
    body_markup = f"<div class='article-body'><p>{FIRST}</p><p>{SECOND}</p></div>"
    markup = f"<body><div><h1>{HEADLINE}</h1><p>{lead}</p></div>{body_markup}"

    assert text_of(markup) == [lead, FIRST, SECOND]


def test_a_frame_with_an_ill_name_does_not_hide_the_article():
    markup = f"<body class='page'><div class='left-sidebar newsletter-page'>{article_html()}</div></body>"

    assert text_of(markup) == [FIRST, SECOND, THIRD]


def test_paragraphs_parted_by_line_breaks_are_lines():
    markup = f"<body><h1>{HEADLINE}</h1><div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></body>"

    assert text_of(markup) == [FIRST, SECOND, THIRD]


def test_a_live_blog_is_read_with_all_its_entries():
    entries = "".join(f"<article><h2>At {hour} o’clock</h2><p>{hour}: {LONG}</p></article>" for hour in (9, 10, 11))

    lines = text_of(f"<body><main><h1>{HEADLINE}</h1>{entries}</main></body>")

    assert lines == [line for hour in (9, 10, 11) for line in (f"At {hour} o’clock", f"{hour}: {LONG.strip()}")]


def test_a_gallery_is_read_by_the_text_of_its_slides():
    slides = [f"Slide {number}: the dancers in the foyer, seen from the gallery above." for number in (1, 2, 3)]
    figures = "".join(f"<figure><img src='a.jpg'><figcaption>{slide}</figcaption></figure>" for slide in slides)

    assert text_of(f"<body><h1>{HEADLINE}</h1>{figures}</body>") == slides


def test_text_that_only_json_ld_holds_is_read_from_it():
    stated = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "articleBody": f"{FIRST}\n{SECOND}\n{THIRD}"})

    lines = text_of(f"<body><h1>{HEADLINE}</h1><script type='application/ld+json'>{stated}</script></body>")

    assert lines == [FIRST, SECOND, THIRD]


def test_text_that_only_the_state_of_scripts_holds_is_read_from_it():
    state = {"props": {"title": HEADLINE, "blocks": [{"type": "p", "text": line} for line in (FIRST, SECOND, THIRD)]},
             "padding": "x" * 300}  # fmt: skip

    lines = text_of(f"<body><div id='app'></div><script type='application/json'>{json.dumps(state)}</script></body>")

    assert lines == [FIRST, SECOND, THIRD]


def test_an_article_that_is_a_table_is_read_from_its_cells():
    rows = "".join(f"<tr><td>{place}.</td><td>Dancer {place}</td></tr>" for place in ("first", "second", "third"))

    assert "Dancer second" in text_of(f"<body><h1>{HEADLINE}</h1><table>{rows}</table></body>")


@pytest.mark.parametrize(
    ("url", "link", "expected"),
    [
        ("https://g.example/arts/opera-house", "/arts/opera-house/2", "https://g.example/arts/opera-house/2"),
        ("https://g.example/arts/opera-house/", "?page=2", "https://g.example/arts/opera-house/?page=2"),
        ("https://g.example/arts/opera-house.html", "opera-house-p2.html", None),
        (
            "https://g.example/arts/opera-house.html",
            "/arts/opera-house-p2.html",
            "https://g.example/arts/opera-house-p2.html",
        ),
        ("https://g.example/arts/opera-house/2", "/arts/opera-house/3", "https://g.example/arts/opera-house/3"),
        ("https://g.example/arts/opera-house/2", "/arts/opera-house/2", None),
        ("https://g.example/arts/opera-house", "/arts/another-opera", None),
        ("https://g.example/arts/opera-house", "/arts/opera-house/7", None),
    ],
)
def test_the_next_page_is_the_same_address_with_the_next_number(url, link, expected):
    html = article_html(after=f'<a rel="next" href="{link}">Next</a>')

    found = body.read(Document(page(html, url=url)), HEADLINE, None)

    assert found.next_page == expected


def test_five_thousand_nested_elements_are_still_read():
    markup = f"<body><h1>{HEADLINE}</h1>" + "<div>" * 5000 + f"<p>{FIRST}</p><p>{SECOND}</p>" + "</div>" * 5000

    assert text_of(markup) == [FIRST, SECOND]


def test_an_empty_page_has_no_text():
    assert body.read(Document(page("")), None, None).text == ""
