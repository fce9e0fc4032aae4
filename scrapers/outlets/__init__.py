"""One file per outlet, found by being there; or the outlets that a user's own TOML file states."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from pydantic import BaseModel, ConfigDict, field_validator

from scrapers import declarations
from scrapers.errors import BadDeclaration
from scrapers.outlet import Outlet, slug
from scrapers.text import fold

ADOPTED = "outlets.d"
"""The folder under OUTPUT_DIR where adopted outlets have their files."""

_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*outlet[ \t]*\]\]", re.MULTILINE)


class OutletsFile(BaseModel):
    """An outlets file: one `[[outlet]]` table an outlet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    outlet: tuple[Outlet, ...]

    @field_validator("outlet")
    @classmethod
    def _is_not_empty(cls, value: tuple[Outlet, ...]) -> tuple[Outlet, ...]:
        if not value:
            raise ValueError("states no outlet; add an [[outlet]] table with name and home")
        return value


def load(names: str | None = None, adopted: Path | None = None) -> tuple[Outlet, ...]:
    """Return the outlets: all of this package that are followed, those of a comma list, or those of a `.toml` file.

    The order is that of the keys, of the list, or of the file. `adopted` is a folder of outlets files, one for each
    outlet that a user adopted; these stand after the package's, and may be named in a list too. Raises: BadDeclaration
    where a name is of no outlet, or with every fault of a file.
    """
    if names is None:
        return (*(outlet for outlet in known() if outlet.followed), *_adopted(adopted))
    if names.endswith(".toml") or "/" in names:
        return _from_file(Path(names))
    return _chosen(names, _adopted(adopted))


def known() -> tuple[Outlet, ...]:
    """Return all outlets of this package by their keys, also those that no run asks unless they are named."""
    return tuple(_find(key) for key in sorted(keys()))


def keys() -> frozenset[str]:
    """The keys of the package's outlets: the stems of its files."""
    return frozenset(module.name for module in iter_modules(__path__))


@cache
def _find(key: str) -> Outlet:
    outlet = import_module(f"{__name__}.{key}").OUTLET
    assert isinstance(outlet, Outlet), f"{key}.py must state OUTLET = Outlet(...)"
    return outlet.model_copy(update={"key": key})


def _adopted(folder: Path | None) -> tuple[Outlet, ...]:
    """The outlets of a folder's files, by the files' names; one that this package states by now is the package's."""
    files = sorted(folder.glob("*.toml")) if folder else []
    ours = keys()
    found = {outlet.key: outlet for file in files for outlet in _from_file(file) if outlet.key not in ours}
    return tuple(found.values())


def _chosen(names: str, adopted: tuple[Outlet, ...] = ()) -> tuple[Outlet, ...]:
    known = {written: outlet for outlet in (*adopted, *load()) for written in _written(outlet)}
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    faults = [_unknown(name, known) for name in wanted if fold(name) not in known]
    if faults or not wanted:
        raise BadDeclaration(f"outlets={names}", faults or ["names no outlet; leave it out for all"])
    return tuple({outlet.key: outlet for outlet in (known[fold(name)] for name in wanted)}.values())


def _written(outlet: Outlet) -> tuple[str, ...]:
    keys = (slug(outlet.name), outlet.key.replace("_", "-"))
    return tuple(fold(name) for name in (*outlet.names, outlet.name, *keys, *(key.replace("-", "_") for key in keys)))


def _unknown(name: str, known: dict[str, Outlet]) -> str:
    near = [known[written].key for written in get_close_matches(fold(name), known, n=3, cutoff=0.7)]
    hint = f"did you mean {' or '.join(dict.fromkeys(near))}?" if near else f"there are: {', '.join(sorted(keys()))}"
    return f"{name!r} is no outlet; {hint}"


def _from_file(path: Path) -> tuple[Outlet, ...]:
    outlets = declarations.load(path, OutletsFile).outlet
    lines = [
        text.count("\n", 0, found.end()) + 1
        for text in [path.read_text("utf-8-sig")]
        for found in _TABLE.finditer(text)
    ]
    first: dict[str, Outlet] = {}
    faults = []
    for place, outlet in enumerate(outlets):
        if outlet.key in first:
            line = lines[place] if len(lines) == len(outlets) else 1
            faults.append(
                f"line {line}: outlet.{place + 1}.name: {outlet.name!r} has the key {outlet.key!r} of "
                f"{first[outlet.key].name!r}; give it another name or a key of its own"
            )
        first.setdefault(outlet.key, outlet)
    if faults:
        raise BadDeclaration(str(path), faults)
    return outlets
