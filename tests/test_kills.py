"""Runs killed, stopped, doubled or without room: nothing is lost, nothing is torn, one clear line says why."""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.hostile.wire import Host, response, serving
from tests.kill_trial import Trial, different, jobs, trial
from tests.newsroom import Newsroom

ROOT = Path(__file__).resolve().parent.parent
SCRAPY = str(Path(sys.executable).with_name("scrapy"))


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """The jobs over a newsroom, a crawl that nobody disturbed, and its seconds."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with Newsroom.start() as room:
        every = jobs(folder, room.outlets_file(folder))
        undisturbed = Trial(folder=folder / "out", database=f"sqlite:///{folder}/out/news.sqlite")
        seconds = undisturbed.finish(every["crawl"])
        assert undisturbed.faults == []
        yield every, undisturbed, seconds


def begin(outlets, folder, *, before=(), **settings):
    used = {"OUTPUT_DIR": str(folder), "DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "0", "ARCHIVE": "off", **settings}
    command = [*before, SCRAPY, "crawl", "etoile_news", "-a", f"outlets={outlets}"]
    command += [part for name, value in used.items() for part in ("-s", f"{name}={value}")]
    environment = {**os.environ, "DATABASE_URL": ""}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def run(outlets, folder, **more):
    process = begin(outlets, folder, **more)
    said = process.communicate(timeout=60)[1].decode()
    assert "Traceback" not in said
    return process.returncode, said.strip().splitlines()[-1]


def wait_until_asked(host, process):
    while not host.asked:
        assert process.poll() is None, process.communicate()[1].decode()
        time.sleep(0.05)


def test_killed_runs_lose_nothing_and_the_next_ends_as_if_there_had_been_none(newsroom, database, tmp_path):
    every, undisturbed, seconds = newsroom
    tried = Trial(folder=tmp_path / "out", database=database)

    trial(tried, [every["crawl"]], 1, {"crawl": seconds}, random.Random(7))
    tried.kill(every["report"], seconds / 3)

    assert tried.faults == []
    assert different(undisturbed, tried) == []


def test_a_run_that_is_told_to_end_ends_at_once_and_says_so(tmp_path):
    async def slow(wire, path):
        wire.write(b"HTTP/1.1 200 OK\r\n")
        await wire.drain()
        await asyncio.sleep(60)

    host = Host(answers={}, otherwise=slow)
    with serving([host]):
        outlets = tmp_path / "outlets.toml"
        outlets.write_text(f'[[outlet]]\nname = "Slow"\nhome = "{host.home}"\n', encoding="utf-8")
        process = begin(outlets, tmp_path / "out")
        wait_until_asked(host, process)
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        process.communicate(timeout=30)

    assert process.returncode == 0
    assert time.monotonic() - began < 10
    assert "stopped" in (tmp_path / "out" / "etoile" / "runs.csv").read_text()


def test_a_second_run_over_the_same_store_ends_at_once_and_says_so(tmp_path, good_outlet):
    async def slow(wire, path):
        await asyncio.sleep(4)
        wire.write(response(b""))

    host = Host(answers={}, otherwise=slow)
    with serving([host]):
        slow_outlets = tmp_path / "slow.toml"
        slow_outlets.write_text(f'[[outlet]]\nname = "Slow"\nhome = "{host.home}"\n', encoding="utf-8")
        first = begin(slow_outlets, tmp_path / "out")
        wait_until_asked(host, first)
        status, last = run(good_outlet, tmp_path / "out", LOCK_WAIT="0.2")
        first.terminate()
        first.communicate(timeout=30)

    assert status == 0
    assert "another run is at work" in last


def other_program(path):
    with sqlite3.connect(path) as store:
        store.execute("CREATE TABLE pages (id INTEGER)")


def newer(path):
    with sqlite3.connect(path) as store:
        store.execute("CREATE TABLE about (program TEXT, version INTEGER)")
        store.execute("INSERT INTO about VALUES ('etoile-news', 99999)")


def corrupted(path):
    path.write_bytes(b"SQLite format 3\0" + b"\x10\0\x01\x01\0\x40\x20\x20" + os.urandom(8192))


def rubbish(path):
    path.write_bytes(b"no database at all" * 500)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(other_program, "another program"), (newer, "newer version"), (corrupted, ""), (rubbish, "no SQLite database")],
)
def test_a_store_that_is_not_ours_to_use_is_named_in_one_line_and_left_as_it_was(tmp_path, good_outlet, spoil, said):
    store = tmp_path / "news.sqlite"
    spoil(store)
    before = store.read_bytes()

    status, last = run(good_outlet, tmp_path)

    assert status == 1
    assert str(store) in last
    assert said in last
    assert store.read_bytes() == before


def test_a_store_corrupted_in_its_middle_is_named_in_one_line(tmp_path, good_outlet):
    assert run(good_outlet, tmp_path)[0] == 0
    store = tmp_path / "news.sqlite"
    with store.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(store.stat().st_size - 4096))

    status, last = run(good_outlet, tmp_path)

    assert status == 1
    assert str(store) in last


def test_a_disk_that_is_full_is_named_in_one_line_and_what_was_written_stays_whole(tmp_path, good_outlet):
    assert run(good_outlet, tmp_path / "out")[0] == 0
    reports = {path: path.read_bytes() for path in (tmp_path / "out" / "etoile").glob("*.csv")}
    limit = "import resource, os, sys, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);" \
            " resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); os.execv(sys.argv[1], sys.argv[1:])"  # fmt: skip

    status, last = run(good_outlet, tmp_path / "out", before=(sys.executable, "-c", limit))

    assert status == 1
    assert str(tmp_path / "out") in last
    assert {path: path.read_bytes() for path in reports if "runs" not in path.name and "health" not in path.name} == {
        path: text for path, text in reports.items() if "runs" not in path.name and "health" not in path.name
    }


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
@pytest.mark.parametrize("options", ["size=100k", "size=100k,nr_inodes=4"])
def test_a_small_disk_that_runs_full_is_named_in_one_line(tmp_path, good_outlet, options):
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], capture_output=True).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        status, last = run(good_outlet, folder)
    finally:
        subprocess.run(["umount", folder], check=True)

    assert status == 1
    assert str(folder) in last


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_a_folder_that_can_only_be_read_is_named_in_one_line(tmp_path, good_outlet):
    folder = tmp_path / "read-only"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "none", folder], capture_output=True).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        status, last = run(good_outlet, folder)
    finally:
        subprocess.run(["umount", folder], check=True)

    assert status == 1
    assert str(folder) in last


def test_reports_that_cannot_be_written_are_named_and_the_store_has_the_articles_all_the_same(tmp_path, good_outlet):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "etoile").write_text("a file where the folder belongs")

    status, last = run(good_outlet, tmp_path / "out")

    assert status == 1
    assert str(tmp_path / "out" / "etoile") in last
    with sqlite3.connect(tmp_path / "out" / "news.sqlite") as store:
        assert store.execute("SELECT count(*) FROM articles").fetchone() == (6,)
