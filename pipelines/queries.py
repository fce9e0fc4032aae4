"""What the reports ask of the store: each table's columns, as the integers and codes in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.localtime import FORMS
from pipelines.reading import NONE, Kind
from scrapers.watch import Role

ROLES = get_args(Role)
LEVELS = ("primary", "mention")
"""Of relevant articles."""

CATEGORIES = 100_000
"""Added to the position of a category: no page prints as many tags."""

ROLE_BITS = 4
PLACE_BITS = ROLE_BITS + 1
"""In the `place` of a person: the role from 1 (0: none of ROLES), whether the title names them, the position."""

WORTH = 2_000
"""Pages from which their texts are worth the fastest way of reading, which opens the store anew."""

_ALWAYS = ("page", "at", "published_stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A select, and how its columns are read."""

    select: sa.Select[Any] | sa.TextClause
    kinds: dict[str, Kind]
    """A name for each column of the select, in order. Of a long frame the first is `page`."""
    by: tuple[str, ...] = ()
    """The order of a long frame's rows; `article` is the row of its article."""
    large: bool = False
    """Worth the fastest way of reading; no column is NULL then ("" stands for it), so that its type is plain."""


def watch_id(key: str) -> sa.Select[tuple[int]]:
    """The id of a watch by its key."""
    return sa.select(t.watches.c.id).where(t.watches.c.key == key)


def outlets() -> Query:
    """Outlets by id: id, name."""
    return Query(
        select=sa.select(t.outlets.c.id, t.outlets.c.name).order_by(t.outlets.c.id), kinds={"id": "int", "name": "code"}
    )


def articles(watch: int, names: frozenset[str] | None = None) -> Query:
    """Relevant articles by page, with the columns of `names` (None: all) and always page, at and published_stated.

    at: publication, else first sight; *_stated: -1 where none is stated, a day stated alone as YYYYMMDD, else the
    index into FORMS; level indexes LEVELS.
    """
    a, v = t.articles.c, t.verdicts.c
    columns: dict[str, tuple[Any, Kind]] = {
        "page": (v.page_id, "int"),
        "at": (sa.func.coalesce(a.published_at, a.first_seen_at), "int"),
        "published_stated": (_stated(a.published, a.published_at), "int"),
        "outlet": (a.outlet_id, "int"),
        "modified": (sa.func.coalesce(a.modified_at, NONE), "int"),
        "modified_stated": (_stated(a.modified, a.modified_at), "int"),
        "first_seen": (a.first_seen_at, "int"),
        "paywalled": (sa.case((a.paywalled.is_(None), -1), (a.paywalled, 1), else_=0), "int"),
        "score": (v.score, "float"),
        "level": (sa.case((v.level == LEVELS[0], 0), else_=1), "int"),
        "precision": (sa.func.coalesce(a.published_precision, ""), "code"),
        "kind": (sa.func.coalesce(v.kind, ""), "code"),
        "story": (sa.func.coalesce(v.story, ""), "code"),
        "language": (sa.func.coalesce(a.language, ""), "code"),
    }
    asked = [name for name in columns if name in _ALWAYS or names is None or name.removesuffix("_stated") in names]
    select = (
        sa.select(*(columns[name][0] for name in asked))
        .join_from(t.verdicts, t.articles, a.page_id == v.page_id)
        .where(v.watch_id == watch, v.level.in_(LEVELS))
        .order_by(v.page_id)
    )
    return Query(select=select, kinds={name: columns[name][1] for name in asked}, large=True)


def texts(watch: int, pages: list[int]) -> Query:
    """url, title, evidence of these pages, by page.

    The numbers, our own, stand in the text of the query: a parameter for each costs more than the rows that come back.
    """
    select = sa.text(
        "SELECT verdicts.page_id, articles.url, articles.title, verdicts.evidence "
        "FROM verdicts JOIN articles ON articles.page_id = verdicts.page_id "
        f"WHERE verdicts.watch_id = {watch:d} AND verdicts.page_id IN ({','.join(map(str, pages))}) "
        "ORDER BY verdicts.page_id"
    )
    kinds: dict[str, Kind] = {"page": "int", "url": "text", "title": "text", "evidence": "text"}
    return Query(select=select, kinds=kinds, large=len(pages) >= WORTH)


def all_texts(watch: int) -> Query:
    """url, title, evidence of all relevant articles, by page."""
    a, v = t.articles.c, t.verdicts.c
    select = (
        sa.select(v.page_id, a.url, a.title, v.evidence)
        .join_from(t.verdicts, t.articles, a.page_id == v.page_id)
        .where(v.watch_id == watch, v.level.in_(("primary", "mention")))
        .order_by(v.page_id)
    )
    return Query(select=select, kinds={"page": "int", "url": "text", "title": "text", "evidence": "text"}, large=True)


