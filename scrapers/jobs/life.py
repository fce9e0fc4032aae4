"""The life of one address, as the store knows it: how found, fetched, what was read, judged, and where it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import sqlalchemy as sa
from protego import Protego

from pipelines import schema as t
from pipelines.moments import utc
from scrapers import outlets
from scrapers.memory import key_of
from scrapers.outlet import site_of
from scrapers.settings import AGENT


def life(connection: sa.Connection, url: str, watch_key: str, adopted: Path | None = None) -> Iterator[str]:
    """The lines that tell one address's life, in the order in which it happened; `adopted` as outlets.load takes it."""
    key = key_of(url)
    yield f"key        {key}"
    link = connection.execute(sa.select(t.links).where(t.links.c.key == key)).mappings().first()
    page = connection.execute(sa.select(t.pages).where(t.pages.c.key == key)).mappings().first()
    if link is None and page is None:
        yield from _never_seen(connection, url, adopted)
    if link is not None:
        yield from _found(connection, link)
    if page is not None:
        yield from _fetched(connection, page, watch_key)


def _never_seen(connection: sa.Connection, url: str, adopted: Path | None) -> Iterator[str]:
    owner = next((outlet for outlet in outlets.load(adopted=adopted) if outlet.owns(url)), None)
    query = sa.select(t.outlets.c.id, t.outlets.c.name, t.outlets.c.home)
    rows = connection.execute(query).all()
    stored = next((row for row in rows if row.home and site_of(row.home) == site_of(url)), None)
    name = stored.name if stored else owner.name if owner else None
    if name is None:
        yield f"never seen: no outlet has the site {site_of(url)}"
        return
    yield f"never seen: no channel of {name} named it"
    if stored is None:
        yield "           no run has asked this outlet yet"
        return
    sources = connection.execute(
        sa.select(t.sources).where(t.sources.c.outlet_id == stored.id).order_by(t.sources.c.kind, t.sources.c.url)
    ).mappings()
    yield from _robots(connection, url, stored.id)
    for source in sources:
        if source["kind"] == "robots":
            continue
        held = f"{source['listed']} links" if source["listed"] is not None else "nothing read"
        yield f"           {source['kind']}: {source['url']}: {held}, last answer {source['status'] or 'never'}"
    yield from _held(connection, stored.id)


def _robots(connection: sa.Connection, url: str, outlet_id: int) -> Iterator[str]:
    s = t.sources.c
    root = "/".join(url.split("/", 3)[:3])
    mine = sa.select(s.body, s.status, s.url).where(s.outlet_id == outlet_id, s.kind == "robots")
    robots = connection.execute(mine.where(s.url == f"{root}/robots.txt")).first()
    if robots is None:
        return
    allowed = Protego.parse(robots.body or "").can_fetch(url, AGENT)
    yield f"           {robots.url}: {'allows it' if allowed else 'disallows it'}, last answer {robots.status}"


def _held(connection: sa.Connection, outlet_id: int) -> Iterator[str]:
    """What each channel named so far: how many links, and what became of them."""
    of, state = t.link_channels.c.channel, t.links.c.state
    query = (
        sa.select(of, state, t.links.c.why, sa.func.count().label("links"))
        .join(t.links, t.links.c.id == t.link_channels.c.link_id)
        .where(t.links.c.outlet_id == outlet_id)
        .group_by(of, state, t.links.c.why)
        .order_by(of, state, sa.func.count().desc(), t.links.c.why)
    )
    for row in connection.execute(query):
        why = f": {row.why}" if row.why and row.state == "spared" else ""
        yield f"           named by {row.channel} so far: {row.links} {row.state}{why}"


