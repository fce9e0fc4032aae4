"""What the system lets this process have: too little is said at once, before it tears a run in its middle."""

from __future__ import annotations

import resource

from scrapers.errors import LimitTooLow

HANDLES = 128
"""Files and connections that a run may have open: a few dozen for itself, the rest for outlets side by side."""
ROOM = 2_000_000_000
"""Bytes of address space. Libraries reserve far more of it than the memory that a run uses."""
_ENOUGH = 4_096


def check_limits() -> None:
    """Raise the number of files that may be open as far as the system allows.

    Raises: LimitTooLow, where it, or the address space, stays under what a run needs.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _ENOUGH if hard == resource.RLIM_INFINITY else min(_ENOUGH, hard)
    if resource.RLIM_INFINITY != soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    if resource.RLIM_INFINITY != soft < HANDLES:
        raise LimitTooLow(f"only {soft} files may be open at once; allow {HANDLES} at least: ulimit -n {_ENOUGH}")
    room, _ = resource.getrlimit(resource.RLIMIT_AS)
    if resource.RLIM_INFINITY != room < ROOM:
        allowed = f"{room // 1_000_000:,} MB of address space are allowed; allow {ROOM // 1_000_000:,} MB at least"
        raise LimitTooLow(f"only {allowed}: ulimit -v unlimited")
