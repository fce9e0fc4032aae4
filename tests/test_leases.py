"""Runs at work on one PostgreSQL divide the outlets; a dead one's are taken over, none is asked by two."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from aiohttp import web

from pipelines import schema as t
from pipelines.leases import Leases
from pipelines.store import connect
from tests.crawling import crawl
from tests.site import Site, serving
from tests.test_backfill import story

ROOT = Path(__file__).parent.parent
OUTLETS = [f"outlet{n}" for n in range(6)]


@pytest.fixture
def server_store(postgresql):
    name = f"leases{time.monotonic_ns()}"
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgresql}/{name}"


@pytest.fixture
def leases(server_store):
    store = connect(server_store)
    with store.begin() as connection:
        watches = [store.identify(connection, t.watches, {"key": key}, "key") for key in ("etoile", "maisel")]
    runs = iter(range(1, 99))
    yield lambda watch=0, seconds=60.0: Leases(store, watches[watch], next(runs), seconds)
    store.close()


def test_an_outlet_is_held_by_one_run_at_a_time_whatever_its_watch(leases):
    one, two, other_watch = leases(), leases(), leases(watch=1)

    assert one.take(OUTLETS, 4) == OUTLETS[:4]
    assert two.take(OUTLETS, 4) == OUTLETS[4:]
    assert other_watch.take(OUTLETS, 6) == []


def test_what_another_run_was_through_with_meanwhile_is_not_asked_again_but_by_the_next_run(leases):
    one, two, other_watch = leases(), leases(), leases(watch=1)
    one.take(OUTLETS, 6)

    one.give_back(done=True)

    assert two.take(OUTLETS, 6) == []
    assert other_watch.take(OUTLETS, 6) == OUTLETS
    other_watch.give_back(done=True)
    assert leases().take(OUTLETS, 6) == OUTLETS


def test_a_lease_that_ended_passes_to_the_next_run_which_is_told_that_it_was_cut_short(leases):
    dead, heir = leases(seconds=2), leases()
    dead.take(OUTLETS[:2], 2)
    assert heir.take(OUTLETS, 3) == OUTLETS[2:5]
    time.sleep(2.2)

    assert heir.take(OUTLETS, 6) == [*OUTLETS[:2], OUTLETS[5]]
    assert heir.cut_short == set(OUTLETS[:2])
    assert dead.renew() == set(OUTLETS[:2])


def test_leases_of_a_process_that_is_gone_from_this_machine_are_free_at_once(leases, server_store):
    take_and_die = (
        "import os, sys; from pipelines.leases import Leases; from pipelines.store import connect;"
        f"print(Leases(connect(sys.argv[1]), 1, 7, 3600).take({OUTLETS!r}, 6), flush=True); os.kill(os.getpid(), 9)"
    )
    heir = leases()

    gone = subprocess.run(
        [sys.executable, "-c", take_and_die, server_store], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert gone.stdout.strip() == str(OUTLETS)
    assert heir.take(OUTLETS, 6) == OUTLETS
    assert heir.cut_short == set(OUTLETS)


def test_a_run_that_is_heard_of_keeps_what_it_holds(leases):
    alive, other = leases(seconds=2), leases()
    alive.take(OUTLETS, 6)

    for _ in range(4):
        time.sleep(0.7)
        assert alive.renew() == set()

    assert other.take(OUTLETS, 6) == []


def slow_site(number, seconds, opened=None):
    """A site whose feed answers after so many seconds, and not before `opened` (a threading.Event) is set."""
    site = Site(host=f"127.0.1.{number + 1}")

    async def home(_request):
        while opened is not None and not opened.is_set():
            await asyncio.sleep(0.05)
        await asyncio.sleep(seconds)
        return web.Response(text=site.feed("/etoile"), content_type="application/xml")

    site.pages = {"/feed": home, "/etoile": story("Étoile returns", "2025-04-24")}
    return site


def start_run(folder, address, **settings):
    folder.mkdir(exist_ok=True)
    used = {
        "OUTPUT_DIR": folder, "DATABASE_URL": address, "DOWNLOAD_DELAY": 0, "ROBOTSTXT_OBEY": False, "ARCHIVE": "off",
        "AUTOTHROTTLE_ENABLED": False,
        "LEASE_SECONDS": 3, "LEASE_PACE": 0.3, "RETRY_TIMES": 0, "NEWS_SEARCH": "off", **settings,
    }  # fmt: skip
    command = [sys.executable, "-m", "scrapy", "crawl", "etoile_news", "-a", f"outlets={folder.parent}/outlets.toml"]
    command += [part for name, value in used.items() for part in ("-s", f"{name}={value}")]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def holders(address):
    with psycopg.connect(address) as connection:
        try:
            rows = connection.execute("SELECT holder, outlet FROM outlet_leases WHERE until > 0").fetchall()
        except psycopg.errors.UndefinedTable:
            return {}
    found = {}
    for holder, outlet in rows:
        found.setdefault(holder.split(":")[1], set()).add(outlet)
    return found


def stored(address, query):
    with psycopg.connect(address) as connection:
        return connection.execute(query).fetchall()


def test_two_runs_that_start_together_share_the_outlets_and_the_heir_of_a_killed_one_asks_the_rest(
    server_store, tmp_path
):
    sites = [slow_site(number, 2.0) for number in range(6)]
    with serving(*sites):
        tables = [site.outlet(f"Outlet {n}", feeds=["/feed"]) for n, site in enumerate(sites)]
        (tmp_path / "outlets.toml").write_text("\n".join(tables))
        runs = [start_run(tmp_path / name, server_store) for name in ("one", "two")]
        deadline = time.monotonic() + 30
        while len(held := holders(server_store)) < 2 or sum(map(len, held.values())) < 6:
            assert time.monotonic() < deadline, held
            time.sleep(0.1)
        victim = runs[0]
        lost = held[str(victim.pid)]
        victim.send_signal(signal.SIGKILL)
        victim.communicate()
        _, said = runs[1].communicate(timeout=60)
        assert runs[1].returncode == 0, said
        heir = start_run(tmp_path / "three", server_store)
        _, said = heir.communicate(timeout=60)
        assert heir.returncode == 0, said

    asked_twice = [n for n, site in enumerate(sites) if site.asked.count("/etoile") > 1]
    assert asked_twice == []
    assert lost
    assert not lost & held[str(runs[1].pid)]
    assert len(stored(server_store, "SELECT 1 FROM articles")) == 6
    assert (tmp_path / "three" / "etoile" / "articles.csv").read_text().count("\n") == 7


def test_runs_that_overlap_ask_each_outlet_once_between_them(server_store, tmp_path):
    sites = [slow_site(number, 1.0) for number in range(4)]
    with serving(*sites):
        tables = [site.outlet(f"Outlet {n}", feeds=["/feed"]) for n, site in enumerate(sites)]
        (tmp_path / "outlets.toml").write_text("\n".join(tables))
        runs = [start_run(tmp_path / name, server_store, LEASE_SECONDS=30, LEASE_PACE=0.5) for name in ("one", "two")]
        ended = [run.communicate(timeout=60)[1] for run in runs]

    assert [run.returncode for run in runs] == [0, 0], ended
    assert [site.asked.count("/feed") for site in sites] == [1, 1, 1, 1]
    assert stored(server_store, "SELECT sum(new), count(*) FROM runs WHERE ended = 'finished'") == [(4, 2)]


def test_over_sqlite_a_second_run_still_finds_the_store_busy(tmp_path):
    site = slow_site(0, 0.0)
    with serving(site), connect(f"sqlite:///{tmp_path}/out/news.sqlite").lock():
        found = crawl(tmp_path / "out", site.outlet(feeds=["/feed"]), LOCK_WAIT=0.1)

    assert (found.status, site.asked) == (0, [])
    assert "another run is at work" in str(found.error)
