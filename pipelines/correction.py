"""A person's word on one address: kept, applied at once to what is stored, and to every later reading."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import relevance
from pipelines import schema as t
from pipelines.moments import epoch
from pipelines.rereading import article_of
from pipelines.store import Store
from scrapers.memory import key_of
from scrapers.watch import Watch

_FIRST = 200
"""Priority of a link that a person asked for."""


def say(store: Store, watch: Watch, url: str, what: str, value: str, now: datetime) -> str:
    """Keep one correction (`what`: level or date) and apply it; returns what it did. Raises: StoreUnusable."""
    at = int(now.timestamp())
    with store.begin() as connection:
        watch_id = store.identify(connection, t.watches, {"key": watch.key}, "key")
        values = {"url": url, "value": value, "said_at": at}
        connection.execute(
            store.insert(t.corrections)
            .values(watch_id=watch_id, key=key_of(url), what=what, **values)
            .on_conflict_do_update(index_elements=["watch_id", "key", "what"], set_=values)
        )
        page_id = _article(connection, url)
        if page_id is None:
            asked = value != "none" and _ask_for(connection, url)
            return "kept; " + ("the page is asked at the next run" if asked else "it holds once the page is read")
        if what == "level":
            _set_level(connection, watch_id, page_id, value, "a person said so", "person", at)
            return f"the article is now {value}"
        return _set_date(connection, page_id, value)


def forget(store: Store, watch: Watch, url: str, now: datetime) -> str:
    """Take back all that was said of an address; the rules judge it anew. Raises: StoreUnusable."""
    with store.begin() as connection:
        watch_id = store.identify(connection, t.watches, {"key": watch.key}, "key")
        gone = connection.execute(
            t.corrections.delete().where(t.corrections.c.watch_id == watch_id, t.corrections.c.key == key_of(url))
        ).rowcount
        page_id = _article(connection, url)
        if not gone:
            return "nothing had been said of it"
        if page_id is None:
            return "forgotten"
        article = article_of(connection, page_id)
        verdict = relevance.judge(article, watch)
        _set_level(connection, watch_id, page_id, verdict.level, verdict.evidence, "rules", int(now.timestamp()))
        _ask_for(connection, url)
        return f"forgotten; by the rules the article is {verdict.level}, and it is read again at the next run"


def _article(connection: Connection, url: str) -> int | None:
    page = connection.execute(
        sa.select(t.pages.c.id, t.pages.c.duplicate_of).where(t.pages.c.key == key_of(url))
    ).first()
    if page is None:
        return None
    page_id = page.duplicate_of or page.id
    found = connection.execute(sa.select(t.articles.c.page_id).where(t.articles.c.page_id == page_id)).scalar()
    return None if found is None else int(found)


def _ask_for(connection: Connection, url: str) -> bool:
    changed = connection.execute(
        t.links.update().where(t.links.c.key == key_of(url)).values(state="waiting", priority=_FIRST, tries=0, why=None)
    )
    return bool(changed.rowcount)


def _set_level(
    connection: Connection, watch_id: int, page_id: int, level: str, evidence: str, by: str, at: int
) -> None:
    values = {"level": level, "score": float(level == "primary"), "evidence": evidence, "decided_by": by}
    mine = (t.verdicts.c.watch_id == watch_id, t.verdicts.c.page_id == page_id)
    if not connection.execute(t.verdicts.update().where(*mine).values(**values)).rowcount:
        connection.execute(t.verdicts.insert().values(watch_id=watch_id, page_id=page_id, judged_at=at, **values))
    relevant = level != "none"
    connection.execute(
        t.pages.update()
        .where(t.pages.c.id == page_id)
        .values(outcome="kept" if relevant else "not relevant", reason=None if relevant else evidence)
    )


def _set_date(connection: Connection, page_id: int, value: str) -> str:
    connection.execute(
        t.articles.update()
        .where(t.articles.c.page_id == page_id)
        .values(
            published=value,
            published_at=epoch(value),
            published_precision="day" if len(value) == 10 else "minute",
            published_source="person",
        )
    )
    return f"the article is now dated {value}"
