"""CPU of the reports of a run that adds 20 articles, beyond that of writing articles.csv.

python -m benchmarks.reports_again [ARTICLES] [FOLDER]: a copy of the store of reports.py gets 20 articles a round; then
all is published over the files of the last time, and beside it articles.csv alone, each in a process of its own.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import sqlalchemy as sa

from benchmarks.reports import PEOPLE, _fill, asked
from pipelines.publish import publish
from pipelines.reports import reports
from scrapers.watch import load

ROUNDS, NEW = 3, 20


def add(path: Path, count: int) -> None:
    """Add the articles of a run."""
    people = [person.name for person in load("etoile").people][:PEOPLE]
    connection = sqlite3.connect(path)
    first = connection.execute("SELECT max(page_id) + 1 FROM articles").fetchone()[0]
    _fill(connection.cursor(), first, NEW, count, np.random.default_rng(first), people)
    connection.commit()
    connection.close()


def measure(path: str, folder: str, what: str) -> None:
    """Publish everything, or articles.csv alone; print the CPU."""
    engine, watch = sa.create_engine(f"sqlite:///{path}"), load("etoile")
    reports()
    start = time.process_time()
    publish(engine, watch, Path(folder), names=["articles"] if what == "articles" else None)
    print(time.process_time() - start)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:])
        sys.exit()
    count, store = asked()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "news.sqlite"
        shutil.copy(store, copy)

        def cpu(what: str) -> float:
            call = [sys.executable, "-m", "benchmarks.reports_again", "measure", str(copy), f"{folder}/{what}", what]
            return float(subprocess.run(call, check=True, capture_output=True, text=True).stdout)

        print(f"from nothing: {cpu('all'):.2f} s, articles.csv alone {cpu('articles'):.2f} s")
        for _ in range(ROUNDS):
            add(copy, count)
            whole, articles = cpu("all"), cpu("articles")
            print(f"{NEW} new: {whole:.2f} s, articles.csv alone {articles:.2f} s, beyond it {whole - articles:.2f} s")
        print(f"nothing new: {cpu('all'):.2f} s")
