"""CPU of all CSV reports out of PostgreSQL against SQLite: the same synthetic store, each in a process of its own.

python benchmarks/reports_postgresql.py [ARTICLES] [FOLDER]: the SQLite store is that of reports.py, made where it is
missing; a server of the tests' own is filled from it, and gone afterwards.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import sqlalchemy as sa

from benchmarks.reports import asked, peak
from pipelines import schema as t
from pipelines.columns import TABLES
from pipelines.publish import publish
from scrapers.watch import load
from tests.postgresql_server import serving

ROUNDS = 3


def fill(path: Path, address: str) -> None:
    """Copy every table of the SQLite store."""
    t.metadata.create_all(sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:")))
    source = sqlite3.connect(path)
    there = {row[0] for row in source.execute("SELECT name FROM sqlite_master")}
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for table in (table for table in t.metadata.sorted_tables if table.name in there):
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            truths = [place for place, column in enumerate(table.columns) if isinstance(column.type, sa.Boolean)]
            with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
                for row in source.execute(f'SELECT {names} FROM "{table.name}"'):
                    values = list(row)
                    for place in truths:
                        values[place] = None if values[place] is None else bool(values[place])
                    copy.write_row(values)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def measure(address: str) -> None:
    """Publish all CSV reports to an empty folder; print the CPU of this process."""
    watch = load("etoile")
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        publish(sa.create_engine(address), watch, Path(folder), names=list(TABLES))
        print(f"{time.process_time() - start:.2f} {peak()}")


def server_cpu() -> float:
    """CPU seconds of all processes of PostgreSQL that are there, and of those that they had."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition(") ")
        except OSError:
            continue
        if "(postgres" in name:
            fields = rest.split()
            ticks += int(fields[11]) + int(fields[12])
            if fields[1] == "1":
                ticks += int(fields[13]) + int(fields[14])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2])
        sys.exit()
    count, store = asked()
    with serving() as server:
        fill(store, f"{server}/postgres")
        for _ in range(ROUNDS):
            for name, address in (
                ("SQLite", f"sqlite:///{store}"),
                ("PostgreSQL", f"{server}/postgres".replace("postgresql:", "postgresql+psycopg:")),
            ):
                before = server_cpu()
                told = subprocess.run(
                    [sys.executable, "-m", "benchmarks.reports_postgresql", "measure", address],
                    check=True, capture_output=True, text=True,
                ).stdout.split()  # fmt: skip
                print(f"{name}: {told[0]} s CPU, {told[1]} MB; the server {server_cpu() - before:.2f} s")
