"""Feeds: every form of them, what they state kept as stated, and what is no feed told from what is."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers import sources

URL = "https://gazette.test/feed/"

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel><title>Gazette</title><link>https://gazette.test/</link>
<atom:link rel="self" href="https://gazette.test/feed/"/>
<item><title>\xc3\x89toile: Luke Kirby &amp;amp; Co. Dance</title><link>/2025/03/etoile-first-look/</link>
<guid isPermaLink="false">g1</guid><pubDate>Sat, 08 Mar 2025 18:30:00 +0100</pubDate>
<dc:creator><![CDATA[Ann Lee and Bo Day]]></dc:creator>
<category>TV</category><category><![CDATA[prime video]]></category>
<category>tv</category><description><![CDATA[<p>First look.</p>
<p>The post First look appeared first on Gazette.</p>]]></description>
</item>
<item><title>Second</title><feedburner:origLink>https://gazette.test/second/</feedburner:origLink>
<link>https://feeds.test/~r/gazette/1</link><pubDate>Sat, 08 Mar 2025 10:00:00 EST</pubDate></item>
<item><title>No address</title></item>
</channel></rss>"""


def _rss(items: str, head: str = "") -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{head}{items}</channel></rss>""".encode()


def test_an_rss_item_keeps_title_tags_authors_and_the_offset_that_it_states():
    first = sources.read("feed", RSS, URL).links[0]

    assert first.url == "https://gazette.test/2025/03/etoile-first-look/"
    assert first.title == "Étoile: Luke Kirby & Co. Dance"
    assert first.summary == "First look."
    assert first.tags == ("TV", "prime video")
    assert first.authors == ("Ann Lee", "Bo Day")
    assert first.published == "2025-03-08T18:30:00+01:00"
    assert (first.channel, first.source, first.content) == ("feed", URL, None)


def test_the_original_address_wins_over_that_of_a_feed_service():
    second = sources.read("feed", RSS, URL).links[1]

    assert second.url == "https://gazette.test/second/"
    assert second.published == "2025-03-08T10:00:00-05:00"


def test_items_without_an_address_are_counted_in_the_problem():
    assert sources.read("feed", RSS, URL).problem == "1 items without an address"


def test_an_atom_entry_keeps_updated_apart_from_published_and_follows_xml_base_and_next():
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.test/tv/">
    <link rel="next" href="/feed/?page=2"/>
    <entry><title type="html">L&amp;#8217;Étoile</title><link rel="edit" href="x"/><link href="etoile-review"/>
    <published>2025-04-24T09:00:00-04:00</published><updated>2025-04-25T09:00:00Z</updated>
    <author><name>Ann Lee</name></author><category term="etoile" label="Étoile"/></entry></feed>""".encode()

    listing = sources.read("feed", atom, URL)

    (link,) = listing.links
    assert link.url == "https://gazette.test/tv/etoile-review"
    assert (link.title, link.tags, link.authors) == ("L’Étoile", ("Étoile",), ("Ann Lee",))
    assert (link.published, link.modified) == ("2025-04-24T09:00:00-04:00", "2025-04-25T09:00:00+00:00")
    assert listing.more == ("https://gazette.test/feed/?page=2",)


