"""HTTP/1.1 over asyncio: keep-alive, HEAD, conditional requests, gzip; what is answered comes from a function."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus

from tests.newsroom.requests_log import Request

_HEAD_LIMIT = 65_536
_IDLE_SECONDS = 30


@dataclass(slots=True)
class Answer:
    """What a site says to one request."""

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    last_modified: datetime | None = None
    """Aware. None: no such header."""
    validated: bool = True
    """Whether it carries an ETag and answers 304."""
    gzip: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    packed: bytes | None = None


Respond = Callable[[str, str, Mapping[str, str]], Answer]
"""(host, path with query, headers) -> answer."""


async def converse(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    outlet: str,
    respond: Respond,
    remember: Callable[[Request], None],
) -> None:
    """Serve one connection until the other side is done with it."""
    with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
        while True:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _IDLE_SECONDS)
            method, path, headers = _parse(head)
            host = headers.get("host", "")
            if method not in ("GET", "HEAD"):
                answer = Answer(b"method not allowed", 405, "text/plain; charset=utf-8", validated=False)
            else:
                answer = respond(host, path, headers)
            status, lines, body = _message(answer, headers)
            remember(
                Request(
                    outlet=outlet, method=method, host=host, path=path, status=status, headers=headers,
                    size=0 if method == "HEAD" else len(body), at=datetime.now(UTC),
                )
            )  # fmt: skip
            leaving = headers.get("connection", "").lower() == "close" or method not in ("GET", "HEAD")
            lines.append(f"Connection: {'close' if leaving else 'keep-alive'}")
            writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + (b"" if method == "HEAD" else body))
            await writer.drain()
            if leaving:
                break
    writer.close()
    with suppress(ConnectionError, asyncio.CancelledError):
        await writer.wait_closed()


def _parse(head: bytes) -> tuple[str, str, dict[str, str]]:
    first, *rest = head.decode("latin-1").split("\r\n")
    method, path, *_ = [*first.split(" "), "/", "/"]
    headers = {}
    for line in rest:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return method, path, headers


def _message(answer: Answer, asked: Mapping[str, str]) -> tuple[int, list[str], bytes]:
    """Status, lines of the head, and body."""
    lines = [f"Date: {format_datetime(datetime.now(UTC), usegmt=True)}", "Server: newsroom", "Vary: Accept-Encoding"]
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    status, body = answer.status, answer.body
    if answer.validated and status == 200:
        answer.etag = answer.etag or '"' + hashlib.blake2b(body, digest_size=10).hexdigest() + '"'
        lines.append(f"ETag: {answer.etag}")
        if answer.last_modified:
            lines.append(f"Last-Modified: {format_datetime(answer.last_modified.astimezone(UTC), usegmt=True)}")
        if _unchanged(answer, asked):
            return 304, ["HTTP/1.1 304 Not Modified", *lines], b""
    if answer.gzip and "gzip" in asked.get("accept-encoding", "") and body:
        answer.packed = answer.packed or gzip.compress(body, 5, mtime=0)
        body = answer.packed
        lines.append("Content-Encoding: gzip")
    lines += [f"Content-Type: {answer.content_type}", f"Content-Length: {len(body)}"]
    return status, [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *lines], body


def _unchanged(answer: Answer, asked: Mapping[str, str]) -> bool:
    if tags := asked.get("if-none-match"):
        return any(tag.strip().removeprefix("W/") == answer.etag for tag in tags.split(","))
    if answer.last_modified and (since := asked.get("if-modified-since")):
        try:
            return answer.last_modified.replace(microsecond=0) <= parsedate_to_datetime(since)
        except (ValueError, TypeError):
            return False
    return False
