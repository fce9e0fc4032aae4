"""Hops over gzip members that nobody wants, told by their ends alone; and whether such a hop was too short."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from isal.igzip_lib import DECOMP_GZIP, IgzipDecompressor, IsalError

from scrapers.warc_record import Head
from scrapers.warc_stream import Damaged, Inflated
from scrapers.warc_window import MAGIC, Window

_LARGEST = 2_000_000
"""Bytes of the largest record that is hopped over."""
_PACKING = 256
"""Bytes that packing adds to a member, whatever it holds."""


@dataclass(frozen=True, slots=True)
class _Hop:
    start: int
    end: int
    size: int
    """Bytes inflated."""
    reach: int
    """Where the member must have ended, however badly it was packed."""


class Hops:
    """The hops of which it may still matter whether they went too short."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._made: deque[_Hop] = deque()

    @property
    def first(self) -> int | None:
        """Where the first of them began; None where there is none."""
        return self._made[0].start if self._made else None

    def over(self, at: int, head: Head) -> int | None:
        """Where the next member begins, told by how many bytes this one says at its end that it has; else None."""
        if head.block > _LARGEST:
            return None
        window, made = self._window, self._made
        while made and made[0].reach <= at:
            made.popleft()
        window.keep = made[0].start if made else at
        follows = window.find(MAGIC, at + 18, at)
        if follows < 0:
            return None
        size = head.size + head.block
        with window.view(follows - 4, 4) as view:
            stated = int.from_bytes(view, "little")
        if not size <= stated <= size + 4:
            return None
        # Deflate never makes bytes more by an eighth, but for writers that flush at every few of them.
        made.append(_Hop(at, follows, stated, at + stated + stated // 8 + _PACKING))
        return follows

    def mistaken(self, at: int) -> int | None:
        """Where a member ends that was hopped over too shortly, so that what stands at `at` lies within it; else None.

        A page may hold a WARC file, or bytes made to look like one. The hops are forgotten then.
        """
        made = [hop for hop in self._made if hop.reach > at and hop.start >= self._window.base]
        self._made.clear()
        for hop in made:
            if not self._ends(hop) and (end := self._end(hop)) is not None and end != hop.end:
                return end
        return None

    def _ends(self, hop: _Hop) -> bool:
        """Whether the member is whole, and ends where the hop did."""
        with self._window.view(hop.start, hop.end - hop.start) as view:
            inflater = IgzipDecompressor(flag=DECOMP_GZIP)
            try:
                inflater.decompress(view, hop.size)
            except IsalError:  # type: ignore[misc] # the package types it as a variable
                return False
        return bool(inflater.eof) and not inflater.unused_data

    def _end(self, hop: _Hop) -> int | None:
        """Where the member ends in truth; None where it is damaged."""
        stream = Inflated(self._window, hop.start, packed=True)
        try:
            head = stream.next_head()
            if head is None:
                return None
            stream.take(head.block, 0)
            return stream.at if stream.is_between() else None
        except Damaged:
            return None
