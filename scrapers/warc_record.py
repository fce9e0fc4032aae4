"""One WARC record: its head, whether it is wanted, and the page that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from scrapy.exceptions import DownloadFailedError

from scrapers.inflation import TooLarge, inflate
from scrapers.items import Page

LARGEST = 20_000_000
"""Bytes of a body, as long as a live page's may be."""
LONGEST_HEAD = 65_536
_HTTP = (b"http://", b"https://")
_HOSTS = 100_000
"""Hosts whose answer is remembered."""
_FIRST_LINE = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a record."""

    size: int
    """Bytes, with the empty line that ends it."""
    block: int
    """Bytes of what follows it."""
    fields: bytes

    def value(self, name: bytes) -> bytes:
        """The value of a field, given as "\\nName:"; empty where it has none."""
        return _value(self.fields, name)


def head_of(data: bytes) -> Head | None:
    """Read the head with which these bytes begin; None where it is none, or not whole."""
    if _FIRST_LINE.match(data) is None:
        return None
    end, gap = data.find(b"\r\n\r\n", 0, LONGEST_HEAD), 4
    if end < 0:
        end, gap = data.find(b"\n\n", 0, LONGEST_HEAD), 2
        if end < 0:
            return None
    fields = data[:end]
    length = _value(fields, b"\nContent-Length:")
    if not length.isdigit() or len(length) > 15:
        return None
    return Head(end + gap, int(length), fields)


class Sieve:
    """Decides from a record's head, then from its raw bytes, whether a page is made of it."""

    def __init__(self, wants: Callable[[str], bool] | None, names: Callable[[bytes], bool] | None) -> None:
        """`wants` is asked once for each host, with the address of its home; `names` for each page's bytes."""
        self.by_host = wants is not None
        self._wants, self._names = wants, names
        self._hosts: dict[bytes, bool] = {}

    def wants(self, head: Head) -> bool:
        """Whether it is the record of a wanted host's answer."""
        if head.value(b"\nWARC-Type:") != b"response":
            return False
        url = head.value(b"\nWARC-Target-URI:").strip(b"<>")
        if not url.startswith(_HTTP):
            return False
        if self._wants is None:
            return True
        site = url[: _end_of_host(url)]
        known = self._hosts.get(site)
        if known is None:
            if len(self._hosts) >= _HOSTS:
                self._hosts.clear()
            known = self._hosts[site] = self._wants(site.decode("utf-8", "replace") + "/")
        return known

    def page(self, head: Head, data: bytes) -> Page | None:
        """Make a page of a wanted record; None where its bytes name nothing, or it is no answer over HTTP.

        `data` is the record with its head, cut off where its body is longer than a page may be.
        """
        until = min(head.size + head.block, len(data))
        end, gap = data.find(b"\r\n\r\n", head.size, min(until, head.size + LONGEST_HEAD)), 4
        if end < 0:
            end, gap = data.find(b"\n\n", head.size, min(until, head.size + LONGEST_HEAD)), 2
            if end < 0:
                end, gap = until, 0
        heads = data[head.size : end].lower()
        encoded = b"\ntransfer-encoding:" in heads or b"\ncontent-encoding:" in heads
        if not encoded and self._names is not None and not self._names(data):
            return None
        lines = data[head.size : end].split(b"\n")
        status = _STATUS.match(lines[0])
        if status is None:
            return None
        headers = _headers(lines[1:])
        body = data[end + gap : until]
        if encoded:
            body = _plain(body, headers)
        if self._names is not None and not self._names(body):
            return None
        return Page(
            url=head.value(b"\nWARC-Target-URI:").strip(b"<>").decode("utf-8", "replace"),
            body=body[:LARGEST],
            status=int(status.group(1)),
            headers=headers,
            fetched=_moment(head.value(b"\nWARC-Date:")),
        )


def _value(fields: bytes, name: bytes) -> bytes:
    at = fields.find(name)
    if at < 0:
        # Names may be written in any case, and hardly ever are.
        at = fields.lower().find(name.lower())
        if at < 0:
            return b""
    at += len(name)
    end = fields.find(b"\n", at)
    return fields[at : len(fields) if end < 0 else end].strip()


def _end_of_host(url: bytes) -> int:
    start = url.find(b"://") + 3
    return min((at for at in (url.find(mark, start) for mark in (b"/", b"?", b"#")) if at >= 0), default=len(url))


def _headers(lines: list[bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in (b" ", b"\t") and name:
            found[name] += " " + line.strip().decode("latin-1")
            continue
        key, colon, value = line.partition(b":")
        if colon:
            name = key.strip().decode("latin-1").lower()
            found[name] = value.strip().decode("latin-1")
    return found


def _moment(text: bytes) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.decode("ascii"))
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _plain(body: bytes, headers: dict[str, str]) -> bytes:
    """Undo chunks and compression, where the body really has them: many tools undo them and keep the headers."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    try:
        return inflate(body, headers.get("content-encoding", ""), LARGEST)
    except (DownloadFailedError, TooLarge):
        return body


def _without_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + 100)) >= 0:
        size = body[at:end].partition(b";")[0].strip()
        if not size or size.strip(b"0123456789abcdefABCDEF"):
            return body
        length = int(size, 16)
        if not length:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(parts) or body
