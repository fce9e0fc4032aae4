"""Serves the newsroom until SIGTERM, SIGINT, or the end of a pipe on stdin: `-m tests.newsroom --outlets FILE`."""

from __future__ import annotations

import argparse
import os
import signal
import stat
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from tests.newsroom.outlets_toml import outlets_toml
from tests.newsroom.room import Newsroom
from tests.newsroom.sites import DOWN


def main() -> int:
    """Print "ready" once it serves and the outlets file stands."""
    parser = argparse.ArgumentParser(prog="python -m tests.newsroom", description=__doc__)
    parser.add_argument("--outlets", type=Path, required=True, help="where to write the outlets file")
    parser.add_argument("--request-log", type=Path, help="append each request as a JSON line")
    parser.add_argument("--port", type=int, default=0, help="the same on each address; 0 takes free ones")
    parser.add_argument("--now", type=datetime.fromisoformat, help="the clock, ISO 8601; without it all is out")
    parser.add_argument("--down", action="store_true", help="name an outlet, too, at whose address nobody listens")
    parser.add_argument("--stated", action="store_true", help="name every channel in the outlets file")
    options = parser.parse_args()
    now = options.now.replace(tzinfo=options.now.tzinfo or UTC) if options.now else None
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with Newsroom.start(now, port=options.port, request_log=options.request_log) as room:
        roots = {site.key: room.root_of(site.key) for site in (*room.outlets, DOWN)}
        sites = (*room.outlets, DOWN) if options.down else room.outlets
        options.outlets.parent.mkdir(parents=True, exist_ok=True)
        options.outlets.write_text(outlets_toml(sites, roots, stated=options.stated), encoding="utf-8")
        print("ready", flush=True)
        if stat.S_ISFIFO(os.fstat(sys.stdin.fileno()).st_mode):
            threading.Thread(target=_wait_for_the_end_of_stdin, args=(ended,), daemon=True).start()
        ended.wait()
    return 0


def _wait_for_the_end_of_stdin(ended: threading.Event) -> None:
    while sys.stdin.buffer.read(4096):
        continue
    ended.set()


if __name__ == "__main__":
    sys.exit(main())
