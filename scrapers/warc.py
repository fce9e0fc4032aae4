"""Reads the pages of a WARC file as it streams by, or of any range of its bytes; damaged members are skipped."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace

from isal.igzip_lib import DECOMP_GZIP, IgzipDecompressor, IsalError

from scrapers.items import Page
from scrapers.warc_hops import Hops
from scrapers.warc_record import LARGEST, LONGEST_HEAD, Sieve, head_of
from scrapers.warc_stream import Damaged, Inflated, begins_record, begun
from scrapers.warc_window import MAGIC, Stream, Window

_TO_THE_END = 1 << 62
_PEEK = 1024
"""Bytes in which a record's head ends nearly always."""
_LOOK_BACK = 4_000_000
"""Bytes before a range in which a member may begin that reaches into it."""
_BROKEN = 1_000
"""Damaged places that are remembered one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One place of a file that can't be read."""

    offset: int
    why: str


def records(
    stream: Stream,
    start: int = 0,
    end: int | None = None,
    *,
    wants: Callable[[str], bool] | None = None,
    names: Callable[[bytes], bool] | None = None,
) -> Iterator[Page]:
    """Read the pages whose member (or record, in a file not packed) begins from byte `start` to before `end`.

    Ranges that divide a file give each of its pages once, in its order, wherever they are cut; a range needs to be read
    some megabytes before its start. Damaged members are skipped; a Reader tells which. `wants` and `names` as for
    Reader. Raises: what the stream raises.
    """
    return iter(Reader(stream, start, end, wants=wants, names=names))


