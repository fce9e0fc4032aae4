"""CPU and peak memory of all CSV reports over a synthetic store.

python benchmarks/reports.py [ARTICLES] [FOLDER]: the store is made in the folder once and kept; the reports are made
in a process of their own, so that the peak is theirs.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import sqlalchemy as sa

from pipelines import schema as t
from pipelines.columns import TABLES
from pipelines.frames import Frames
from pipelines.publish import publish
from pipelines.reports import reports
from scrapers.watch import load

OUTLETS, TAGS, PEOPLE, AUTHORS = 300, 5_000, 16, 4_000
FIRST = 1_577_836_800
FIVE_YEARS = 5 * 365 * 86_400
PIECE = 20_000


def asked() -> tuple[int, Path]:
    """Return the number of articles and the store that the command line names; it is made where it is missing."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    store = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.gettempdir()) / f"reports-{count}.sqlite"
    if not store.exists():
        build(store, count)
    return count, store


def build(path: Path, count: int) -> None:
    """Write a store of `count` articles over 300 outlets and five years, with 5 tags and 3 people each."""
    beside = path.with_suffix(".part")
    beside.unlink(missing_ok=True)
    engine = sa.create_engine(f"sqlite:///{beside}")
    t.metadata.create_all(engine)
    random = np.random.default_rng(7)
    watch = load("etoile")
    people = [person.name for person in watch.people][:PEOPLE]
    with engine.begin() as connection:
        connection.execute(t.watches.insert().values(id=1, key=watch.key))
        connection.execute(t.runs.insert().values(id=1, watch_id=1, started_at=FIRST + FIVE_YEARS, kind="crawl"))
        connection.execute(
            t.outlets.insert(), [{"id": n, "key": f"o{n}", "name": f"Outlet {n}"} for n in range(OUTLETS)]
        )
        connection.execute(
            t.labels.insert(), [{"id": n, "text": f"Tag N° {n}", "folded": f"tag n° {n}"} for n in range(TAGS)]
        )
        names = people + [f"Author {n}" for n in range(AUTHORS)]
        connection.execute(t.names.insert(), [{"id": n, "text": text} for n, text in enumerate(names)])
    raw = engine.raw_connection()
    for start in range(0, count, PIECE):
        _fill(raw.cursor(), start + 1, min(PIECE, count - start), count, random, people)
        raw.commit()
    raw.close()
    engine.dispose()
    beside.rename(path)


def _fill(cursor, first, size, count, random, people) -> None:
    pages = range(first, first + size)
    outlets = (random.pareto(0.6, size) * 3).astype(int) % OUTLETS
    times = FIRST + random.integers(0, FIVE_YEARS, size)
    stated = np.datetime_as_string(times.astype("datetime64[s]")).tolist()
    outlets, times = outlets.tolist(), times.tolist()
    urls = [
        f"https://outlet{o}.example/2024/05/a-headline-of-a-usual-length-{p}/"
        for o, p in zip(outlets, pages, strict=True)
    ]
    titles = [f"A headline of a usual length about the series number {p}" for p in pages]
    stories = random.integers(0, max(count // 3, 1), size).tolist()
    levels = np.where(random.random(size) < 0.6, "primary", "mention").tolist()
    evidence = "title names “Étoile”; the text names Prime Video, Amy Sherman-Palladino and a ballet company"
    cursor.executemany(
        "INSERT INTO pages (id, key, url, outlet_id, run_id, outcome, first_seen_at, fetched_at) "
        "VALUES (?,?,?,?,1,'kept',?,?)",
        [(p, u, u, o, s, s) for p, u, o, s in zip(pages, urls, outlets, times, strict=True)],
    )
    cursor.executemany(
        "INSERT INTO articles (page_id, outlet_id, url, title, published, published_at, published_precision, language, "
        "first_seen_at, seen_at, fingerprint, body) VALUES (?,?,?,?,?,?,'second','en',?,?,'0',?)",
        [
            (p, o, u, h, f"{i}Z", s, s, s, "Text. " * 50)
            for p, o, u, h, i, s in zip(pages, outlets, urls, titles, stated, times, strict=True)
        ],
    )
    cursor.executemany(
        "INSERT INTO verdicts (watch_id, page_id, level, score, evidence, kind, story, judged_at) "
        "VALUES (1,?,?,0.9,?,'news',?,?)",
        [(p, level, evidence, f"story-{n}", s) for p, level, n, s in zip(pages, levels, stories, times, strict=True)],
    )
    labels = (random.pareto(0.8, (size, 5)) * 5).astype(int) % TAGS
    cursor.executemany(
        "INSERT INTO article_labels VALUES (?,'tag',?,?)",
        [
            (p, n, label)
            for p, row in zip(pages, labels.tolist(), strict=True)
            for n, label in enumerate(dict.fromkeys(row))
        ],
    )
    named = random.integers(0, len(people), (size, 3))
    cursor.executemany(
        "INSERT INTO mentions (watch_id, page_id, position, name_id, role, mentions, in_title, in_dek, as_written, "
        "credits, evidence) VALUES (1,?,?,?,'cast',2,0,0,'[]','[]','A sentence that names the person, first of all.')",
        [
            (p, n, name)
            for p, row in zip(pages, named.tolist(), strict=True)
            for n, name in enumerate(dict.fromkeys(row))
        ],
    )
    authors = (len(people) + random.integers(0, AUTHORS, size)).tolist()
    cursor.executemany("INSERT INTO article_authors VALUES (?,0,?)", list(zip(pages, authors, strict=True)))


def measure(path: Path, folder: Path) -> None:
    """Make all CSV reports of the store, and print the CPU of each step and the peak."""
    engine = sa.create_engine(f"sqlite:///{path}")
    frames = Frames(engine, load("etoile"))
    steps: dict[str, float] = {}
    start = time.process_time()
    for name in ("articles", "labels", "authors", "mentions"):
        before = time.process_time()
        getattr(frames, name)
        steps[f"read {name}"] = round(time.process_time() - before, 2)
    for name, report in reports().items():
        if not report.streamed and "texts" not in report.needs:
            before = time.process_time()
            report.compute(frames)
            steps[name] = round(time.process_time() - before, 2)
    steps["all of the above"] = round(time.process_time() - start, 2)
    print(json.dumps(steps, indent=1), peak(), "MB")
    del frames


def whole(path: Path, folder: Path, everything: bool) -> None:
    """Publish the store as users do, and print the CPU and the peak."""
    engine = sa.create_engine(f"sqlite:///{path}")
    start = time.process_time()
    publish(engine, load("etoile"), folder, names=None if everything else list(TABLES))
    print(f"{'all' if everything else 'CSV'}: {time.process_time() - start:.1f} s CPU, peak {peak()} MB")


def peak() -> int:
    """Peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    count, store = asked()
    if len(sys.argv) > 3:
        {"steps": measure, "csv": lambda *a: whole(*a, False), "all": lambda *a: whole(*a, True)}[sys.argv[3]](
            store, store.parent / "out"
        )
    else:
        for what in ("steps", "csv", "all"):
            subprocess.run([sys.executable, __file__, str(count), str(store.parent), what], check=True)
