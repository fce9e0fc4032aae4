"""A stretch of a file in one buffer that slides forward: WARC files are read through it, never whole."""

from __future__ import annotations

from typing import Protocol

import stringzilla

MAGIC = b"\x1f\x8b\x08"
"""How a gzip member begins."""
_SIZE = 4 << 20
_STEP = 1 << 20


class Stream(Protocol):
    """What is read from: an open file, or an answer of a server as it comes in."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill the buffer, or a part of it; 0 at the end."""

    def seek(self, offset: int, /) -> object:
        """Go to this byte; asked before anything is read from there, and only where reading begins within the file."""


class Window:
    """The bytes from `base` on. Offsets are those of the file."""

    def __init__(self, stream: Stream, base: int = 0, size: int = _SIZE) -> None:
        """`size` bytes are held, and no more."""
        if base:
            stream.seek(base)
        self.base, self.filled, self.ended = base, 0, False
        self.buffer = bytearray(size)
        self._stream, self._view = stream, memoryview(self.buffer)
        self.keep = base
        """Bytes from here on stay in the buffer as long as there is room for new ones."""

    @property
    def end(self) -> int:
        """The offset behind the last byte that is held."""
        return self.base + self.filled

    def has(self, at: int, size: int) -> bool:
        """Whether so many bytes are there from `at` on, once as many are read as the buffer holds."""
        while self.base + self.filled < at + size:
            if not self._grow(at):
                return False
        return True

    def view(self, at: int, size: int) -> memoryview:
        """Up to so many bytes from `at` on; fewer at the file's end, or where the buffer is full. Let it go at once."""
        if self.has(at, size):
            start = at - self.base
            return self._view[start : start + size]
        start = at - self.base
        return self._view[start : max(start, self.filled)]

    def begins(self, at: int, with_: bytes) -> bool:
        """Whether these bytes stand at `at`."""
        return self.view(at, len(with_)) == with_

    def find(self, what: bytes, at: int, hold: int | None = None) -> int:
        """Where these bytes stand from `at` on; -1 where they stand nowhere.

        With `hold` all from there on stays in the buffer, and -1 is said too where it is full: see `is_full`.
        """
        while True:
            self.has(at, len(what))
            found: int = stringzilla.find(self.buffer, what, at - self.base, self.filled)
            if found >= 0:
                return self.base + found
            at = max(at, self.end - len(what) + 1)
            if not self._grow(at if hold is None else hold):
                return -1

    def is_full(self, hold: int) -> bool:
        """Whether no further byte can be read while all from `hold` on are held."""
        return not self.ended and hold <= self.base and self.filled == len(self.buffer)

    def _grow(self, hold: int) -> bool:
        """Read on; False where the file has ended, or nothing before `hold` can be let go."""
        if self.ended:
            return False
        if self.filled == len(self.buffer):
            hold = min(hold, self.end)
            drop = max(0, min(self.keep, hold) - self.base)
            if drop < _STEP:
                drop = hold - self.base
            if drop <= 0:
                return False
            left = self.filled - drop
            self._view[:left] = self._view[drop : self.filled]
            self.base, self.filled = self.base + drop, left
        read = self._stream.readinto(self._view[self.filled : self.filled + _STEP])
        if not read:
            self.ended = True
            return False
        self.filled += read
        return True
