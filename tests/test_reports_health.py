"""outlet_health and runs that were killed: what rests on more than one run."""

from __future__ import annotations

import sqlalchemy as sa

from pipelines import schema as t
from pipelines.columns import TABLES
from pipelines.frames import Frames
from pipelines.moments import epoch
from pipelines.publish.cells import cells
from pipelines.publish.everything import zoned
from pipelines.reports import reports
from tests.stores import WATCH, store


def rows(engine, name):
    frames = Frames(engine, WATCH)
    frame = zoned(reports()[name].compute(frames), name, frames.timezone)
    return [tuple(row) for row in zip(*(cells(frame[one.name], one) for one in TABLES[name].columns), strict=True)]


def run(connection: sa.Connection, number: int, start: str, **more: object) -> None:
    values = {"watch_id": 1, "kind": "crawl", "started_at": epoch(start), **more}
    connection.execute(t.runs.insert().values(id=number, **values))


def asked(connection: sa.Connection, number: int, outlet: str, **counts: object) -> None:
    outlet_id = connection.execute(sa.select(t.outlets.c.id).where(t.outlets.c.name == outlet)).scalar_one()
    connection.execute(t.run_outlets.insert().values(run_id=number, outlet_id=outlet_id, **counts))


def test_health_shows_the_latest_run_of_each_outlet_the_troubled_first():
    engine = store(
        {"outlet": "Gazette", "published": "2025-05-10T00:00:00+00:00"},
        {"outlet": "Gazette", "published": "2025-03-01T00:00:00+00:00"},
        {"outlet": "Herald", "published": None, "first_seen": "2025-05-11T00:00:00+00:00"},
    )
    with engine.begin() as connection:
        run(connection, 2, "2025-05-12T06:00:00+00:00")
        asked(connection, 1, "Herald", requests=4, answered=4, verdict="fine", why="as ever")
        asked(connection, 2, "Gazette", requests=8, answered=8, not_modified=2, fetched=3, verdict="fine", why="2 new")
        asked(connection, 2, "Herald", requests=3, failed=3, reasons="status 403: 3", verdict="blocked", why="403")

    assert rows(engine, "outlet_health") == [
        (
            "Herald",
            "2025-05-01T02:00:00-04:00",
            3,
            "",
            0,
            3,
            "status 403: 3",
            1,
            "blocked",
            "403",
            "2025-05-12T02:00:00-04:00",
        ),
        ("Gazette", "2025-05-12T02:00:00-04:00", 8, 0.25, 3, 0, "", 1, "fine", "2 new", "2025-05-12T02:00:00-04:00"),
    ]


def test_a_verdict_holds_since_the_first_run_of_its_unbroken_row():
    engine = store({"outlet": "Gazette", "published": "2025-05-10T00:00:00+00:00"})
    with engine.begin() as connection:
        for number, verdict in enumerate(("blocked", "fine", "blocked", "blocked"), 2):
            run(connection, number, f"2025-05-{10 + number}T06:00:00+00:00")
            asked(connection, number, "Gazette", requests=1, answered=1, verdict=verdict)

    assert rows(engine, "outlet_health")[0][-1] == "2025-05-14T02:00:00-04:00"


def test_an_outlet_that_never_answered_has_no_last_success():
    engine = store({"outlet": "Gazette", "published": "2025-05-10"})
    with engine.begin() as connection:
        asked(connection, 1, "Gazette", requests=3, failed=3, reasons="timed out: 3", verdict="broken", why="no answer")

    assert rows(engine, "outlet_health")[0][:4] == ("Gazette", "", 3, "")


def test_a_killed_run_has_neither_end_nor_exit_status():
    engine = store()
    with engine.begin() as connection:
        run(connection, 2, "2025-05-12T06:00:00+00:00")

    assert rows(engine, "runs")[0] == (2, "crawl", "2025-05-12T02:00:00-04:00", "", "", 0, 0, 0, 0, "", "")
