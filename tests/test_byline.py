"""Bylines from pages of our own writing."""

import time

import pytest

from scrapers.items import Page
from scrapers.parsers import byline
from scrapers.parsers.document import Document
from scrapers.parsers.names_of_authors import agency_in, given_first, names_in


def read(html: str, title: str | None = "A winter tale") -> byline.Byline:
    return byline.read(Document(Page(url="https://www.gazette.example/a", body=html.encode())), None, title)


def ld(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"x","author":{author}}}</script>'


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Vance", ["Ada Vance"]),
        ("By Ada Vance and Bo Reed", ["Ada Vance", "Bo Reed"]),
        ("By Ada Vance, Bo Reed & Cy Moss", ["Ada Vance", "Bo Reed", "Cy Moss"]),
        ("Von Ada Vance und Bo Reed", ["Ada Vance", "Bo Reed"]),
        ("Par Ada Vance et Bo Reed", ["Ada Vance", "Bo Reed"]),
        ("Por Ada Vance y Bo Reed", ["Ada Vance", "Bo Reed"]),
        ("Di Ada Vance", ["Ada Vance"]),
        ("Ada Vance, Senior Editor", ["Ada Vance"]),
        ("Ada Vance in Paris", ["Ada Vance"]),
        ("Ada Vance (Lyon)", ["Ada Vance"]),
        ("ADA VANCE", ["Ada Vance"]),
        ("Ada Vance Jr.", ["Ada Vance Jr."]),
        ("April Vance", ["April Vance"]),
        ("Posted by Ada Vance on 3 May 2025", ["Ada Vance"]),
        ("By Ada Vance DAILY HARBOUR NEWS", ["Ada Vance"]),
        ("Staff Writer", []),
        ("https://www.facebook.com/ada.vance", []),
        ("@adavance", []),
        ("", []),
    ],
)
def test_a_byline_gives_names_only(text, names):
    assert names_in(text, frozenset()) == tuple(names)


def test_the_site_itself_is_no_author():
    assert names_in("The Gazette", frozenset({"thegazette"})) == ()


def test_a_family_name_before_a_comma_goes_last():
    assert given_first("Vance, Ada") == "Ada Vance"
    assert given_first("Ada Vance, Bo Reed") == "Ada Vance, Bo Reed"


def test_an_agency_is_kept_as_agency_when_it_signs_alone():
    found = read('<meta name="author" content="Reuters">')

    assert (found.authors, found.agency) == ((), "Reuters")


def test_a_person_beside_an_agency_signs():
    found = read(ld('[{"@type":"Person","name":"Ada Vance"},{"@type":"Organization","name":"AFP"}]'))

    assert (found.authors, found.agency) == (("Ada Vance",), None)


def test_agencies_are_known_by_their_whole_name_only():
    assert agency_in("dpa") == "dpa"
    assert agency_in("Ada Reuters") is None


def test_json_ld_authors_are_found_by_id():
    found = read(
        '<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"x","author":{"@id":"#a"}},'
        '{"@type":"Person","@id":"#a","name":"Ada Vance"}]}</script>'
    )

    assert found.authors == ("Ada Vance",)


def test_the_publisher_in_a_meta_gives_way_to_the_printed_byline():
    found = read(
        '<meta name="author" content="Editorial Team"><h1>A winter tale</h1><p class="byline">By Ada Vance</p>'
    )

    assert found.authors == ("Ada Vance",)


def test_commenters_and_related_articles_sign_nothing():
    found = read(
        "<h1>A winter tale</h1><p>Text.</p><div class='comments'><span class='author'>Cy Moss</span></div>"
        "<aside><span class='byline'>By Bo Reed</span></aside>"
    )

    assert found.authors == ()


def test_a_byline_without_mark_up_of_its_own_is_read_below_the_headline():
    assert read("<h1>A winter tale</h1><div><span>By </span><span>Ada Vance</span></div>").authors == ("Ada Vance",)


def test_the_written_by_of_a_card_is_read():
    html = '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ada Vance">'

    assert read(html).authors == ("Ada Vance",)


def test_a_page_that_nobody_signs_has_no_author():
    assert read("<h1>A winter tale</h1><p>Text.</p>") == byline.Byline(authors=(), agency=None)


def test_hostile_bylines_end_soon():
    started = time.process_time()

    read("<h1>A winter tale</h1>" + "<" * 200_000 + "By " * 50_000)
    names_in("By " * 99, frozenset())
    names_in("A" * 300, frozenset())
    names_in("A A " * 74, frozenset())

    assert time.process_time() - started < 1.0
