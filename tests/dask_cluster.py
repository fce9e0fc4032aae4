"""A Dask scheduler and workers as processes of the tests' own, which can be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
_DASK = str(Path(sys.executable).with_name("dask"))


class DaskProcesses:
    """At one address; workers have no nanny: who is killed stays dead."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._folder = folder
        self.scheduler: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_scheduler(self) -> None:
        self.scheduler = self._start("scheduler", "--port", str(self._port), "--no-dashboard", "--no-show")

    def start_workers(self, number: int, root: Path = ROOT) -> None:
        """Started beside the scheduler, they wait for it. `root`: where their code lies."""
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(self._folder))
        self.workers += [self._start("worker", self.address, *options, root=root) for _ in range(number)]

    def kill(self, process: subprocess.Popen[bytes] | None) -> None:
        """As the system kills who takes too much memory."""
        assert process is not None
        process.send_signal(signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        for process in (*self.workers, *filter(None, [self.scheduler])):
            if process.poll() is None:
                self.kill(process)

    def _start(self, what: str, *options: str, root: Path = ROOT) -> subprocess.Popen[bytes]:
        environ = {**os.environ, "PYTHONPATH": str(root)}
        command = [_DASK, what, *options, "--host", "127.0.0.1"]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=self._folder, env=environ, stdout=quiet, stderr=quiet)


@contextmanager
def dask_processes(folder: Path, workers: int) -> Iterator[DaskProcesses]:
    """A scheduler and so many workers until the block ends; they may be still on their way."""
    found = DaskProcesses(folder)
    try:
        found.start_scheduler()
        found.start_workers(workers)
        yield found
    finally:
        found.stop()


def children_of(pid: int) -> list[int]:
    """The worker processes that a process has started, at whatever depth."""
    import psutil

    said = ((child.pid, " ".join(child.cmdline())) for child in psutil.Process(pid).children(recursive=True))
    return [child for child, line in said if "spawn_main" in line]


def slowly(seconds: float, value: int) -> int:
    """A task."""
    time.sleep(seconds)
    return value