class Reader:
    """One reading of one file; to be iterated once."""

    def __init__(
        self,
        stream: Stream,
        start: int = 0,
        end: int | None = None,
        *,
        exact: bool = False,
        packed: bool | None = None,
        wants: Callable[[str], bool] | None = None,
        names: Callable[[bytes], bool] | None = None,
    ) -> None:
        """`exact`: a record begins at `start`, as `offset` of an earlier reading told.

        `packed` is whether the file is of gzip members, where that is known; else its first bytes may have to tell.

        Pages are given of hosts that are wanted (`wants` is asked once a host, with the address of its home; of the
        others no body is inflated) and whose bytes may name what is looked for (`names` is asked with the whole
        record, then with the body alone; where chunks or an encoding must be undone, only with the body).
        """
        self.offset = start
        """Nothing before it is needed again, once all pages given so far are kept."""
        self.seen = 0
        """Records, of whatever kind, hosts and bytes."""
        self.broken: list[Broken] = []
        self.damaged = 0
        """Places that can't be read; `broken` has the first thousand of them."""
        self._end = _TO_THE_END if end is None else end
        self._exact = exact or not start
        self._start = start
        base = start if self._exact else max(0, start - _LOOK_BACK)
        self._window = Window(stream, base)
        self._is_packed = self._window.begins(base, MAGIC)
        if base and not (self._exact and (self._is_packed or self._window.begins(base, b"WARC/"))):
            if packed is None:
                # Only how the file begins tells; going back there costs a stream that comes from a server a request.
                packed = _packed_from(stream)
                self._window = Window(stream, base)
            self._is_packed = packed
        self._sieve = Sieve(wants, names)
        self._hops = Hops(self._window)
        self._every = self._pause = _TO_THE_END

    def __iter__(self) -> Iterator[Page]:
        return (page for page in self._steps() if page is not None)

    def steps(self, every: int) -> Iterator[Page | None]:
        """The pages, and None after each `every` bytes, give or take a record: `offset` may be kept there.

        Kept where a page is given, that page would be lost to whoever stops before it is through with it.
        """
        self._every = every
        self._pause = self._window.base + every
        return self._steps()

    def _steps(self) -> Iterator[Page | None]:
        at = self._window.base
        if self._is_packed:
            yield from self._packed(at if self._exact else self._first(at))
        else:
            yield from self._plain(at)

    # Packed: a member a record, as a rule.

    def _packed(self, at: int) -> Iterator[Page | None]:
        window, sieve = self._window, self._sieve
        while window.has(at, 1):
            if at >= min(self._pause, self._end):
                if (truly := self._hops.mistaken(at)) is not None:
                    at = truly
                    continue
                self.offset = at
                if at >= self._end:
                    return
                self._pause = at + self._every
                yield None
            self.offset = at
            if not window.begins(at, MAGIC):
                self._note(at, "no gzip member")
                at = self._resync(at + 1)
                continue
            if sieve.by_host:
                head = head_of(begun(window, at, _PEEK))
                if head is not None and not sieve.wants(head) and (follows := self._hops.over(at, head)):
                    self.seen += 1
                    at = follows
                    continue
            whole = self._whole(at)
            head = head_of(whole[0]) if whole else None
            if whole is None or head is None or not 0 <= len(whole[0]) - head.size - head.block <= 4:
                at = yield from self._piecemeal(Inflated(window, at, packed=True))
                continue
            data, follows = whole
            self.seen += 1
            page = sieve.page(head, data) if sieve.wants(head) else None
            if page is not None:
                if (truly := self._hops.mistaken(at)) is not None:
                    at = truly
                    continue
                self.offset = follows
                yield page
            at = follows
        self.offset = max(self.offset, at)

    def _whole(self, at: int) -> tuple[bytes, int] | None:
        """Inflate one member at once; None where it is large, damaged, or ends elsewhere than at the next magic."""
        window = self._window
        window.keep = at if (first := self._hops.first) is None else min(first, at)
        follows = window.find(MAGIC, at + 18, at)
        if follows < 0:
            if window.is_full(at):
                return None
            follows = window.end
        with window.view(at, follows - at) as view:
            stated = int.from_bytes(view[-4:], "little")
            if stated > LARGEST:
                return None
            inflater = IgzipDecompressor(flag=DECOMP_GZIP)
            try:
                data: bytes = inflater.decompress(view, stated)
            except IsalError:  # type: ignore[misc] # the package types it as a variable
                return None
        return (data, follows - len(inflater.unused_data)) if inflater.eof else None

    def _piecemeal(self, stream: Inflated) -> Generator[Page | None, None, int]:
        """Read records piece by piece until one ends with its member; returns where the next begins."""
        packed = stream.packed
        try:
            while (head := stream.next_head()) is not None:
                if stream.member >= self._end:
                    return stream.member
                if stream.at >= self._pause:
                    self._pause = stream.at + self._every
                    yield None
                wanted = stream.member >= self._start and self._sieve.wants(head)
                self.seen += stream.member >= self._start
                block = stream.take(head.block, LARGEST + LONGEST_HEAD if wanted else 0)
                page = self._sieve.page(replace(head, size=0), block) if wanted else None
                if packed and not stream.is_between():
                    if page is not None:
                        yield page
                    continue
                self.offset = max(self._start, stream.at - len(stream.held))
                if page is not None:
                    yield page
                if packed:
                    return stream.at
        except Damaged as error:
            self._note(stream.member, str(error))
            resync = self._resync if packed else self._resync_plain
            return error.resume or resync(stream.member + 1)
        return stream.at

    def _plain(self, at: int) -> Iterator[Page | None]:
        """Not packed: the records follow each other."""
        if not self._exact and at:
            at = self._resync_plain(at)
        while at < self._end and self._window.has(at, 1):
            at = yield from self._piecemeal(Inflated(self._window, at, packed=False))

    # Where a reading begins, and where it goes on after damage.

    def _first(self, at: int) -> int:
        """Where the first member of the range begins: members are followed from some way before it."""
        window = self._window
        if at:
            at = self._resync(at)
        while window.has(at, 1):
            if at >= self._start:
                truly = self._hops.mistaken(at)
                if truly is None:
                    return at
                at = truly
            elif not window.begins(at, MAGIC):
                at = self._resync(at + 1)
            else:
                head = head_of(begun(window, at, _PEEK))
                at = (head and self._hops.over(at, head)) or self._end_of(at)
        return at

    def _end_of(self, at: int) -> int:
        stream = Inflated(self._window, at, packed=True)
        try:
            while (head := stream.next_head()) is not None:
                stream.take(head.block, 0)
                if stream.is_between():
                    break
        except Damaged as error:
            return error.resume or self._resync(stream.member + 1)
        return stream.at

    def _resync(self, at: int) -> int:
        """Where the next member begins that holds a record; the end of the file where none does."""
        window = self._window
        while (at := window.find(MAGIC, at)) >= 0:
            if begins_record(window, at):
                return at
            at += 1
        return window.end

    def _resync_plain(self, at: int) -> int:
        window = self._window
        while (at := window.find(b"\nWARC/", at)) >= 0:
            at += 1
            with window.view(at, LONGEST_HEAD) as view:
                if head_of(bytes(view)) is not None:
                    return at
        return window.end

    def _note(self, offset: int, why: str) -> None:
        if offset < self._start:
            return
        self.damaged += 1
        if len(self.broken) < _BROKEN:
            self.broken.append(Broken(offset=offset, why=why))


def _packed_from(stream: Stream) -> bool:
    """Whether the file begins as a gzip file does."""
    stream.seek(0)
    first = bytearray(3)
    return stream.readinto(memoryview(first)) == 3 and first == MAGIC
