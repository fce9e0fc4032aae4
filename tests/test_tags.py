"""Section, categories and tags from pages of our own writing."""

import time

from scrapers.items import Page
from scrapers.parsers import tags
from scrapers.parsers.document import Document
from scrapers.parsers.tag_lines import Line
from scrapers.parsers.tag_lines import read as read_line

ARTICLE = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A winter tale"%s}</script>'


GAZETTE = '<meta property="og:site_name" content="Gazette">'


def read(html: str, title: str | None = "A winter tale", url: str = "https://www.gazette.example/a") -> tags.Labels:
    return tags.read(Document(Page(url=url, body=html.encode())), None, title)


def test_a_printed_line_gives_categories_and_tags():
    html = (
        "<h1>A winter tale</h1><p>Posted in: <a href='/x'>A1</a>, <a href='/y'>B1</a> | "
        "Tagged: <a href='/c'>c1</a>, <a href='/d'>d1</a></p>"
    )

    found = read(html)

    assert (found.section, found.categories, found.tags) == ("A1", ("A1", "B1"), ("c1", "d1"))


def test_a_printed_line_needs_no_links():
    assert read_line("<p>Posted in: A, B | Tagged: c, d</p>") == Line(categories=("A", "B"), tags=("c", "d"))


def test_labels_of_other_languages_are_known():
    assert read_line("<p>Mots-clés : <a>danse</a>, <a>scène</a></p>") == Line(categories=(), tags=("danse", "scène"))
    assert read_line("<p>Schlagworte: Tanz, Bühne</p>") == Line(categories=(), tags=("Tanz", "Bühne"))


def test_links_marked_as_tags_are_tags_and_category_tags_are_categories():
    found = read(
        "<h1>A winter tale</h1><footer class='entry-footer'><a rel='category tag' href='/category/tv/'>TV</a>"
        "<span><a rel='tag' href='/tag/ballet/'>ballet</a>, <a rel='tag' href='/tag/paris/'>Paris</a></span></footer>"
    )

    assert (found.section, found.categories, found.tags) == ("TV", ("TV",), ("ballet", "Paris"))


def test_tags_in_menus_and_clouds_are_not_the_articles():
    found = read(
        "<nav><a href='/tag/film'>Film</a><a href='/tag/stage'>Stage</a></nav><h1>A winter tale</h1><p>Text</p>"
        "<div class='widget tagcloud'><a href='/tag/opera'>Opera</a><a href='/tag/jazz'>Jazz</a></div>"
    )

    assert found.tags == ()


def test_a_string_of_keywords_is_split_at_its_commas():
    assert read(ARTICLE % ',"keywords":"ballet, Paris,New York"').tags == ("ballet", "Paris", "New York")


def test_an_array_of_keywords_is_not_split():
    assert read(ARTICLE % ',"keywords":["Bo Reed, CFP","savings"]').tags == ("Bo Reed, CFP", "savings")


def test_one_meta_a_tag_is_read_as_it_stands():
    html = '<meta property="article:tag" content="ballet"><meta property="article:tag" content="Paris">'

    assert read(html).tags == ("ballet", "Paris")


def test_other_metas_hold_tags_too():
    assert read('<meta name="sailthru.tags" content="ballet,paris">').tags == ("ballet", "paris")
    assert read('<meta name="parsely-tags" content="ballet,paris">').tags == ("ballet", "paris")
    assert read('<meta name="tags" content="ballet,paris">').tags == ("ballet", "paris")
    assert read("""<meta name="pmc_meta" content='{"tag":["ballet","paris"]}'>""").tags == ("ballet", "paris")


def test_tags_that_differ_in_case_or_accents_only_come_once_in_page_order():
    assert read('<meta name="news_keywords" content="Étoile, ballet, etoile, BALLET">').tags == ("Étoile", "ballet")


def test_machine_words_and_the_site_are_no_tags():
    html = '<meta property="og:site_name" content="The Gazette"><meta name="news_keywords" content="%s">'

    found = read(html % "ballet, type_review, 8ae9ab2d-fe1b-4230-acb8-a59b52877682, Category: Stage, The Gazette")

    assert found.tags == ("ballet",)


