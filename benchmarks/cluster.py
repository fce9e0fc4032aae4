"""Articles a second stored by one and two writers on PostgreSQL; reports over it; workers against one process.

python -m benchmarks.cluster write [ARTICLES] | reports [ARTICLES]: a server of its own is started and thrown away.
python -m benchmarks.cluster extract [PAGES] | backfill [PAGES]: workers on this machine against the same work in
process; the pages are those beside the project, the archive is made of them as benchmarks/warc.py does.
"""

from __future__ import annotations

import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import psycopg
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.bulk import Arrival, save_all
from pipelines.cluster import Cluster
from pipelines.flow import Kept
from pipelines.fulltext import fill
from pipelines.keeping import Keeper
from pipelines.kinds import Kind
from pipelines.publish import publish
from pipelines.relevance import Verdict
from pipelines.store import connect
from scrapers import outlets
from scrapers.crew import Done, Task
from scrapers.items import Article, Mention, Page, Reading
from scrapers.jobs.streaming import answers_where_seen, context
from scrapers.outlet import Outlet
from scrapers.warc_ranges import ranges, read_range
from scrapers.watch import load
from tests import postgresql_server
from tests.real_site import real_pages

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


@dataclass(frozen=True, slots=True)
class Side:
    """One way to do the work: seconds of CPU of those who did it, of the busiest of them, of who handed it out."""

    cpu: float
    busiest: float
    handing: float
    wall: float
    peak: int
    """Bytes."""


def in_process(tasks: list[Task]) -> Side:
    """The calls of the tasks, one after the other, in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    for task in tasks:
        call, arguments = task.call, task.arguments
        while (rest := getattr(call(*arguments), "rest", None)) is not None:
            arguments = (rest, *arguments[1:])
    cpu = time.process_time() - cpu
    return Side(cpu, cpu, 0.0, time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def by_workers(number: int, tasks: list[Task]) -> Side:
    """The same by so many workers, who have loaded all they need: a task of each kind is done before."""
    with Cluster(workers=number) as crew:
        for done in crew.in_order(tasks[:1] * number * 2):
            assert done is None or done.problem is None
        before, own, wall = crew.ask_all(time.process_time), time.process_time(), time.perf_counter()
        failed = [done.problem for done in crew.in_order(tasks, _rest) if done is not None and done.problem]
        wall, own = time.perf_counter() - wall, time.process_time() - own
        each = [now - then for now, then in zip(crew.ask_all(time.process_time), before, strict=True)]
        assert not failed, failed[0]
        return Side(sum(each), max(each), own, wall, crew.bill.peak)


def _rest(done: Done) -> list[Task]:
    rest = getattr(done.value, "rest", None)
    return [replace(done.task, arguments=(rest, *done.task.arguments[1:]))] if rest is not None else []


def work_of_extract(count: int) -> list[Task]:
    """Chunks of real pages."""
    folder = Path(tempfile.mkdtemp())
    paths = list(islice(cycle(real_pages(folder, 862)), count))
    lines = [json.dumps({"id": n, "url": f"https://gazette.example/{n}", "html_path": str(path)}).encode()
             for n, path in enumerate(paths)]  # fmt: skip
    given = context(load("etoile"), outlets.known())
    return [Task(name="extract", call=answers_where_seen, arguments=(lines[at : at + 16], given))
            for at in range(0, count, 16)]  # fmt: skip


def work_of_backfill(count: int) -> list[Task]:
    """Ranges of an archive of so many pages, read eight times as if it were eight files, for all hosts in it."""
    from benchmarks.warc import HOSTS, archive

    path = Path(tempfile.gettempdir()) / f"workers-{count}.warc.gz"
    if not path.exists():
        archive(path, count)
    some = tuple(Outlet(name=f"Outlet {n}", home=f"https://outlet-{n}.example/") for n in range(HOSTS))
    given = pickle.dumps((load("etoile"), some))
    return [Task(name=path.name, call=read_range, arguments=(span, given))
            for _ in range(8) for span in ranges(str(path), 0, path.stat().st_size)]  # fmt: skip


def workers(tasks: list[Task], rounds: int = 3) -> None:
    """Print the least of each side, taken in turn so that load falls on all alike, and their ratios."""
    sides: dict[str, list[Side]] = {}
    for _ in range(rounds):
        in_process(tasks[:1])
        for name, measure in (("in process", in_process), ("one worker", partial(by_workers, 1)),
                              ("two workers", partial(by_workers, 2))):  # fmt: skip
            sides.setdefault(name, []).append(measure(tasks))
    least = {name: Side(*(min(getattr(one, field) for one in some) for field in Side.__slots__))
             for name, some in sides.items()}  # fmt: skip
    for name, one in least.items():
        print(f"{name}: {one.cpu:.2f} s CPU, the busiest {one.busiest:.2f}, handing out {one.handing:.2f}; "
              f"{one.wall:.2f} s; at most {one.peak / 1e6:.0f} MB")  # fmt: skip
    alone, first, second = least.values()
    print(f"a worker's CPU: {first.cpu / alone.cpu:.2f} of in process; two: {second.cpu / alone.cpu:.2f}")
    print(f"two workers {first.wall / second.wall:.2f} times one on the clock, "
          f"{first.busiest / second.busiest:.2f} times by the CPU of the busiest", flush=True)  # fmt: skip


if __name__ == "__main__":
    what, given = sys.argv[1], sys.argv[2:]
    if what == "writer":
        writer(given[0], int(given[1]), int(given[2]), bool(int(given[3])))
    elif what == "report":
        report(*given)
    elif what in ("extract", "backfill"):
        make = work_of_extract if what == "extract" else work_of_backfill
        workers(make(int(given[0]) if given else 4_000))
    else:
        {"write": write, "reports": reports}[what](int(given[0]) if given else 20_000)
