"""Which addresses name one article, and which do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.addresses import clean, key_of

ONE = "https://gazette.example/2025/04/24/etoile-review"


@pytest.mark.parametrize(
    "url",
    [
        "http://gazette.example/2025/04/24/etoile-review",
        "https://www.gazette.example/2025/04/24/etoile-review/",
        "https://WWW.Gazette.Example:443/2025/04/24/etoile-review",
        "https://m.gazette.example/2025/04/24/etoile-review",
        "https://amp.gazette.example/2025/04/24/etoile-review",
        "https://gazette.example/2025/04/24/etoile-review/amp",
        "https://gazette.example/2025/04/24/etoile-review/amp/",
        "https://gazette.example/amp/2025/04/24/etoile-review",
        "https://gazette.example/2025/04/24/etoile-review?amp=1",
        "https://gazette.example/2025/04/24/etoile-review/?amp",
        "https://gazette.example/2025/04/24/etoile-review?outputType=amp",
        "https://gazette.example/2025/04/24/etoile-review/print/",
        "https://gazette.example/2025/04/24/etoile-review?print=true",
        "https://gazette.example/2025/04/24/etoile-review?view=print",
        "https://gazette.example/2025/04/24/etoile-review/index.html",
        "https://gazette.example/2025/04/24/etoile-review#comments",
        "https://gazette.example/2025/04/24/etoile-review?utm_source=feed&utm_medium=rss&fbclid=abc",
        "https://gazette.example/2025/04/24/etoile-review/?ref=home&share=mastodon",
        "https://gazette.example//2025/04/24//etoile-review;jsessionid=1A2B",
        "https://www-gazette-example.cdn.ampproject.org/c/s/www.gazette.example/2025/04/24/etoile-review/amp/",
        "https://www.google.com/amp/s/www.gazette.example/2025/04/24/etoile-review",
        " https://gazette.example/2025/04/24/etoile-review\n",
    ],
)
def test_all_addresses_of_one_article_have_one_key(url):
    assert key_of(url) == ONE


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://gazette.example/story.php?id=5", "https://gazette.example/story.php?id=5"),
        ("https://gazette.example/?p=123", "https://gazette.example/?p=123"),
        ("https://gazette.example/?p=123&amp=1", "https://gazette.example/?p=123"),
        ("https://gazette.example/a?b=2&a=1", "https://gazette.example/a?a=1&b=2"),
        ("https://gazette.example/a?page=2", "https://gazette.example/a?page=2"),
        ("https://gazette.example/story?ref=4711", "https://gazette.example/story?ref=4711"),
        ("https://gazette.example/tag/amp/", "https://gazette.example/tag/amp"),
        ("https://gazette.example/tag/print", "https://gazette.example/tag/print"),
        ("https://gazette.example/news/story.amp.html", "https://gazette.example/news/story.html"),
        ("http://127.0.0.2:8801/a/", "https://127.0.0.2:8801/a"),
        ("https://gazette.example/", "https://gazette.example"),
        ("https://mobile.example/a", "https://mobile.example/a"),
        ("https://blog.gazette.example/Étoile", "https://blog.gazette.example/%C3%89toile"),
        ("mailto:desk@gazette.example", "mailto:desk@gazette.example"),
        ("https://gazette.example:port/a", "https://gazette.example:port/a"),
        ("", ""),
    ],
)
def test_a_key_keeps_what_tells_articles_apart(url, key):
    assert key_of(url) == key


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("https://www.gazette.example/a/?utm_source=x", "https://www.gazette.example/a/"),
        ("https://www.gazette.example/a/?B=1&a=%20&fbclid=x#c", "https://www.gazette.example/a/?B=1&a=%20"),
        ("https://m.gazette.example/a/amp/", "https://m.gazette.example/a/amp/"),
        ("https://gazette.example/a#b?utm_source=x", "https://gazette.example/a"),
    ],
)
def test_cleaning_takes_off_only_tracking_and_fragment(url, cleaned):
    assert clean(url) == cleaned


@given(st.text(max_size=60).map("https://gazette.example/".__add__) | st.text(max_size=60))
def test_the_key_of_a_key_is_itself(url):
    key = key_of(url)

    assert key_of(key) == key
