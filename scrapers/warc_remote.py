"""A file that streams in over HTTP while another thread reads it: bounded, and taken up again where it breaks off."""

from __future__ import annotations

import asyncio
import queue
import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import aiohttp
from scrapy import Request
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response

from scrapers.failures import in_words

_HELD = 8_000_000
"""Bytes that wait to be read at most: the sender is slowed down by what the reader can do."""
_PATIENCE = 60.0
"""Seconds until an answer begins, or goes on."""
_IN_VAIN = 5
"""Answers in a row that break off without a byte, after which the file is given up for this run."""
_SPAN = re.compile(r"bytes (\d{1,15})-\d{1,15}/(\d{1,15})")
_LASTS = 86_400
"""Seconds for which one answer may take."""
_GOES_ON = (200, 206)

Ask = Callable[[Request], Awaitable[Response]]
"""Sends a request the way that all requests go: through robots.txt, the guard, the pauses and the retries."""


class BrokenOff(OSError):
    """The file could not be fetched to its end. Raised by `readinto`; `for_good` where trying again won't help."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        self.for_good = for_good
        super().__init__(why)


class RemoteFile:
    """The bytes of one address from a place on. `fetch` runs in the event loop, `readinto` in another thread."""

    def __init__(self, url: str, start: int, meta: dict[str, Any], pause: float) -> None:
        """`meta` goes with each request; `pause` are the seconds before an answer that broke off is asked again."""
        self.url = url
        self.size: int | None = None
        """As the server states it."""
        self.taken = start
        """The next byte of the file that the reader gets."""
        self._received = start
        self._meta, self._pause = meta, pause
        self._coming: queue.SimpleQueue[bytes | BrokenOff] = queue.SimpleQueue()
        self._piece = memoryview(b"")
        self._ended: BrokenOff | bool = False
        self._room = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._state: str | None = None
        """The validator of what was received so far: another state of the file must not be joined to it."""
        self._began: asyncio.Timeout | None = None

    # What the reading thread calls.

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill the buffer or a part of it, once bytes are there; 0 at the end. Raises: BrokenOff."""
        while not self._piece:
            if self._ended is not False:
                if isinstance(self._ended, BrokenOff):
                    raise self._ended
                return 0
            piece = self._coming.get()
            if isinstance(piece, BrokenOff):
                self._ended = piece
            elif piece:
                self._piece = memoryview(piece)
            else:
                self._ended = True
        size = min(len(buffer), len(self._piece))
        buffer[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        self.taken += size
        if not self._room.is_set():
            self._loop.call_soon_threadsafe(self._room.set)
        return size

    def seek(self, offset: int, /) -> None:
        """Nothing but the place where it was opened at can be gone to. Raises: BrokenOff."""
        if offset != self.taken:
            raise BrokenOff("a stream can't go back", for_good=True)

    # What runs in the event loop.

    async def fetch(self, ask: Ask) -> None:
        """Fetch to the end, by further requests where an answer breaks off; what goes wrong is told to the reader."""
        in_vain = 0
        try:
            while self.size is None or self._received < self.size:
                before = self._received
                response = await ask(self._request())
                if response.status == 416 and self._received:
                    break
                if response.status not in _GOES_ON:
                    lasting = 400 <= response.status < 500 and response.status not in (408, 425, 429)
                    raise BrokenOff(f"status {response.status}", for_good=lasting)
                if response.flags == ["whole"]:
                    break
                in_vain = 0 if self._received > before else in_vain + 1
                if in_vain >= _IN_VAIN:
                    raise BrokenOff(f"breaks off again and again at byte {self._received:,}")
                await asyncio.sleep(self._pause)
            self._coming.put(b"")
        except BrokenOff as error:
            self._coming.put(error)
        except asyncio.CancelledError:
            self._coming.put(BrokenOff("the run is ending"))
            raise
        except Exception as error:  # noqa: BLE001 - any failure to fetch ends the file, and the reader's thread must know
            self._coming.put(BrokenOff(in_words(error)))

    def give_up(self) -> None:
        """Let a reader that waits go."""
        self._coming.put(BrokenOff("the run is ending"))

    def _request(self) -> Request:
        headers = {"Accept-Encoding": "identity"}
        if self._received:
            headers["Range"] = f"bytes={self._received}-"
            if self._state is not None:
                headers["If-Range"] = self._state
        meta = {**self._meta, "download_stream": self, "download_timeout": _LASTS}
        return Request(self.url, headers=headers, dont_filter=True, meta=meta)

    async def held(self, sending: Coroutine[Any, Any, Response]) -> Response:
        """Wait for the answer to begin, not for ever; for the rest `take` waits. Raises: DownloadTimeoutError."""
        try:
            async with asyncio.timeout(_PATIENCE) as self._began:
                return await sending
        except TimeoutError as error:
            raise DownloadTimeoutError(f"{self.url}: no answer in {_PATIENCE:.0f} s") from error

    async def take(self, answer: aiohttp.ClientResponse) -> bool:
        """Hand on what an answer of status 200 or 206 brings; returns whether it came to its end.

        Raises: DownloadFailedError where it is not what goes on from there.
        """
        assert self._began is not None
        self._began.reschedule(None)
        before = self._skipped(answer)
        try:
            while piece := await asyncio.wait_for(answer.content.readany(), _PATIENCE):
                if before:
                    piece, before = piece[before:], max(0, before - len(piece))
                self._received += len(piece)
                if piece:
                    self._coming.put(piece)
                while self._received - self.taken > _HELD:
                    self._room.clear()
                    if self._received - self.taken > _HELD:
                        await self._room.wait()
        except (aiohttp.ClientError, TimeoutError):
            return False
        return self.size is None or self._received >= self.size

    def _skipped(self, answer: aiohttp.ClientResponse) -> int:
        """Bytes of the answer that were received before; notes the file's size and state."""
        state = answer.headers.get("ETag")
        if self._state is not None and state is not None and state != self._state:
            raise DownloadFailedError("the file was replaced while it was read")
        if state is not None and not state.startswith("W/"):
            self._state = state
        start = 0
        if answer.status == 206:
            span = _SPAN.match(answer.headers.get("Content-Range", ""))
            if span is None:
                raise DownloadFailedError("a part without its place")
            start, self.size = int(span.group(1)), int(span.group(2))
        else:
            length = answer.headers.get("Content-Length", "")
            self.size = int(length[:15]) if length.isdigit() else None
        if start > self._received:
            raise DownloadFailedError("another part than the one that was asked for")
        return self._received - start
