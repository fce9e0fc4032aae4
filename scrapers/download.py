"""Fetches one request: through the guard, bounded in size and time, inflated, and given up when the run stops."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler, _ClientResponse
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import Headers, Response
from scrapy.utils.ssl import _make_ssl_context

from scrapers.guard import Guard, GuardedResolver
from scrapers.inflation import TooLarge, inflate

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler


class Stopped(IgnoreRequest):
    """The run is ending; the request was given up."""


class GuardedDownloadHandler(AiohttpDownloadHandler):
    """Scrapy's aiohttp handler with our resolver, our bounds, and a body that is inflated once and never guessed at."""

    experimental = False

    def __init__(self, crawler: Crawler) -> None:
        super(AiohttpDownloadHandler, self).__init__(crawler)
        settings = crawler.settings
        self._inflated_maxsize = settings.getint("INFLATED_MAXSIZE")
        self._tasks: set[asyncio.Task[Any]] = set()
        self.stopping = False
        self._ssl_context = _make_ssl_context(settings)
        self._guard = getattr(crawler.spider, "guard", None) or Guard(getattr(crawler.spider, "closed_homes", ()))
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=GuardedResolver(self._guard),
                limit=self._pool_size_total,
                limit_per_host=self._pool_size_per_host,
                ttl_dns_cache=300,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            response_class=_ClientResponse,
            max_line_size=16384,
            max_field_size=32768,
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
        )
        # One handler for each scheme; all of them must stop.
        handlers = [*getattr(crawler, "monitor_downloads", ()), self]
        crawler.monitor_downloads = handlers  # type: ignore[attr-defined]

    async def download_request(self, request: Request) -> Response:
        """Raises: IgnoreRequest for what the guard or a bound refuses, Scrapy's download errors for the rest."""
        if self.stopping:
            raise Stopped("the run is ending")
        if why := self._guard.refusal(request.url):
            raise IgnoreRequest(f"refused: {why}")
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        sending = super().download_request(request)
        try:
            stream = request.meta.get("download_stream")
            return await (sending if stream is None else stream.held(sending))
        except asyncio.CancelledError as error:
            if self.stopping:
                task.uncancel()
                raise Stopped("the run is ending") from error
            raise
        finally:
            self._tasks.discard(task)

    def stop(self) -> None:
        """Give up what is under way; what comes later is refused at once."""
        self.stopping = True
        for task in self._tasks:
            task.cancel()

    async def _read_response(self, response: _ClientResponse, request: Request) -> Response:
        stream = request.meta.get("download_stream")
        if stream is not None and response.status in (200, 206):
            # What is too large to be held is read as it comes in.
            flags = ["whole"] if await stream.take(response) else []
            return Response(request.url, status=response.status, headers=_as_sent(response), flags=flags)
        cut = request.meta.get("download_cut")
        maxsize = self._default_maxsize
        expected = response.headers.get("Content-Length", "")
        if expected.isdigit() and int(expected[:15]) > maxsize and not cut:
            raise TooLarge(f"{int(expected):,} bytes, more than {maxsize:,}")
        parts: list[bytes] = []
        size = 0
        try:
            async for chunk in response.content.iter_any():
                parts.append(chunk)
                size += len(chunk)
                if cut and size > cut:
                    response.close()
                    break
                if size > maxsize:
                    # An error keeps its frames alive until somebody looks at it, and all that they hold.
                    parts.clear()
                    raise TooLarge(f"more than {maxsize:,} bytes")
        except aiohttp.ClientPayloadError as error:
            raise ResponseDataLossError(f"the answer broke off after {size:,} bytes") from error
        headers = _as_sent(response)
        body = b"".join(parts)[:cut]
        if encodings := response.headers.getall("Content-Encoding", ()):
            body = inflate(body, ",".join(encodings), self._inflated_maxsize)
            del headers["Content-Encoding"]
        request.meta["wire_bytes"] = size
        # A plain Response: the text classes guess charsets from every body, and reading does it better.
        return Response(request.url, status=response.status, headers=headers, body=body)


def _as_sent(response: _ClientResponse) -> Headers:
    """The headers as bytes: some servers write Latin-1, which stands as surrogates in aiohttp's texts."""
    return Headers([(name, value.encode("utf-8", "surrogateescape")) for name, value in response.headers.items()])
