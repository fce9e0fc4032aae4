"""Bytes -> text: the charset that the bytes bear out, not only the one that is claimed."""

from __future__ import annotations

import codecs
import re

_CLAIMED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a page: by its BOM, else UTF-8 where the bytes are, else as header or meta claim, else cp1252.

    Bytes that fit nothing become U+FFFD; it never raises.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    claims = [found.group(1) for found in [_IN_HEADER.search(content_type)] if found]
    claims += [found.group(1).decode("ascii") for found in [_CLAIMED.search(body[:4096])] if found]
    for claim in claims:
        try:
            name = codecs.lookup(claim).name
        except LookupError:
            continue
        # Browsers read a page that claims Latin-1 as cp1252, and so do the people who write such pages.
        return body.decode("cp1252" if name == "iso8859-1" else name, "replace")
    strays = body.decode("utf-8", "replace").count("\ufffd")
    return body.decode("utf-8" if strays * 200 < len(body) else "cp1252", "replace")
