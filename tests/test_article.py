"""One page in, one article out: addresses, letters, and whatever a page may hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.items import Article, Unread
from scrapers.outlet import Outlet
from scrapers.parsers import article
from scrapers.parsers.document import Document
from tests.pages_of_our_own import FIRST, HEADLINE, SECOND, THIRD, article_html, page

OWN = "https://www.gazette.example/2025/04/24/opera-house-opens"


@pytest.mark.parametrize(
    ("stated", "canonical"),
    [
        ("https://www.gazette.example/2025/opera?utm_source=x#top", "https://www.gazette.example/2025/opera"),
        ("/2025/opera", "https://www.gazette.example/2025/opera"),
        ("https://www.gazette.example/", OWN),
        ("https://www.gazette.example", OWN),
        ("https://other.example/2025/opera", OWN),
        ("https://gazette-plus.example/2025/opera", "https://gazette-plus.example/2025/opera"),
        ("javascript:alert(1)", OWN),
        ("http://[broken", OWN),
        ("", OWN),
    ],
)
def test_a_canonical_address_is_believed_only_on_the_outlets_own_sites(stated, canonical):
    outlet = Outlet(name="Gazette", home="https://www.gazette.example/", hosts=("gazette-plus.example",))
    document = Document(page(article_html(head=f'<link rel="canonical" href="{stated}">'), url=OWN + "?utm_medium=y"))

    assert article.canonical_of(document, outlet) == canonical


def test_an_article_has_its_fields_from_one_page():
    read = article.read(page(article_html()), Outlet(name="Gazette", home="https://www.gazette.example/"))

    assert isinstance(read, Article)
    assert (read.title, read.outlet, read.language) == (HEADLINE, "Gazette", "en")
    assert read.body.split("\n") == [FIRST, SECOND, THIRD]
    assert read.published is not None
    assert read.published.startswith("2025-04-24")


def test_text_that_was_read_as_cp1252_before_it_was_sent_is_mended():
    broken = article_html().replace("opera house on the river", "Étoile on the river").encode().decode("latin-1")

    read = article.read(page(broken))

    assert isinstance(read, Article)
    assert FIRST.replace("opera house on the river", "Étoile on the river") in read.body


def test_decomposed_letters_are_composed():
    read = article.read(page(article_html().replace(HEADLINE, "E\u0301toile Opens Its Doors")))

    assert isinstance(read, Article)
    assert read.title == "Étoile Opens Its Doors"


def test_nul_bytes_do_not_end_an_article():
    read = article.read(page(article_html().encode().replace(b" the ", b" the\0 ")))

    assert isinstance(read, Article)
    assert read.body.split("\n") == [FIRST, SECOND, THIRD]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
def test_no_bytes_make_reading_raise(body):
    assert isinstance(article.read(page(body)), Article | Unread)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class=x>", "</div>", "<article>", "<h1>", "<a href=/>", "<table>", "<td>",
             "<br>", "<b>", "<figure>",
             "<script>", "</script>", "<template>", "<svg>", "<select>", "<!--", "-->", "<form>", "&amp;",
             "Some words. ", "\x00",
             '<script type="application/ld+json">', '{"@type":["NewsArticle"],"headline":["x"],"author":[[]]}',
             "[[", "null",
             "<meta property=og:title content=5>", '<time datetime="2025-02-31">', "<title>", "<body hidden>", "<html>"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_no_order_of_tags_makes_reading_raise(pieces):
    assert isinstance(article.read(page("".join(pieces))), Article | Unread)
