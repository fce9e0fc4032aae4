"""A PostgreSQL server of the tests' own, on a free port, gone afterwards with all that it held."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of the server's programs; None where none is installed."""
    found = shutil.which("initdb")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return Path(found).parent if found else next(iter(installed), None)


@contextmanager
def serving() -> Iterator[str]:
    """Serve until the block ends; gives the server's address without a database's name."""
    where = programs()
    assert where is not None, "no PostgreSQL server is installed (Debian: apt-get install postgresql)"
    # A server refuses to run as root, and its user must reach the folder.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="newsdb"))
    folder.chmod(0o777)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tune = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=32MB"
    make = [*as_user, where / "initdb", "-D", folder / "db", "-A", "trust", "-U", "postgres", "-E", "UTF8"]
    subprocess.run(make, check=True, capture_output=True, cwd="/")
    control = [*as_user, where / "pg_ctl", "-D", folder / "db", "-w"]
    start = [*control, "-l", folder / "log", "-o", tune, "start"]
    subprocess.run(start, check=True, cwd="/", stdout=subprocess.DEVNULL)
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)
