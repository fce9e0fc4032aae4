"""Work on a cluster: the same as on one machine and in order, whoever is killed; and what is told where it can't be."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="needs the cluster extra: pip install -e '.[cluster]'")

from pipelines import cluster
from pipelines.cluster import Cluster, ClusterUnusable
from scrapers.commands.workers import engaged
from scrapers.crew import Task
from scrapers.errors import MonitorError
from tests.dask_cluster import ROOT, children_of, dask_processes, slowly
from tests.site import article

SCRAPY = str(Path(sys.executable).with_name("scrapy"))


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    with dask_processes(tmp_path_factory.mktemp("dask"), workers=2) as processes:
        yield processes


def tasks(number, seconds=0.1):
    return [Task(name=f"file-{n % 3}", call=slowly, arguments=(seconds, n)) for n in range(number)]


def values(crew, given, after):
    """The values of the tasks, in the order in which they are given; `after` is called once eight are there."""
    found = []
    for done in crew.in_order(given):
        if done is None:
            continue
        assert done.problem is None
        found.append(done.value)
        if len(found) == 8:
            after()
    return found


@pytest.mark.parametrize("what", ["a worker", "the scheduler and all workers"])
def test_whoever_is_killed_every_task_is_done_and_given_once_in_order(dask, what):
    def kill():
        if what == "a worker":
            dask.kill(dask.workers.pop())
            return
        dask.kill(dask.scheduler)
        while dask.workers:
            dask.kill(dask.workers.pop())
        time.sleep(3)  # longer than one look whether it is back
        dask.start_scheduler()
        dask.start_workers(1)

    with Cluster(address=dask.address) as crew:
        found = values(crew, tasks(40), kill)

    assert found == list(range(40))
    assert crew.bill.tasks == 40
    assert crew.bill.wall > 3
    assert crew.bill.peak > 20_000_000


def test_workers_with_other_code_are_refused_in_one_line(dask, tmp_path):
    for folder in ("scrapers", "pipelines"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "scrapers" / "text.py").open("a") as changed:
        changed.write("\n# a later version\n")
    dask.start_workers(1, root=tmp_path)
    other = dask.workers.pop()

    try:
        with pytest.raises(ClusterUnusable) as refused:  # noqa: PT012 - it may be still on its way
            for _ in range(60):
                with Cluster(address=dask.address):
                    time.sleep(0.3)
    finally:
        dask.kill(other)

    assert re.search(r"the worker tcp://\S+ runs another version of this program; install the same", str(refused.value))


def test_a_task_that_fails_or_ends_its_workers_is_told_of_and_stops_no_other(monkeypatch):
    monkeypatch.setattr(cluster, "_ALLOWED_FAILURES", 0)
    given = [
        Task(name="one", call=int, arguments=("1",)), Task(name="two", call=int, arguments=("two",)),
        Task(name="three", call=os.abort), Task(name="four", call=int, arguments=("4",)),
    ]  # fmt: skip

    with Cluster(workers=1) as crew:
        ends = [(done.value, done.problem) for done in crew.in_order(given) if done is not None]

    assert ends == [
        (1, None), (None, "ValueError: invalid literal for int() with base 10: 'two'"),
        (None, "doing it ended every worker that tried"), (4, None),
    ]  # fmt: skip
    assert [line.partition(":")[0] for line in crew.bill.failed] == ["two", "three"]


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    said = []
    for n in range(240):
        path = folder / f"{n}.html"
        paragraphs = [f"Étoile, episode {n}: the dancers of Le Ballet National rehearse part {p}." for p in range(9)]
        path.write_text(article(f"Étoile, part {n}", *paragraphs), encoding="utf-8")
        said.append(json.dumps({"id": n, "url": f"https://gazette.example/{n}", "html_path": str(path)}))
    (folder / "lines.jsonl").write_text("\n".join(said))
    return folder / "lines.jsonl"


def extract(*options, stdin, **more):
    command = [SCRAPY, "extract", "--jsonl", *options]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=stdin, stdout=pipe, stderr=pipe, bufsize=0, **more)


def test_a_stream_read_by_workers_of_whom_one_is_killed_gives_the_same_bytes(lines):
    with lines.open("rb") as stdin:
        alone, _ = extract(stdin=stdin).communicate(timeout=60)
    with lines.open("rb") as stdin:
        process = extract("--workers", "2", stdin=stdin)
        first = process.stdout.readline()

        os.kill(children_of(process.pid)[0], signal.SIGKILL)
        rest, said = process.communicate(timeout=60)

    assert process.returncode == 0, said
    assert first + rest == alone
    last = said.decode().strip().splitlines()[-1]
    assert re.fullmatch(r"\d+ tasks, [\d.]+ s CPU, [\d.]+ s at work, at most \d+ MB a worker.*", last)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"workers": "0"}, "--workers 0: give a number from 1"),
        ({"workers": "some"}, "--workers some: give a number from 1"),
        ({"workers": "9999999999"}, "--workers 9999999999: give a number from 1"),
        ({"workers": "2", "cluster": "tcp://127.0.0.1:9"}, "give one of them"),
        ({"cluster": "127.0.0.1:9"}, "write the scheduler's address, like tcp://"),
        ({"cluster": "tcp://"}, "--cluster tcp://: write the scheduler's address"),
        ({"cluster": "tcp://127.0.0.1:9"}, "--cluster tcp://127.0.0.1:9: no scheduler answers there; start 'dask"),
    ],
)
def test_workers_that_can_not_be_had_are_told_in_a_line_that_says_what_to_do(given, told):
    with (
        pytest.raises(MonitorError) as refused,
        engaged(argparse.Namespace(**{"workers": None, "cluster": None, **given})),
    ):
        pass

    assert told in str(refused.value)


def test_a_scheduler_without_workers_is_told_from_none(tmp_path):
    with dask_processes(tmp_path, workers=0) as lonely:
        time.sleep(2)
        with pytest.raises(ClusterUnusable) as refused, Cluster(address=lonely.address):
            pass

    assert f"the scheduler has no workers; start 'dask worker {lonely.address}'" in str(refused.value)


def test_where_dask_is_not_installed_the_line_says_how_to_install_it(tmp_path):
    (tmp_path / "distributed.py").write_text("raise ImportError('none')")

    process = extract("--workers", "2", stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(tmp_path)})
    _, said = process.communicate(timeout=60)

    assert process.returncode == 1
    assert said.decode() == "error: workers need Dask, which is an extra: pip install 'etoile-news[cluster]'\n"
