"""`scrapy crawl --workers N`: each outlet asked by one process at a time, and the articles of one process alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from scrapy.settings import Settings

pytest.importorskip("distributed", reason="needs the cluster extra: pip install -e '.[cluster]'")

from pipelines.leases import unasked
from pipelines.store import connect
from scrapers.errors import MonitorError
from scrapers.jobs.crawling import shared_store
from tests.dask_cluster import ROOT, children_of
from tests.site import serving
from tests.test_leases import OUTLETS, holders, leases, server_store, slow_site, stored

__all__ = ["leases", "server_store"]
ARTICLES = "SELECT p.url, a.title, a.published, a.body, v.level FROM pages p JOIN articles a ON a.page_id = p.id "
ARTICLES += "JOIN verdicts v ON v.page_id = p.id ORDER BY p.url"


def start(folder, address, *options):
    used = {
        "OUTPUT_DIR": folder, "DOWNLOAD_DELAY": 0, "ROBOTSTXT_OBEY": False, "ARCHIVE": "off", "RETRY_TIMES": 0,
        "AUTOTHROTTLE_ENABLED": False, "LEASE_SECONDS": 20, "LEASE_PACE": 0.2,
    }  # fmt: skip
    command = [sys.executable, "-m", "scrapy", "crawl", "etoile_news", "-a", f"outlets={folder.parent}/outlets.toml"]
    command += [*options, *(part for name, value in used.items() for part in ("-s", f"{name}={value}"))]
    environ = {**os.environ, "DATABASE_URL": address}
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=environ)


def test_outlets_asked_by_workers_of_whom_one_is_killed_give_the_articles_of_one_process(server_store, tmp_path):
    opened = threading.Event()
    sites = [slow_site(number, 0.2, opened) for number in range(4)]
    with serving(*sites):
        tables = [site.outlet(f"Outlet {n}", feeds=["/feed"]) for n, site in enumerate(sites)]
        (tmp_path / "outlets.toml").write_text("\n".join(tables))
        process = start(tmp_path / "out", server_store, "--workers", "2")
        deadline = time.monotonic() + 60
        while sum(map(len, holders(server_store).values())) < 4:
            assert time.monotonic() < deadline
            assert process.poll() is None, process.communicate()[1]
            time.sleep(0.05)
        os.kill(children_of(process.pid)[0], signal.SIGKILL)
        opened.set()
        _, said = process.communicate(timeout=90)

    assert process.returncode == 0, said
    rows = stored(server_store, ARTICLES)
    assert [(title, level) for _, title, _, _, level in rows] == [("Étoile returns", "primary")] * 4
    assert (tmp_path / "out" / "etoile" / "articles.csv").read_text().count("\n") == 5
    assert "workers: " in said


def test_what_is_left_is_what_nobody_was_through_with_since(leases, server_store):
    store = connect(server_store)
    one, two, other_watch = leases(), leases(), leases(watch=1)
    since = one.began()
    one.take(OUTLETS[:2], 2)
    two.take(OUTLETS[2:3], 1)
    other_watch.take(OUTLETS[3:4], 1)

    one.give_back(done=True)

    assert unasked(store, "etoile", OUTLETS, since) == (OUTLETS[4:], OUTLETS[2:4])
    two.give_back(done=False)
    other_watch.give_back(done=True)
    assert unasked(store, "etoile", OUTLETS, since) == (OUTLETS[2:], [])
    assert unasked(store, "etoile", OUTLETS, since + 3600) == (OUTLETS, [])
    store.close()


def test_a_store_that_processes_can_not_share_is_refused_before_any_worker_starts(tmp_path):
    with pytest.raises(
        MonitorError, match="needs PostgreSQL, which divides the outlets between them: set DATABASE_URL="
    ):
        shared_store(Settings({"DATABASE_URL": "", "OUTPUT_DIR": str(tmp_path)}))
