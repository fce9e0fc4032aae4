"""Tries each case alone beside two good outlets and prints what it took: `-m tests.hostile [PART OF A NAME ...]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.hostile import cases
from tests.hostile.running import crawl, faults


def main() -> int:
    """Returns 1 where a case did not hold. Seconds are the run's in all, those of the good outlets alone in them."""
    wanted = sys.argv[1:]
    worst = 0
    print("| case | s | of them processor | MB | held |\n| --- | ---: | ---: | ---: | --- |", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate([None, *cases()]):
            if case and wanted and not any(part in case.name for part in wanted):
                continue
            some = [case] if case else []
            held = crawl(Path(folder) / str(number), some)
            found = faults(held, some)
            worst = max(worst, bool(found))
            name = case.name if case else "(the good outlets alone)"
            took = f"{held.seconds:.1f} | {held.processor:.1f} | {held.megabytes:.0f}"
            print(f"| {name} | {took} | {'; '.join(found) or 'yes'} |", flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
