"""What alerts have not told yet: new articles, stories that spread, names in cast position, outlets in trouble."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.publish.message import Entry, counted
from pipelines.store import Store
from scrapers.watch import fold

SPREAD = 3
"""Outlets that make a story one to be told."""

_TROUBLED = ("broken", "blocked")


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new, each in the order in which it is told."""

    articles: list[Entry] = field(default_factory=list)
    stories: list[Entry] = field(default_factory=list)
    candidates: list[Entry] = field(default_factory=list)
    outlets: list[Entry] = field(default_factory=list)


def gather(store: Store, connection: sa.Connection, watch_id: int, run_id: int, began: int) -> News:
    """Return what is new and note it as told, in the caller's transaction.

    Where nothing was ever told of a watch that had runs before, what those brought (before `began`, epoch seconds)
    is known already.
    """
    if _is_first(connection, watch_id):
        settle(store, connection, watch_id, before=began)
    news = {kind: query(connection, watch_id, None) for kind, query in _KINDS.items()}
    outlets = _outlets(connection, watch_id, run_id)
    for kind, found in (*news.items(), ("outlet", outlets)):
        _note(store, connection, watch_id, kind, list(found))
    return News(
        articles=list(news["article"].values()),
        stories=list(news["story"].values()),
        candidates=list(news["candidate"].values()),
        outlets=list(outlets.values()),
    )


def settle(store: Store, connection: sa.Connection, watch_id: int, *, before: int | None = None) -> None:
    """Note all that there is (of articles that became relevant `before`, epoch seconds) as told."""
    for kind, query in _KINDS.items():
        _note(store, connection, watch_id, kind, list(query(connection, watch_id, before)))


def _is_first(connection: sa.Connection, watch_id: int) -> bool:
    return (
        connection.execute(sa.select(t.alerted.c.key).where(t.alerted.c.watch_id == watch_id).limit(1)).first() is None
    )


def _note(store: Store, connection: sa.Connection, watch_id: int, kind: str, keys: list[str]) -> None:
    if keys:
        connection.execute(
            store.insert(t.alerted).on_conflict_do_nothing(),
            [{"watch_id": watch_id, "kind": kind, "key": key} for key in keys],
        )


def _untold(watch_id: int, kind: str, key: Any) -> Any:
    told = t.alerted.c
    return ~sa.exists().where(told.watch_id == watch_id, told.kind == kind, told.key == key)


def _judged(query: Any, before: int | None) -> Any:
    return query if before is None else query.where(t.verdicts.c.judged_at < before)


def _articles(connection: sa.Connection, watch_id: int, before: int | None) -> dict[str, Entry]:
    """Articles about the series, newest first."""
    a, v = t.articles.c, t.verdicts.c
    query = (
        sa.select(v.page_id, a.title, a.url, a.published, t.outlets.c.name)
        .join_from(t.verdicts, t.articles, a.page_id == v.page_id)
        .join(t.outlets, t.outlets.c.id == a.outlet_id)
        .where(v.watch_id == watch_id, v.level == "primary")
        .where(_untold(watch_id, "article", sa.cast(v.page_id, sa.Text)))
        .order_by(sa.func.coalesce(a.published_at, 0).desc(), v.page_id)
    )
    return {
        str(row.page_id): Entry(
            text=row.title, about=", ".join(filter(None, (row.name, (row.published or "")[:10]))), url=row.url
        )
        for row in connection.execute(_judged(query, before))
    }


