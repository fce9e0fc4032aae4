"""Brings a store of an older schema forward: a copy beside it first, then all steps in one transaction."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines import schema
from pipelines.migrations import Step
from scrapers.errors import StoreUnusable

logger = logging.getLogger("monitor")


def back_up(path: Path, version: int) -> Path:
    """Copy an SQLite store beside itself, whole or not at all; returns the copy's path.

    A copy of the same version that is there already is replaced. Raises: StoreUnusable.
    """
    copy = path.with_name(f"{path.name}.v{version}.bak")
    half = copy.with_name(f"{copy.name}.part")
    try:
        half.unlink(missing_ok=True)
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as store, sqlite3.connect(half) as into:
            store.backup(into)
        store.close()
        into.close()
        with half.open("rb+") as written:
            os.fsync(written.fileno())
        half.replace(copy)
    except (OSError, sqlite3.Error) as error:
        half.unlink(missing_ok=True)
        raise StoreUnusable(
            f"{path}: is of an older schema, and no backup can be made before it is brought forward ({error}); "
            f"free the space of one more copy in {path.parent}, nothing was changed"
        ) from error
    return copy


def bring_forward(connection: Connection, name: str, steps: Mapping[int, Step], target: int) -> None:
    """Take every step from the store's version to the target, inside the connection's transaction.

    `name` is how messages name the store. Raises: StoreUnusable where a step is missing or fails; rolled back, the
    store is as it was.
    """
    about = schema.about
    at = int(connection.execute(sa.select(about.c.version)).scalar_one())
    for version in range(at + 1, target + 1):
        if version not in steps:
            raise StoreUnusable(
                f"{name}: no step leads to schema {version}; install the whole program, nothing was changed"
            )
        steps[version](connection)
        connection.execute(about.update().values(version=version))
    if at < target:
        logger.info("%s: brought from schema %d to %d", name, at, target)
