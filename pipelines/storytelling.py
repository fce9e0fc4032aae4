"""Groups the stored articles of a watch into stories and writes to each which it belongs to."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.moments import utc
from pipelines.store import Store
from pipelines.stories import Item, stories
from scrapers.watch import Watch


def tell(store: Store, watch: Watch, watch_id: int) -> None:
    """Write every relevant article's story and its part in it, where they changed. Raises: StoreUnusable."""
    mine = t.verdicts.c.watch_id == watch_id
    query = (
        sa.select(
            t.articles.c.page_id, t.outlets.c.name, t.articles.c.title, t.articles.c.dek, t.articles.c.body,
            t.articles.c.published_at, t.articles.c.first_seen_at, t.verdicts.c.kind, t.verdicts.c.story,
            t.verdicts.c.story_part,
        )
        .join(t.verdicts, t.verdicts.c.page_id == t.articles.c.page_id)
        .join(t.outlets, t.outlets.c.id == t.articles.c.outlet_id)
        # The story of an article whose text was emptied by its age stays as it was told.
        .where(mine, t.verdicts.c.level != "none", t.articles.c.body.is_not(None))
        .order_by(t.articles.c.page_id)
    )  # fmt: skip
    with store.begin() as connection:
        rows = connection.execute(query).all()
        people = _by_page(
            connection.execute(
                sa.select(t.mentions.c.page_id, t.names.c.text)
                .join(t.names, t.names.c.id == t.mentions.c.name_id)
                .where(t.mentions.c.watch_id == watch_id)
            ).all()
        )
        credited = _by_page(connection.execute(sa.select(t.credited.c.page_id, t.credited.c.outlet)).all())
    items = [
        Item(
            key=row.page_id,
            outlet=row.name,
            title=row.title,
            dek=row.dek,
            body=row.body or "",
            people=frozenset(people.get(row.page_id, ())),
            published=utc(row.published_at),
            first_seen=datetime.fromtimestamp(row.first_seen_at, UTC),
            credited=tuple(sorted(credited.get(row.page_id, ()))),
            kind=row.kind,
        )
        for row in rows
    ]
    before = {row.page_id: (row.story, row.story_part) for row in rows}
    changed = [
        {"page": member.key, "told": story.key, "part": member.part}
        for story in stories(items)
        for member in story.members
        if before[member.key] != (story.key, member.part)
    ]
    if changed:
        with store.begin() as connection:
            connection.execute(
                t.verdicts.update()
                .where(mine, t.verdicts.c.page_id == sa.bindparam("page"))
                .values(story=sa.bindparam("told"), story_part=sa.bindparam("part")),
                changed,
            )


def untold(store: Store, watch_id: int) -> bool:
    """Whether a relevant article of the watch belongs to no story yet. Raises: StoreUnusable."""
    query = sa.select(t.verdicts.c.page_id).where(
        t.verdicts.c.watch_id == watch_id, t.verdicts.c.level != "none", t.verdicts.c.story.is_(None)
    )
    with store.begin() as connection:
        return connection.execute(query.limit(1)).first() is not None


def _by_page(rows: object) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for page_id, text in rows:  # type: ignore[attr-defined]
        found.setdefault(page_id, []).append(text)
    return found
