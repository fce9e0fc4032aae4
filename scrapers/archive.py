"""Pages to WARC and back: one file a month and gigabyte, an index beside them, never half a record."""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import orjson
from fastwarc.warc import ArchiveIterator, WarcRecordType

from scrapers.errors import OutputUnusable
from scrapers.items import Page
from scrapers.warc import Reader

logger = logging.getLogger("monitor")

_FULL = 1_000_000_000
"""Bytes after which a month goes on in a further file: the size that archives' tools expect."""
_INDEX = "index.cdxj"
_TOLD = 5
"""Damaged places of one file that the log tells."""
_HOP_BY_HOP = frozenset(
    ("content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive", "set-cookie")
)
"""Bodies are archived inflated and whole; cookies are nobody's business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One line of the index."""

    url: str
    timestamp: str
    digest: str
    filename: str
    offset: int
    length: int
    status: str
    mime: str

    def line(self) -> bytes:
        said = {
            "url": self.url, "mime": self.mime, "status": self.status, "digest": self.digest,
            "length": str(self.length), "offset": str(self.offset), "filename": self.filename,
        }  # fmt: skip
        return f"{_surt(self.url)} {self.timestamp} ".encode() + orjson.dumps(said) + b"\n"


class Archive:
    """Appends pages to the WARC files of a folder; made at the first page."""

    def __init__(self, folder: Path, agent: str = "") -> None:
        self.folder, self._agent = folder, agent
        self._digests: dict[str, tuple[str, str]] | None = None

    def add(self, page: Page) -> None:
        """Write request and response of one page; a revisit record where the same bytes are archived already.

        Raises: OutputUnusable where the folder can't be written.
        """
        try:
            self._add(page)
        except OSError as error:
            raise OutputUnusable(
                f"{self.folder}: the archive can't be written ({error.strerror}); free the disk"
            ) from error

    def _add(self, page: Page) -> None:
        if self._digests is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._digests = self._mend()
        moment = page.fetched or datetime.now(UTC)
        digest = "sha1:" + base64.b32encode(hashlib.sha1(page.body, usedforsecurity=False).digest()).decode()
        before = self._digests.get(page.url)
        again = before is not None and before[0] == digest
        path = self._file(moment)
        packed, response_at, length = self._records(page, moment, digest, before)
        with path.open("ab") as file:
            offset = file.tell()
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        entry = _Entry(
            url=page.url,
            timestamp=moment.strftime("%Y%m%d%H%M%S"),
            digest=digest,
            filename=path.name,
            offset=offset + response_at,
            length=length,
            status="-" if again else str(page.status),
            mime="warc/revisit"
            if before and before[0] == digest
            else page.headers.get("content-type", "-").split(";")[0],
        )
        with (self.folder / _INDEX).open("ab") as file:
            file.write(entry.line())
        if not again:
            self._digests[page.url] = (digest, _stamp(moment))

    def _records(
        self, page: Page, moment: datetime, digest: str, before: tuple[str, str] | None
    ) -> tuple[bytes, int, int]:
        # Loaded at the first page that is kept: most runs find none.
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        packed = io.BytesIO()
        writer = WARCWriter(packed, gzip=True, warc_version="WARC/1.1")
        parts = urlsplit(page.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        asked = StatusAndHeaders(
            f"GET {target} HTTP/1.1", [("Host", parts.netloc), ("User-Agent", self._agent)], is_http_request=True
        )
        stamp = {"WARC-Date": _stamp(moment)}
        headers = [(name, value) for name, value in page.headers.items() if name not in _HOP_BY_HOP]
        answer = StatusAndHeaders(
            f"{page.status} OK", [*headers, ("content-length", str(len(page.body)))], protocol="HTTP/1.1"
        )
        if before and before[0] == digest:
            response = writer.create_revisit_record(
                page.url, digest, page.url, before[1], http_headers=answer, warc_headers_dict=dict(stamp)
            )
        else:
            response = writer.create_warc_record(
                page.url, "response", payload=io.BytesIO(page.body), http_headers=answer, warc_headers_dict=dict(stamp)
            )
        request = writer.create_warc_record(
            page.url, "request", payload=io.BytesIO(b""), http_headers=asked, warc_headers_dict=dict(stamp)
        )
        writer.write_request_response_pair(request, response)
        whole = packed.getvalue()
        at, length = _place_of_response(whole)
        return whole, at, length

    def _file(self, moment: datetime) -> Path:
        number = 0
        while True:
            path = self.folder / f"{moment:%Y-%m}-{number:03}.warc.gz"
            if not path.exists() or path.stat().st_size < _FULL:
                return path
            number += 1

    def _mend(self) -> dict[str, tuple[str, str]]:
        """Cut off what a kill left half-written, and return the digest and time of each archived address."""
        digests: dict[str, tuple[str, str]] = {}
        ends: dict[str, int] = {}
        index = self.folder / _INDEX
        lines = index.read_bytes().splitlines(keepends=True) if index.exists() else []
        whole = [line for line in lines if line.endswith(b"}\n")]
        for line in whole:
            _, timestamp, said = line.split(b" ", 2)
            entry = orjson.loads(said)
            name = entry["filename"]
            ends[name] = max(ends.get(name, 0), int(entry["offset"]) + int(entry["length"]))
            if entry["mime"] != "warc/revisit":
                moment = datetime.strptime(timestamp.decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
                digests[entry["url"]] = (entry["digest"], _stamp(moment))
        for path in self.folder.glob("*.warc.gz"):
            _cut_half_record(path, ends.get(path.name, 0))
        if whole:
            _replace(index, b"".join(sorted(whole)))
        return digests


def pages(
    folder: Path, *, wants: Callable[[str], bool] | None = None, names: Callable[[bytes], bool] | None = None
) -> Iterator[Page]:
    """Read the pages of a folder's WARC files (or of one file), in order of names; what is damaged is skipped and told.

    `wants` and `names` as a warc.Reader takes them. Raises: OutputUnusable where there is no such folder, or no WARC
    file in it.
    """
    for path in files(folder):
        with path.open("rb", buffering=0) as file:
            reader = Reader(file, wants=wants, names=names)
            yield from reader
        for place in reader.broken[:_TOLD]:
            logger.warning("%s: damaged at byte %d, skipped: %s", path, place.offset, place.why)
        if reader.damaged > _TOLD:
            logger.warning("%s: %d damaged places in all", path, reader.damaged)


def files(folder: Path) -> list[Path]:
    """Return the WARC files of a folder in order of names, or the file itself.

    Raises: OutputUnusable where there is no such folder, or no WARC file in it.
    """
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*.warc.gz")) + sorted(folder.rglob("*.warc"))
    if not paths:
        raise OutputUnusable(f"{folder}: no WARC file lies there; give a folder of .warc.gz files")
    return paths


def _place_of_response(pair: bytes) -> tuple[int, int]:
    places = [(record.stream_pos, record.record_type) for record in ArchiveIterator(io.BytesIO(pair), parse_http=False)]
    starts = [position for position, _ in places] + [len(pair)]
    for number, (position, kind) in enumerate(places):
        if kind in (WarcRecordType.response, WarcRecordType.revisit):
            return position, starts[number + 1] - position
    return 0, len(pair)


def _cut_half_record(path: Path, known_end: int) -> None:
    size = path.stat().st_size
    if size <= known_end:
        return
    with path.open("rb") as file:
        file.seek(known_end)
        rest = file.read()
    good = 0
    try:
        starts = [record.stream_pos for record in ArchiveIterator(io.BytesIO(rest), parse_http=False)]
        good = starts[-1] if starts else 0
    except (OSError, ValueError):
        good = 0
    os.truncate(path, known_end + good)


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _surt(url: str) -> str:
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").split(".")))
    port = f":{parts.port}" if parts.port else ""
    return f"{host}{port}){parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
