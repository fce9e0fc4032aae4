"""Fixtures that several tests share: a database of either kind, a real server where one is installed, a good outlet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests import postgresql_server
from tests.hostile.case import good
from tests.hostile.wire import serving

_numbers = count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server of the tests' own, without a database name; skips where none is installed."""
    if postgresql_server.programs() is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with postgresql_server.serving() as address:
        yield address


@pytest.fixture
def good_outlet(tmp_path: Path) -> Iterator[Path]:
    """The outlets file of one good outlet, whose six articles are all about the series."""
    case = good(1)
    host = case.host()
    with serving([host]):
        outlets = tmp_path / "outlets.toml"
        outlets.write_text(case.outlet(host), encoding="utf-8")
        yield outlets


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/news.sqlite"
    server = request.getfixturevalue("postgresql")
    psycopg = pytest.importorskip("psycopg", reason="needs the postgres extra")
    name = f"news{next(_numbers)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"
