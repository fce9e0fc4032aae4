"""The statements that write kept articles, each put together once: not anew for every page."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.recollection import LOOKS
from pipelines.store import Store

IDS: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
STANDING = (
    sa.select(t.articles.c.title, t.articles.c.body, t.pages.c.key)
    .join(t.pages, t.pages.c.id == t.articles.c.page_id)
    .where(t.pages.c.key.in_(sa.bindparam("keys", expanding=True)))
)
ARTICLES = sa.select(t.articles).where(t.articles.c.page_id.in_(IDS))
VERDICTS = sa.select(t.verdicts).where(
    t.verdicts.c.watch_id == sa.bindparam("watch"), t.verdicts.c.page_id.in_(IDS)
)  # fmt: skip
_BELONGING = {
    table: [
        table.c.page_id.in_(IDS),
        *([table.c.watch_id == sa.bindparam("watch")] if "watch_id" in table.c else []),
    ]
    for table in (t.mentions, t.candidates, t.stated_dates, t.credited)
}
STOOD = {
    table: sa.select(*(column for column in table.c if column.name != "watch_id")).where(*mine)
    for table, mine in _BELONGING.items()
}
GONE = {table: table.delete().where(*mine) for table, mine in _BELONGING.items()}
SECONDS = [int(after.total_seconds()) for after in LOOKS]


def page_upsert(store: Store) -> Any:
    insert = store.insert(t.pages)
    new, looks = insert.excluded, t.pages.c.looks + 1
    first, *later = SECONDS
    # So long after now by its number of looks, then no more; the new row says when it were to be after the first.
    next_look = sa.case(
        (looks == sa.literal_column("1"), new.next_look_at),
        *(
            (looks == sa.literal_column(str(number)), new.next_look_at + sa.literal_column(str(seconds - first)))
            for number, seconds in enumerate(later, 2)
        ),
        else_=sa.null(),
    )
    names = ("url", "outlet_id", "run_id", "outcome", "reason", "status", "fetched_at", "duplicate_of", "etag",
             "last_modified")  # fmt: skip
    return insert.on_conflict_do_update(
        index_elements=["key"],
        set_={**{name: new[name] for name in names}, "looks": looks, "next_look_at": next_look},
    ).returning(t.pages.c.key, t.pages.c.id, t.pages.c.looks)


def other_upsert(store: Store) -> Any:
    insert = store.insert(t.pages)
    names = ("outcome", "reason", "duplicate_of", "fetched_at")
    return insert.on_conflict_do_update(
        index_elements=["key"], set_={name: insert.excluded[name] for name in names}
    )  # fmt: skip
