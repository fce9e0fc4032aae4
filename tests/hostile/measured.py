"""Runs one command and writes how long it took and the most memory that it held: `-m tests.hostile.measured FILE CMD`.

A process of its own, as the kernel counts a caller's memory as its children's until they begin.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path


def main() -> int:
    """Returns the command's exit status; writes {"seconds", "megabytes", "processor"} as JSON."""
    began = time.monotonic()
    status = subprocess.run(sys.argv[2:], check=False).returncode
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {
        "seconds": time.monotonic() - began,
        "megabytes": used.ru_maxrss / 1024,
        "processor": used.ru_utime + used.ru_stime,
    }
    Path(sys.argv[1]).write_text(json.dumps(found), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
