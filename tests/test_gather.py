"""What one walk over a page of our own writing finds for all readers."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from scrapers.parsers.gather import Gathered, gather

PAGE = (
    "<head><meta name='author' content='Ada Vance'><meta charset='utf-8'>"
    "<script type='application/LD+JSON'>{}</script><script>x</script></head>"
    "<body><div id='frame'><h1 class='tag-line'>A winter tale</h1></div>"
    "<p class='byline-author'>Ada Vance</p><a rel='tag' href='/tag/snow'>Snow</a>"
    "<time itemprop='datePublished'>3 May</time><abbr class='published other'>3 May</abbr><abbr class='unit'>km</abbr>"
    "<span property='schema:datePublished'>3 May</span><i property='dc:date'>3 May</i><b property='name'>x</b>"
    "<section><div itemprop='articleBody'>Snow fell.</div></section></body>"
)


@pytest.fixture
def found() -> Gathered:
    return gather(LexborHTMLParser(PAGE), PAGE.encode())


def test_metas_with_a_content_and_scripts_of_data_are_found(found):
    assert [meta.get("name") for meta in found.metas] == ["author"]
    assert [script.text() for script in found.json_ld] == ["{}"]


def test_an_element_that_fits_several_readers_comes_once_in_page_order(found):
    assert [tag for _, tag, _ in found.labels if tag in ("h1", "p", "a")] == ["h1", "p", "a"]


def test_dates_of_microdata_and_microformats_are_told_from_other_properties(found):
    tree = LexborHTMLParser(PAGE)
    dated = set(gather(tree, PAGE.encode()).dated)

    assert [node.tag for node in tree.css("time,abbr,span,i,b") if node.mem_id in dated] == [
        "time",
        "abbr",
        "span",
        "i",
    ]


def test_the_frame_is_all_that_holds_a_headline_or_the_body():
    tree = LexborHTMLParser(PAGE)
    frame = gather(tree, PAGE.encode()).frame

    assert [node.tag for node in tree.css("body,#frame,h1,p,section") if node.mem_id in frame] == [
        "body",
        "div",
        "section",
    ]
