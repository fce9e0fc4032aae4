"""Articles a second stored by one and two writers on PostgreSQL; reports over it; workers against one process.

python -m benchmarks.cluster write [ARTICLES] | reports [ARTICLES]: a server of its own is started and thrown away.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.bulk import Arrival, save_all
from pipelines.flow import Kept
from pipelines.fulltext import fill
from pipelines.keeping import Keeper
from pipelines.kinds import Kind
from pipelines.publish import publish
from pipelines.relevance import Verdict
from pipelines.store import connect
from scrapers.items import Article, Mention, Page, Reading
from scrapers.outlet import Outlet
from scrapers.watch import load
from tests import postgresql_server

OUTLET = Outlet(name="Gazette", home="https://gazette.example/", key="gazette")
NOW = datetime(2025, 5, 1, tzinfo=UTC)
BATCH = 500


def kept(number: int) -> Kept:
    """An article of the usual length with 5 tags and 3 people."""
    url = f"https://gazette.example/2025/04/a-headline-of-a-usual-length-{number}/"
    article = Article(
        url=url, canonical_url=url, outlet="Gazette", title=f"A headline about the series number {number}",
        dek="What it says below the headline, in a sentence.", published="2025-04-24T09:00:00-04:00",
        published_precision="second", published_source="json-ld", authors=(f"Author {number % 400}",), language="en",
        tags=tuple(f"Tag {number * step % 5000}" for step in (1, 3, 7, 11, 13)),
        body="\n".join(f"Paragraph {n} of article {number}: the dancers of the company, and a word {n * number}. " * 3
                       for n in range(9)),
    )  # fmt: skip
    people = tuple(
        Mention(name=f"Person {(number + n) % 16}", role="cast", mentions=2, in_title=False, in_dek=False,
                as_written=("Person",), evidence="A sentence that names the person.")
        for n in range(3)
    )  # fmt: skip
    return Kept(
        reading=Reading(page=Page(url=url, body=b"", fetched=NOW), outlet="gazette", result=article, requested=url),
        article=article, verdict=Verdict(level="primary", score=0.9, evidence="title names the series"),
        decided_by="rules", people=people, kind=Kind(label="news", evidence="none of the others"),
        candidates=(), dates=(), credits=(),
    )  # fmt: skip


def writer(address: str, first: int, count: int, together: bool) -> None:
    """Write articles from number `first`; prints the wall and CPU seconds that the writing took."""
    articles = [kept(number) for number in range(first, first + count)]
    store = connect(address)
    with store.begin() as connection:
        watch_id = store.identify(connection, t.watches, {"key": "etoile"}, "key")
        outlet_id = store.identify(connection, t.outlets, {"key": "gazette", "name": "Gazette"}, "key")
    keeper = Keeper(store, load("etoile"), watch_id, None)
    sys.stdin.readline()
    began, cpu = time.perf_counter(), time.process_time()
    if together:
        for start in range(0, count, BATCH):
            some = [Arrival(kept=one, outlet=OUTLET, outlet_id=outlet_id) for one in articles[start : start + BATCH]]
            save_all(keeper, some, NOW, indexed=False)
    else:
        for one in articles:
            keeper.save(one, OUTLET, outlet_id, NOW)
    print(time.perf_counter() - began, time.process_time() - cpu, flush=True)


def writers(address: str, number: int, count: int, together: bool) -> str:
    """Run so many writers at once, each with its share."""
    share = count // number
    command = [sys.executable, "-m", "benchmarks.cluster", "writer", address]
    running = [
        subprocess.Popen([*command, str(n * share), str(share), str(int(together))], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, text=True)
        for n in range(number)
    ]  # fmt: skip
    time.sleep(6)
    began = time.perf_counter()
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate()[0].split() for one in running]
    wall = time.perf_counter() - began
    cpu = sum(float(two) for _, two in said)
    return f"{count / wall:,.0f} articles/s (writers' CPU {cpu / count * 1000:.2f} ms an article)"


def write(count: int) -> None:
    """Print the rates of one article at a time and of bulk, one and two writers."""
    with postgresql_server.serving() as server:
        for name, number, together, some in (
            ("one at a time, 1 writer", 1, False, count // 10), ("bulk, 1 writer", 1, True, count),
            ("bulk, 2 writers", 2, True, count),
        ):  # fmt: skip
            database = f"w{number}{int(together)}"
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {database}")
            connect(f"{server}/{database}").close()
            print(f"{name}: {writers(f'{server}/{database}', number, some, together)}", flush=True)
        store = connect(f"{server}/{database}")
        began = time.perf_counter()
        filled = fill(store)
        print(f"search index filled afterwards: {filled / (time.perf_counter() - began):,.0f} articles/s")
        store.close()


def copied(path: Path, address: str) -> None:
    """Copy the SQLite store of benchmarks/reports.py into a PostgreSQL database, table by table."""
    connect(address).close()
    source, target = sa.create_engine(f"sqlite:///{path}"), psycopg.connect(address)
    with source.connect() as reading:
        for table in t.metadata.sorted_tables:
            if table.name == "about":
                continue
            names = [column.name for column in table.columns]
            kinds = [str(column.type) == "BOOLEAN" for column in table.columns]
            rows = reading.execute(
                sa.text(f"SELECT {', '.join(chr(34) + n + chr(34) for n in names)} FROM {table.name}")
            )
            columns = ", ".join(f'"{name}"' for name in names)
            with target.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row([
                        bool(value) if truth and value is not None else value
                        for value, truth in zip(row, kinds, strict=True)
                    ])  # fmt: skip
    target.commit()
    target.autocommit = True
    target.execute("VACUUM ANALYZE")
    target.close()


def report(address: str, folder: str) -> None:
    """Publish all CSV reports, and print CPU, wall seconds and peak."""
    from pipelines.columns import TABLES

    engine = sa.create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    cpu, wall = time.process_time(), time.perf_counter()
    publish(engine, load("etoile"), Path(folder), names=list(TABLES))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{time.process_time() - cpu:.1f} s CPU, {time.perf_counter() - wall:.1f} s, {peak} MB", flush=True)


def reports(count: int) -> None:
    """Print what all CSV reports cost over either store, the same articles in both."""
    place = Path(tempfile.gettempdir())
    path = place / f"reports-{count}.sqlite"
    if not path.exists():
        from benchmarks.reports import build

        build(path, count)
    with postgresql_server.serving() as server:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE reports")
        copied(path, f"{server}/reports")
        for _ in range(2):
            for name, address in (("SQLite", f"sqlite:///{path}"), ("PostgreSQL", f"{server}/reports")):
                print(name, end=": ", flush=True)
                command = [sys.executable, "-m", "benchmarks.cluster", "report", address, str(place / name)]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    what, given = sys.argv[1], sys.argv[2:]
    if what == "writer":
        writer(given[0], int(given[1]), int(given[2]), bool(int(given[3])))
    elif what == "report":
        report(*given)
    else:
        {"write": write, "reports": reports}[what](int(given[0]) if given else 20_000)
