"""What commands share that give their work to others: --workers and --cluster."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scrapers.errors import MonitorError

if TYPE_CHECKING:
    from pipelines.cluster import Cluster

_ADDRESS = re.compile(r"(?:tcp|tls)://(?:[\w.-]{1,255}|\[[0-9a-fA-F:.]{2,60}\]):\d{1,5}")
_MOST = 64
"""Workers of our own for each core: more is a slip of the finger."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command be given workers."""
    parser.add_argument("--workers", metavar="N", help="do it with N worker processes on this machine")
    parser.add_argument("--cluster", metavar="ADDRESS", help="do it on a Dask cluster: tcp://10.0.0.5:8786")


def are_wanted(opts: argparse.Namespace) -> bool:
    """Whether workers were asked for, rightly or not."""
    return opts.workers is not None or opts.cluster is not None


@contextmanager
def engaged(opts: argparse.Namespace) -> Iterator[Cluster]:
    """The workers that were asked for, until the block ends. Raises: MonitorError."""
    from pipelines.cluster import Cluster

    check(opts)
    cluster = Cluster(address=opts.cluster) if opts.cluster else Cluster(workers=int(opts.workers))
    with cluster:
        yield cluster


def check(opts: argparse.Namespace) -> None:
    """Raises: MonitorError where the two options are not as they must be."""
    if opts.workers is not None and opts.cluster is not None:
        raise MonitorError("--workers are on this machine, --cluster is elsewhere; give one of them")
    if opts.cluster is not None and not _ADDRESS.fullmatch(opts.cluster):
        raise MonitorError(f"--cluster {opts.cluster}: write the scheduler's address, like tcp://10.0.0.5:8786")
    if opts.workers is not None:
        most = _MOST * (os.cpu_count() or 1)
        if not opts.workers.isdecimal() or not 1 <= int(opts.workers[:9]) <= most:
            raise MonitorError(f"--workers {opts.workers}: give a number from 1 to {most}")
