"""All articles of the newsroom: every module of articles/ names its own."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from tests.newsroom import articles
from tests.newsroom.truth import Truth


@cache
def all_articles() -> tuple[Truth, ...]:
    """In the order of the modules' names. Raises: ValueError where two articles share an id or an address."""
    found: list[Truth] = []
    for module in sorted(module.name for module in pkgutil.iter_modules(articles.__path__)):
        found += importlib.import_module(f"{articles.__name__}.{module}").ARTICLES
    for what in ("id", "place"):
        values = [truth.id if what == "id" else truth.outlet + truth.path for truth in found]
        if doubled := sorted({value for value in values if values.count(value) > 1}):
            raise ValueError(f"two articles have the {what} {', '.join(doubled)}")
    return tuple(found)
