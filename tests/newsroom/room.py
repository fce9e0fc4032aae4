"""The newsroom as tests and the demo use it: opened, asked for its truth and its requests, edited, closed."""

from __future__ import annotations

import asyncio
import errno
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TextIO

from tests.newsroom.outlets_toml import outlets_toml
from tests.newsroom.press import Press
from tests.newsroom.requests_log import Request
from tests.newsroom.server import converse
from tests.newsroom.shelf import all_articles
from tests.newsroom.sites import DOWN, SITES, Site
from tests.newsroom.truth import Truth


class Newsroom:
    """All outlets, served from one background thread. Opened by `Newsroom.start(...)`, a context manager."""

    def __init__(self, press: Press, log: TextIO | None = None) -> None:
        self._press, self._log = press, log
        self._requests: list[Request] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="newsroom", daemon=True)
        self._servers: list[asyncio.Server] = []
        self._conversations: set[asyncio.Task[None]] = set()

    @classmethod
    @contextmanager
    def start(
        cls,
        now: datetime | None = None,
        *,
        port: int = 0,
        outlets: tuple[str, ...] = (),
        articles: tuple[Truth, ...] | None = None,
        request_log: Path | None = None,
    ) -> Iterator[Newsroom]:
        """Serve until the block ends.

        `now` (aware) is the clock by which articles are published and listed; without it all are. `port` 0 takes a free
        one for each outlet. `outlets` are keys, empty for all; `articles` are the bundled ones where not given.
        Each request is written to `request_log` as a JSON line.
        """
        chosen = tuple(site for site in SITES if not outlets or site.key in outlets)
        keys = {site.key for site in chosen}
        held = all_articles() if articles is None else articles
        log = request_log.open("a", encoding="utf-8") if request_log else None
        room = cls(Press(chosen, tuple(truth for truth in held if truth.outlet in keys), now), log)
        room._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(room._open(port), room._loop).result(timeout=20)
            yield room
        finally:
            asyncio.run_coroutine_threadsafe(room._close(), room._loop).result(timeout=20)
            room._loop.call_soon_threadsafe(room._loop.stop)
            room._thread.join(timeout=20)
            room._loop.close()
            if log:
                log.close()

    @property
    def outlets(self) -> tuple[Site, ...]:
        return self._press.sites

    @property
    def articles(self) -> tuple[Truth, ...]:
        """Every page there is the truth about, as it stands now, published or not yet."""
        return self._press.articles

    @property
    def requests(self) -> list[Request]:
        """Those answered since the start, or since `clear_requests`."""
        return list(self._requests)

    def clear_requests(self) -> None:
        self._requests.clear()

    @property
    def now(self) -> datetime | None:
        """The clock; None where all articles are out."""
        return self._press.now

    @now.setter
    def now(self, moment: datetime | None) -> None:
        self._press.now = moment
        self._press.forget()

    def truth(self, truth_id: str) -> Truth:
        """Raises: KeyError where there is none."""
        return self._press.by_id[truth_id]

    def root_of(self, outlet: str) -> str:
        """Address of an outlet, without the last slash."""
        return self._press.roots[outlet]

    def site_of(self, truth: Truth) -> Site:
        """The outlet, which has the article's language, too."""
        return next(site for site in self.outlets if site.key == truth.outlet)

    def url_of(self, truth: Truth) -> str:
        """The canonical address."""
        return self._press.url(truth)

    def urls_of(self, truth: Truth) -> tuple[str, ...]:
        """Every address that leads to the article, the canonical first."""
        return self._press.addresses(truth)

    def instant_of(self, truth: Truth) -> datetime:
        """When it came out, aware: as stated, by its age, or (a day alone) at nine in the morning of its outlet."""
        return self._press.instant(truth)

    def edit(self, truth_id: str) -> Truth:
        """Put the second version in place of the first, and return it. Raises: ValueError where there is none."""
        second = self.truth(truth_id).edited()
        self._press.replace(second)
        return second

    def publish(self, *articles: Truth) -> None:
        """Add articles, or new versions of those with their ids; with a clock they come out when it is time."""
        for article in articles:
            self._press.replace(article)

    def outlets_file(self, folder: Path, *, stated: bool = False, down: bool = False) -> Path:
        """Write an outlets file for this instance and return its path.

        `stated` names every channel of every outlet, else each only those that it cannot be expected to be found by.
        `down` adds an outlet at whose address nobody listens.
        """
        path = folder / "outlets.toml"
        sites = (*self.outlets, DOWN) if down else self.outlets
        path.write_text(outlets_toml(sites, self._press.roots, stated=stated), encoding="utf-8")
        return path

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    async def _open(self, port: int) -> None:
        told = False
        for site in self.outlets:
            host, at = f"127.0.0.{site.number}", port
            handler = partial(self._converse, site.key)
            try:
                server = await asyncio.start_server(handler, host, at, limit=65_536)
            except OSError as error:
                if error.errno != errno.EADDRNOTAVAIL:
                    raise
                host, at = "127.0.0.1", port + site.number if port else 0
                server = await asyncio.start_server(handler, host, at, limit=65_536)
                if not told:
                    print("newsroom: 127.0.0.2 and up are no addresses here; using ports of 127.0.0.1", file=sys.stderr)
                    told = True
            self._servers.append(server)
            self._press.roots[site.key] = f"http://{host}:{server.sockets[0].getsockname()[1]}"
        last = list(self._press.roots.values())[-1].rsplit(":", 1)[-1]
        self._press.roots[DOWN.key] = f"http://127.0.0.{DOWN.number}:{last}"
        if told:
            # Port 1 of this one host: nothing listens there.
            self._press.roots[DOWN.key] = "http://127.0.0.1:1"

    async def _converse(self, key: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._conversations.add(task)
        try:
            await converse(reader, writer, key, partial(self._press.respond, key), self._remember)
        except asyncio.CancelledError:
            writer.close()
        finally:
            self._conversations.discard(task)

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        for task in list(self._conversations):
            task.cancel()
        await asyncio.gather(*self._conversations, return_exceptions=True)

    def _remember(self, request: Request) -> None:
        self._requests.append(request)
        if self._log:
            self._log.write(json.dumps(request.as_record(), ensure_ascii=False) + "\n")
            self._log.flush()
