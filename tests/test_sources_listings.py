"""Sitemaps, listings in HTML, WordPress, robots.txt and news searches: what they name, and what to ask them."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from scrapers import sources
from scrapers.outlet import Outlet
from scrapers.watch import Person, Watch

HOME = "https://gazette.test/"
WATCH = Watch(
    title="Étoile",
    spellings=("Etoile", "L'Étoile", "Stern"),
    network="Prime Video",
    people=(Person(name="Luke Kirby"),),
)


def _sitemap(inner: str, root: str = "urlset") -> bytes:
    return (
        f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        f'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">{inner}</{root}>'
    ).encode()


def test_a_news_sitemap_keeps_title_date_and_keywords_and_ignores_pictures():
    body = _sitemap(
        """<url><loc> https://gazette.test/etoile </loc><lastmod>2025-03-09T08:00:00Z</lastmod>
        <image:image><image:loc>https://gazette.test/a.jpg</image:loc><image:title>No</image:title></image:image>
        <news:news><news:publication><news:name>Gazette</news:name></news:publication>
        <news:publication_date>2025-03-08T18:30:00-05:00</news:publication_date>
        <news:title>Étoile &amp; more</news:title><news:keywords>TV, ballet</news:keywords></news:news></url>"""
    )

    (link,) = sources.read("sitemap", body, HOME + "news.xml").links

    assert (link.url, link.channel, link.title) == ("https://gazette.test/etoile", "news_sitemap", "Étoile & more")
    assert (link.published, link.modified) == ("2025-03-08T18:30:00-05:00", "2025-03-09T08:00:00+00:00")
    assert link.tags == ("TV", "ballet")


def test_a_plain_sitemap_gives_lastmod_as_modified_and_never_as_published():
    body = _sitemap("<url><loc>https://gazette.test/a</loc><lastmod>2025-03-08</lastmod></url>")

    (link,) = sources.read("sitemap", gzip.compress(body), HOME + "s.xml.gz").links

    assert (link.channel, link.published, link.modified) == ("sitemap", None, "2025-03-08")


def _index(*entries: tuple[str, str]) -> bytes:
    return _sitemap(
        "".join(f"<sitemap><loc>{HOME}{name}</loc><lastmod>{stated}</lastmod></sitemap>" for name, stated in entries),
        "sitemapindex",
    )


@pytest.mark.parametrize(
    ("entries", "newest_first"),
    [
        ([("a.xml", "2024-01-01"), ("b.xml", "2025-03-08")], ["b.xml", "a.xml"]),
        ([("sitemap-2024-12.xml", ""), ("sitemap-2025-03.xml", "")], ["sitemap-2025-03.xml", "sitemap-2024-12.xml"]),
        ([("post-sitemap9.xml", ""), ("post-sitemap10.xml", "")], ["post-sitemap10.xml", "post-sitemap9.xml"]),
        (
            [("author-sitemap.xml", "2025-03-08"), ("post-sitemap.xml", "2025-01-01")],
            ["post-sitemap.xml", "author-sitemap.xml"],
        ),
        ([("index.xml", ""), ("a.xml", "")], ["a.xml"]),
        ([("map-2025-03.xml", ""), ("google-news.xml", "")], ["google-news.xml", "map-2025-03.xml"]),
        (
            [("news/map-2024-12.xml", ""), ("news/map-2025-03.xml", "")],
            ["news/map-2025-03.xml", "news/map-2024-12.xml"],
        ),
    ],
)
def test_an_index_leads_on_to_its_newest_sitemaps_first_and_never_to_itself(entries, newest_first):
    listing = sources.read("sitemap", _index(*entries), HOME + "index.xml")

    assert [part.removeprefix(HOME) for part in listing.more] == newest_first


def test_a_sitemap_that_is_cut_off_says_so_and_keeps_what_came_before():
    body = _sitemap("<url><loc>https://gazette.test/a</loc></url><url><loc>https://gazette.test/bcdef</loc></url>")

    listing = sources.read("sitemap", body[: body.index(b"cdef")], HOME + "s.xml")

    assert [link.url for link in listing.links] == ["https://gazette.test/a"]
    assert listing.problem == "cut off after 1 addresses"


def test_bare_ampersands_in_a_sitemaps_addresses_are_kept():
    body = _sitemap("<url><loc>https://gazette.test/?p=1&lang=fr&amp;x=2</loc></url>")

    assert [link.url for link in sources.read("sitemap", body, HOME).links] == ["https://gazette.test/?p=1&lang=fr&x=2"]


def test_an_empty_sitemap_and_one_with_a_comment_at_its_end_are_not_cut_off():
    comment = "<!-- " + "made by a plug-in " * 50 + "-->"
    body = _sitemap("<url><loc>https://gazette.test/a</loc></url>") + comment.encode()

    assert sources.read("sitemap", body, HOME + "s.xml").problem is None
    assert sources.read("sitemap", b"<urlset/>", HOME + "s.xml").problem is None
    assert sources.read("sitemap", b"<error>no</error>", HOME + "s.xml").problem == "not a sitemap"


def test_a_sitemap_is_bounded_at_fifty_thousand_addresses():
    body = _sitemap("".join(f"<url><loc>https://gazette.test/{n}</loc></url>" for n in range(50_010)))

    listing = sources.read("sitemap", body, HOME + "s.xml")

    assert len(listing.links) == 50_000
    assert listing.problem == "cut off after 50000 addresses"


def test_a_text_sitemap_and_a_feed_as_a_sitemap_are_read():
    text = sources.read("sitemap", b"https://gazette.test/a\nhttps://gazette.test/b\n", HOME + "s.txt")
    feed = sources.read(
        "sitemap", b"<rss><channel><item><link>https://gazette.test/a</link></item></channel></rss>", HOME
    )

    assert len(text.links) == 2
    assert [link.channel for link in (*text.links, *feed.links)] == ["sitemap"] * 3


LISTING = b"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Etoile - Gazette</title>
<link rel="alternate" type="application/rss+xml" href="/tag/etoile/feed/">
<link rel="https://api.w.org/" href="https://gazette.test/wp-json/"><link rel="sitemap" href="/sitemap.xml">
</head><body>
<header><nav><a href="/tv/">Television</a>
<a href="/best-streaming-shows-to-watch-now/">Best Streaming Shows To Watch Now</a>
<a href="/subscribe/">Subscribe to our newsletter today</a></nav></header>
<main><h1>Etoile</h1>
<article><a href="/2025/04/etoile-season-one-review/"><img alt=""></a>
<h2><a href="/2025/04/etoile-season-one-review/">Etoile Season One Review: On Its Toes</a></h2>
<p>By <a rel="author" href="/author/ann-lee/">Ann Lee</a> <time datetime="2025-04-24T09:00:00-04:00">April 24</time></p>
<p>The ballet comedy leaps, stumbles and gets up again with a smile.</p>
<p>Filed under <a rel="tag" href="/tag/etoile/">Etoile</a></p>
<a href="/2025/04/etoile-season-one-review/#comments">12 Comments</a></article>
<article><h2>
<a href="https://gazette.test/2025/04/why-the-palladinos-moved-to-paris/">Why the Palladinos Moved to Paris</a></h2>
<span class="date">3 avril 2025</span></article>
<article><h2>
<a href="/2025/03/first-trailer-for-new-ballet-show/">First Trailer for New Ballet Show Is Here</a></h2></article>
<ul class="pagination"><li><a href="/tag/etoile/">1</a></li><li><a href="/tag/etoile/page/2/">2</a></li>
<li><a href="/tag/etoile/page/9/">9</a></li><li><a href="/tag/etoile/page/2/">Next</a></li></ul></main>
<footer><a href="/privacy-policy/">Privacy Policy of the Gazette</a><a href="/author/bo-day/">Stories by Bo Day here</a>
<a href="https://social.test/gazette">Follow the Gazette on Social</a></footer></body></html>"""


