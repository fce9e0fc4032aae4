"""What the store holds that tells how an outlet does: its earlier runs and its newest articles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.health import BASELINE, EARLIER, LATEST, Filled, Health, Pages, Past, judge
from pipelines.moments import utc
from pipelines.store import Store
from scrapers.memory import Round


def examine(store: Store, outlet_id: int, run_id: int, round_: Round, now: datetime) -> Health:
    """Judge one outlet after a run that began at `now`. Raises: StoreUnusable."""
    with store.begin() as connection:
        history = _history(connection, outlet_id, run_id, now)
        pages = Pages() if round_.verdict in ("broken", "blocked") else _pages(connection, outlet_id)
    return judge(history, round_, pages, now)


def _history(connection: sa.Connection, outlet_id: int, run_id: int, now: datetime) -> list[Past]:
    o = t.run_outlets.c
    query = (
        sa.select(t.runs.c.started_at, o.fetched, o.failed, o.new, o.waiting, o.verdict, o.why)
        .join(t.runs, t.runs.c.id == o.run_id)
        .where(o.outlet_id == outlet_id, o.run_id != run_id, t.runs.c.kind == "crawl")
        .where(t.runs.c.started_at >= int((now - BASELINE).timestamp()), t.runs.c.started_at <= int(now.timestamp()))
        .order_by(t.runs.c.started_at, o.run_id)
    )
    return [
        Past(
            start=utc(row.started_at) or now, fetched=row.fetched, failed=row.failed, new=row.new, waiting=row.waiting,
            verdict=row.verdict, why=row.why or "",
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def _pages(connection: sa.Connection, outlet_id: int) -> Pages:
    p = t.pages.c
    mine = sa.select(p.id, p.outcome).where(p.outlet_id == outlet_id, p.outcome.in_(("kept", "layout changed")))
    newest = connection.execute(mine.order_by(p.first_seen_at.desc(), p.id.desc()).limit(LATEST + EARLIER)).all()
    latest = newest[:LATEST]
    kept = [row.id for row in newest if row.outcome == "kept"]
    return Pages(
        fields=_fields(connection, kept[:LATEST], kept[LATEST:]),
        layout_changed=sum(row.outcome == "layout changed" for row in latest),
        read=len(latest),
    )


def _fields(connection: sa.Connection, latest: list[int], earlier: list[int]) -> tuple[Filled, ...]:
    if not earlier:
        return ()
    a = t.articles.c
    has = {
        "date": a.published.is_not(None),
        "authors": _any(t.article_authors.c.page_id == a.page_id),
        "tags": _any(t.article_labels.c.page_id == a.page_id, t.article_labels.c.kind == "tag"),
        "body": sa.and_(a.body.is_not(None), a.body != ""),
    }
    query = sa.select(a.page_id, *(sa.case((found, 1), else_=0).label(name) for name, found in has.items()))
    rows = {row.page_id: row for row in connection.execute(query.where(a.page_id.in_(latest + earlier)))}
    new, old = ([rows[page] for page in some if page in rows] for some in (latest, earlier))
    return tuple(
        Filled(
            name=name, latest=sum(getattr(row, name) for row in new), latest_of=len(new),
            earlier=sum(getattr(row, name) for row in old), earlier_of=len(old),
        )
        for name in has
    )  # fmt: skip


def _any(*conditions: Any) -> sa.Exists:
    return sa.exists().where(*conditions)
