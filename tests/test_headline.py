"""Headlines and deks from pages of our own writing."""

import pytest

from scrapers.items import Page
from scrapers.parsers import headline
from scrapers.parsers.document import Document


def read(html: str, url: str = "https://www.gazette.example/2025/a-winter-tale") -> headline.Headline:
    return headline.read(Document(Page(url=url, body=html.encode())), None)


def test_a_site_name_after_a_bar_is_no_part_of_the_title():
    found = read("<title>A winter tale | The Gazette</title><meta property='og:site_name' content='The Gazette'>")

    assert found.title == "A winter tale"


def test_a_dash_within_a_printedcuts_nothing_off():
    found = read("<title>Dancers strike – and win</title><h1>Dancers strike – and win</h1>")

    assert found.title == "Dancers strike – and win"


def test_a_logo_in_the_first_heading_is_not_the_headline():
    found = read(
        "<title>A winter tale</title><h1><a href='/'>Paper of Record</a></h1><article><h1>A winter tale</h1></article>"
    )

    assert found.title == "A winter tale"


def test_entities_escaped_twice_are_decoded():
    assert read("<meta property='og:title' content='Cast &amp;amp; crew &amp;#8217;25'>").title == "Cast & crew ’25"


def test_the_printed_heading_goes_before_the_title_for_search_engines():
    found = read(
        "<title>Ballet show review: cast, dates</title>"
        "<meta property='og:title' content='Ballet show review: cast, dates'>"
        "<h1>On its toes: the ballet show finds its feet</h1>"
    )

    assert found.title == "On its toes: the ballet show finds its feet"


def test_a_printedthat_head_and_json_ld_agree_on_outweighs_the_heading():
    found = read(
        "<meta property='og:title' content='The company that danced all night'>"
        '<script type="application/ld+json">{"@type":"NewsArticle",'
        '"headline":"The company that danced all night"}</script>'
        "<h1>The company that danced</h1>"
    )

    assert found.title == "The company that danced all night"


def test_a_kicker_inside_the_heading_is_left_out():
    found = read("<h1><span class='kicker'>Television</span> <span>A winter tale of two companies</span></h1>")

    assert found.title == "A winter tale of two companies"


def test_guillemets_around_a_printedstay():
    assert read("<h1>« Nous danserons encore »</h1>").title == "« Nous danserons encore »"


def test_the_standfirst_below_the_printedis_the_dek():
    found = read(
        "<article><h1>A winter tale</h1>"
        "<p class='standfirst'>Two companies, one stage, and no money left.</p></article>"
    )

    assert found.dek == "Two companies, one stage, and no money left."


def test_a_description_that_is_cut_off_is_no_dek():
    assert read("<meta name='description' content='Two companies, one stage, and…'><h1>A winter tale</h1>").dek is None


@pytest.mark.parametrize("html", ["", "<p>", "<h1></h1>", "<title></title>"])
def test_a_page_without_printedhas_none(html):
    assert read(html).title is None


def test_a_title_of_separators_only_ends():
    assert headline.without_site("- | " * 500 + "x", frozenset({"gazette"})).endswith("x")


def test_a_french_standfirst_is_the_dek():
    found = read("<h1>Un conte d'hiver</h1><p class='chapeau'>Trois saisons de neige et de danse.</p>")

    assert found.dek == "Trois saisons de neige et de danse."


def test_the_mark_of_a_blogs_archive_is_no_part_of_the_headline():
    assert read("<title>Winterblog Blog Archiv » Ein Märchen</title>").title == "Ein Märchen"


@pytest.mark.parametrize(
    "title",
    [
        "Winter | The long blog of a dancer",
        "Winter. — The long blog of a dancer",
        "Forum » Archive » Winter: a hall reopens",
    ],
)
def test_of_two_headings_that_are_parts_of_the_title_the_articles_is_taken(title):
    printed = "Winter: a hall reopens" if "Forum" in title else "Winter"
    page = f"<title>{title}</title><body><h1>The long blog of a dancer</h1><h1>{printed}</h1><p>Text of it.</p></body>"

    assert read(page).title == printed


@pytest.mark.parametrize("level", ["h2", "h3"])
def test_a_small_heading_that_is_the_titles_part_is_the_headline(level):
    page = f"<title>The hall reopens in spring - GHC</title><body><{level}>The hall reopens in spring</{level}></body>"

    assert read(page).title == "The hall reopens in spring"


def test_a_sections_heading_that_is_the_titles_shorter_part_is_not_the_headline():
    page = """<title>Notices - The order on dancing halls is proclaimed</title>
        <body><h2>Notices</h2><h2>The order on dancing halls is proclaimed</h2></body>"""

    assert read(page).title == "The order on dancing halls is proclaimed"


def test_a_headline_that_head_and_json_ld_cut_short_is_given_as_printed():
    stated = '{"@type":"NewsArticle","headline":"The hall reopens in spring"}'
    found = read(
        f"<meta property='og:title' content='The hall reopens in spring'><script type='application/ld+json'>{stated}"
        "</script><h1>The hall reopens in spring with two new dancers</h1>"
    )

    assert found.title == "The hall reopens in spring with two new dancers"