def test_words_of_the_headline_are_no_tags():
    html = '<meta name="news_keywords" content="dancers, strike, city, opera">'

    assert read(html, title="Dancers strike at the city opera").tags == ()


def test_keywords_of_a_page_that_is_no_article_are_no_tags():
    assert read('<meta name="keywords" content="lawyer, divorce, city law">', title="Welcome").tags == ()


def test_a_box_named_tags_is_read_without_share_links():
    found = read(
        "<h1>A winter tale</h1>"
        "<div class='post-tags'>Filed to: <a href='/ballet'>ballet</a><a href='/paris'>Paris</a></div>"
        "<div class='tags-share'><a href='/s'>Facebook</a></div>"
    )

    assert found.tags == ("ballet", "Paris")


def test_a_topic_linked_in_a_sentence_is_no_tag():
    found = read(
        "<h1>A winter tale</h1><p>The company of <a href='/tag/lyon'>Lyon</a> has long been known"
        " for its stage work.</p>"
    )

    assert found.tags == ()


def test_the_breadcrumb_gives_the_section_where_nothing_else_does():
    html = "<div class='breadcrumbs'><a href='/'>Home</a> <a href='/stage'>Stage</a></div><h1>A winter tale</h1>"

    assert read(html).section == "Stage"


def test_a_page_without_labels_has_none():
    assert read("<h1>A winter tale</h1><p>Text.</p>") == tags.Labels(section=None, categories=(), tags=())


def test_hostile_labels_end_soon():
    started = time.process_time()

    read("<h1>A winter tale</h1>" + "Tags:<" * 30_000)
    read("<h1>A winter tale</h1><div class='tags'>" + "<a href='/tag/x'>x y</a>" * 20_000)
    read('<meta name="keywords" content="' + "a, " * 100_000 + '">')

    assert time.process_time() - started < 3.0


def test_categories_printed_beside_a_box_of_tags_are_read():
    html = (
        "<h1>A winter tale</h1><div class='post-meta'>Posted in: <a href='/section/screen/'>Screen</a>, "
        "<a href='/section/dance/'>Dance</a> | Tagged: <a href='/tag/ballet/'>Ballet</a>, "
        "<a href='/tag/snow/'>Snow</a></div>"
    )

    found = read(html)

    assert (found.categories, found.tags) == (("Screen", "Dance"), ("Ballet", "Snow"))


def test_a_breadcrumb_that_holds_the_stated_section_gives_all_categories():
    html = ARTICLE % ',"articleSection":"Screen"' + (
        "<nav class='breadcrumbs'><a href='/'>Home</a> "
        "<a href='/c/screen/'>Screen</a> <a href='/c/news/'>News</a></nav>"
        "<h1>A winter tale</h1>"
    )

    assert read(html).categories == ("Screen", "News")


def test_sections_that_only_repeat_the_tags_are_no_categories():
    html = ARTICLE % ',"articleSection":["Ballet","Snow"],"keywords":["Ballet","Snow"]'

    found = read(html)

    assert (found.categories, found.tags) == ((), ("Ballet", "Snow"))


def test_the_address_makes_a_section_but_no_category():
    html = "<nav><a href='/stage/'>On stage</a></nav><h1>A winter tale</h1>"

    found = read(html, url="https://www.gazette.example/stage/a-winter-tale")

    assert (found.section, found.categories) == ("On stage", ())


def test_lone_keywords_are_tags_where_headline_and_standfirst_speak_of_all_of_them():
    head = "<meta name='keywords' content='Ballet, New York'>"

    assert read(head, title="Ballet returns to New York").tags == ("Ballet", "New York")
    assert read(head, title="Ballet returns to Lyon").tags == ()


def test_a_data_layer_is_asked_where_neither_head_nor_page_has_tags():
    layer = "<script>dataLayer = [{'tags': ['Ballet', 'Snow']}]</script>"

    assert read(layer).tags == ("Ballet", "Snow")
    assert read(layer + "<p>Tags: <a href='/tag/x' rel='tag'>Theatre</a></p>").tags == ("Theatre",)


