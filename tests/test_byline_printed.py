"""Bylines as a reader sees them, where neither head nor JSON-LD says who wrote, from pages of our own writing."""

import pytest

from tests.test_byline import read

ARTICLE = "<body><header><h1>A winter tale</h1>{}</header><p>Text of it.</p>{}</body>"


@pytest.mark.parametrize(
    "link", ["/by/ada-vance", "/av/ada-vance", "/perfil/12-ada-vance", "/profile/3270", "/autores/ada"]
)
def test_a_link_to_an_authors_page_signs_in_many_languages(link):
    page = ARTICLE.format(f'<div class="c-1"><a href="{link}">Ada Vance</a></div>', "")

    assert read(page).authors == ("Ada Vance",)


def test_a_teasers_byline_is_not_the_pages():
    title = '<h3><a href="/b">Harbour opens its second hall</a></h3>'
    teaser = f'<div class="card">{title}<a href="/author/cy">Cy Moss</a></div>'

    assert read(ARTICLE.format("", teaser)).authors == ()


def test_a_byline_beside_the_pages_own_linked_headline_is_the_pages():
    page = """<body><div class="post"><h2 class="entry-title"><a href="/a">A winter tale of two halls</a></h2>
        <span class="author"><a href="/author/ada">Ada Vance</a></span></div><p>Text of it.</p></body>"""

    assert read(page, "A winter tale of two halls").authors == ("Ada Vance",)


@pytest.mark.parametrize("craft", ["Photos by", "Illustration:", "Übersetzt von", "Translated by", "Traduit par"])
def test_who_took_the_pictures_or_translated_is_no_author(craft):
    page = ARTICLE.format(
        f'<p><a rel="author" href="/author/ada">Ada Vance</a></p><p>{craft} <a href="/author/cy">Cy Moss</a></p>', ""
    )

    assert read(page).authors == ("Ada Vance",)


def test_a_name_in_a_box_within_one_that_says_more_is_read():
    page = ARTICLE.format(
        '<div class="byline-row">News <i><u><b class="authors-row">Ada Vance</b></u></i> 13:38, 28 Jan 2025</div>', ""
    )

    assert read(page).authors == ("Ada Vance",)


def test_a_linked_card_gives_its_first_line():
    card = '<a href="/av/ada"><p>Ada Vance</p><div>This is a comment. The views are the writer\'s own.</div></a>'

    assert read(ARTICLE.format(card, "")).authors == ("Ada Vance",)


@pytest.mark.parametrize("name", ["no-sidebar", "content has-sidebar", "container without-sidebar"])
def test_what_has_or_lacks_a_sidebar_is_none(name):
    page = (
        f'<body><div class="{name}">{ARTICLE.format("<a rel=author href=/author/ada>Ada Vance</a>", "")}</div></body>'
    )

    assert read(page).authors == ("Ada Vance",)


def test_an_agency_that_signs_in_print_alone_is_kept():
    found = read(ARTICLE.format('<span class="byline-author">By Reuters</span>', ""))

    assert (found.authors, found.agency) == ((), "Reuters")


def test_what_the_title_says_behind_the_headline_is_the_site_and_no_author():
    signed = ARTICLE.format("<p class=author>Harbour Leaf</p>", "").replace(
        "A winter tale", "A winter tale of two halls"
    )

    assert read(f"<title>A winter tale of two halls - Harbour Leaf</title>{signed}").authors == ()


@pytest.mark.parametrize("name", ["content_block right-sidebar row", "site-content sidebar-left"])
def test_a_name_of_the_side_bar_beside_it_makes_what_holds_the_headline_none(name):
    page = (
        f'<body><div class="{name}">{ARTICLE.format("<a rel=author href=/author/ada>Ada Vance</a>", "")}</div></body>'
    )

    assert read(page).authors == ("Ada Vance",)


def test_a_side_bar_named_so_is_one_still():
    signed = '<div class="right-sidebar"><a rel="author" href="/author/cy">Cy Moss</a></div>'

    assert read(ARTICLE.format("", signed)).authors == ()


def test_a_page_builders_widget_is_no_side_bar():
    signed = '<div class="elementor-widget-container"><a rel="author" href="/author/ada">Ada Vance</a></div>'

    assert read(ARTICLE.format(signed, "")).authors == ("Ada Vance",)


def test_a_side_bar_with_a_h1_of_its_own_is_one():
    signed = '<div class="sidebar"><h1>Popular</h1><a rel="author" href="/author/cy">Cy Moss</a></div>'

    assert read("<title>A winter tale</title>" + ARTICLE.format("", signed)).authors == ()


@pytest.mark.parametrize("name", ["no-sidebar", "content has-sidebar", "container without-sidebar"])
def test_what_lacks_a_sidebar_is_none_though_the_headline_stands_outside(name):
    signed = f'<div class="{name}"><a rel="author" href="/author/ada">Ada Vance</a></div>'

    assert read(ARTICLE.format("", signed)).authors == ("Ada Vance",)
