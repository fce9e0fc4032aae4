"""Bytes -> text: the charset that the bytes bear out, not only the one that is claimed."""

from __future__ import annotations

import codecs
import re

_CLAIMED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE
)
_IN_HEADER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
                "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
                "euc_kr": "cp949", "tis-620": "cp874"}  # fmt: skip
"""Pages that claim the one are written in the other, and browsers read them so."""
_OF_TEXT = re.compile(
    r"^(?:cp\d{3,4}|iso8859-\d{1,2}|koi8-[rut]|mac-\w{3,9}|gb18030|big5(?:hkscs)?|euc_\w{2,12}|iso2022_\w{2,6}"
    r"|johab|hz|utf-8(?:-sig)?)$"
)
"""Python names further codecs, some of which read no text (hex), and some of which no browser would (utf-7)."""

_TWICE = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)
_NO_LEAD = bytes(range(0xC2))
"""Bytes that do not begin a letter of several bytes in UTF-8."""
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a page: by its BOM, else UTF-8 where the bytes are, else as header or meta claim, else cp1252.

    Bytes that fit nothing become U+FFFD, NUL bytes are left out; it never raises.
    """
    text = _decoded(body, content_type)
    return text.replace("\0", "") if "\0" in text else text


def of_utf8(body: bytes) -> str | None:
    """Return the text where the bytes are UTF-8 throughout, without BOM or NUL; None where they are anything else."""
    # ISO-2022-JP is ASCII to the byte, and so is UTF-8 to it.
    if b"\0" in body or body.startswith(codecs.BOM_UTF8) or (b"\x1b" in body and b"\x1b$" in body[:20_000]):
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decoded(body: bytes, content_type: str) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    if wide := _wide(body):
        return body.decode(wide, "replace")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # ISO-2022-JP is ASCII to the byte, and so is UTF-8 to it.
        return body.decode("iso2022_jp", "replace") if b"\x1b$" in body[:20_000] else text
    strays = body.decode("utf-8", "replace").count("\ufffd")
    if strays * 20 < len(body[:200_000].translate(None, _NO_LEAD)):
        return body.decode("utf-8", "replace")
    claims = [found.group(1) for found in [_IN_HEADER.search(content_type)] if found]
    claims += [found.group(1).decode("ascii", "replace") for found in _CLAIMED.finditer(body[:8192])]
    for claim in claims:
        try:
            name = codecs.lookup(claim).name
        except (LookupError, ValueError):
            continue
        name = _AS_BROWSERS.get(name, name)
        if _OF_TEXT.match(name) and not name.startswith("utf-8"):
            return body.decode(name, "replace")
    return body.decode(
        "utf-8" if strays * 200 < len(body) and b"charset=utf-8" in body[:8192].lower() else "cp1252", "replace"
    )


def _wide(body: bytes) -> str | None:
    """UTF-16 without a BOM: every second byte of its mark-up is NUL."""
    head = body[:200]
    if len(head) < 20 or head.count(0) * 3 < len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def mended(text: str) -> str:
    """Return a text that was read as cp1252 though it was UTF-8 as it was meant; any other as it is.

    Only where every letter beyond ASCII is part of such a misreading.

    >>> mended("Ã‰toileâ€™s dancers"), mended("Étoile, not Ã©")
    ('Étoile’s dancers', 'Étoile, not Ã©')
    """
    if text.isascii() or not _TWICE.search(text):
        return text
    try:
        return _FOREIGN.sub(_meant, text)
    except UnicodeError:
        return text


def mended_lines(text: str) -> str:
    """Return a text of several lines, each of them mended by itself."""
    if text.isascii() or not _TWICE.search(text):
        return text
    return "\n".join(map(mended, text.split("\n")))


def _meant(run: re.Match[str]) -> str:
    """Raises: UnicodeError where the run is no UTF-8 once it is bytes again."""
    return run.group().encode("cp1252", _AS_LATIN).decode("utf-8")


def _as_latin(error: UnicodeError) -> tuple[bytes, int]:
    """An encoder's way out for what stands in Latin-1 alone. Raises: UnicodeError for all that stands in neither."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].encode("latin-1"), error.end


_AS_LATIN = "as_latin"
codecs.register_error(_AS_LATIN, _as_latin)
