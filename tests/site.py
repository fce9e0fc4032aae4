"""A small site on loopback whose every answer a test writes itself; what it was asked can be looked at."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

Answer = bytes | str | int | web.Response | Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """`pages` maps a path (with its query) to what is answered: a text, a status, a response, or a coroutine."""

    pages: dict[str, Answer] = field(default_factory=dict)
    host: str = "127.0.0.20"
    port: int = 0
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def home(self) -> str:
        """The address of its home page."""
        return f"http://{self.host}:{self.port}/"

    def url(self, path: str) -> str:
        """The address of one of its pages."""
        return self.home + path.lstrip("/")

    def outlet(self, name: str = "Gazette", **more: object) -> str:
        """The site as a table of an outlets file; lists are paths."""
        lines = [f'[[outlet]]\nname = "{name}"\nhome = "{self.home}"']
        for key, value in more.items():
            if isinstance(value, list):
                addresses = ", ".join(f'"{self.url(path)}"' for path in value)
                lines.append(f"{key} = [{addresses}]")
            else:
                lines.append(
                    f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}".replace("'", '"')
                )
        return "\n".join(lines) + "\n"

    def feed(self, *paths: str) -> str:
        """An RSS feed of these pages, titled by their paths."""
        items = "".join(f"<item><title>{path.strip('/')}</title><link>{self.url(path)}</link></item>" for path in paths)
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one request as `pages` says; 404 for what it does not name."""
        path = request.path_qs
        self.asked.append(path)
        self.headers.append(dict(request.headers))
        found = self.pages.get(path, 404)
        if callable(found):
            return await found(request)
        if isinstance(found, int):
            return web.Response(status=found, text=f"status {found}")
        if isinstance(found, web.Response):
            return web.Response(status=found.status, headers=found.headers, body=found.body)
        if isinstance(found, str):
            kind = "application/xml" if found.startswith("<?xml") else "text/html"
            return web.Response(text=found, content_type=kind)
        return web.Response(body=found, content_type="text/html")


@contextmanager
def serving(*sites: Site) -> Iterator[None]:
    """Serve the sites from a thread until the block ends."""
    loop = asyncio.new_event_loop()
    runners = [loop.run_until_complete(_start(site)) for site in sites]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        for runner in runners:
            asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _start(site: Site) -> web.AppRunner:
    app = web.Application(client_max_size=1024)
    app.router.add_get("/{path:.*}", site.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    listening = web.TCPSite(runner, site.host, site.port)
    await listening.start()
    site.port = listening._server.sockets[0].getsockname()[1]
    return runner


def article(title: str, *paragraphs: str, head: str = "") -> str:
    """A plain article page in our own words."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<article><h1>{title}</h1><time datetime="2025-04-24T09:00:00-04:00">April 24, 2025</time>{body}</article>'
        "</body></html>"
    )
