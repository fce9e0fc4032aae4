"""Publishes over the files of the last time and is killed while it does: `-m tests.killed_publishing STORE FOLDER`.

Of FOLDER a copy is made for each moment of `MOMENTS`, beside it; a process publishes to it and kills itself there.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa

from pipelines.publish import everything, publish
from pipelines.reports import reports
from tests.stores import WATCH

MOMENTS = (
    ("articles.csv", "half-written"),
    ("articles.csv", "in place"),
    (".articles.csv.lines", "half-written"),
    (".articles.csv.lines", "in place"),
    ("index.html", "not yet in place"),
    (".made.json", "half-written"),
    (".made.json", "in place"),
)


def copy_of(folder: Path, name: str, moment: str) -> Path:
    """The copy in which a process was killed when this file was so."""
    return folder.with_name(f"{folder.name} {name} {moment}")


def _publish_until(store: Path, folder: Path, name: str, moment: str) -> None:
    replace = Path.replace

    def killed() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def replaced(path: Path, target: Path) -> Path:
        if target.name == name and moment == "not yet in place":
            killed()
        replace(path, target)
        if target.name == name and moment == "in place":
            killed()
        return target

    def synced(file: int) -> None:  # a killed process loses nothing that it gave to the system, so that nothing waits
        if moment == "half-written" and Path(f"/proc/self/fd/{file}").resolve().name == f".{name}.part":
            os.ftruncate(file, os.fstat(file).st_size // 2)
            killed()

    changed: list[tuple[Any, str, Callable[..., Any]]] = [(Path, "replace", replaced), (os, "fsync", synced)]
    with patch.object(*changed[0]), patch.object(*changed[1]), patch.object(everything, "SLICE", 2):
        publish(sa.create_engine(f"sqlite:///{store}"), WATCH, folder)


def main(store: Path, folder: Path) -> None:
    """Raises: SystemExit where a process was not killed at its moment."""
    reports()  # what is loaded before the processes part is loaded once
    for name, moment in MOMENTS:
        copy = copy_of(folder, name, moment)
        shutil.copytree(folder, copy)
        child = os.fork()
        if not child:
            try:
                _publish_until(store, copy, name, moment)
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            sys.exit(f"not killed: {name} {moment}: {status}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