def _found(connection: sa.Connection, link: Any) -> Iterator[str]:
    said = orjson.loads(link["listing"] or "{}")
    channels = connection.execute(
        sa.select(t.link_channels).where(t.link_channels.c.link_id == link["id"]).order_by(t.link_channels.c.seen_at)
    ).mappings()
    for channel in channels:
        yield f"found      {_when(channel['seen_at'])} by {channel['channel']}: {channel['source']}"
    for name in ("title", "published", "modified"):
        if said.get(name):
            yield f"listed     {name}: {said[name]}"
    yield f"link       {link['state']}" + (f": {link['why']}" if link["why"] else "")


def _fetched(connection: sa.Connection, page: Any, watch_key: str) -> Iterator[str]:
    status = f", status {page['status']}" if page["status"] else ""
    seen = f"{page['looks']} times, first seen {_when(page['first_seen_at'])}"
    yield f"fetched    {_when(page['fetched_at'])}, {seen}{status}"
    yield f"outcome    {page['outcome']}" + (f": {page['reason']}" if page["reason"] else "")
    if page["duplicate_of"]:
        original = connection.execute(sa.select(t.pages).where(t.pages.c.id == page["duplicate_of"])).mappings().first()
        if original is not None:
            yield f"duplicate  of {original['url']}"
            yield from _fetched(connection, original, watch_key)
        return
    article = connection.execute(sa.select(t.articles).where(t.articles.c.page_id == page["id"])).mappings().first()
    if article is not None:
        yield from _read(connection, article)
        yield from _judged(connection, page["id"], watch_key)


def _read(connection: sa.Connection, article: Any) -> Iterator[str]:
    yield f"title      {article['title']}"
    yield f"published  {article['published']} ({article['published_precision']}, by {article['published_source']})"
    for other in orjson.loads(article["published_conflict"] or "[]"):
        yield f"           another reading: {other}"
    if article["modified"]:
        yield f"modified   {article['modified']}"
    labels = connection.execute(
        sa.select(t.article_labels.c.kind, t.labels.c.text)
        .join(t.labels, t.labels.c.id == t.article_labels.c.label_id)
        .where(t.article_labels.c.page_id == article["page_id"])
        .order_by(t.article_labels.c.kind, t.article_labels.c.position)
    ).all()
    for kind in ("category", "tag"):
        if some := [text for of, text in labels if of == kind]:
            yield f"{kind:10} {'; '.join(some)}"
    yield f"body       {len(article['body'] or ''):,} characters, version {article['version']}"
    changes = connection.execute(
        sa.select(t.changes).where(t.changes.c.page_id == article["page_id"]).order_by(t.changes.c.version)
    ).mappings()
    for change in changes:
        yield f"edited     {_when(change['seen_at'])}: {change['field']}"


def _judged(connection: sa.Connection, page_id: int, watch_key: str) -> Iterator[str]:
    row = connection.execute(
        sa.select(t.verdicts)
        .join(t.watches, t.watches.c.id == t.verdicts.c.watch_id)
        .where(t.verdicts.c.page_id == page_id, t.watches.c.key == watch_key)
    ).mappings().first()  # fmt: skip
    if row is None:
        yield f"verdict    none for the watch {watch_key}"
        return
    yield f"verdict    {row['level']} ({row['score']:.2f}, by {row['decided_by']}): {row['evidence']}"
    yield f"kind       {row['kind']}: {row['kind_evidence']}"
    people = connection.execute(
        sa.select(t.mentions, t.names.c.text)
        .join(t.names, t.names.c.id == t.mentions.c.name_id)
        .where(t.mentions.c.page_id == page_id, t.mentions.c.watch_id == row["watch_id"])
        .order_by(t.mentions.c.position)
    ).mappings()
    for person in people:
        yield f"names      {person['text']} ({person['role']}), {person['mentions']} times"
    if row["story"]:
        yield f"story      {row['story']}, as {row['story_part']}"
    if row["level"] != "none":
        yield f"reports    a row of articles.csv, counted in coverage, outlets, cast, tags and stories of {watch_key}"


def _when(seconds: int) -> str:
    moment = utc(seconds)
    return moment.isoformat(timespec="seconds") if moment else "never"
