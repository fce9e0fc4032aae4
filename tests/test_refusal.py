"""What is refused as no article, with which reason, and what must never be."""

from __future__ import annotations

import pytest

from scrapers.items import Article, Unread
from scrapers.parsers import article, refusal
from tests.pages_of_our_own import FIRST, HEADLINE, article_html, page

STATED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":VALUE}</script>'
)
MANY_TEASERS = "".join(
    f"<div><h3><a href='/{n}'>Headline number {n} of the day</a></h3><p>A teaser.</p></div>" for n in range(20)
)


@pytest.mark.parametrize(
    ("status", "headers", "body", "detail"),
    [
        (403, {}, b"<html><body>no</body></html>", "status 403"),
        (429, {}, b"<html><body>slow down</body></html>", "status 429"),
        (401, {}, b"", "status 401"),
        (503, {"cf-mitigated": "challenge"}, b"<title>Just a moment...</title>", "Cloudflare's challenge"),
        (200, {}, b"<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", "Cloudflare's challenge"),
        (200, {}, b"<script src='https://geo.captcha-delivery.com/captcha/?x'></script>", "DataDome's captcha"),
        (200, {}, b'<div id="px-captcha"></div>', "PerimeterX's captcha"),
        (200, {}, b"<title>Access Denied</title> https://errors.edgesuite.net/18.x", "Akamai's refusal"),
        (200, {}, b"<iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe>", "Imperva's challenge"),
        (202, {"x-amzn-waf-action": "challenge"}, b"", "AWS WAF's challenge"),
        (202, {}, b"<script>window.gokuProps = {}</script>", "AWS WAF's challenge"),
        (200, {}, b"<title>Are you a robot?</title><p>Please tick the box</p>", "a challenge page"),
    ],
)
def test_block_and_captcha_pages_are_named_whatever_their_status(status, headers, body, detail):
    refused = article.read(page(body, status=status, headers=headers))

    assert isinstance(refused, Unread)
    assert (refused.reason, refused.detail) == ("Blocked", detail)


@pytest.mark.parametrize(
    "head",
    [
        "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        "<script src='https://js.datadome.co/tags.js'></script>",
        "<script>window._pxAppId = 'PX1'</script>",
        "<script src='https://www.google.com/recaptcha/api.js'></script>",
        "<script src='/_Incapsula_Resource?SWJIYLWA=1'></script>",
    ],
)
def test_an_article_behind_a_maker_of_challenges_is_none(head):
    assert isinstance(article.read(page(article_html(head=head))), Article)


def test_an_article_about_captchas_is_an_article():
    html = article_html().replace(HEADLINE, "Are you a robot?")

    assert isinstance(article.read(page(html)), Article)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "an image"),
        (b"\xff\xd8\xff\xe0....", "an image"),
        (b"GIF89a...", "an image"),
        (b"PK\x03\x04....", "an archive"),
        (b"\x00\x00\x00\x18ftypmp42", "a video"),
        (b"", "an empty page"),
        (b" \n ", "an empty page"),
        (b"just words", "no HTML: not one tag"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "no HTML: rss"),
        (b"<urlset></urlset>", "no HTML: urlset"),
    ],
)
def test_bytes_that_are_no_html_are_named(body, detail):
    refused = article.read(page(body, headers={"content-type": "text/html"}))

    assert isinstance(refused, Unread)
    assert (refused.reason, refused.detail) == ("NotAnArticle", detail)


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "NotAnArticle"), (410, "NotAnArticle"), (500, "Failed"), (503, "Failed")]
)
def test_an_answer_that_is_an_error_is_read_by_its_status(status, reason):
    refused = refusal.of_answer(page(b"<html><body><h1>Oh</h1></body></html>", status=status))

    assert refused is not None
    assert refused.reason == reason


@pytest.mark.parametrize(
    ("html", "detail"),
    [
        ("<title>Page not found</title><body><h1>Page not found</h1><p>Try the search instead.</p>", "soft 404"),
        ("<title>404</title><body><h1>Seite nicht gefunden</h1><p>Die Seite gibt es nicht.</p>", "soft 404"),
        (
            "<title>Log in | Gazette</title><body><h1>Log in</h1><form><input type=password></form><p>Your name</p>",
            "login wall",
        ),
        (f"<title>Arts</title><body><h1>Arts</h1>{MANY_TEASERS}", "listing"),
        (f"<title>Étoile</title><body class='archive tag'><h1>Étoile</h1>{MANY_TEASERS}", "listing"),
        (
            "<title>V</title><meta property='og:type' content='video.other'><body><h1>Trailer</h1><video></video>",
            "video without text",
        ),
    ],
)
def test_pages_that_are_no_article_are_refused_by_what_they_show(html, detail):
    refused = article.read(page(html, url="https://www.gazette.example/arts/some-page"))

    assert isinstance(refused, Unread)
    assert refused.reason == "NotAnArticle"
    assert refused.detail.startswith(detail)


def test_a_home_page_is_a_listing():
    refused = article.read(
        page(f"<title>Gazette</title><body><h1>Gazette</h1>{MANY_TEASERS}", url="https://g.example/")
    )

    assert isinstance(refused, Unread)
    assert refused.detail.startswith("listing")


def test_a_headline_and_one_paragraph_is_an_article():
    read = article.read(page(f"<title>{HEADLINE}</title><body><h1>{HEADLINE}</h1><p>{FIRST}</p></body>"))

    assert isinstance(read, Article)
    assert (read.title, read.body) == (HEADLINE, FIRST)


@pytest.mark.parametrize("url", ["https://g.example/tag/opera", "https://g.example/", "https://g.example/?p=12"])
def test_an_address_alone_is_no_reason_to_refuse(url):
    assert isinstance(article.read(page(article_html(), url=url)), Article)


def test_an_article_among_many_teasers_is_an_article():
    assert isinstance(article.read(page(article_html(after=MANY_TEASERS))), Article)


def test_what_was_read_of_a_refused_page_is_handed_on():
    refused = article.read(page(f"<title>Arts</title><body><h1>Arts</h1>{MANY_TEASERS}", url="https://g.example/arts"))

    assert isinstance(refused, Unread)
    assert refused.partial is not None
    assert refused.partial.title == "Arts"


@pytest.mark.parametrize(
    ("head", "inside", "paywalled"),
    [
        (
            STATED.replace("VALUE", "false"),
            "",
            True,
        ),
        (
            STATED.replace("VALUE", '"True"'),
            "",
            False,
        ),
        ('<meta property="article:content_tier" content="locked">', "", True),
        ('<meta property="article:content_tier" content="free">', "", False),
        ("", '<div class="paywall-box">Already a subscriber? Log in to read the full story.</div>', True),
        ("", "<script>var paywall = 'subscribe to continue';</script>", None),
        ("", "", None),
    ],
)
def test_a_paywall_is_stated_or_not_known(head, inside, paywalled):
    read = article.read(page(article_html(head=head, inside=inside)))

    assert isinstance(read, Article)
    assert read.paywalled is paywalled