def _stories(connection: sa.Connection, watch_id: int, before: int | None) -> dict[str, Entry]:
    """Stories that at least SPREAD outlets tell, those told by most first."""
    a, v, o = t.articles.c, t.verdicts.c, t.outlets.c
    outlets = sa.func.count(o.name.distinct())
    query = (
        sa.select(v.story, outlets.label("outlets"))
        .join_from(t.verdicts, t.articles, a.page_id == v.page_id)
        .join(t.outlets, o.id == a.outlet_id)
        .where(v.watch_id == watch_id, v.level.in_(("primary", "mention")), v.story.is_not(None), v.story != "")
        .where(_untold(watch_id, "story", v.story))
        .group_by(v.story)
        .having(outlets >= SPREAD)
        .order_by(outlets.desc(), v.story)
    )
    rows = connection.execute(_judged(query, before)).all()
    firsts = _firsts(connection, watch_id, [row.story for row in rows]) if before is None else {}
    return {
        row.story: Entry(text=first.title, about=f"{counted(row.outlets, 'outlet')}, first {first.name}", url=first.url)
        if (first := firsts.get(row.story))
        else Entry(text=row.story)
        for row in rows
    }


def _firsts(connection: sa.Connection, watch_id: int, stories: list[str]) -> dict[str, Any]:
    """The article that told each story first."""
    a, v = t.articles.c, t.verdicts.c
    found: dict[str, Any] = {}
    for start in range(0, len(stories), 500):
        query = (
            sa.select(v.story, a.title, a.url, t.outlets.c.name)
            .join_from(t.verdicts, t.articles, a.page_id == v.page_id)
            .join(t.outlets, t.outlets.c.id == a.outlet_id)
            .where(v.watch_id == watch_id, v.story.in_(stories[start : start + 500]))
            .where(v.level.in_(("primary", "mention")))
            .order_by(sa.case((v.story_part == "first", 0), else_=1), sa.func.coalesce(a.published_at, a.first_seen_at))
        )
        for row in connection.execute(query):
            found.setdefault(row.story, row)
    return found


def _candidates(connection: sa.Connection, watch_id: int, before: int | None) -> dict[str, Entry]:
    """Names in cast position, the surest first; spellings of one name are one."""
    c, v = t.candidates.c, t.verdicts.c
    query = (
        sa.select(c.name, c.evidence, t.articles.c.url)
        .join_from(t.candidates, t.verdicts, sa.and_(v.page_id == c.page_id, v.watch_id == c.watch_id))
        .join(t.articles, t.articles.c.page_id == c.page_id)
        .where(c.watch_id == watch_id, v.level.in_(("primary", "mention")))
        .order_by(c.confidence.desc(), c.page_id, c.name)
    )
    told = {key for (key,) in connection.execute(
        sa.select(t.alerted.c.key).where(t.alerted.c.watch_id == watch_id, t.alerted.c.kind == "candidate")
    )}  # fmt: skip
    found: dict[str, Entry] = {}
    for row in connection.execute(_judged(query, before)):
        if (key := fold(row.name)) not in told:
            found.setdefault(key, Entry(text=row.name, about=row.evidence, url=row.url))
    return found


def _outlets(connection: sa.Connection, watch_id: int, run_id: int) -> dict[str, Entry]:
    """Outlets that this run found in trouble and no alert told of since they last did well, by name."""
    o, told = t.run_outlets.c, t.alerted.c
    rows = connection.execute(
        sa.select(t.outlets.c.key, t.outlets.c.name, o.verdict, o.why)
        .join_from(t.run_outlets, t.outlets, t.outlets.c.id == o.outlet_id)
        .where(o.run_id == run_id)
        .order_by(t.outlets.c.name)
    ).all()
    if well := [row.key for row in rows if row.verdict not in _TROUBLED]:
        connection.execute(
            t.alerted.delete().where(told.watch_id == watch_id, told.kind == "outlet", told.key.in_(well))
        )
    known = set(connection.execute(
        sa.select(told.key).where(told.watch_id == watch_id, told.kind == "outlet")
    ).scalars())  # fmt: skip
    return {
        row.key: Entry(text=row.name, about=f"{row.verdict}: {row.why}" if row.why else row.verdict)
        for row in rows
        if row.verdict in _TROUBLED and row.key not in known
    }


_KINDS = {"article": _articles, "story": _stories, "candidate": _candidates}