def test_a_widget_that_is_the_blog_itself_is_not_beside_the_article():
    html = (
        "<div class='widget Blog'><h3>A winter tale</h3><p>Snow fell.</p>"
        "<span class='labels'><a rel='tag' href='/search/label/ballet'>ballet</a>, "
        "<a rel='tag' href='/search/label/paris'>Paris</a></span></div>"
        "<div class='widget Label'><a rel='tag' href='/search/label/opera'>opera</a></div>"
    )

    assert read(html).tags == ("ballet", "Paris")


def test_a_list_of_tags_in_the_article_may_be_built_as_a_menu():
    links = "<li class='nav-item'><a class='tag-name nav-link' href='/topics/%s'>%s</a></li>"
    html = (
        "<ul class='nav'><li class='nav-item'><a class='nav-link' href='/topics/lotto'>Lotto</a></li></ul>"
        "<article><h1>A winter tale</h1><p>Snow fell.</p><div class='tags-box'><ul class='nav'>"
        + links % ("snow", "Snow")
        + links % ("ballet", "Ballet")
        + "</ul><script>const fold = document.querySelectorAll('#tags'); fold[0].addEventListener('click', x);</script>"
        "</div></article>"
    )

    assert read(html).tags == ("Snow", "Ballet")


def test_the_label_of_a_box_is_no_tag_though_it_is_a_link():
    box = (
        "<section class='article__tags'><a href='/topics'>%s</a><a href='/a'>Snow</a><a href='/b'>Ballet</a></section>"
    )

    assert read("<h1>A winter tale</h1>" + box % "THEMEN").tags == ("Snow", "Ballet")
    assert read("<h1>A winter tale</h1>" + box % "Tags:").tags == ("Snow", "Ballet")


def test_what_a_machine_writes_before_a_tag_and_a_count_are_left_out():
    assert read(ARTICLE % ',"keywords":["Entity Tokens: Harbour Hall", "(3) Snow", "Topic: Ballet"]').tags == (
        "Harbour Hall",
        "Snow",
        "Ballet",
    )


def test_the_host_and_the_reporters_mail_are_no_tags():
    stated = ARTICLE % ',"keywords":["Snow", "winter.gazette.example", "ada@gazette.example", "Ballet"]'

    assert read(stated, url="https://winter.gazette.example/a").tags == ("Snow", "Ballet")


def test_chinese_keywords_may_be_parted_by_blanks_and_others_are_not():
    assert read(ARTICLE % ',"keywords":"冬天 芭蕾舞 巴黎 歌剧院"').tags == ("冬天", "芭蕾舞", "巴黎", "歌剧院")
    assert read(ARTICLE % ',"keywords":"winter ballet in Paris"').tags == ("winter ballet in Paris",)


def test_related_tags_are_the_articles_and_related_stories_are_not():
    links = (
        "<ul class='p-related-%s__list'><li><a href='/keyword/1/'>#Snow</a></li>"
        "<li><a href='/keyword/2/'>#Ballet</a></li></ul>"
    )
    page = "<article><h1>A winter tale</h1><p>Text.</p><div class='p-related-%s'>" + links + "</div></article>"

    assert read(page % ("tags", "tags")).tags == ("Snow", "Ballet")
    assert read(page % ("stories", "stories")).tags == ()


def test_topics_that_an_outlet_shows_on_each_page_are_no_tags():
    box = "<div class='%s footer-box'><a href='/x'>Summer sale</a><a href='/y'>School holidays</a></div>"

    assert read("<h1>A winter tale</h1>" + box % "special_topics").tags == ()
    assert read("<h1>A winter tale</h1>" + box % "topics").tags == ("Summer sale", "School holidays")


def test_a_list_that_two_places_repeat_outdoes_a_box_of_half_of_it():
    box = "<h1>A winter tale</h1><div class='article-tags'><a href='/a'>Snow</a><a href='/b'>Paris</a></div>"
    one = "<meta name='news_keywords' content='Snow, Paris, Opera, Theatre'>"
    other = "<meta name='keywords' content='Snow, Paris, Opera, Theatre'>"

    assert read(one + other + box).tags == ("Snow", "Paris", "Opera", "Theatre")
    assert read(one + box).tags == ("Snow", "Paris")
