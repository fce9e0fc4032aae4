"""Lists the licences of everything that an SBOM names: `-m tests.licences SBOM.json`."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

UNKNOWN = "not stated"
_CLASSIFIER = "License :: "
_LONGEST = 40
"""Letters of what is still a licence's name, and not its text."""


def licences(sbom: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the names of the packages of a CycloneDX document by licence, both in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for component in sbom.get("components", ()):
        found[" and ".join(_names(component.get("licenses", ()))) or UNKNOWN].append(component["name"])
    return {licence: sorted(found[licence], key=str.lower) for licence in sorted(found, key=str.lower)}


def _names(stated: Iterable[Mapping[str, Any]]) -> list[str]:
    """The licences' short names: as SPDX writes them where any is, else as the package's classifiers do."""
    spdx, others = set(), set()
    for one in stated:
        licence = one.get("license", {})
        if name := one.get("expression") or licence.get("id"):
            spdx.add(re.sub(r"\s+", " ", name))
        elif name := (licence.get("name") or "").removeprefix(_CLASSIFIER).rpartition(":: ")[2].strip():
            others.add(name if len(name) <= _LONGEST and "\n" not in name else "its own text")
    return sorted(spdx or others)


def main() -> int:
    """Print a line for each licence. Returns an exit status."""
    if len(sys.argv) != 2:
        print("give one SBOM in CycloneDX's JSON, as `make sbom` writes it", file=sys.stderr)
        return 2
    try:
        found = licences(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        print(f"{sys.argv[1]}: not a readable SBOM ({error}); make it with `make sbom`", file=sys.stderr)
        return 1
    for licence, packages in found.items():
        print(f"{licence} ({len(packages)}): {', '.join(packages)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
