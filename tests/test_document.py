"""What a page's one parse says of metas, JSON-LD and addresses."""

from __future__ import annotations

import json

import pytest

from scrapers.parsers.document import Document
from tests.pages_of_our_own import article_html, page


def document(head, **more):
    return Document(page(article_html(head=head), **more))


def script(text):
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"NewsArticle","headline":"Opera"}',
        '[{"@type":"Person"},{"@type":"NewsArticle","headline":"Opera"}]',
        '{"@graph":[{"@type":"WebPage"},{"@type":["Article","NewsArticle"],"headline":"Opera"}]}',
        '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Opera"}}',
        '<!-- {"@type":"NewsArticle","headline":"Opera"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"Opera"}\n//]]>',
        '/* <![CDATA[ */ {"@type":"NewsArticle","headline":"Opera"} /* ]]> */',
        '{"@type":"NewsArticle","headline":"Opera"};',
        '{"@type":"NewsArticle","headline":"Opera","about":"a\nb",}',
        '{"@type":"http://schema.org/NewsArticle","headline":"Opera"}',
    ],
)
def test_the_article_is_found_in_every_form_of_json_ld(text):
    assert document(script(text)).json_ld_article["headline"] == "Opera"


def test_of_several_articles_the_one_of_this_address_is_the_pages():
    others = [
        {"@type": "NewsArticle", "headline": f"Other {n}", "url": f"https://www.gazette.example/o/{n}"} for n in (1, 2)
    ]
    own = {"@type": "NewsArticle", "headline": "Own",
           "mainEntityOfPage": {"@id": "http://gazette.example/2025/04/24/opera-house-opens/"}}  # fmt: skip

    assert document(script(json.dumps([*others, own]))).json_ld_article["headline"] == "Own"


@pytest.mark.parametrize("text", ["", "null", "[", "{" * 500, "[" * 100_000, '"text"', "{broken", "5"])
def test_json_ld_that_says_nothing_is_none(text):
    assert document(script(text)).json_ld_article == {}


def test_metas_are_known_by_name_property_and_itemprop_in_page_order():
    head = '<meta name="Keywords" content="a"><meta property="og:title" content="b"><meta name="keywords" content="c">'

    found = document(head)

    assert (found.metas["keywords"], found.meta("x", "og:title")) == (["a", "c"], "b")
