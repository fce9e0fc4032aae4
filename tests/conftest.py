"""Fixtures that several tests share: a database of either kind, a real server where one is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

_numbers = count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server of the tests' own, without a database name; skips where none is installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    programs = [Path(found).parent, *programs] if found else programs
    if not programs:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    # A server refuses to run as root, and its user must reach the folder.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="newsdb"))
    folder.chmod(0o777)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tune = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=32MB"
    run = [
        *as_user,
        str(programs[0] / "initdb"),
        "-D",
        str(folder / "db"),
        "-A",
        "trust",
        "-U",
        "postgres",
        "-E",
        "UTF8",
    ]
    subprocess.run(run, check=True, capture_output=True, cwd="/")
    control = [*as_user, str(programs[0] / "pg_ctl"), "-D", str(folder / "db"), "-w"]
    subprocess.run(
        [*control, "-l", str(folder / "log"), "-o", tune, "start"], check=True, cwd="/", stdout=subprocess.DEVNULL
    )
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


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
