"""What is installed is what pyproject.toml asks for: what the lock lacks is missing on every new machine."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKED_EXTRAS = ("dev", "postgres", "alerts", "cluster", "tables")


def test_every_dependency_stands_in_the_lock_with_a_version_that_is_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *(each for extra in LOCKED_EXTRAS for each in project["optional-dependencies"][extra]),
    ]
    requirements = [each for each in map(Requirement, asked) if canonicalize_name(each.name) != project["name"]]
    locked = _locked()
    assert len(requirements) > 30
    wrong = [
        str(each) for each in requirements if not each.specifier.contains(locked.get(canonicalize_name(each.name), "0"))
    ]
    assert wrong == []


def test_every_locked_file_has_a_hash() -> None:
    text = (ROOT / ".ci" / "lock.txt").read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def _locked() -> dict[str, str]:
    """Name to version of each entry of the lock."""
    lines = (ROOT / ".ci" / "lock.txt").read_text(encoding="utf-8").splitlines()
    pinned = (line.split(";")[0].rstrip(" \\").split("==") for line in lines if "==" in line)
    return {canonicalize_name(name.strip()): version.strip() for name, version in pinned}
