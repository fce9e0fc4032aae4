"""Five aggregates out of the same SQLite file: our reports, polars and DuckDB; CPU and peak, each in its own process.

python -m benchmarks.aggregates [ARTICLES] [FOLDER]: the store is that of reports.py, made where it is missing. All
give the same five tables (every row is compared, after the clock has stopped): a day and outlet, tags, people, pairs
of people, people by week. Ours also give what the files hold besides: spellings, first and last, roles, shares, lift,
spikes. The peers read the columns that they need as integers through ADBC, the fastest way that either has; DuckDB's
own reader of SQLite is an extension from its server. All have their libraries loaded before the clock starts.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pandas as pd
import sqlalchemy as sa

from benchmarks.reports import asked, peak

ROUNDS = 3
FIVE = ("coverage", "tags", "cast", "cast_pairs", "cast_weekly")
ZONE = "America/New_York"

ARTICLES = (
    "SELECT v.page_id AS page, a.outlet_id AS outlet, a.published_at AS moment, v.level = 'primary' AS main "
    "FROM verdicts v JOIN articles a ON a.page_id = v.page_id "
    "WHERE v.watch_id = 1 AND v.level IN ('primary', 'mention')"
)
LABELS = "SELECT page_id AS page, label_id AS label FROM article_labels WHERE kind = 'tag'"
MENTIONS = "SELECT page_id AS page, name_id AS person, mentions FROM mentions WHERE watch_id = 1"
OUTLETS = "SELECT id AS outlet, name FROM outlets"
TEXTS = "SELECT id AS label, folded FROM labels"
NAMES = "SELECT id AS person, text AS name FROM names"

Tables = dict[str, Any]
Work = Callable[[], Tables]


def ours(path: str) -> Work:
    import adbc_driver_manager  # noqa: F401
    import adbc_driver_sqlite  # noqa: F401
    import pyarrow.compute  # noqa: F401

    from pipelines.frames import Frames
    from pipelines.reports import columns, reports
    from scrapers.watch import load

    watch, known = load("etoile"), reports()

    def work() -> Tables:
        frames = Frames(sa.create_engine(f"sqlite:///{path}"), watch, columns=columns(FIVE))
        return {name: known[name].compute(frames) for name in FIVE}

    return work


def polars(path: str) -> Work:
    import adbc_driver_sqlite.dbapi as adbc
    import polars as pl
    import pyarrow.compute  # noqa: F401

    def work() -> Tables:
        with adbc.connect(path) as connection:
            read = {
                name: pl.read_database(query, connection)
                for name, query in (
                    ("articles", ARTICLES), ("labels", LABELS), ("mentions", MENTIONS), ("outlets", OUTLETS),
                    ("texts", TEXTS), ("names", NAMES),
                )
            }  # fmt: skip
        local = pl.from_epoch("moment", time_unit="s").dt.replace_time_zone("UTC").dt.convert_time_zone(ZONE)
        articles = read["articles"].with_columns(day=local.dt.date()).with_columns(week=pl.col("day").dt.truncate("1w"))
        slim = articles.select("page", "outlet", "week", "main")
        coverage = articles.group_by("day", "outlet").agg(articles=pl.len(), primary=pl.col("main").sum())
        coverage = coverage.join(read["outlets"], on="outlet").sort("day", "name")
        labels = read["labels"].join(read["texts"], on="label").select("page", "folded").join(slim, on="page")
        labels = labels.unique(["page", "folded"])
        tags = labels.group_by("folded").agg(articles=pl.len(), outlets=pl.col("outlet").n_unique())
        tags = tags.sort("articles", "folded", descending=[True, False])
        named = read["mentions"].join(slim, on="page")
        cast = named.group_by("person").agg(
            articles=pl.len(), mentions=pl.col("mentions").sum(), outlets=pl.col("outlet").n_unique()
        )
        cast = cast.join(read["names"], on="person").sort("articles", "name", descending=[True, False])
        two = named.select("page", "person")
        pairs = two.join(two, on="page").filter(pl.col("person") < pl.col("person_right"))
        pairs = pairs.group_by("person", "person_right").agg(articles=pl.len()).sort("articles", descending=True)
        others = read["names"].rename({"person": "person_right", "name": "other"})
        pairs = pairs.join(read["names"], on="person").join(others, on="person_right")
        weekly = named.group_by("week", "person").agg(articles=pl.len(), mentions=pl.col("mentions").sum())
        weekly = weekly.join(read["names"], on="person").sort("week", "articles")
        return {"coverage": coverage, "tags": tags, "cast": cast, "cast_pairs": pairs, "cast_weekly": weekly}

    return work


def duckdb(path: str) -> Work:
    import adbc_driver_sqlite.dbapi as adbc
    import duckdb as db
    import pyarrow.compute  # noqa: F401

    def work() -> Tables:
        here = db.connect()
        with adbc.connect(path) as connection, connection.cursor() as cursor:
            for name, query in (
                ("a", ARTICLES), ("l", LABELS), ("m", MENTIONS), ("outlets", OUTLETS), ("texts", TEXTS),
                ("names", NAMES),
            ):  # fmt: skip
                cursor.execute(query)
                here.register(f"{name}_read", cursor.fetch_arrow_table())
                here.execute(f"CREATE TABLE {name} AS SELECT * FROM {name}_read")
        here.execute(f"""CREATE TABLE articles AS SELECT *, date_trunc('week', day) AS week FROM (
            SELECT page, outlet, main, CAST(to_timestamp(moment) AT TIME ZONE '{ZONE}' AS DATE) AS day FROM a)""")
        return {
            "coverage": here.execute("""SELECT day, name, count(*) AS n, sum(main) AS p FROM articles JOIN outlets
                USING (outlet) GROUP BY day, name ORDER BY day, name""").to_arrow_table(),
            "tags": here.execute("""SELECT folded, count(DISTINCT page) AS n, count(DISTINCT outlet) AS o
                FROM l JOIN texts USING (label) JOIN articles USING (page) GROUP BY folded
                ORDER BY n DESC, folded""").to_arrow_table(),
            "cast": here.execute("""SELECT name, count(*) AS n, sum(mentions) AS s, count(DISTINCT outlet) AS o
                FROM m JOIN articles USING (page) JOIN names USING (person) GROUP BY name
                ORDER BY n DESC, name""").to_arrow_table(),
            "cast_pairs": here.execute("""SELECT one.name, two.name AS other, n FROM (
                SELECT m.person AS p, other.person AS q, count(*) AS n FROM m
                JOIN m AS other ON other.page = m.page AND other.person > m.person
                JOIN articles ON articles.page = m.page GROUP BY ALL)
                JOIN names AS one ON one.person = p JOIN names AS two ON two.person = q
                ORDER BY n DESC""").to_arrow_table(),
            "cast_weekly": here.execute("""SELECT week, name, count(*) AS n, sum(mentions) AS s FROM m
                JOIN articles USING (page) JOIN names USING (person) GROUP BY week, name
                ORDER BY week, n DESC""").to_arrow_table(),
        }  # fmt: skip

    return work


WAYS: dict[str, Callable[[str], Work]] = {"ours": ours, "polars": polars, "duckdb": duckdb}

COLUMNS = {
    "coverage": (("day",), ("outlet", "name"), ("articles", "n"), ("primary", "p")),
    "tags": (("folded",), ("articles", "n"), ("outlets", "o")),
    "cast": (("person", "name"), ("articles", "n"), ("mentions", "s"), ("outlets", "o")),
    "cast_pairs": (("person", "name"), ("other",), ("articles", "n")),
    "cast_weekly": (("week",), ("person", "name"), ("articles", "n"), ("mentions", "s")),
}
"""What is compared of each table; by its second name, where it has that, with the peers."""


def seen(name: str, table: Any) -> str:
    """The fingerprint of a table's rows, in whatever order, each pair of people in the alphabet's."""
    frame = table if isinstance(table, pd.DataFrame) else table.to_pandas()
    chosen = [next(one for one in reversed(names) if one in frame) for names in COLUMNS[name]]
    texts = [pd.to_datetime(frame[one]).dt.strftime("%F") if one in ("day", "week") else frame[one] for one in chosen]
    rows = [tuple(map(str, row)) for row in zip(*(text.tolist() for text in texts), strict=True)]
    if name == "cast_pairs":
        rows = [(*sorted(row[:2]), row[2]) for row in rows]
    return f"{len(rows)} {hashlib.sha256(repr(sorted(rows)).encode()).hexdigest()}"


def measure(way: str, path: str) -> None:
    """Print what the tables hold, the CPU without that of loading the libraries, and the peak."""
    work = WAYS[way](path)
    before, start = peak(), time.process_time()
    tables = work()
    cpu, extra = time.process_time() - start, peak() - before
    print(json.dumps([{name: seen(name, table) for name, table in tables.items()}, cpu, extra]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:])
        sys.exit()
    count, store = asked()
    for _ in range(ROUNDS):
        told = {}
        for way in WAYS:
            call = [sys.executable, "-W", "ignore", "-m", "benchmarks.aggregates", "measure", way, str(store)]
            told[way] = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
        different = [way for way in WAYS if told[way][0] != told["ours"][0]]
        print(
            *(f"{way}: {cpu:.2f} s, {extra} MB;" for way, (_, cpu, extra) in told.items()), different or "same tables",
            flush=True,
        )  # fmt: skip
        if different:
            print({way: told[way][0] for way in WAYS})