def test_a_tag_page_gives_its_teasers_and_neither_menus_nor_footers_nor_authors():
    listing = sources.read("tag_page", LISTING, HOME + "tag/etoile/")

    assert [link.url.removeprefix(HOME) for link in listing.links] == [
        "2025/04/etoile-season-one-review/",
        "2025/04/why-the-palladinos-moved-to-paris/",
        "2025/03/first-trailer-for-new-ballet-show/",
    ]
    assert {link.channel for link in listing.links} == {"tag_page"}


def test_a_teaser_keeps_headline_summary_author_tags_and_date():
    first, second, third = sources.read("home", LISTING, HOME + "tag/etoile/").links

    assert first.title == "Etoile Season One Review: On Its Toes"
    assert first.summary == "The ballet comedy leaps, stumbles and gets up again with a smile."
    assert (first.authors, first.tags, first.published) == (("Ann Lee",), ("Etoile",), "2025-04-24T09:00:00-04:00")
    assert (second.title, second.published) == ("Why the Palladinos Moved to Paris", "2025-04-03")
    assert third.published is None


def test_a_page_names_its_feed_its_api_its_sitemap_and_its_next_page():
    listing = sources.read("tag_page", LISTING, HOME + "tag/etoile/")

    assert listing.sources == (
        ("feed", HOME + "tag/etoile/feed/"), ("wordpress", HOME + "wp-json/"), ("sitemap", HOME + "sitemap.xml"),
    )  # fmt: skip
    assert listing.more == (HOME + "tag/etoile/page/2/",)


