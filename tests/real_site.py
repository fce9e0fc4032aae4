"""A loopback site made of real news pages, with a feed and a sitemap; the pages lie beside the project, not in it.

python -m tests.real_site --pages DIR --most 500 --hosts 8 --outlets FILE.toml    # serves until stdin closes
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import sys
import tarfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from aiohttp import web

SHARED = Path(__file__).resolve().parents[2] / "shared" / "accuracy" / "open.tar.xz"


def real_pages(folder: Path, most: int) -> list[Path]:
    """Unpack so many pages into the folder, in a stated order; those that lie there already are taken as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted(folder.glob("*.html"))
    if len(found) < most:
        with tarfile.open(SHARED) as packed:
            for member in packed:
                if member.name.endswith(".html") and member.isfile():
                    source = packed.extractfile(member)
                    (folder / Path(member.name).name).write_bytes(source.read())
                    if len(list(folder.glob("*.html"))) >= most:
                        break
        found = sorted(folder.glob("*.html"))
    return found[:most]


class RealSite:
    """Serves pages over some hosts of 127.0.0.0/8, gzipped, each with an ETag; counts what is asked."""

    def __init__(self, pages: list[bytes], hosts: int = 1, first_host: int = 40) -> None:
        self.bodies = [gzip.compress(page, 6) for page in pages]
        self.addresses = [f"127.0.0.{first_host + n}" for n in range(hosts)]
        self.asked: Counter[str] = Counter()
        self.unchanged = 0
        self.port = 0

    def of_host(self, host: int) -> list[int]:
        """Numbers of the pages that this host serves."""
        return list(range(host, len(self.bodies), len(self.addresses)))

    def url(self, number: int) -> str:
        return f"http://{self.addresses[number % len(self.addresses)]}:{self.port}/news/page-{number}.html"

    def outlets(self) -> str:
        """The site as an outlets file."""
        return "\n".join(
            f'[[outlet]]\nname = "Site {n}"\nhome = "http://{address}:{self.port}/"\n'
            f'feeds = ["http://{address}:{self.port}/feed.xml"]\nsitemaps = ["http://{address}:{self.port}/sitemap.xml"]\n'
            for n, address in enumerate(self.addresses)
        )

    async def serve(self) -> web.AppRunner:
        """Start serving; every host at the same free port."""
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        for address in self.addresses:
            site = web.TCPSite(runner, address, self.port)
            await site.start()
            self.port = self.port or site._server.sockets[0].getsockname()[1]
        return runner

    async def _answer(self, request: web.Request) -> web.Response:
        path, host = request.path, self.addresses.index(request.host.partition(":")[0])
        self.asked[path] += 1
        if path.startswith("/news/page-"):
            body = self.bodies[int(path.removeprefix("/news/page-").removesuffix(".html"))]
            return web.Response(
                body=body, headers={"Content-Encoding": "gzip", "Content-Type": "text/html; charset=utf-8"}
            )
        listing = {"/feed.xml": self._feed, "/sitemap.xml": self._sitemap}.get(path)
        if listing is None:
            return web.Response(status=404, text="no such page") if path != "/" else self._tagged(request, _HOME)
        return self._tagged(request, listing(host))

    def _tagged(self, request: web.Request, body: bytes) -> web.Response:
        tag = f'"{len(body)}"'
        if request.headers.get("If-None-Match") == tag:
            self.unchanged += 1
            return web.Response(status=304, headers={"ETag": tag})
        kind = "text/html" if body.startswith(b"<!doctype") else "application/xml"
        return web.Response(body=body, content_type=kind, headers={"ETag": tag})

    def _feed(self, host: int) -> bytes:
        items = "".join(
            f"<item><title>Page {n}</title><link>{escape(self.url(n))}</link></item>" for n in self.of_host(host)[:10]
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Site</title>{items}</channel></rss>'.encode()

    def _sitemap(self, host: int) -> bytes:
        places = "".join(f"<url><loc>{escape(self.url(n))}</loc></url>" for n in self.of_host(host))
        return (
            '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + places + "</urlset>"
        ).encode()


_HOME = b"<!doctype html><html><head><meta charset=utf-8><title>Site</title></head><body><p>Home.</p></body></html>"


@contextmanager
def served(site: RealSite) -> Iterator[RealSite]:
    """Serve from a thread until the block ends."""
    loop = asyncio.new_event_loop()
    runner = loop.run_until_complete(site.serve())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


def naming(page: bytes, sentence: str) -> bytes:
    """The page with one more paragraph in its body."""
    head, mark, rest = page.partition(b"</p>")
    return head + mark + f"<p>{escape(sentence)}</p>".encode() + rest if mark else page


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=Path, required=True)
    options.add_argument("--most", type=int, default=400)
    options.add_argument("--times", type=int, default=1)
    options.add_argument("--hosts", type=int, default=8)
    options.add_argument("--every", type=int, default=50, help="one page in so many names the watch")
    options.add_argument("--sentence", default="")
    options.add_argument("--outlets", type=Path, required=True)
    options.add_argument("--list", type=Path, required=True, help="file that takes every page's address")
    said = options.parse_args()
    pages = [path.read_bytes() for path in real_pages(said.pages, said.most)] * said.times
    if said.sentence:
        pages = [naming(page, said.sentence) if n % said.every == 0 else page for n, page in enumerate(pages)]
    with served(RealSite(pages, said.hosts)) as site:
        said.outlets.write_text(site.outlets(), encoding="utf-8")
        said.list.write_text("\n".join(site.url(n) for n in range(len(pages))), encoding="utf-8")
        print(json.dumps({"ready": len(pages)}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
