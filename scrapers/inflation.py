"""Undoes a Content-Encoding, bounded in size: of what is fetched, and of what an archive holds."""

from __future__ import annotations

import zlib

import brotli
from isal import isal_zlib
from isal.igzip_lib import IsalError
from scrapy.exceptions import DownloadFailedError, IgnoreRequest, ResponseDataLossError

_STEP = 65536


class TooLarge(IgnoreRequest):
    """The body is larger than the settings allow, on the wire or inflated. Not tried again."""


def inflate(body: bytes, encodings: str, maxsize: int) -> bytes:
    """Undo a Content-Encoding, bounded. Raises: TooLarge; DownloadFailedError for what is cut off or not known."""
    for encoding in reversed([name.strip().lower() for name in encodings.split(",")]):
        if not body or encoding in ("", "identity", "utf-8"):
            continue
        if encoding not in _INFLATERS:
            raise DownloadFailedError(f"content encoding {encoding[:40]!r} is not known")
        found = _INFLATERS[encoding](body, maxsize)
        if found is None:
            # Raised here, where no frame holds what was inflated so far.
            raise TooLarge(f"more than {maxsize:,} bytes inflated")
        body = found
    return body


def _gunzip(body: bytes, maxsize: int) -> bytes | None:
    """None for what is larger, as for all three."""
    if not body.startswith(b"\x1f\x8b"):
        return body  # named gzip and sent plain: browsers read it, and so do we
    parts: list[bytes] = []
    size, rest = 0, body
    while rest.startswith(b"\x1f\x8b"):
        stream = isal_zlib.decompressobj(wbits=31)
        try:
            part = stream.decompress(rest, maxsize + 1 - size)
        except (zlib.error, IsalError) as error:  # type: ignore[misc] # the package types it as a variable
            raise DownloadFailedError(f"broken gzip: {error}") from error
        parts.append(part)
        size += len(part)
        if size > maxsize:
            return None
        if not stream.eof:
            raise ResponseDataLossError("the gzip body is cut off")
        rest = stream.unused_data
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _undeflate(body: bytes, maxsize: int) -> bytes | None:
    for wbits in (15, -15):
        stream = zlib.decompressobj(wbits)
        try:
            found = stream.decompress(body, maxsize + 1)
        except zlib.error:
            continue
        return found if len(found) <= maxsize else None
    raise DownloadFailedError("broken deflate body")


def _unbrotli(body: bytes, maxsize: int) -> bytes | None:
    stream = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        part = stream.process(body, output_buffer_limit=_STEP)
        while part or not stream.is_finished():
            if not part:
                raise ResponseDataLossError("the brotli body is cut off")
            parts.append(part)
            size += len(part)
            if size > maxsize:
                return None
            part = b"" if stream.is_finished() else stream.process(b"", output_buffer_limit=_STEP)
    except brotli.error as error:
        raise DownloadFailedError(f"broken brotli: {error}") from error
    return b"".join(parts)


_INFLATERS = {"gzip": _gunzip, "x-gzip": _gunzip, "deflate": _undeflate, "br": _unbrotli}
