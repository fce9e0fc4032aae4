"""Undoes gzip by its magic number, within bounds."""

from __future__ import annotations

import zlib

LIMIT = 50 * 1024 * 1024
"""Bytes of one listing, inflated: the sitemap protocol's own bound, and far more than any feed has."""


def inflated(body: bytes) -> tuple[bytes, str | None]:
    """Return the body without gzip (also twice), at most `LIMIT` bytes, and what of it is missing, if anything."""
    problem = None
    for _ in range(2):
        if not body.startswith(b"\x1f\x8b"):
            break
        body, problem = _members(body)
    if len(body) > LIMIT:
        return body[:LIMIT], f"cut off at {LIMIT // 1024 // 1024} MB"
    return body, problem


def _members(body: bytes) -> tuple[bytes, str | None]:
    found = bytearray()
    while body.startswith(b"\x1f\x8b") and len(found) <= LIMIT:
        member = zlib.decompressobj(31)
        try:
            found += member.decompress(body, LIMIT + 1 - len(found))
        except zlib.error as error:
            return bytes(found), f"broken gzip: {error}"
        if not member.eof:
            return bytes(found), None if len(found) > LIMIT else "gzip cut off"
        body = member.unused_data
    return bytes(found), None
