"""`scrapy backfill` as a process: killed at any moment it goes on, loses nothing, and asks for nothing twice."""

import argparse
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from scrapers.commands.backfill import spider_of
from scrapers.errors import MonitorError
from tests.archive_index_site import ArchiveSite
from tests.crawling import Crawled
from tests.site import Site, article, serving
from tests.test_backfill import months
from tests.test_backfill_archives import OUTLET, some

ROOT = Path(__file__).resolve().parent.parent
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)][:16]
UNDER_WAY = 2
"""Requests that a kill may catch between being answered and being stored: one connection, one page being read."""


def begin(folder, outlets, *more, command="backfill"):
    folder.mkdir(exist_ok=True)
    (folder / "outlets.toml").write_text(outlets, encoding="utf-8")
    called = [
        Path(sys.executable).with_name("scrapy"), command, *more, "-a", f"outlets={folder / 'outlets.toml'}",
        "-s", f"OUTPUT_DIR={folder}", "-s", "DOWNLOAD_DELAY=0.01", "-s", "AUTOTHROTTLE_ENABLED=0",
        "-s", "BACKFILL_PROGRESS=0.2",
    ]  # fmt: skip
    environment = {**os.environ, "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(called, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def kill_after(process, site, requests):
    """Kill the process with signal 9 once the site was asked so often; returns what it was asked last."""
    deadline = time.monotonic() + 30
    while len(site.asked) < requests and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    process.kill()
    process.communicate()
    return site.asked[-UNDER_WAY:]


def killed_again_and_again(folder, site, outlets, *more, at):
    """Run until killed at each of these counts of requests, then to the end; returns what kills caught under way."""
    caught = [path for requests in at for path in kill_after(begin(folder, outlets, *more), site, requests)]
    process = begin(folder, outlets, *more)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    return caught, said


def asked_twice(site):
    return {path for path, times in Counter(site.asked).items() if times > 1}


def titles(folder):
    return {row["title"] for row in Crawled(folder, {}).rows("articles")}


def test_a_backfill_of_listings_that_is_killed_goes_on(tmp_path):
    site = Site(host="127.0.0.25")
    with serving(site):
        site.pages["/"] = article("Gazette", "Home of the Gazette.")
        months(site, *MONTHS)

        outlet = site.outlet(sitemaps=["/sitemap.xml"])
        caught, said = killed_again_and_again(tmp_path, site, outlet, at=(3, 9, 25))

    assert titles(tmp_path) == {f"Étoile in {month}" for month in MONTHS}
    assert asked_twice(site) <= set(caught)
    assert "goes on" in said
    assert {row["left"] for row in Crawled(tmp_path, {}).rows("backfill")} == {"0"}
    assert ", 0 left, time to go 0:00:00" in [line for line in said.splitlines() if "found," in line][-1]


@pytest.mark.parametrize(("index", "at"), [("wayback", (2, 14)), ("commoncrawl", (5, 24))])
def test_a_backfill_from_an_archive_that_is_killed_goes_on(tmp_path, index, at):
    archive = ArchiveSite(host="127.0.0.26", page=7)
    with serving(archive):
        archive.catch(*some(*(f"etoile-report-{number}" for number in range(30))))

        caught, _ = killed_again_and_again(
            tmp_path, archive, OUTLET, "--index", index, "--index-url", archive.home, at=at
        )

    assert len(titles(tmp_path)) == 30
    assert asked_twice(archive) <= set(caught)


def test_wrong_arguments_are_told_in_one_line(tmp_path):
    process = begin(tmp_path, OUTLET, "nowhere.warc.gz")
    _, said = process.communicate(timeout=60)

    assert process.returncode == 1
    assert said.splitlines()[-1] == (
        "error: nowhere.warc.gz: no such file or folder; give WARC files, or folders of them"
    )
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("args", "given", "told"),
    [
        (["here.warc.gz"], {"index": "wayback"}, "WARC files and --index are two ways to fill the past"),
        ([], {"index_url": "http://127.0.0.1:1/"}, "--index-url: say with --index which kind of index it is"),
        ([], {"index": "wayback", "index_url": "ftp://x"}, "--index-url ftp://x: not an http or https address"),
        ([], {"spargs": {"since": "2025-05-02", "until": "2025-05-01"}}, "--since 2025-05-02 lies after --until"),
        (["--indx"], {}, "--indx: no such option"),
    ],
)
def test_arguments_that_do_not_go_together_are_told(args, given, told):
    options = argparse.Namespace(**{"index": None, "index_url": None, "spargs": {}, **given})

    with pytest.raises(MonitorError, match=re.escape(told)):
        spider_of(args, options)
