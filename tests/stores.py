"""Stores in memory for tests of reports: literal articles in, an engine out."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.moments import epoch
from scrapers.watch import Watch, fold

WATCH = Watch(
    title="Étoile",
    key="etoile",
    timezone="America/New_York",
    people=[
        {"name": "Luke Kirby", "role": "cast"},
        {"name": "Lou de Laâge", "role": "cast"},
        {"name": "Amy Sherman-Palladino", "role": "creator"},
    ],
    events=[{"date": "2025-04-24", "what": "premiere"}],
)


def empty_store() -> sa.Engine:
    """A store with the schema and nothing in it; every connection sees the same memory."""
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    t.metadata.create_all(engine)
    return engine


def store(*articles: dict[str, Any], watch: Watch = WATCH) -> sa.Engine:
    """A store that holds these articles; what an article leaves out has a plain value.

    Keys: outlet, title, url, published, modified, first_seen (ISO), level, score, kind, story, language, paywalled,
    evidence, authors, tags, categories, people ({name: mentions}), headline (names), credits, dates, candidates,
    changes, channels.
    """
    engine = empty_store()
    with engine.begin() as connection:
        start(connection, watch, new=len(articles))
        for page, article in enumerate(articles, 1):
            add(connection, page, article, watch)
    return engine


def start(connection: sa.Connection, watch: Watch, *, new: int = 0) -> None:
    """Write the watch and its first run, both with id 1."""
    connection.execute(t.watches.insert().values(id=1, key=watch.key))
    connection.execute(t.runs.insert().values(
        id=1, watch_id=1, started_at=epoch("2025-05-01T06:00:00+00:00"),
        ended_at=epoch("2025-05-01T06:05:00+00:00"),
        kind="crawl", ended="finished", requests=12, bytes=34567, new=new, changed=0,
        failed_outlets="Gazette", exit_status=0,
    ))  # fmt: skip


def add(connection: sa.Connection, page: int, article: dict[str, Any], watch: Watch) -> None:
    """Write one article, as `store` takes it, with this number as its page's id."""
    outlet = _id(connection, t.outlets, "name", article.get("outlet", "Gazette"), key=article.get("outlet", "Gazette"))
    url = article.get("url", f"https://gazette.example/{page}")
    published, modified = article.get("published"), article.get("modified")
    seen = epoch(article.get("first_seen", "2025-05-01T06:01:00+00:00"))
    connection.execute(t.pages.insert().values(
        id=page, key=url, url=url, outlet_id=outlet, run_id=1, outcome="kept", first_seen_at=seen, fetched_at=seen,
    ))  # fmt: skip
    connection.execute(t.articles.insert().values(
        page_id=page, outlet_id=outlet, url=url, title=article.get("title", f"Title {page}"), published=published,
        published_at=epoch(published), modified=modified, modified_at=epoch(modified),
        published_precision=None if published is None else "day" if len(published) == 10 else "second",
        language=article.get("language", "en"), paywalled=article.get("paywalled"), body="Never in a report.",
        first_seen_at=seen, seen_at=seen, fingerprint="0",
    ))  # fmt: skip
    connection.execute(t.verdicts.insert().values(
        watch_id=1, page_id=page, level=article.get("level", "primary"), score=article.get("score", 1.0),
        evidence=article.get("evidence", "names the series"), kind=article.get("kind"), story=article.get("story"),
        decided_by="rules", judged_at=seen,
    ))  # fmt: skip
    for kind, key in (("tag", "tags"), ("category", "categories")):
        for position, text in enumerate(article.get(key, ())):
            label = _id(connection, t.labels, "text", text, folded=fold(text))
            connection.execute(
                t.article_labels.insert().values(page_id=page, kind=kind, position=position, label_id=label)
            )
    for position, name in enumerate(article.get("authors", ())):
        name_id = _id(connection, t.names, "text", name)
        connection.execute(t.article_authors.insert().values(page_id=page, position=position, name_id=name_id))
    roles = {person.name: person.role for person in watch.people}
    for position, (name, mentions) in enumerate(article.get("people", {}).items()):
        connection.execute(t.mentions.insert().values(
            watch_id=1, page_id=page, position=position, name_id=_id(connection, t.names, "text", name),
            role=roles[name], mentions=mentions, in_title=name in article.get("headline", ()), in_dek=False,
            as_written="[]", credits="[]", evidence="",
        ))  # fmt: skip
    for name in article.get("credits", ()):
        connection.execute(t.credited.insert().values(page_id=page, outlet=name, evidence=""))
    for position, (day, what) in enumerate(article.get("dates", ())):
        connection.execute(t.stated_dates.insert().values(
            watch_id=1, page_id=page, position=position, date=day, what=what, evidence=f"{what} on {day}",
        ))  # fmt: skip
    for name, cue, confidence in article.get("candidates", ()):
        connection.execute(t.candidates.insert().values(
            watch_id=1, page_id=page, name=name, cue=cue, confidence=confidence, evidence=f"{cue} {name}",
        ))  # fmt: skip
    for version, (field, before, after) in enumerate(article.get("changes", ()), 2):
        connection.execute(t.changes.insert().values(
            page_id=page, version=version, field=field, before=before, after=after, seen_at=seen + version,
        ))  # fmt: skip
    if channels := article.get("channels", ()):
        connection.execute(t.links.insert().values(
            id=page, outlet_id=outlet, key=url, url=url, state="done", found_at=seen,
        ))  # fmt: skip
        for channel in channels:
            connection.execute(t.link_channels.insert().values(link_id=page, channel=channel, source="", seen_at=seen))


def _id(connection: sa.Connection, table: sa.Table, column: str, value: str, **more: str) -> int:
    found = connection.execute(sa.select(table.c.id).where(table.c[column] == value)).scalar()
    if found is None:
        found = connection.execute(table.insert().values({column: value, **more})).inserted_primary_key[0]
    return int(found)
