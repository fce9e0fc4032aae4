"""After a run, what is new goes to ALERT_URLS: one message, made and kept in the store before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.publish import sending
from pipelines.publish.message import Entry, Message, compose, counted, section
from pipelines.publish.news import News, gather, settle
from pipelines.store import Store
from scrapers.watch import Watch

MOST = 20
"""Entries of a section; the reports hold all."""

_RETRIED = 7 * 86_400
"""Seconds after which a message that a target did not take is old news."""

_AT_ONCE = 20
"""Messages to one target in one run, the newest of those that it has not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The run after which alerts go out."""

    watch: Watch
    watch_id: int
    run_id: int
    began: datetime
    """Aware, UTC."""
    live: bool = True
    """What a replay or a backfill brings is past: it is noted as known, and nobody is told."""
    hurried: bool = False
    """The run was told to end: nothing is sent, the next run sends it."""


def alert(store: Store, occasion: Occasion, alert_urls: str) -> list[tuple[str, str]]:
    """Tell ALERT_URLS what is new; return (target, why) for each that has not taken what it should have.

    Raises: StoreUnusable.
    """
    targets = sending.targets(alert_urls)
    if not targets:
        return []
    _keep(store, occasion, targets)
    letters = _unsent(store, occasion, targets)
    if occasion.hurried:
        return [(f"{target.kind}://", "left for the next run") for target in letters]
    numbers = {message.key: number for messages in letters.values() for number, message in messages}
    failed: list[tuple[str, str]] = []
    plain = {target: [message for _, message in messages] for target, messages in letters.items()}
    for told in sending.send(plain, within=sending.WITHIN):
        at = t.alert_targets.c
        values = {"problem": told.problem} if told.problem else {"problem": None, "sent_at": _now()}
        with store.begin() as connection:
            connection.execute(
                t.alert_targets.update()
                .where(at.alert_id == numbers[told.message], at.target == told.target.key)
                .values(**values)
            )
        if told.problem:
            failed.append((told.name, told.problem))
    return sorted(set(failed))


def message_of(news: News, occasion: Occasion) -> Message | None:
    """Return what is to be told, None where nothing is new."""
    title = occasion.watch.title
    parts = [
        (news.articles, counted(len(news.articles), "new article"), f"New articles about {title}"),
        (news.stories, counted(len(news.stories), "story", "stories") + " at three or more outlets",
         "Stories that three or more outlets tell"),
        (news.candidates, counted(len(news.candidates), "new name") + " in cast position",
         "Names in cast position that the watch does not know"),
        (news.outlets, counted(len(news.outlets), "outlet") + " newly in trouble", "Outlets newly in trouble"),
    ]  # fmt: skip
    told: list[tuple[list[Entry], str, str]] = [part for part in parts if part[0]]
    if not told:
        return None
    return compose(
        f"{occasion.watch.key}-{occasion.run_id}-{occasion.began:%Y%m%dT%H%M%SZ}",
        f"{title}: {', '.join(said for _, said, _ in told)}",
        tuple(section(heading, entries, MOST) for entries, _, heading in told),
    )


def _keep(store: Store, occasion: Occasion, targets: Sequence[sending.Target]) -> None:
    """Make the message and note what it tells, both or neither."""
    with store.begin() as connection:
        if not occasion.live:
            settle(store, connection, occasion.watch_id)
            return
        news = gather(store, connection, occasion.watch_id, occasion.run_id, int(occasion.began.timestamp()))
        message = message_of(news, occasion)
        if message is None:
            return
        number = connection.execute(
            t.alerts.insert()
            .values(
                watch_id=occasion.watch_id, run_id=occasion.run_id, key=message.key, title=message.title,
                text=message.text, html=message.html, made_at=_now(),
            )
            .returning(t.alerts.c.id)
        ).scalar_one()  # fmt: skip
        connection.execute(t.alert_targets.insert(), [{"alert_id": number, "target": target.key} for target in targets])


def _unsent(
    store: Store, occasion: Occasion, targets: Sequence[sending.Target]
) -> dict[sending.Target, list[tuple[int, Message]]]:
    """What each target has not taken yet, oldest first, with its number in the store."""
    a, at = t.alerts.c, t.alert_targets.c
    found: dict[sending.Target, list[tuple[int, Message]]] = {}
    with store.begin() as connection:
        for target in targets:
            rows = connection.execute(
                sa.select(a.id, a.key, a.title, a.text, a.html)
                .join_from(t.alerts, t.alert_targets, at.alert_id == a.id)
                .where(a.watch_id == occasion.watch_id, a.made_at >= _now() - _RETRIED)
                .where(at.target == target.key, at.sent_at.is_(None))
                .order_by(a.id.desc())
                .limit(_AT_ONCE)
            ).all()
            if rows:
                found[target] = [
                    (row.id, Message(key=row.key, title=row.title, text=row.text, html=row.html)) for row in rows[::-1]
                ]
    return found


def _now() -> int:
    return int(datetime.now(UTC).timestamp())
