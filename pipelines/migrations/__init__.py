"""Steps from each schema to the next: a file `to_N.py` with `upgrade(connection)`, found by being there.

A step may use no table of `pipelines.schema`, which is always the newest: it states its SQL itself, for both databases.
A column must be nullable or have a default. Tables that are wholly new need no step: they are made where they are
missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy.engine import Connection

Step = Callable[[Connection], None]

_NAME = re.compile(r"to_(\d+)")


def steps() -> Mapping[int, Step]:
    """Return the steps by the version that each leads to."""
    found: dict[int, Step] = {}
    for module in iter_modules(__path__):
        if said := _NAME.fullmatch(module.name):
            found[int(said.group(1))] = import_module(f"{__name__}.{module.name}").upgrade
    return found