@pytest.mark.parametrize(
    ("link", "url", "more"),
    [
        ('<a rel="next" href="?page=3">x</a>', HOME + "tag/a?page=2", (HOME + "tag/a?page=3",)),
        ('<a href="/tag/a/page/3/">Older posts</a>', HOME + "tag/a/page/2/", (HOME + "tag/a/page/3/",)),
        ('<a href="/tag/a/page/2/">Page suivante »</a>', HOME + "tag/a/", (HOME + "tag/a/page/2/",)),
        ('<a href="/s?q=etoile&amp;page=2">2</a>', HOME + "s?q=etoile", (HOME + "s?q=etoile&page=2",)),
        ('<a href="/tag/a/page/1/">Next</a>', HOME + "tag/a/page/2/", ()),
        ('<a href="/tv/page/2/">More stories</a>', HOME + "tag/a/", ()),
        ('<a rel="next" href="https://other.test/page/2/">Next</a>', HOME + "tag/a/", ()),
        ('<a href="/tag/a/">Next</a>', HOME + "tag/a/", ()),
    ],
)
def test_the_next_page_is_followed_and_neither_the_one_before_nor_another_listing(link, url, more):
    assert sources.read("tag_page", f"<html><body>{link}</body></html>".encode(), url).more == more


def test_a_list_in_json_ld_adds_the_articles_that_no_link_names():
    items = [
        {"@type": "ListItem", "position": 1, "url": HOME + "etoile-news-of-the-day", "name": "Étoile news of the day"}
    ]
    block = json.dumps({"@type": "ItemList", "itemListElement": items})
    body = f'<html><head><script type="application/ld+json">{block}</script></head><body></body></html>'.encode()

    (link,) = sources.read("tag_page", body, HOME + "tag/etoile/").links

    assert (link.url, link.title) == (HOME + "etoile-news-of-the-day", "Étoile news of the day")


def test_a_page_without_articles_says_how_many_links_it_has():
    assert (
        sources.read("home", b"<html><a href='/about/'>About us</a></html>", HOME).problem == "no article among 1 links"
    )


def _post(**more: object) -> dict[str, object]:
    return {"id": 7, "link": HOME + "etoile", "title": {"rendered": "L&#8217;Étoile"},
            "excerpt": {"rendered": "<p>Yes.</p>"},
            "date": "2025-03-08T13:30:00", "date_gmt": "2025-03-08T18:30:00", **more}  # fmt: skip


def test_a_wordpress_post_has_the_offset_that_its_two_dates_differ_by():
    embedded = {
        "author": [{"name": "Ann Lee"}],
        "wp:term": [[{"taxonomy": "category", "name": "TV"}], [{"taxonomy": "post_tag", "name": "Étoile"}]],
    }
    body = json.dumps([_post(_embedded=embedded)]).encode()

    (link,) = sources.read("wordpress", body, HOME + "wp-json/wp/v2/posts?search=x").links

    assert (link.title, link.summary) == ("L’Étoile", "Yes.")
    assert link.published == "2025-03-08T13:30:00-05:00"
    assert (link.tags, link.authors) == (("Étoile", "TV"), ("Ann Lee",))


def test_a_wordpress_post_without_a_local_time_is_in_utc():
    body = json.dumps([_post(date=None)]).encode()

    assert sources.read("wordpress", body, HOME).links[0].published == "2025-03-08T18:30:00+00:00"


@pytest.mark.parametrize(
    ("page", "pages", "following"), [("1", "3", "2"), ("3", "3", None), ("1", "", None), ("1", "x", None)]
)
def test_wordpress_goes_on_until_its_header_says_that_there_are_no_more_pages(page, pages, following):
    (address, _) = sources.wordpress_addresses(HOME, "Étoile", page=int(page))

    listing = sources.read("wordpress", json.dumps([_post()]).encode(), address, {"x-wp-totalpages": pages})

    assert [parse_qs(urlsplit(part).query)["page"] for part in listing.more] == ([[following]] if following else [])
    assert all(parse_qs(urlsplit(part).query)["search"] == ["Étoile"] for part in listing.more)


def test_tags_of_the_name_lead_to_their_posts_and_others_do_not():
    (_, tags) = sources.wordpress_addresses(HOME, "Étoile")
    body = json.dumps(
        [
            {"id": 5, "name": "Étoile", "count": 9},
            {"id": 6, "name": "Etoiles", "count": 2},
            {"id": 8, "name": "Étoile", "count": 0},
        ]
    ).encode()

    (more,) = sources.read("wordpress", body, tags).more

    assert urlsplit(more).path == "/wp-json/wp/v2/posts"
    assert parse_qs(urlsplit(more).query)["tags"] == ["5"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b'{"code": "rest_no_route", "message": "No route"}', "refused: rest_no_route: No route"),
        (b"<!doctype html><html></html>", "not JSON: an HTML page"),
        (b"[{", "not JSON, or cut off"),
        (b"[]", None),
    ],
)
def test_what_is_no_list_of_posts_is_named(body, problem):
    assert sources.read("wordpress", body, HOME + "wp-json/wp/v2/posts").problem == problem