def titles(pages: list[int]) -> Query:
    """Titles of these pages, by page."""
    select = sa.text(
        f"SELECT page_id, title FROM articles WHERE page_id IN ({','.join(map(str, pages))}) ORDER BY page_id"
    )
    return Query(select=select, kinds={"page": "int", "title": "text"}, large=len(pages) >= WORTH)


def labels() -> Query:
    """Tags and categories of all pages; `place` is the position, of a category plus CATEGORIES."""
    c = t.article_labels.c
    return Query(
        select=sa.select(c.page_id, c.position + sa.case((c.kind == "tag", 0), else_=CATEGORIES), c.label_id),
        kinds={"page": "int", "place": "int", "text_id": "int"},
        by=("article", "place"),
        large=True,
    )


def unordered_labels() -> Query:
    """Tags and categories of all pages, in no order within a page; `marked`: twice the text's id, of a category + 1."""
    c = t.article_labels.c
    return Query(
        select=sa.select(c.page_id, c.label_id * 2 + sa.case((c.kind == "tag", 0), else_=1)),
        kinds={"page": "int", "marked": "int"},
        by=("article",),
        large=True,
    )


def label_texts() -> Query:
    """Labels by id, as printed."""
    return Query(
        select=sa.select(t.labels.c.id, t.labels.c.text).order_by(t.labels.c.id), kinds={"id": "int", "text": "text"}
    )


def authors() -> Query:
    """Bylines of all pages."""
    c = t.article_authors.c
    return Query(
        select=sa.select(c.page_id, c.position, c.name_id),
        kinds={"page": "int", "position": "int", "text_id": "int"},
        by=("article", "position"),
        large=True,
    )


def names() -> Query:
    """Names of people by id."""
    return Query(
        select=sa.select(t.names.c.id, t.names.c.text).order_by(t.names.c.id), kinds={"id": "int", "text": "text"}
    )


def mentions(watch: int) -> Query:
    """People named; `place` holds position, in_title and role, see PLACE_BITS."""
    c = t.mentions.c
    role = sa.case({name: code for code, name in enumerate(ROLES, start=1)}, value=c.role, else_=0)
    place = c.position * 2**PLACE_BITS + sa.case((c.in_title, 2**ROLE_BITS), else_=0) + role
    return Query(
        select=sa.select(c.page_id, place, c.name_id, c.mentions).where(c.watch_id == watch),
        kinds={"page": "int", "place": "int", "text_id": "int", "mentions": "int"},
        by=("article", "place"),
        large=True,
    )


def credited() -> Query:
    """Outlets credited with news."""
    return Query(
        select=sa.select(t.credited.c.page_id, t.credited.c.outlet),
        kinds={"page": "int", "outlet": "text"},
        by=("article", "outlet"),
    )


def candidates(watch: int) -> Query:
    """Names in cast position."""
    c = t.candidates.c
    return Query(
        select=sa.select(c.page_id, c.name, c.cue, c.confidence, c.evidence).where(c.watch_id == watch),
        kinds={"page": "int", "name": "text", "cue": "text", "confidence": "float", "evidence": "text"},
        by=("article", "name"),
    )


def stated_dates(watch: int) -> Query:
    """Dates stated for the series."""
    c = t.stated_dates.c
    return Query(
        select=sa.select(c.page_id, c.position, c.date, c.what, c.evidence).where(c.watch_id == watch),
        kinds={"page": "int", "position": "int", "date": "text", "what": "text", "evidence": "text"},
        by=("article", "position"),
    )


def changes() -> Query:
    """Edits, with what the article is called now."""
    c = t.changes.c
    return Query(
        select=sa.select(
            c.page_id, c.version, c.seen_at, c.field, c.before, c.after, t.articles.c.url, t.articles.c.title
        ).join_from(t.changes, t.articles, t.articles.c.page_id == c.page_id),
        kinds={"page": "int", "version": "int", "seen_at": "int", "field": "text", "before": "text", "after": "text",
               "url": "text", "title": "text"},
        by=("article", "version", "field"),
    )  # fmt: skip


def channels() -> Query:
    """Channels that named a page, under any of its addresses."""
    return Query(
        select=sa.select(sa.func.coalesce(t.pages.c.duplicate_of, t.pages.c.id), t.link_channels.c.channel)
        .distinct()
        .join_from(t.link_channels, t.links, t.link_channels.c.link_id == t.links.c.id)
        .join(t.pages, t.pages.c.key == t.links.c.key),
        kinds={"page": "int", "channel": "code"},
        by=("article",),
    )


def _stated(text: sa.Column[Any], instant: sa.Column[Any]) -> sa.Case[Any]:
    length = sa.func.length(text)
    has_offset = sa.or_(
        sa.func.substr(text, length - 5, 1).in_(("+", "-")),
        sa.func.substr(text, length, 1) == "Z",
    )
    return sa.case(
        (instant.is_(None), -1),
        (length <= 10, sa.cast(sa.func.replace(text, "-", ""), sa.Integer)),
        (has_offset, FORMS.index("moment")),
        else_=FORMS.index("local"),
    )
