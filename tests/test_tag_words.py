"""Labels that are a site's or a template's own words, and sections, from pages of our own writing."""

from tests.test_tags import ARTICLE, GAZETTE, read


def test_the_sites_name_with_blog_or_an_article_before_it_is_no_tag():
    html = '<meta name="news_keywords" content="The Gazette blog, Die Gazette, ballet">'

    assert read(GAZETTE + html).tags == ("ballet",)


def test_beside_the_sites_name_its_beginning_and_words_of_the_trade_are_no_tags():
    name = '<meta property="og:site_name" content="Morgenblatt Digital">'
    words = '<meta name="news_keywords" content="%sMorgenblatt, news, ballet">'

    assert read(name + words % "Morgenblatt Digital, ").tags == ("ballet",)
    assert read(name + words % "").tags == ("Morgenblatt", "news", "ballet")


def test_a_list_of_departments_that_each_page_repeats_gives_no_tags():
    words = "Nachrichten, Inland, Ausland, Wirtschaft, Sport, News, Hintergrund, Wetter"
    html = '<meta property="og:type" content="article"><meta name="news_keywords" content="%s">'

    assert read(html % words).tags == ()
    assert read(html % "Inland, Sport, Ballett").tags == ("Inland", "Sport", "Ballett")


def test_places_on_the_front_page_and_feeds_are_no_tags():
    html = '<meta property="article:tag" content="front-page"><meta property="article:tag" content="ballet">'

    assert read(html + '<meta property="article:tag" content="natl-feed">').tags == ("ballet",)


def test_a_librarys_subject_is_a_tag_only_where_another_place_states_it():
    subject = '<meta name="dc.subject" content="Performing arts">'

    assert read(subject).tags == ()
    assert read(subject + ARTICLE % ',"keywords":"Performing arts"').tags == ("Performing arts",)
    assert read(subject + '<meta name="news_keywords" content="ballet, Paris">').tags == ("ballet", "Paris")


def test_of_lists_that_share_nothing_the_one_that_the_headline_speaks_of_outdoes_the_desks():
    html = (
        '<meta property="og:type" content="article"><meta property="article:tag" content="Latest Stage Reports">'
        '<meta name="keywords" content="%s">'
    )

    assert read(html % "winter, tale, Ada Vance").tags == ("winter", "tale", "Ada Vance")
    assert read(html % "opera, jazz, Ada Vance").tags == ("Latest Stage Reports",)
    assert read(html % "winter, tale").tags == ("Latest Stage Reports",)


def test_a_tag_linked_in_a_paragraph_of_prose_is_not_the_articles_and_one_in_a_line_is():
    prose = "The dancers met at noon, and nobody had slept. " * 8
    link = "<p>%s<a rel='tag' href='/tag/noon/'>noon</a> %s</p>"

    assert read("<h1>A winter tale</h1>" + link % (prose, prose)).tags == ()
    assert read("<h1>A winter tale</h1>" + link % ("This entry was tagged", "by Ada Vance on 3 May 2024.")).tags == (
        "noon",
    )


def test_topics_at_the_end_of_a_list_of_other_stories_are_no_tags():
    story = "<li><a href='/s%d'>A story of another day with a headline of its own</a></li>"
    html = "<h1>A winter tale</h1><ul>%s<li><a rel='tag' href='/tag/opera/'>Opera</a></li></ul>"

    assert read(html % "".join(story % at for at in range(4))).tags == ()
    assert read(html % "").tags == ("Opera",)


def test_a_printed_topic_of_the_headline_outdoes_keywords_that_name_the_site():
    words = ARTICLE % "" + '<meta name="keywords" content="Gazette, %s">'
    box = "<h1>A winter tale</h1><p>Text</p><ul><li><a href='/topics/winter'>winter</a></li></ul>"

    assert read(GAZETTE + words % "politics, celebrities, life" + box).tags == ("winter",)
    assert read(words % "politics, celebrities, life" + box).tags == ("Gazette", "politics", "celebrities", "life")


def test_the_home_page_and_a_list_of_all_articles_are_no_sections():
    html = "<h1>A winter tale</h1><nav class='breadcrumb'><a href='/'>%s</a><a href='/s'>%s</a></nav>"

    assert read(GAZETTE + html % ("Gazette Home", "Stage")).section == "Stage"
    assert read(html % ("Home", "All articles")).section is None


def test_a_section_that_tells_more_than_news_comes_first():
    html = ARTICLE % ',"articleSection":["%s","%s"]'

    assert read(html % ("News", "Stage")).section == "Stage"
    assert read(html % ("Film", "Stage")).section == "Film"
    assert read(ARTICLE % ',"articleSection":"News"').section == "News"


def test_the_headline_is_neither_section_nor_category():
    found = read('<meta property="article:section" content="A winter tale">')

    assert (found.section, found.categories) == (None, ())


def test_links_to_other_categories_are_not_the_articles_where_the_head_names_another():
    html = "<h1>A winter tale</h1><ul><a href='/category/a/'>Shopping</a> <a href='/category/b/'>Gardens</a></ul>"
    stated = ARTICLE % ',"articleSection":"%s"'

    assert read(stated % "Stage" + html).categories == ("Stage",)
    assert read(stated % "Gardens" + html).categories == ("Shopping", "Gardens")
    assert read(html).categories == ("Shopping", "Gardens")


def test_the_page_itself_at_the_end_of_a_breadcrumb_is_no_category():
    crumbs = '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[%s]}</script>'
    names = '{"name":"Home"},{"name":"Stage"},{"name":"%s"}'
    title = "<title>Stagecraft of a long winter, and its tale - Gazette</title>"

    assert read(title + crumbs % (names % "Stagecraft of a long wi…")).categories == ("Stage",)
    assert read(title + crumbs % (names % "Stagecraft")).categories == ("Stage", "Stagecraft")


def test_a_stated_breadcrumb_of_all_articles_gives_way_to_the_printed_one():
    stated = (
        '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":'
        '[{"name":"Home"},{"name":"All articles"}]}</script>'
    )
    printed = "<nav class='breadcrumb'><a href='/'>Home</a><a href='/stage/'>Stage</a></nav><h1>A winter tale</h1>"

    assert read(stated + printed).section == "Stage"


def test_the_category_that_a_menu_marks_is_the_section_where_nothing_else_tells_one():
    menu = (
        "<ul><li class='menu-item'><a href='/film/'>Film</a></li>"
        "<li class='menu-item current-post-parent'><a href='/stage/'>Stage</a></li></ul><h1>A winter tale</h1>"
    )

    assert (read(menu).section, read(menu).categories) == ("Stage", ())
    assert read(menu + ARTICLE % ',"articleSection":"Opera"').section == "Opera"
