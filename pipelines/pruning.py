"""Forgets what nobody will ask for again: old outcomes of irrelevant pages, old bodies; says what it freed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema as t
from pipelines.fulltext import index
from pipelines.store import Store

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Freed:
    """What pruning freed."""

    pages: int
    links: int
    size: int
    """Bytes that the store is smaller by, on disk; of PostgreSQL 0 where the server keeps the room for what comes."""


def mark_of(key: str) -> int:
    """Return the number under which a forgotten page's key stays known: eight bytes in place of a thousand."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def prune(store: Store, days: int, now: datetime) -> Freed:
    """Forget the pages that were not relevant and were fetched more than `days` ago, with their links.

    Only their number stays, so that a listing that still names them does not have them fetched again. Pages with a
    person's correction, those out of the dates of a run, and those that a backfill counts are kept. The caller holds
    the store's lock. Raises: StoreUnusable.
    """
    before = _size(store)
    pages = links = 0
    with store.begin() as connection:
        while some := connection.execute(_forgettable(int((now - timedelta(days=days)).timestamp()))).all():
            ids, keys = [row.id for row in some], [row.key for row in some]
            connection.execute(
                store.insert(t.forgotten).on_conflict_do_nothing(), [{"mark": mark_of(key)} for key in keys]
            )
            connection.execute(t.pages.delete().where(t.pages.c.id.in_(ids)))
            links += connection.execute(t.links.delete().where(t.links.c.key.in_(keys))).rowcount
            pages += len(ids)
    if pages:
        _vacuum(store)
    return Freed(pages=pages, links=links, size=max(0, before - _size(store)))


def empty_bodies(store: Store, days: int, now: datetime) -> int:
    """Empty the texts of articles first seen more than `days` ago, in article, versions, full text; returns how many.

    A story's texts stay together until its newest article is old enough: without them it would fall apart.
    Raises: StoreUnusable.
    """
    before, emptied = int((now - timedelta(days=days)).timestamp()), 0
    a = t.articles.c
    newer, mine, others = t.articles.alias(), t.verdicts.alias(), t.verdicts.alias()
    has_a_young_story = (
        sa.exists()
        .select_from(mine.join(others, sa.and_(
            others.c.watch_id == mine.c.watch_id, others.c.story == mine.c.story
        )).join(newer, newer.c.page_id == others.c.page_id))
        .where(mine.c.page_id == a.page_id, newer.c.first_seen_at >= before)
    )  # fmt: skip
    query = (
        sa.select(a.page_id, a.title, a.dek)
        .where(a.body.is_not(None), a.first_seen_at < before, ~has_a_young_story)
        .order_by(a.page_id)
        .limit(_AT_ONCE)
    )
    while True:
        with store.begin() as connection:
            some = connection.execute(query).all()
            for row in some:
                index(store, connection, [(row.page_id, row.title, row.dek or "", "")])
                _empty_versions(connection, row.page_id)
            ids = [row.page_id for row in some]
            connection.execute(t.articles.update().where(a.page_id.in_(ids)).values(body=None, captions=None))
            connection.execute(
                t.changes.update()
                .where(t.changes.c.page_id.in_(ids), t.changes.c.field == "body")
                .values(before=None, after=None)
            )
        emptied += len(some)
        if len(some) < _AT_ONCE:
            return emptied


def _forgettable(before: int) -> sa.Select[tuple[int, str]]:
    p = t.pages.c
    return (
        sa.select(p.id, p.key)
        .where(p.outcome == "not relevant", p.fetched_at < before)
        .where(sa.or_(p.reason.is_(None), p.reason.not_like("out of the dates%")))
        .where(~sa.exists().where(t.corrections.c.key == p.key))
        .where(~sa.exists().where(t.backfill_links.c.key == p.key))
        .where(~sa.exists().where(t.articles.c.page_id == p.id))
        .limit(_AT_ONCE)
    )


def _empty_versions(connection: Connection, page_id: int) -> None:
    v = t.versions.c
    for row in connection.execute(sa.select(v.version, v.content).where(v.page_id == page_id)).all():
        content = {**orjson.loads(row.content), "body": None}
        connection.execute(
            t.versions.update()
            .where(v.page_id == page_id, v.version == row.version)
            .values(content=orjson.dumps(content).decode())
        )


def _vacuum(store: Store) -> None:
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if store.is_sqlite:
            connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("VACUUM")
        if store.is_sqlite:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")


def _size(store: Store) -> int:
    if store.is_sqlite:
        files = [Path(f"{store.name}{suffix}") for suffix in ("", "-wal")]
        return sum(file.stat().st_size for file in files if file.exists())
    with store.begin() as connection:
        return int(connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())