def test_the_root_of_the_api_says_whether_there_are_posts():
    body = b'{"name": "Gazette", "namespaces": ["oembed/1.0", "wp/v2"]}'

    assert sources.read("wordpress", body, HOME + "wp-json/").sources == ()
    assert sources.read("wordpress", body, HOME + "wp-json/").problem is None


def test_robots_names_sitemaps_and_a_delay_for_us():
    body = b"User-agent: *\nCrawl-delay: 2.5\nSitemap: /sitemap.xml\nSitemap: https://gazette.test/news.xml\n"

    assert sources.read("robots", body, HOME + "robots.txt").sources == (
        ("sitemap", HOME + "sitemap.xml"), ("sitemap", HOME + "news.xml"),
    )  # fmt: skip
    assert sources.crawl_delay(body, "etoile-news") == 2.5
    assert sources.crawl_delay(b"User-agent: other\nCrawl-delay: 9", "etoile-news") is None


def test_a_news_search_of_gdelt_gives_addresses_and_titles_but_no_date_of_publication():
    hit = {"url": "https://other.test/a", "title": 'Etoile "ballet" here', "seendate": "20250308T183000Z"}
    body = json.dumps({"articles": [hit]}).encode()

    (link,) = sources.read("news_search", body, "https://gdelt.test/doc").links

    assert (link.url, link.channel, link.title, link.published) == (
        "https://other.test/a",
        "news_search",
        'Etoile "ballet" here',
        None,
    )


def test_a_refusal_of_a_news_search_is_its_problem():
    assert sources.read("news_search", b"Please limit requests", HOME).problem == "refused: Please limit requests"


def test_a_search_feed_gives_the_articles_own_address():
    body = b"""<rss><channel><item><title>A</title>
    <link>https://search.test/news/apiclick.aspx?ref=x&amp;url=https%3a%2f%2fother.test%2fa&amp;c=1</link></item></channel></rss>"""

    assert [link.url for link in sources.read("news_search", body, HOME).links] == ["https://other.test/a"]


def test_tag_pages_and_searches_are_asked_for_the_titles_spellings_once_each():
    outlet = Outlet(
        name="Gazette",
        home=HOME,
        tag_pages=(HOME + "tag/{tag}/", HOME + "ballet/"),
        search_pages=(HOME + "?s={query}",),
    )

    assert sources.tag_page_addresses(outlet, WATCH) == (HOME + "tag/etoile/", HOME + "tag/l-etoile/", HOME + "ballet/")
    assert sources.search_addresses(outlet, WATCH) == (HOME + "?s=%C3%89toile", HOME + "?s=etoile")


def test_wordpress_is_asked_within_the_days_given():
    (address, _) = sources.wordpress_addresses(
        HOME, "x", after=date(2025, 3, 1), before=datetime(2025, 4, 1, 12, tzinfo=UTC)
    )

    asked = parse_qs(urlsplit(address).query)
    assert (asked["after"], asked["before"]) == (["2025-03-01T00:00:00"], ["2025-04-01T12:00:00"])


def test_gdelt_is_asked_for_the_title_beside_network_or_people():
    (address,) = sources.news_search_addresses(WATCH, after=date(2025, 3, 1))

    asked = parse_qs(urlsplit(address).query)
    assert asked["query"] == ['("Étoile" OR "etoile") ("Prime Video" OR "Luke Kirby")']
    assert asked["startdatetime"] == ["20250301000000"]


def test_guesses_are_addresses_of_known_kinds():
    assert {kind for kind, _ in sources.guesses(HOME)} <= sources.kinds()
    assert ("feed", HOME + "feed/") in sources.guesses(HOME)


def test_an_answer_of_gdelt_with_stray_backslashes_and_control_characters_is_read():
    body = b'{"articles": [{"url": "https://other.test/a", "title": "Back \\x slash \\u00e9\x0b end"}]}'

    (link,) = sources.read("news_search", body, HOME).links

    assert link.title == "Back \\x slash é end"


def test_a_news_search_that_finds_nothing_is_told_from_one_that_is_cut_off():
    assert sources.read("news_search", b"{}", HOME).problem is None
    assert sources.read("news_search", b'{"articles": [', HOME).problem == "not the answer of a news search, or cut off"
