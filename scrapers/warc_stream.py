"""Records one after the other out of bytes that are inflated piece by piece, whatever members they are packed in."""

from __future__ import annotations

import re
import zlib

from isal.igzip_lib import DECOMP_GZIP, IgzipDecompressor, IsalError

from scrapers.warc_record import LONGEST_HEAD, Head, head_of
from scrapers.warc_window import MAGIC, Window

_PIECE = 65_536
_INFLATED = 1 << 20
_BLANK = b"\r\n"
_CODE = re.compile(r"^Error -?\d+ ")
_SHORT = "a record is shorter than its head says"


class Damaged(Exception):
    """A member or record can't be read to its end. Raised while streaming; the reader skips and counts it."""

    def __init__(self, why: str, resume: int | None = None) -> None:
        """`resume` is where the next record begins, where that is known."""
        self.resume = resume
        super().__init__(why)


class Inflated:
    """The bytes from one place of a file on: those of its gzip members, or its own where it is not packed."""

    def __init__(self, window: Window, at: int, *, packed: bool) -> None:
        self.at = at
        """The next byte of the file that is read."""
        self.member = at
        """Where the member begins (or, not packed, the record) of which bytes are held."""
        self.held = b""
        self.packed = packed
        self._window = window
        self._inflater: IgzipDecompressor | None = None

    def next_head(self) -> Head | None:
        """Go to the next record and read its head; None at the end of the file. Raises: Damaged."""
        while True:
            self.held = self.held.lstrip(_BLANK)
            if self.held or not self._more():
                break
        if not self.packed:
            self.member = self.at - len(self.held)
        while self.held:
            head = head_of(self.held)
            if head is not None:
                self.held = self.held[head.size :]
                return head
            if len(self.held) >= LONGEST_HEAD or not b"WARC/".startswith(self.held[:5]):
                raise Damaged("no WARC record")
            if not self._more():
                raise Damaged("cut off in a record's head")
        return None

    def take(self, size: int, keep: int) -> bytes:
        """Read so many bytes, and return the first `keep` of them. Raises: Damaged."""
        parts: list[bytes] = []
        kept = 0
        while size:
            part = self.held[:size]
            self.held = self.held[size:]
            size -= len(part)
            if kept < keep:
                parts.append(part[: keep - kept])
                kept += len(parts[-1])
            if not size:
                break
            if not self.packed and not kept < keep and size > _INFLATED:
                # What nobody keeps is read past without a copy.
                self.at, size = self._pass(size)
            if size and self._begins_anew():
                raise Damaged(_SHORT, self.at)
            if size and not self._more():
                raise Damaged(_SHORT)
        return b"".join(parts)

    def is_between(self) -> bool:
        """Whether the record ended with its member: only line ends are left of it. Raises: Damaged."""
        while True:
            self.held = self.held.lstrip(_BLANK)
            if self.held:
                return False
            if not self.packed or self._inflater is None or self._inflater.eof:
                return True
            self._more()

    def _pass(self, size: int) -> tuple[int, int]:
        at, end = self.at, self.at + size
        while at < end:
            step = min(_INFLATED, end - at)
            if not self._window.has(at, step):
                raise Damaged(_SHORT)
            at += step
        return at, 0

    def _begins_anew(self) -> bool:
        """Whether a member has ended and the next begins a record of its own."""
        if not self.packed or self._inflater is None or not self._inflater.eof:
            return False
        return begins_record(self._window, self.at)

    def _more(self) -> bool:
        """Hold further bytes; False at the end of the file."""
        if not self.packed:
            piece = bytes(self._window.view(self.at, _INFLATED))
            self.at += len(piece)
            self.held += piece
            return bool(piece)
        before = len(self.held)
        while len(self.held) == before:
            if self._inflater is None or self._inflater.eof:
                if not self._window.begins(self.at, MAGIC):
                    if self._window.has(self.at, 1):
                        raise Damaged("no gzip member")
                    return False
                self._inflater = IgzipDecompressor(flag=DECOMP_GZIP)
                if not self.held:
                    self.member = self.at
            piece = b""
            if self._inflater.needs_input:
                with self._window.view(self.at, _PIECE) as view:
                    piece = bytes(view)
                self.at += len(piece)
                if not piece:
                    raise Damaged("cut off")
            try:
                self.held += self._inflater.decompress(piece, _INFLATED)
            except IsalError as error:  # type: ignore[misc] # the package types it as a variable
                raise Damaged(_CODE.sub("", str(error)).lower()) from error
            if self._inflater.eof:
                self.at -= len(self._inflater.unused_data)
        return True


def begins_record(window: Window, at: int) -> bool:
    """Whether a gzip member begins at `at` that holds a WARC record."""
    return begun(window, at, 5) == b"WARC/"


def begun(window: Window, at: int, size: int) -> bytes:
    """Inflate the first bytes of the member at `at`; empty where there is none."""
    with window.view(at, size + 512) as view:
        if view[:3] != MAGIC:
            return b""
        try:
            # Sets up in half the time that isal's takes.
            return zlib.decompressobj(31).decompress(view, size)
        except zlib.error:
            return b""
