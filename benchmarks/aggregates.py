"""Five aggregates out of the same SQLite file: our reports, polars and DuckDB; CPU and peak, each in its own process.

python -m benchmarks.aggregates [ARTICLES] [FOLDER]: the store is that of reports.py, made where it is missing. All
give the same counts (checked): a day and outlet, tags, people, pairs of people, people by week. Ours also give what
the files hold besides: spellings, first and last, shares, lift, spikes. The peers read the columns that they need as
integers through ADBC, the fastest way that either has; DuckDB's own reader of SQLite is an extension from its server.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks.reports import build, peak

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

Counts = dict[str, list[int]]


def ours(path: str) -> Callable[[], Counts]:
    from pipelines.frames import Frames
    from pipelines.reports import columns, reports
    from scrapers.watch import load

    watch, known = load("etoile"), reports()

    def work() -> Counts:
        frames = Frames(sa.create_engine(f"sqlite:///{path}"), watch, columns=columns(FIVE))
        made = {name: known[name].compute(frames) for name in FIVE}
        sums = {
            "coverage": ["articles", "primary"], "tags": ["articles", "outlets"],
            "cast": ["articles", "mentions", "outlets"], "cast_pairs": ["articles"],
            "cast_weekly": ["articles", "mentions"],
        }  # fmt: skip
        return {name: [len(made[name]), *(int(made[name][one].sum()) for one in sums[name])] for name in sums}

    return work


def polars(path: str) -> Callable[[], Counts]:
    import adbc_driver_sqlite.dbapi as adbc
    import polars as pl

    def work() -> Counts:
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
        weekly = named.group_by("week", "person").agg(articles=pl.len(), mentions=pl.col("mentions").sum())
        weekly = weekly.join(read["names"], on="person").sort("week", "articles")
        return {
            "coverage": [len(coverage), int(coverage["articles"].sum()), int(coverage["primary"].sum())],
            "tags": [len(tags), int(tags["articles"].sum()), int(tags["outlets"].sum())],
            "cast": [len(cast), *(int(cast[one].sum()) for one in ("articles", "mentions", "outlets"))],
            "cast_pairs": [len(pairs), int(pairs["articles"].sum())],
            "cast_weekly": [len(weekly), int(weekly["articles"].sum()), int(weekly["mentions"].sum())],
        }

    return work


def duckdb(path: str) -> Callable[[], Counts]:
    import adbc_driver_sqlite.dbapi as adbc
    import duckdb as db

    def work() -> Counts:
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
        made = {
            "coverage": here.execute("""SELECT day, name, count(*) AS n, sum(main) AS p FROM articles JOIN outlets
                USING (outlet) GROUP BY day, name ORDER BY day, name""").to_arrow_table(),
            "tags": here.execute("""SELECT folded, count(DISTINCT page) AS n, count(DISTINCT outlet) AS o
                FROM l JOIN texts USING (label) JOIN articles USING (page) GROUP BY folded
                ORDER BY n DESC, folded""").to_arrow_table(),
            "cast": here.execute("""SELECT name, count(*) AS n, sum(mentions) AS s, count(DISTINCT outlet) AS o
                FROM m JOIN articles USING (page) JOIN names USING (person) GROUP BY name
                ORDER BY n DESC, name""").to_arrow_table(),
            "cast_pairs": here.execute("""SELECT m.person, other.person, count(*) AS n FROM m
                JOIN m AS other ON other.page = m.page AND other.person > m.person
                JOIN articles ON articles.page = m.page GROUP BY ALL ORDER BY n DESC""").to_arrow_table(),
            "cast_weekly": here.execute("""SELECT week, name, count(*) AS n, sum(mentions) AS s FROM m
                JOIN articles USING (page) JOIN names USING (person) GROUP BY week, name
                ORDER BY week, n DESC""").to_arrow_table(),
        }  # fmt: skip
        skipped = {"coverage": 2, "tags": 1, "cast": 1, "cast_pairs": 2, "cast_weekly": 2}
        return {
            name: [len(table), *(int(sum(one.to_pylist())) for one in table.columns[skipped[name] :])]
            for name, table in made.items()
        }

    return work


WAYS: dict[str, Callable[[str], Callable[[], Counts]]] = {"ours": ours, "polars": polars, "duckdb": duckdb}


def measure(way: str, path: str) -> None:
    """Print the counts, the CPU without that of loading the libraries, and the peak."""
    work = WAYS[way](path)
    before, start = peak(), time.process_time()
    counts: Any = work()
    print(json.dumps([counts, time.process_time() - start, peak() - before]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:])
        sys.exit()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    place = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.gettempdir())
    store = place / f"reports-{count}.sqlite"
    if not store.exists():
        build(store, count)
    for _ in range(ROUNDS):
        told = {}
        for way in WAYS:
            call = [sys.executable, "-m", "benchmarks.aggregates", "measure", way, str(store)]
            told[way] = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
        different = [way for way in WAYS if told[way][0] != told["ours"][0]]
        print(
            *(f"{way}: {cpu:.2f} s, {extra} MB;" for way, (_, cpu, extra) in told.items()), different or "same counts"
        )
        if different:
            print({way: told[way][0] for way in WAYS})
