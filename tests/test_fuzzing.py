"""Whatever a server or a person writes, reading it ends, and ends in what the reader promises."""

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrapers import outlets, sources, watch
from scrapers.errors import BadDeclaration
from scrapers.items import Article, Listing, Page, Unread
from scrapers.outlet import Outlet
from scrapers.parsers import article, charset

NOW = datetime(2025, 5, 1, tzinfo=UTC)
HOME = "http://gazette.example/"
quick = settings(max_examples=150, deadline=4000, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.sampled_from(
    ["Étoile", "By Rosa Hedge", "April 31, 2025", "2025-02-31T25:61:00+99:00", "1970-01-01", "Luke Kirby", "<", ">",
    "&",
     "&#xD800;", "&nope;", "\0", "\x1b", "\u202e", "]]>", "-->", "javascript:alert(1)", "http://[", "//", "data:,",
     "=1+1",
     "{", "}", "[", '"', "'", "\ud7ff", "\uffff", "😀", "e\u0301", "9" * 30, "NaN", "null", "true", "-1", "", " "]
)  # fmt: skip
text = st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=8).map("".join)
names = st.sampled_from(
    ["div", "p", "article", "h1", "h2", "a", "span", "time", "table", "tr", "td", "ul", "li", "script", "style",
    "svg", "math",
     "template", "select", "option", "title", "meta", "link", "base", "body", "html", "head", "frameset", "noscript",
     "x-y"]
)  # fmt: skip
attributes = st.dictionaries(
    st.sampled_from(
        ["class", "id", "rel", "href", "src", "datetime", "content", "property", "name", "itemprop", "itemtype",
        "itemscope",
         "type", "lang", "charset", "http-equiv", "hidden", "style", "data-x"]
    ),
    st.one_of(
        text,
        st.sampled_from(
            ["author byline", "tag", "canonical", "published", "article:published_time", "og:title", "datePublished",
             "application/ld+json", "keywords", "next", "headline", "articleBody", "alternate", "dek"]
        ),
    ),
    max_size=4,
)  # fmt: skip
json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), text),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "@id", "headline", "datePublished", "dateModified", "author", "name", "keywords",
                "url",
                 "articleBody", "articleSection", "mainEntity", "mainEntityOfPage", "isAccessibleForFree",
                 "description", "inLanguage"]
            ),
            st.one_of(inner, st.sampled_from(["NewsArticle", "Person", "2025-04-24"])),
            max_size=6,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@st.composite
def elements(draw, inner):
    name, said = draw(names), draw(attributes)
    written = "".join(f' {key}="{value}"' for key, value in said.items())
    closing = draw(st.sampled_from([f"</{name}>", "", "</div>", "</"]))
    return f"<{name}{written}>{''.join(draw(st.lists(inner, max_size=4)))}{closing}"


markup = st.recursive(text, lambda inner: elements(inner), max_leaves=12)


@st.composite
def pages(draw):
    data = json.dumps(draw(json_values), default=str).replace(
        "Luke", draw(st.sampled_from(["Luke", "\\ud83d", "\\udc00"]))
    )
    html = (
        f"<!doctype html><html lang='{draw(text)}'><head><meta charset={draw(text)}><title>{draw(text)}</title>"
        f"<script type='application/ld+json'>{data[: draw(st.integers(0, len(data)))]}</script></head><body>"
        f"{draw(markup)}<h1>{draw(text)}</h1>{draw(markup)}<p>{draw(text)}</p>{draw(markup)}</body>"
    )
    body = html.encode(draw(st.sampled_from(["utf-8", "utf-16", "cp1252", "latin-1", "utf-7"])), "replace")
    return body[: draw(st.integers(0, len(body)))] if draw(st.booleans()) else body


bodies = st.one_of(st.binary(max_size=300), pages(), markup.map(lambda html: html.encode("utf-8", "replace")))
types = st.one_of(st.sampled_from(["", "text/html", "text/html; charset=utf-16", "text/html; charset=hex"]), text)


@quick
@given(bodies, types, st.sampled_from([None, Outlet(name="Gazette", home=HOME, timezone="America/New_York")]))
def test_a_page_is_an_article_or_unread_with_a_reason(body, content_type, outlet):
    page = Page(url=HOME + "a", body=body, status=200, headers={"content-type": content_type}, fetched=NOW)

    found = article.read(page, outlet)

    assert isinstance(found, (Article, Unread))
    if isinstance(found, Unread):
        assert found.reason
        assert found.detail
    else:
        assert found.canonical_url.startswith(("http://", "https://"))
        assert "\0" not in found.body
        for said in (found.title or "", found.body, *found.authors, *found.tags):
            said.encode("utf-8")


