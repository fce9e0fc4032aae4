"""An outlet's own rules: which hold for which day, and that nobody else's pages change by them."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.items import Article
from scrapers.outlet import Outlet, Rule
from scrapers.outlets import chunichi_shimbun, mdr, ottawa_citizen, seznam_zpravy, the_hill
from scrapers.parsers import article
from tests.pages_of_our_own import FIRST, HEADLINE, SECOND, THIRD, article_html, page

BOX = "<div class='x1'><p>A box of background that is written like the text, between its paragraphs.</p></div>"


def outlet(*rules):
    return Outlet(name="Gazette", home="https://www.gazette.example/", timezone="Europe/London", rules=rules)


def read(html, *rules):
    found = article.read(page(html), outlet(*rules))
    assert isinstance(found, Article)
    return found


def test_a_rule_takes_out_what_is_no_part_of_the_text():
    rule = Rule(field="body", selector="article", remove=".x1")

    assert read(article_html(inside=BOX), rule).body.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, date(2025, 4, 24), True),
        (None, date(2025, 4, 23), False),
        (date(2025, 4, 24), None, True),
        (date(2025, 4, 25), None, False),
    ],
)
def test_a_rule_holds_from_its_first_day_of_publication_to_its_last(since, until, holds):
    rule = Rule(field="body", selector="article", remove=".x1", since=since, until=until)

    assert ("box of background" in read(article_html(inside=BOX), rule).body) is not holds


def test_a_rule_that_finds_nothing_leaves_the_general_reading():
    rules = (
        Rule(field="body", selector=".gone"),
        Rule(field="title", selector=".gone"),
        Rule(field="dek", selector="]["),
    )

    found = read(article_html(), *rules)

    assert (found.title, found.body.split("\n")) == (HEADLINE, [FIRST, SECOND, THIRD])


def test_rules_may_state_every_field():
    html = article_html(
        head='<meta name="x-sec" content="Arts">',
        inside="<p class='who'>A. Writer</p><p class='k'>opera</p><p class='k'>river</p>"
        "<time class='when' datetime='2025-04-25T08:00'></time>",
    )

    found = read(
        html,
        Rule(field="section", selector="meta[name=x-sec]"),
        Rule(field="authors", selector=".who"),
        Rule(field="tags", selector=".k"),
        Rule(field="published", selector=".when"),
        Rule(field="title", function=lambda document: document.tree.css_first("h1").text().upper()),
    )

    assert (found.section, found.authors, found.tags) == ("Arts", ("A. Writer",), ("opera", "river"))
    assert found.title == HEADLINE.upper()
    assert (found.published, found.published_precision) == ("2025-04-25T08:00+01:00", "minute")


@pytest.mark.parametrize(
    ("declared", "frame", "beside"),
    [
        (
            the_hill.OUTLET,
            "<div class='field-name-body'>{}</div>",
            "<div class='rollover-people-block'><p>{}</p></div>",
        ),
        (
            ottawa_citizen.OUTLET,
            "<section class='article-content__content-group--story'>{}</section>",
            "</section><ul><li>{}</li></ul><section>",
        ),
        (mdr.OUTLET, "<article class='articlepage'>{}</article>", "<div class='x'><p>{}</p></div>"),
        (
            chunichi_shimbun.OUTLET,
            "<div id='entry'><div class='block'>{}</div></div>",
            "</div><div><p>{}</p></div><div>",
        ),
        (
            seznam_zpravy.OUTLET,
            "<div class='mol-rich-content--for-article'>{}</div>",
            "<div class='mol-post-card__body'><p>{}</p></div>",
        ),
    ],
    ids=lambda value: value.key if isinstance(value, Outlet) else "",
)
def test_five_outlets_state_where_the_general_rule_falls_short(declared, frame, beside):
    published = "2021-04-24T10:00:00+00:00" if declared is the_hill.OUTLET else "2025-04-24T10:00:00+00:00"
    text = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    noise = beside.format("What is offered here to members of this site is no part of the article at all.")
    html = f"""<html><head><meta charset=utf-8><title>{HEADLINE}</title><meta property="article:published_time"
content="{published}"></head><body><div><h1>{HEADLINE}</h1>{frame.format(text + noise)}</div>"""

    found = article.read(page(html, url=declared.home + "2021/some-article-of-ours"), declared)

    assert isinstance(found, Article)
    assert found.body.split("\n") == [FIRST, SECOND, THIRD]
