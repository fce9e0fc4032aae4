"""What a worker does of a backfill: reads the pages of one range of a WARC file, for the one who stores them."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scrapers.items import Article, Page, Unread
from scrapers.outlet import Outlet, site_of
from scrapers.parsers import article, refusal
from scrapers.parsers.scan import Scanner, scanner
from scrapers.warc import Broken, Reader
from scrapers.watch import Watch

_SIZE = 96_000_000
"""Bytes of a range: some tenths of a second where few pages name the watch, and few enough that all are busy."""
_HELD = 16_000_000
"""Bytes of pages after which a worker hands over what it has: the rest of the range is a task of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Bytes of one file; its pages are those whose records begin there."""

    path: str
    start: int
    end: int | None
    """None: to the end of the file."""
    exact: bool
    """A record begins at `start`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page that may name a watch."""

    page: Page
    result: Article | Unread
    offset: int
    """The file may be read on from there, once this page and all before it are stored."""
    seen: int
    broken: int
    """Damaged places before it, of those of its range."""
    fault: str | None = None
    """The traceback of a fault of ours in reading it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRead:
    """What a range held, or as much of it as is handed over at once."""

    found: tuple[Found, ...]
    offset: int
    """The file is to be read on from there: a record begins there, or the file ends."""
    seen: int
    damaged: int
    broken: tuple[Broken, ...]
    rest: Range | None
    """What of the range is still to be read."""


def ranges(path: str, start: int, size: int) -> Iterator[Range]:
    """Divide a file of so many bytes, from one where a record begins on."""
    cuts = list(range(start + _SIZE, size - _SIZE // 4, _SIZE))
    for begins, ends in zip([start, *cuts], [*cuts, None], strict=True):
        yield Range(path=path, start=begins, end=ends, exact=begins == start)


def read_range(span: Range, given: bytes) -> RangeRead | OSError:
    """Read a range for the watch and the outlets that are `given`, pickled; an error where the file can't be read."""
    scan, owners = _unpacked(given)
    found: list[Found] = []
    held = 0
    try:
        with Path(span.path).open("rb", buffering=0) as stream:
            reader = Reader(
                stream, span.start, span.end, exact=span.exact, wants=lambda url: site_of(url) in owners,
                names=scan.may_name,
            )  # fmt: skip
            before, rest = span.start, None
            for page in reader:
                outlet = owners.get(site_of(page.url))
                if outlet is not None and not refusal.of_answer(page):
                    found.append(_found(page, outlet, reader))
                    held += len(page.body)
                # Not within a member of many records: reading on would begin with its first again.
                if held > _HELD and reader.offset > before:
                    rest = Range(path=span.path, start=reader.offset, end=span.end, exact=True)
                    break
                before = reader.offset
    except OSError as error:
        return error
    return RangeRead(
        found=tuple(found), offset=reader.offset, seen=reader.seen, damaged=reader.damaged,
        broken=tuple(reader.broken), rest=rest,
    )  # fmt: skip


def _found(page: Page, outlet: Outlet, reader: Reader) -> Found:
    result, fault = article_of(page, outlet)
    return Found(
        page=page, result=result, offset=reader.offset, seen=reader.seen, broken=len(reader.broken), fault=fault
    )


def article_of(page: Page, outlet: Outlet) -> tuple[Article | Unread, str | None]:
    """What is read of a page, and the traceback of a fault of ours: one that costs the page, not the run."""
    try:
        return article.read(page, outlet), None
    except Exception:  # noqa: BLE001 - the edge of the process: told where the run's log is
        return Unread(url=page.url, reason="Failed", detail="a fault in reading it; see the run's log"), (
            traceback.format_exc()
        )


@lru_cache(maxsize=4)
def _unpacked(given: bytes) -> tuple[Scanner, dict[str, Outlet]]:
    known: tuple[Watch, tuple[Outlet, ...]] = pickle.loads(given)
    watch, outlets = known
    return scanner((watch,)), {site: outlet for outlet in outlets for site in outlet.sites}