@quick
@given(st.binary(max_size=400), types)
def test_bytes_are_decoded_to_text_that_can_be_written_again(body, content_type):
    charset.decode(body, content_type).encode("utf-8")


@quick
@given(st.text())
def test_a_text_that_is_mended_can_be_written_again_if_it_could_before(said):
    charset.mended(said).encode("utf-8", "surrogatepass")


feeds = st.builds(
    "<?xml version='1.0'?>{}<{}><channel>{}</channel></{}>".format,
    st.sampled_from(["", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<!--", "<![CDATA["]),
    st.sampled_from(["rss", "feed", "urlset", "sitemapindex", "rdf:RDF", "html", "a:b"]),
    st.lists(
        st.builds(

                       "<{0}><link href='{1}'>{1}</link><loc>{1}</loc><title>{2}</title>"
            "<pubDate>{3}</pubDate><lastmod>{3}</lastmod>{2}</{0}>".format,
            st.sampled_from(["item", "entry", "url", "sitemap", "item"]), st.one_of(text, st.just("/etoile")), text,
            text,
        ),
        max_size=4,
    ).map("".join),
    st.sampled_from(["rss", "feed", "urlset", "sitemapindex", ""]),
)  # fmt: skip


@st.composite
def listings(draw):
    kind = draw(st.sampled_from(["xml", "json", "html", "bytes", "words"]))
    if kind == "xml":
        return draw(feeds).encode("utf-8", "replace")
    if kind == "json":
        keys = st.sampled_from(
            ["items", "url", "id", "title", "link", "rendered", "date_published", "articles", "seendate"]
        )
        value = st.recursive(
            st.one_of(text, st.none(), st.integers(), st.booleans()),
            lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=4)),
            max_leaves=12,
        )
        return json.dumps(draw(value)).encode()
    if kind == "html":
        return draw(markup).encode("utf-8", "replace")
    return draw(st.binary(max_size=300)) if kind == "bytes" else draw(text).encode("utf-8", "replace")


@quick
@given(st.sampled_from(sorted(sources.kinds())), listings(), types)
def test_a_source_of_any_kind_is_read_to_a_listing(kind, body, content_type):
    found = sources.read(kind, body, HOME + "feed", {"content-type": content_type}, NOW)

    assert isinstance(found, Listing)
    assert all(link.url.startswith(("http://", "https://")) for link in found.links)


keys = st.sampled_from(
    ["title", "kind", "spellings", "network", "timezone", "context", "senses", "since", "people", "name", "role",
    "aliases",
     "couples", "names", "written", "events", "date", "what", "outlet", "home", "feeds", "hosts", "language",
     "tag_pages", "x"]
)  # fmt: skip
values = st.one_of(
    text.map(lambda said: "'" + said.replace("'", "") + "'"),
    st.sampled_from(
        [
            "5",
            "true",
            "[]",
            '["a"]',
            "2025-04-24",
            "2025-02-31",
            "{}",
            "[[[[",
            "[" * 3000,
            "9" * 5000,
            "1e999",
            '"\\uD800"',
        ]
    ),
    st.sampled_from(
        ["'http://gazette.example/'", "'ftp://x/'", "'http://[::1'", "'http://a:99999/'", "['http://a.example/{tag}/']"]
    ),
)
lines = st.one_of(
    st.builds("{} = {}".format, keys, values),
    st.builds("[[{}]]".format, keys),
    st.builds("[{}]".format, keys),
    text,
)
declarations = st.lists(lines, max_size=10).map("\n".join)


def declared(load, said):
    with NamedTemporaryFile(suffix=".toml") as file:
        file.write(said.encode("utf-8", "surrogatepass"))
        file.flush()
        try:
            return load(file.name)
        except BadDeclaration as error:
            fault = str(error)
    assert "\n" not in fault
    assert Path(file.name).name in fault
    return None


@quick
@given(declarations)
def test_a_watch_file_is_a_watch_or_a_fault_in_one_line(said):
    found = declared(watch.load, said)

    assert found is None or tomllib.loads(said)["title"]


@quick
@given(declarations)
def test_an_outlets_file_is_outlets_or_a_fault_in_one_line(said):
    found = declared(outlets.load, said)

    assert found is None or all(outlet.home.startswith("http") for outlet in found)
