"""backfill.csv: what became of every address that a backfill named, by outlet and month."""

from pipelines import schema as t
from tests.stores import store
from tests.test_reports_health import rows, run


def listed(connection, number, key, **more):
    values = {"outlet_id": 1, "backfill_id": 1, "run_id": 2, "day": "", "state": "waiting", "priority": 50}
    connection.execute(
        t.backfill_links.insert().values(id=number, watch_id=1, key=key, listing="{}", **{**values, **more})
    )


def page(connection, number, key, outcome, **more):
    values = {"url": key, "outlet_id": 1, "run_id": 2, "first_seen_at": 0, "fetched_at": 0, **more}
    connection.execute(t.pages.insert().values(id=number, key=key, outcome=outcome, **values))


def test_the_certificate_tells_of_each_outlet_and_month_what_became_of_every_address():
    engine = store({"published": "2025-03-08"}, {"published": "2025-04-09", "level": "mention"})
    with engine.begin() as connection:
        run(connection, 2, "2025-05-12T06:00:00+00:00", kind="backfill")
        connection.execute(
            t.backfills.insert().values(id=1, watch_id=1, way="outlets", since="", until="", started_at=0)
        )
        listed(connection, 1, "https://gazette.example/1", state="spared", why="stored already")
        listed(connection, 2, "https://gazette.example/2", day="2025-03")
        page(connection, 90, "https://gazette.example/2/print", "duplicate", duplicate_of=2)
        listed(connection, 3, "https://gazette.example/2/print", day="2025-03")
        for number, (outcome, reason) in enumerate(
            [("failed", "timed out"), ("failed", "timed out"), ("blocked", "status 403"), ("not relevant", "garden")]
        ):
            page(connection, 100 + number, f"https://gazette.example/x{number}", outcome, reason=reason)
            listed(connection, 100 + number, f"https://gazette.example/x{number}", day="2025-03-11")
        listed(connection, 4, "https://gazette.example/far", day="2025-03-12")
        listed(connection, 5, "https://gazette.example/closed", state="spared", why="robots.txt disallows it")
        page(connection, 110, "https://gazette.example/gone", "not an article", run_id=1)
        listed(connection, 6, "https://gazette.example/gone")

    assert rows(engine, "backfill") == [
        ("Gazette", "2025-03-01", 6, 2, 3, "timed out: 2; status 403: 1", 0, 1, 1, 1),
        ("Gazette", "2025-04-01", 2, 2, 0, "", 0, 0, 1, 0),
        ("Gazette", "", 2, 0, 0, "", 1, 1, 0, 0),
    ]


def test_without_a_backfill_the_certificate_is_empty():
    assert rows(store({"published": "2025-03-08"}), "backfill") == []
