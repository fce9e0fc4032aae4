"""What is cut off before a page is parsed, and what never is."""

from __future__ import annotations

import time

import pytest

from scrapers.items import Article
from scrapers.parsers import article
from scrapers.parsers.bounds import bounded, is_harmless
from tests.pages_of_our_own import FIRST, HEADLINE, SECOND, article_html, page

START = f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>"


def test_an_ordinary_page_is_left_as_it_is():
    html = article_html()

    assert bounded(html) is html


@pytest.mark.parametrize(
    "tail",
    [
        "<div>" * 200_000,
        "<div>" * 5_900 + "<p></p>" * 200_000,
        "<div " + " ".join(f"a{n}='x'" for n in range(50_000)) + ">x</div>",
        "<div " + " ".join(f"a{n}" for n in range(50_000)) + ">x</div>",
        "".join(f"<p><font color={n}>" for n in range(20_000)),
        "<p>" + "word " * 2_000_000 + "</p>",
        "<table><tr><td>" * 50_000,
        "<ul><li>" * 100_000,
        "<a href='" * 300_000,
        "<script>" * 100_000,
        "<!--" * 300_000,
        "<" * 2_000_000,
        '<script type="application/ld+json">' + "[" * 500_000 + "</script>",
        '<script type="application/ld+json">{"a":' * 100_000 + "</script>",
        "<span class='" + "x " * 500_000 + "'>",
    ],
    ids=range(15),
)
def test_a_hostile_page_is_read_within_two_seconds_and_the_article_before_it_kept(tail):
    started = time.process_time()

    read = article.read(page(START + tail))

    assert time.process_time() - started < 2
    assert isinstance(read, Article)
    assert read.title == HEADLINE
    assert FIRST in read.body


def test_five_thousand_levels_are_not_cut():
    html = "<body>" + "<div>" * 5_000 + "<p>Deep</p>" + "</div>" * 5_000 + "</body>"

    assert bounded(html) == html


def test_a_tag_with_countless_attributes_loses_them_and_the_page_goes_on():
    html = "<body><div " + " ".join(f"a{n}" for n in range(50_000)) + "><p>After</p></div></body>"

    assert bounded(html) == "<body><div><p>After</p></div></body>"


def test_thousands_of_open_paragraphs_are_no_nesting():
    html = "<body>" + "<p>Line<br>" * 20_000

    assert bounded(html) == html


def test_many_elements_that_are_closed_do_no_harm_and_as_many_open_ones_may():
    assert is_harmless(b"<p>snow</p>" * 12_500)
    assert not is_harmless(b"<div>" * 13_500)
    assert not is_harmless(b"<div>" * 12_500 + b"</p>" * 14_000)
