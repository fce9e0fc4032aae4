"""Bytes of XML -> UTF-8 bytes that lxml reads as the server meant them, and the parser's bounds, once."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import Any

from scrapers.parsers import charset

SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "recover": True,
    "encoding": "utf-8",
}
"""For every lxml parser: no entity is ever expanded or fetched; what can be read before and after a fault is read."""

_DECLARED = re.compile(rb"^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"']([\w.-]{1,40})")
_HTML = re.compile(rb"<!doctype\s+html|<html\b|<head\b|<body\b", re.IGNORECASE)
_ROOT = re.compile(rb"<([A-Za-z][\w.:-]{0,60})")
_CDATA = re.compile(rb"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_AMPERSAND = re.compile(rb"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!#[0-9xX]))")
_NO_LETTER = re.compile(
    rb"&#(?:[xX]0{0,9}[dD][89a-fA-F][0-9a-fA-F]{2}|0{0,9}5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));"
)
"""Numbers of half letters: libxml2 lets them through where it recovers, and no text can hold them."""
_XML_NAMES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_PROLOGUE = re.compile(rb"<\?.{0,2000}?\?>|<!--.{0,5000}?-->|<!DOCTYPE[^>\[]{0,500}>", re.DOTALL)


def as_utf8(body: bytes, content_type: str) -> bytes:
    """Return the document in UTF-8 from its first "<" on: by its BOM, as the bytes are, else as declared."""
    if not body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        declared = _DECLARED.match(body)
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            claim = f"charset={declared.group(1).decode()}" if declared else content_type
            body = charset.decode(body, claim).encode("utf-8", "replace")
        else:
            if declared and declared.group(1).lower().startswith(b"iso-2022"):  # looks like ASCII, is not
                body = body.decode(declared.group(1).decode(), "replace").encode()
    else:
        body = charset.decode(body).encode("utf-8", "replace")
    return _NO_LETTER.sub(b"", body[max(body.find(b"<"), 0) :].replace(b"\0", b""))


def mended(document: bytes) -> bytes:
    """Return the document with HTML's named characters as numbers and bare ampersands escaped, CDATA left as it is.

    XML knows neither, and what libxml2 recovers of them has letters and parts of addresses missing.
    """
    parts = _CDATA.split(document)
    return b"".join(part if place % 2 else _AMPERSAND.sub(_as_xml, part) for place, part in enumerate(parts))


def _as_xml(found: re.Match[bytes]) -> bytes:
    name = found.group(1)
    if name is None:
        return b"&amp;"
    letters = None if name in _XML_NAMES else html5.get(f"{name.decode()};")
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() if letters else found.group()


def root_of(document: bytes) -> str:
    """Return the first element's name without its prefix, in lower case; "html" for all that looks like a page."""
    head = _PROLOGUE.sub(b"", document[:20_000])
    found = _ROOT.search(head)
    name = found.group(1).decode().rpartition(":")[2].lower() if found else ""
    return (
        "html" if name not in ("rss", "feed", "rdf", "urlset", "sitemapindex") and _HTML.search(head[:3000]) else name
    )
