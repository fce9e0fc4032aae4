"""What the reports ask of the store about the work itself: runs, backfills, and addresses that nobody follows."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.queries import Query
from pipelines.reading import NONE


def past(watch: int) -> Query:
    """Addresses that a backfill named, counted by outlet, month ("2025-04" or ""), what became of them, and why not.

    `state` is fetched, failed, spared or left; `level` of the article that they led to, else empty.
    """
    link, page, article = t.backfill_links.c, t.pages.c, t.articles.c
    settled = page.outcome.in_(("kept", "duplicate"))
    open_still = sa.and_(
        link.state == "waiting",
        sa.or_(page.id.is_(None), sa.and_(sa.not_(settled), page.run_id < link.run_id)),
    )
    state = sa.case(
        (open_still, "left"),
        (page.id.is_(None), "spared"),
        (page.outcome.in_(("failed", "blocked", "layout changed")), "failed"),
        else_="fetched",
    )
    reason = sa.case((state == "failed", sa.func.coalesce(page.reason, page.outcome)), else_="")
    month = sa.func.substr(sa.func.coalesce(article.published, link.day), 1, 7)
    level = sa.func.coalesce(t.verdicts.c.level, "")
    inner = (
        sa.select(
            t.outlets.c.name.label("outlet"), month.label("month"), state.label("state"), reason.label("reason"),
            level.label("level"), article.page_id.label("article"),
        )
        .join_from(t.backfill_links, t.outlets, t.outlets.c.id == link.outlet_id)
        .join(t.pages, page.key == link.key, isouter=True)
        .join(t.articles, article.page_id == sa.func.coalesce(page.duplicate_of, page.id), isouter=True)
        .join(
            t.verdicts,
            sa.and_(t.verdicts.c.page_id == article.page_id, t.verdicts.c.watch_id == watch),
            isouter=True,
        )
        .where(link.watch_id == watch)
        .subquery()
    )  # fmt: skip
    by = (inner.c.outlet, inner.c.month, inner.c.state, inner.c.reason, inner.c.level)
    kept = sa.select(
        *by, sa.func.count().label("addresses"), sa.func.count(sa.distinct(inner.c.article)).label("articles")
    ).group_by(*by)
    empty = sa.literal("")
    passed = (
        sa.select(
            t.outlets.c.name,
            t.backfill_passed.c.month,
            sa.literal("spared"),
            empty,
            empty,
            sa.func.sum(t.backfill_passed.c.addresses),
            sa.literal(0),
        )
        .join_from(t.backfill_passed, t.outlets, t.outlets.c.id == t.backfill_passed.c.outlet_id)
        .where(t.backfill_passed.c.backfill_id.in_(_latest_backfills(watch)))
        .group_by(t.outlets.c.name, t.backfill_passed.c.month)
    )
    both = sa.union_all(kept, passed, _unread_files(watch)).subquery()
    first = [both.c[name] for name in ("outlet", "month", "state", "reason", "level")]
    sums = [sa.cast(sa.func.sum(both.c[name]), sa.Integer) for name in ("addresses", "articles")]
    return Query(
        select=sa.select(*first, *sums).group_by(*first).order_by(*first),
        kinds={"outlet": "text", "month": "text", "state": "text", "reason": "text", "level": "text",
               "addresses": "int", "articles": "int"},
    )  # fmt: skip


def _unread_files(watch: int) -> sa.Select[Any]:
    """What of WARC files could not be read, in the shape of `past`: damaged places, and whole files."""
    part = t.backfill_parts.c
    empty = sa.literal("")
    unread = sa.or_(part.kind == "damaged", sa.and_(part.kind == "warc", part.state.in_(("open", "failed"))))
    return (
        sa.select(
            t.outlets.c.name, empty, sa.literal("failed"), part.problem, empty,
            sa.func.sum(sa.func.coalesce(part.listed, 1)), sa.literal(0),
        )
        .join_from(t.backfill_parts, t.outlets, t.outlets.c.id == part.outlet_id)
        .where(part.backfill_id.in_(_latest_backfills(watch)), unread, part.problem.is_not(None))
        .group_by(t.outlets.c.name, part.problem)
    )  # fmt: skip


def strangers(watch: int) -> Query:
    """Addresses that a search or a person named, but for those read without a word of the watch in them."""
    p, v = t.pages.c, t.verdicts.c
    read = sa.or_(p.outcome.is_(None), p.outcome.in_(("blocked", "failed", "layout changed")), v.level != "none")
    return Query(
        select=sa.select(
            t.links.c.found_at, t.links.c.url, sa.func.coalesce(t.articles.c.title, t.links.c.listing),
            t.articles.c.language,
        )
        .distinct()
        .join_from(t.links, t.link_channels, t.link_channels.c.link_id == t.links.c.id)
        .outerjoin(t.pages, p.key == t.links.c.key)
        .outerjoin(t.articles, t.articles.c.page_id == p.id)
        .outerjoin(t.verdicts, sa.and_(v.page_id == p.id, v.watch_id == watch))
        .where(t.link_channels.c.channel.in_(("news_search", "person")), read)
        .where(t.links.c.outlet_id.not_in(_followed()))
        .where(sa.or_(t.links.c.state != "spared", t.links.c.why == "robots.txt disallows it")),
        kinds={"seen": "int", "url": "text", "title": "text", "language": "text"},
    )  # fmt: skip


def followed_homes() -> Query:
    """Home pages of the outlets that are followed by a listing of theirs."""
    o = t.outlets.c
    return Query(
        select=sa.select(o.home).where(o.id.in_(_followed()), o.home.is_not(None)), kinds={"home": "text"}
    )  # fmt: skip


def _followed() -> sa.Select[tuple[int]]:
    return sa.select(t.sources.c.outlet_id).where(t.sources.c.kind.not_in(("robots", "news_search")))


def _latest_backfills(watch: int) -> sa.Select[tuple[int]]:
    """Of each way to fill the past the last backfill: an earlier one passed over the same addresses."""
    b = t.backfills.c
    return sa.select(sa.func.max(b.id)).where(b.watch_id == watch).group_by(b.way)


def runs(watch: int) -> Query:
    """Runs of the watch, latest first."""
    r = t.runs.c
    return Query(
        select=sa.select(
            r.id, r.started_at, sa.func.coalesce(r.ended_at, NONE), r.kind, r.ended, r.requests, r.bytes, r.new,
            r.changed, r.failed_outlets, sa.func.coalesce(r.exit_status, NONE),
        ).where(r.watch_id == watch).order_by(r.started_at.desc(), r.id.desc()),
        kinds={"run": "int", "start": "int", "end": "int", "kind": "text", "ended": "text", "requests": "int",
               "bytes": "int", "new": "int", "changed": "int", "failed_outlets": "text", "exit_status": "int"},
    )  # fmt: skip


def run_outlets(watch: int) -> Query:
    """What each run of the watch asked of each outlet, oldest run first."""
    o = t.run_outlets.c
    return Query(
        select=sa.select(
            o.run_id, t.runs.c.started_at, o.requests, o.answered, o.not_modified, o.fetched, o.failed,
            t.outlets.c.name, o.reasons, o.verdict, o.why,
        )
        .join_from(t.run_outlets, t.runs, t.runs.c.id == o.run_id)
        .join(t.outlets, t.outlets.c.id == o.outlet_id)
        .where(t.runs.c.watch_id == watch)
        .order_by(t.runs.c.started_at, o.run_id, t.outlets.c.name),
        kinds={"run": "int", "start": "int", "requests": "int", "answered": "int", "not_modified": "int",
               "fetched": "int", "failed": "int", "outlet": "code", "reasons": "code", "verdict": "code",
               "why": "code"},
    )  # fmt: skip
