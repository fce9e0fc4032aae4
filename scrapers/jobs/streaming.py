"""A stream of pages, read in order: by this process, by others beside it, or by the workers of a cluster."""

from __future__ import annotations

import logging
import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from scrapers.crew import Crew, Done, Task
from scrapers.jobs.extraction import extract, unread
from scrapers.outlet import Outlet, site_of
from scrapers.watch import Watch

logger = logging.getLogger("monitor")

_CHUNK = 16
"""Pages handed to a process at once."""
_AHEAD = 4
"""Chunks a process that are read before their turn: memory stays the same however long the stream."""
_ENDS_IT = "Failed: reading it ended the process"

Context = bytes
"""What pages are read for, as workers are sent it: a watch and the outlets, which other machines may not have."""


def context(watch: Watch, outlets: Iterable[Outlet]) -> Context:
    """What `stream` and `row` are given."""
    return pickle.dumps((watch, tuple(outlets)))


def stream(lines: Iterable[bytes], jobs: int, given: Context) -> Iterator[bytes]:
    """Answer each line, in order. A page that kills its process is answered with an error, the rest is read."""
    wanted = (line for line in lines if line.strip())
    if jobs == 1:
        for line in wanted:
            yield _answer(line, given)
        return
    pool = ProcessPoolExecutor(jobs)
    under_way: deque[tuple[list[bytes], Future[list[bytes]]]] = deque()
    try:
        while True:
            while len(under_way) < jobs * _AHEAD and (chunk := list(islice(wanted, _CHUNK))):
                under_way.append((chunk, pool.submit(_answers, chunk, given)))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(chunk, given)
                pool = ProcessPoolExecutor(jobs)
                under_way = deque((some, pool.submit(_answers, some, given)) for some, _ in under_way)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(chunk: list[bytes], given: Context) -> Iterator[bytes]:
    for line in chunk:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield pool.submit(_answer, line, given).result()
            except BrokenProcessPool:
                yield _given_up(line, _ENDS_IT)


def stream_by(crew: Crew, lines: Iterable[bytes], given: Context) -> Iterator[bytes]:
    """As `stream`, with the workers of a crew; a page whose file they don't see is read here. Raises: MonitorError."""
    wanted = (line for line in lines if line.strip())
    chunks = iter(lambda: list(islice(wanted, _CHUNK)), [])
    unseen = 0
    for done in crew.in_order((_task(chunk, given) for chunk in chunks), _one_a_task):
        if done is None:
            continue
        chunk = done.task.arguments[0]
        if done.value is not None:
            for line, said in zip(chunk, done.value, strict=True):
                unseen += said is None and _is_seen(_parsed(line))
                yield said if said is not None else _answer(line, given)
        elif len(chunk) == 1:
            yield _given_up(chunk[0], _ENDS_IT)
    if unseen:
        logger.info("%d pages were read here, as the workers don't see their files; share the folder", unseen)


def _task(chunk: list[bytes], given: Context) -> Task:
    return Task(name="extract", call=answers_where_seen, arguments=(chunk, given))


def _one_a_task(done: Done) -> Sequence[Task]:
    """The pages of a chunk that could not be answered, each by itself."""
    chunk, given = done.task.arguments
    return [_task([line], given) for line in chunk] if done.problem is not None and len(chunk) > 1 else ()


def answers_where_seen(chunk: list[bytes], given: Context) -> list[bytes | None]:
    """What a worker does: the answers, and None for a page whose file it does not see."""
    return [_answer(line, given) if _is_seen(_parsed(line)) else None for line in chunk]


def _is_seen(asked: dict[str, Any]) -> bool:
    path = asked.get("html_path")
    return not isinstance(path, str) or Path(path).exists()


def _answers(chunk: list[bytes], given: Context) -> list[bytes]:
    return [_answer(line, given) for line in chunk]


def _answer(line: bytes, given: Context) -> bytes:
    return orjson.dumps(row(_parsed(line), given))


def _given_up(line: bytes, why: str) -> bytes:
    asked = _parsed(line)
    return orjson.dumps(unread(asked.get("id"), asked.get("url"), why))


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        asked = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return {"fault": f"Unreadable: not a JSON line: {error}"}
    return asked if isinstance(asked, dict) else {"fault": "Unreadable: the line is no JSON object"}


def row(asked: dict[str, Any], given: Context) -> dict[str, Any]:
    """What is read from the page that one line names; `error` says why nothing was."""
    url, path = asked.get("url"), asked.get("html_path")
    if fault := asked.get("fault"):
        return unread(None, None, fault)
    if not isinstance(url, str) or not isinstance(path, str):
        return unread(asked.get("id"), url, "Unreadable: the line needs id, url and html_path")
    try:
        body = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        return unread(asked.get("id"), url, f"Unreadable: {path}: {getattr(error, 'strerror', None) or error}")
    watch, by_site = _unpacked(given)
    return extract(asked.get("id"), url, body, watch, by_site.get(site_of(url)), asked.get("fetched"))


@lru_cache(maxsize=4)
def _unpacked(given: Context) -> tuple[Watch, dict[str, Outlet]]:
    watch, outlets = pickle.loads(given)
    return watch, {site: outlet for outlet in outlets for site in outlet.sites}
