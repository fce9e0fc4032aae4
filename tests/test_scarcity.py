"""Too few file handles, too little room, no name server, a clock gone back: said in a line, nothing is lost."""

import csv
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRAPY = str(Path(sys.executable).with_name("scrapy"))
LIMITED = """
import os, resource, sys
limit = int(sys.argv[2])
resource.setrlimit(getattr(resource, sys.argv[1]), (limit, limit))
os.execv(sys.argv[3], sys.argv[3:])
"""


def run(outlets, folder, *, limit=(), moment=None, before=(), **more):
    settings = {"OUTPUT_DIR": str(folder), "DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "0", "ARCHIVE": "off"}
    settings |= {"CLOCK": "tests.clock.now"} if moment else {}
    settings |= more
    command = [SCRAPY, "crawl", "etoile_news", "-a", f"outlets={outlets}"]
    command += [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    if limit:
        command = [sys.executable, "-c", LIMITED, *limit, *command]
    command = [*before, *command]
    environment = {**os.environ, "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
    environment |= {"TEST_MOMENT": moment} if moment else {}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=60, text=True)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.strip().splitlines()[-1]


def articles(folder):
    with (folder / "etoile" / "articles.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (("RLIMIT_NOFILE", "20"), "only 20 files may be open at once; allow 128 at least"),
        (("RLIMIT_NOFILE", "127"), "only 127 files may be open at once; allow 128 at least"),
        (("RLIMIT_AS", "700000000"), "only 700 MB of address space are allowed; allow 2,000 MB at least"),
    ],
)
def test_a_limit_that_would_tear_a_run_is_said_before_anything_is_begun(tmp_path, good_outlet, limit, said):
    assert run(good_outlet, tmp_path / "out")[0] == 0
    before = articles(tmp_path / "out")

    status, last = run(good_outlet, tmp_path / "out", limit=limit)

    assert status == 1
    assert said in last
    assert articles(tmp_path / "out") == before
    with sqlite3.connect(tmp_path / "out" / "news.sqlite") as store:
        assert store.execute("SELECT count(*) FROM runs").fetchone() == (1,)


@pytest.mark.parametrize("limit", [("RLIMIT_NOFILE", "128"), ("RLIMIT_AS", "2000000000")])
def test_a_run_has_enough_with_the_least_that_is_asked(tmp_path, good_outlet, limit):
    assert run(good_outlet, tmp_path / "out", limit=limit)[0] == 0
    assert len(articles(tmp_path / "out")) == 6


def test_a_clock_that_goes_back_changes_no_article_and_hides_none(tmp_path, good_outlet):
    folder = tmp_path / "out"
    assert run(good_outlet, folder, moment="2025-06-20T12:00:00+00:00")[0] == 0
    first = articles(folder)
    assert len(first) == 6

    assert run(good_outlet, folder, moment="2025-03-01T12:00:00+00:00")[0] == 0
    assert articles(folder) == first

    assert run(good_outlet, folder, moment="2025-06-20T18:00:00+00:00")[0] == 0
    assert articles(folder) == first


def test_what_was_read_while_the_clock_stood_in_1970_is_the_same_once_it_is_right(tmp_path, good_outlet):
    assert run(good_outlet, tmp_path / "right", moment="2025-06-20T12:00:00+00:00")[0] == 0
    folder = tmp_path / "wrong"
    assert run(good_outlet, folder, moment="1970-01-02T00:00:00+00:00")[0] == 0

    assert run(good_outlet, folder, moment="2025-06-20T12:00:00+00:00")[0] == 0

    assert dates(folder) == dates(tmp_path / "right")
    assert len(dates(folder)) == 6


def dates(folder):
    return {row["url"]: row["published"] for row in articles(folder)}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may put another resolv.conf in place")
def test_a_name_server_that_never_answers_holds_no_other_outlet_back(tmp_path, good_outlet):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.77", 53))
        (tmp_path / "resolv.conf").write_text("nameserver 127.0.0.77\n", encoding="utf-8")
        within = (
            "unshare",
            "--mount",
            "sh",
            "-c",
            f'mount --bind {tmp_path}/resolv.conf /etc/resolv.conf && exec "$0" "$@"',
        )
        if subprocess.run([*within, "true"], capture_output=True, check=False).returncode:
            pytest.skip("this machine mounts nothing")
        with good_outlet.open("a", encoding="utf-8") as file:
            file.write('\n[[outlet]]\nname = "Nameless"\nhome = "https://nameless.example/"\n')

        status, _ = run(good_outlet, tmp_path / "out", before=within, DOWNLOAD_TIMEOUT="1.5", RETRY_BACKOFF="0.05")

        silent.settimeout(0)
        assert b"nameless" in silent.recv(512)
    assert status == 0
    assert len(articles(tmp_path / "out")) == 6
    with (tmp_path / "out" / "etoile" / "outlet_health.csv").open(encoding="utf-8", newline="") as file:
        found = {row["outlet"]: row for row in csv.DictReader(file)}
    assert found["Nameless"]["verdict"] == "broken"
    assert "timed out" in str(found["Nameless"])


def test_an_outlet_that_refuses_connections_is_told_by_that(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: whoever comes is refused
        home = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        outlets = tmp_path / "outlets.toml"
        outlets.write_text(f'[[outlet]]\nname = "Closed"\nhome = "{home}"\n', encoding="utf-8")

        status, last = run(outlets, tmp_path / "out", RETRY_BACKOFF="0.05")

    assert status == 1
    assert "connection refused" in last


def test_a_replay_of_a_folder_that_holds_no_archive_is_told_before_anything_is_begun(tmp_path, good_outlet):
    command = [SCRAPY, "crawl", "etoile_news", "-a", f"replay={tmp_path / 'nowhere'}", "-a", f"outlets={good_outlet}"]
    command += ["-s", f"OUTPUT_DIR={tmp_path / 'out'}"]
    environment = {**os.environ, "DATABASE_URL": ""}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=60, text=True)

    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1] == (
        f"error: {tmp_path / 'nowhere'}: no WARC file lies there; give a folder of .warc.gz files"
    )
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
