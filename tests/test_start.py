"""What a command loads: Scrapy imports all commands for each call, and each is to pay for itself alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.store import connect

ROOT = Path(__file__).parent.parent
RUN = """
import json, sys
from scrapy.cmdline import execute
try:
    execute(["scrapy", *sys.argv[1:]])
except SystemExit as ended:
    print("\\n" + json.dumps([ended.code, sorted(sys.modules)]))
"""
LOAD = """
import json, sys
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
print("\\n" + json.dumps([0, sorted(sys.modules)]))
"""
PAGE = "<html><head><title>Étoile: a review</title></head><body><article><p>Étoile dances.</p></article></body></html>"


def loaded(code, *arguments, stdin="", **environment):
    """Exit status and names of modules, of a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], input=stdin, capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, **environment},
    )  # fmt: skip
    assert done.stdout, done.stderr
    status, modules = json.loads(done.stdout.splitlines()[-1])
    return status, set(modules)


@pytest.fixture
def place(tmp_path):
    """Settings that name a store in which nothing is."""
    database = f"sqlite:///{tmp_path}/news.sqlite"
    connect(database).close()
    return {"DATABASE_URL": database, "OUTPUT_DIR": str(tmp_path)}


def test_extracting_a_page_loads_no_database_no_network_no_tables_and_no_cluster(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    line = json.dumps({"id": 1, "url": "https://www.gazette.example/a", "html_path": str(tmp_path / "page.html")})

    status, modules = loaded(RUN, "extract", "--jsonl", stdin=line)

    assert status == 0
    assert "scrapers.parsers.article" in modules
    unused = {
        "sqlalchemy",
        "aiohttp",
        "pandas",
        "numpy",
        "distributed",
        "tldextract",
        "requests",
        "feedparser",
        "warcio",
    }
    assert not modules & unused


@pytest.mark.parametrize("call", [("search", "étoile"), ("why", "https://www.gazette.example/a")])
def test_asking_the_store_loads_no_network_no_tables_and_no_reading_of_pages(place, call):
    status, modules = loaded(RUN, *call, **place)

    assert status == 0
    assert "sqlalchemy" in modules
    assert not modules & {"aiohttp", "pandas", "numpy", "distributed", "tldextract", "bs4", "scrapers.parsers.article"}


@pytest.mark.parametrize("call", ["report", "outlets"])
def test_tables_are_made_without_network_cluster_and_reading_of_pages(place, call):
    status, modules = loaded(RUN, call, **place)

    assert status == 0
    assert "pandas" in modules
    assert not modules & {"aiohttp", "distributed", "tldextract", "bs4", "scrapers.parsers.article"}


def test_a_crawl_loads_no_cluster_no_bar_and_no_writer_of_archives_before_it_keeps_a_page(place, tmp_path):
    (tmp_path / "outlets.toml").write_text('[[outlet]]\nname = "Gazette"\nhome = "http://127.0.0.9:9/"\n')
    quick = ("-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0")

    status, modules = loaded(RUN, "crawl", "etoile_news", "-a", f"outlets={tmp_path}/outlets.toml", *quick, **place)

    assert status == 1  # nobody answers there
    assert "aiohttp" in modules
    assert not modules & {"distributed", "rich", "warcio", "apprise"}


def test_that_all_commands_are_there_loads_neither_the_pipelines_nor_the_parsers():
    names = [f"scrapers.commands.{path.stem}" for path in (ROOT / "scrapers/commands").glob("*.py")]

    _, modules = loaded(LOAD, *names)

    assert len(names) > 9
    assert not [
        name for name in modules if name.startswith(("pipelines", "scrapers.parsers", "scrapers.jobs", "aiohttp"))
    ]


def test_a_worker_that_reads_archives_loads_nothing_that_fetches():
    _, modules = loaded(LOAD, "scrapers.warc_ranges", "scrapers.jobs.streaming")

    assert not modules & {"aiohttp", "sqlalchemy", "pandas", "tldextract", "requests"}