def test_rss_1_0_items_beside_the_channel_are_read():
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://gazette.test/"><title>G</title></channel>
    <item rdf:about="https://gazette.test/a"><title>A</title><dc:date>2025-03-08</dc:date></item></rdf:RDF>"""

    (link,) = sources.read("feed", rdf, URL).links

    assert (link.url, link.published) == ("https://gazette.test/a", "2025-03-08")


def test_a_json_feed_is_read_with_its_next_page():
    feed = b"""{"version": "https://jsonfeed.org/version/1.1", "next_url": "/feed.json?page=2", "items": [
    {"id": "1", "url": "/etoile", "title": "Etoile", "content_text": "Five &lt; six", "tags": ["TV"],
     "date_published": "2025-03-08T18:30:00-05:00", "authors": [{"name": "Ann Lee"}]}, {"id": "2"}]}"""

    listing = sources.read("feed", feed, URL)

    (link,) = listing.links
    assert (link.url, link.tags, link.authors) == ("https://gazette.test/etoile", ("TV",), ("Ann Lee",))
    assert link.published == "2025-03-08T18:30:00-05:00"
    assert listing.more == ("https://gazette.test/feed.json?page=2",)


def test_a_wordpress_feed_goes_on_under_paged_though_it_does_not_say_so():
    body = _rss("<item><link>/a</link></item>", "<generator>https://wordpress.org/?v=6.7</generator>")

    assert sources.read("feed", body, URL).more == ("https://gazette.test/feed/?paged=2",)
    assert sources.read("feed", body, URL + "?paged=2").more == ("https://gazette.test/feed/?paged=3",)


PARAGRAPHS = "".join(
    f"<p>Paragraph {number} tells more of the ballet, its dancers and its two companies.</p>" for number in range(12)
)


def test_content_is_kept_where_it_is_the_whole_article():
    body = _rss(
        f"<item><link>/a</link><description>Short.</description>"
        f"<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item>"
    )

    assert sources.read("feed", body, URL).links[0].content == PARAGRAPHS


@pytest.mark.parametrize(
    "end", ["[…]", '<a href="/a">Continue reading</a>', "<p>Lire la suite sur Gazette</p>", "Weiterlesen …"]
)
def test_content_that_ends_as_a_teaser_is_not_kept(end):
    body = _rss(f"<item><link>/a</link><content:encoded><![CDATA[{PARAGRAPHS}{end}]]></content:encoded></item>")

    assert sources.read("feed", body, URL).links[0].content is None


def test_a_feed_that_is_cut_off_keeps_the_items_before_the_cut():
    body = _rss("<item><link>https://gazette.test/a</link></item><item><link>https://gazette.test/bcdef</link></item>")

    listing = sources.read("feed", body[: body.index(b"cdef")], URL)

    assert [link.url for link in listing.links] == ["https://gazette.test/a"]
    assert listing.problem == "cut off after 1 items"


def test_a_feed_with_a_long_comment_of_a_cache_after_its_end_is_whole():
    body = _rss("<item><link>/a</link></item>") + b"<!-- " + b"served from a cache " * 50 + b"-->"

    assert sources.read("feed", body, URL).problem is None


def test_a_page_instead_of_a_feed_is_named_so_and_its_feeds_are_found():
    page = b"""<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/new-feed/">
    <link rel="alternate" type="application/rss+xml" href="/comments/feed/"></head><body>Moved</body></html>"""

    listing = sources.read("feed", page, URL)

    assert listing.problem == "not a feed: an HTML page"
    assert listing.sources == (("feed", "https://gazette.test/new-feed/"),)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<rss><channel></channel></rss>", None),
        (b'{"items": [', "not a feed: broken JSON, or cut off"),
        (b"Forbidden", "not a feed"),
    ],
)
def test_what_holds_no_items_is_told_from_what_is_no_feed(body, problem):
    assert sources.read("feed", body, URL).problem == problem


def test_undeclared_prefixes_bare_ampersands_named_characters_and_a_wrong_charset_are_mended():
    body = (
        "<?xml version='1.0' encoding='utf-8'?><rss><channel><item>"
        "<title>Dance & Étoile&nbsp;now &eacute; &amp; on</title>"
        "<link>https://gazette.test/a?b=1&c=2</link><guid><![CDATA[x&y]]></guid><dc:creator>Ann Lee</dc:creator></item>"
        "</channel></rss>"
    ).encode("cp1252")

    (link,) = sources.read("feed", body, URL).links

    assert link.title == "Dance & Étoile now é & on"
    assert link.url == "https://gazette.test/a?b=1&c=2"


def test_a_vocabulary_under_an_unknown_namespace_is_read_by_its_names():
    body = b'<rss xmlns="http://nobody.test/"><channel><item><title>A</title><link>/a</link></item></channel></rss>'

    assert [link.title for link in sources.read("feed", body, URL).links] == ["A"]


def test_a_feed_that_claims_latin_1_and_is_utf_8_is_read_as_utf_8():
    items = "<item><title>Étoile</title><link>/a</link></item>"
    body = f"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel>{items}</channel></rss>"

    assert sources.read("feed", body.encode(), URL).links[0].title == "Étoile"


def test_entities_are_neither_expanded_nor_fetched():
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 50}">' for n in range(9))
    body = f"""<!DOCTYPE rss [{bomb}<!ENTITY file SYSTEM "file:///etc/passwd">]><rss><channel>
    <item><title>&e8;&file;</title><link>https://gazette.test/a</link></item></channel></rss>""".encode()

    listing = sources.read("feed", body, URL)

    assert all(len(link.title or "") < 100 and "root:" not in (link.title or "") for link in listing.links)


def test_gzip_is_known_by_its_magic_and_a_bomb_is_cut():
    assert len(sources.read("feed", gzip.compress(RSS), URL).links) == 2

    bomb = gzip.compress(RSS + b" " * 60_000_000)
    assert len(sources.read("feed", bomb, URL).links) == 2


def test_a_date_that_lies_ahead_of_the_fetch_is_left_out():
    body = _rss("<item><link>/a</link><pubDate>Sat, 08 Mar 2099 18:30:00 GMT</pubDate></item>")

    read = sources.read("feed", body, URL, fetched=datetime(2025, 3, 9, tzinfo=UTC))

    assert read.links[0].published is None


def test_each_address_comes_once():
    body = _rss("<item><link>/a</link></item><item><link>/a#top</link></item>")

    assert [link.url for link in sources.read("feed", body, URL).links] == ["https://gazette.test/a"]


@pytest.mark.parametrize("kind", sorted(sources.kinds()))
@given(
    body=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        st.integers(0, len(RSS)).map(lambda end: RSS[:end]),
    )
)
@settings(max_examples=60, deadline=None)
def test_no_bytes_make_a_reader_raise(kind, body):
    sources.read(kind, body, URL)
