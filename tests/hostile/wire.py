"""Answers on raw sockets: what is sent is sent to the byte, however wrong, slow or endless it is."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

Wire = asyncio.StreamWriter
Behaviour = Callable[[Wire, str], Awaitable[None]]
"""(where to write, the path that was asked) -> written; the connection is closed behind it."""
Answer = bytes | Behaviour

_numbers = count()
_LOSING = (ConnectionError, BrokenPipeError, ssl.SSLError, TimeoutError, OSError)


@dataclass(kw_only=True)
class Host:
    """One server on an address of its own. Paths that are not in `answers` get `otherwise`, else a 404."""

    answers: Mapping[str, Answer]
    otherwise: Answer | None = None
    scheme: str = "http"
    tls: ssl.SSLContext | None = None
    greeting: Behaviour | None = None
    """What is done with every connection before anything is read; None reads a request."""
    host: str = ""
    port: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def home(self) -> str:
        """The address of its home page."""
        return f"{self.scheme}://{self.host}:{self.port}/"


def response(
    body: bytes = b"", kind: str = "text/html", status: str = "200 OK", length: int | None = None, **headers: str
) -> bytes:
    """One whole answer; underscores in the names of `headers` stand for hyphens, `length` for a lie."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", "Connection: close"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@contextmanager
def serving(hosts: list[Host]) -> Iterator[None]:
    """Serve the hosts from a thread until the block ends, each on a loopback address of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    servers = [asyncio.run_coroutine_threadsafe(_open(host), loop).result(10) for host in hosts]
    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(_close(servers), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def reset(wire: Wire) -> None:
    """End the connection as a crashed server does."""
    await wire.drain()
    found: socket.socket = wire.get_extra_info("socket")
    found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wire.transport.abort()


async def _open(host: Host) -> asyncio.Server:
    number = next(_numbers) % 60_000
    host.host = f"127.0.{2 + number // 250}.{1 + number % 250}"

    async def converse(reader: asyncio.StreamReader, wire: Wire) -> None:
        try:
            await _converse(host, reader, wire)
        except (asyncio.CancelledError, *_LOSING):
            return
        finally:
            wire.close()

    server = await asyncio.start_server(converse, host.host, host.port, ssl=host.tls)
    host.port = server.sockets[0].getsockname()[1]
    return server


async def _converse(host: Host, reader: asyncio.StreamReader, wire: Wire) -> None:
    if host.greeting is not None:
        await host.greeting(wire, "")
        return
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return
    path = head.split(b" ", 2)[1].decode("latin-1")
    host.asked.append(path)
    answer = host.answers.get(path, host.otherwise)
    if answer is None:
        answer = response(b"gone", status="404 Not Found")
    if isinstance(answer, bytes):
        wire.write(answer)
    else:
        await answer(wire, path)
    await wire.drain()


async def _close(servers: list[asyncio.Server]) -> None:
    for server in servers:
        server.close()
    mine = asyncio.current_task()
    under_way = [task for task in asyncio.all_tasks() if task is not mine]
    for task in under_way:
        task.cancel()
    await asyncio.gather(*under_way, return_exceptions=True)
