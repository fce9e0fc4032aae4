"""What is known of the WARC files of one backfill while they are read, and by what the store tells them apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from scrapers.outlet import Outlet
from scrapers.past import Part, PastLink
from scrapers.progress import Standing
from scrapers.warc import Broken
from scrapers.warc_places import is_address

_SHOWN = 200
"""Characters of a backfill's files that the store keeps as they were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcStanding(Standing):
    """How far the reading of files has come; `left` and `done` are bytes."""

    records: int
    damaged: int

    def __str__(self) -> str:
        read = f"{self.done / 1e6:,.0f} of {(self.done + self.left) / 1e6:,.0f} MB, {self.records:,} records"
        damage = f", {self.damaged:,} damaged" if self.damaged else ""
        return f"{read}{damage}: {Standing.__str__(self)}"


class Progress(Protocol):
    """How far a file was read: what a Reader tells."""

    offset: int
    seen: int
    damaged: int
    broken: list[Broken]


@dataclass(slots=True, kw_only=True)
class FileState:
    """One file while it is read."""

    part: Part
    """The stretch from where it was kept last on."""
    links: dict[str, tuple[Outlet, PastLink]] = field(default_factory=dict)
    """Pages that were found since."""
    seen: int = 0
    damaged: int = 0
    told: int = 0


def files_of(hosts: tuple[str, ...]) -> Outlet:
    """Stands in the store for the files, which belong to no outlet."""
    return Outlet(name="WARC files", home="https://warc-files.invalid/", hosts=hosts, key="archive_warc")


def way_of(files: str) -> str:
    """What tells one set of files from another, so that each goes on by itself."""
    given = sorted(set(files.splitlines()))
    shown = " ".join(given)
    if len(shown) > _SHOWN:
        shown = f"{len(given)} places {hashlib.blake2b(shown.encode(), digest_size=8).hexdigest()}"
    return f"warc {shown}"


def homes(places: Iterable[str]) -> tuple[str, ...]:
    """The home pages of the hosts of those that are addresses."""
    parts = [urlsplit(place) for place in places if is_address(place)]
    return tuple(dict.fromkeys(f"{one.scheme}://{one.netloc}/" for one in parts if one.scheme != "s3"))


def size_of(place: str) -> int | None:
    if is_address(place):
        return None
    path = Path(place)
    return path.stat().st_size if path.exists() else 0
