"""An archive on loopback that answers as the Wayback Machine's and Common Crawl's indexes do, over pages of our own."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, parse_qsl, unquote

from aiohttp import web
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.site import Site

_FIELDS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
CRAWL = "CC-MAIN-2025-18"
WARC = "crawl-data/CC-MAIN-2025-18/segments/1/warc/CC-MAIN-1-00000.warc.gz"


@dataclass(kw_only=True)
class Capture:
    """One page as it was caught."""

    url: str
    body: str
    timestamp: str = "20250425101010"
    status: int = 200
    offset: int = 0
    length: int = 0


@dataclass
class ArchiveSite(Site):
    """`captures` is what it holds; `page` how many an answer of the index gives at a time."""

    captures: list[Capture] = field(default_factory=list)
    page: int = 1000
    warc: bytes = b""
    host: str = "127.0.0.30"

    def catch(self, *captures: Capture) -> None:
        """Hold these pages, also as records of a WARC file."""
        self.captures += captures
        packed = io.BytesIO()
        for one in self.captures:
            one.offset = packed.tell()
            stamp = re.sub(r"(....)(..)(..)(..)(..)(..)", r"\1-\2-\3T\4:\5:\6Z", one.timestamp)
            headers = [("Content-Type", "text/html; charset=utf-8"), ("X-Crawl-Content-Encoding", "gzip")]
            writer = WARCWriter(packed, gzip=True)
            writer.write_record(
                writer.create_warc_record(
                    one.url, "response", payload=io.BytesIO(one.body.encode()),
                    http_headers=StatusAndHeaders(f"{one.status} OK", headers, protocol="HTTP/1.1"),
                    warc_headers_dict={"WARC-Date": stamp},
                )
            )  # fmt: skip
            one.length = packed.tell() - one.offset
        self.warc = packed.getvalue()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer the index, raw captures and byte ranges of the WARC file; other paths as any site."""
        path = request.path
        if path == "/cdx/search/cdx":
            return self._log(request, self._cdx(request))
        if path == "/collinfo.json":
            said = [{"id": CRAWL, "name": CRAWL, "cdx-api": self.url(f"{CRAWL}-index"),
                     "from": "2025-04-17T00:00:00", "to": "2025-05-01T00:00:00"}]  # fmt: skip
            return self._log(request, web.json_response(said))
        if path == f"/{CRAWL}-index":
            return self._log(request, self._crawl(request))
        if path.startswith("/web/"):
            return self._log(request, self._raw(request))
        if path == f"/{WARC}":
            return self._log(request, self._range(request))
        return await super().answer(request)

    def _log(self, request: web.Request, response: web.Response) -> web.Response:
        self.asked.append(request.path_qs + (f"#{request.headers['Range']}" if "Range" in request.headers else ""))
        self.headers.append(dict(request.headers))
        return response

    def _cdx(self, request: web.Request) -> web.Response:
        asked = parse_qs(request.query_string)
        pattern = next(said for said in asked["filter"] if said.startswith("original:")).removeprefix("original:")
        found = [
            one
            for one in self.captures
            if asked["url"][0] in one.url
            and re.fullmatch(pattern, one.url)
            and one.status == 200
            and one.timestamp >= asked.get("from", [""])[0]
            and one.timestamp[:8] <= asked.get("to", ["9"])[0]
        ]
        start = int(asked.get("resumeKey", ["0"])[0])
        here = found[start : start + min(self.page, int(asked["limit"][0]))]
        rows = [[one.url, one.timestamp, one.url, "text/html", str(one.status), "D", "1"] for one in here]
        answer: list[list[str]] = [_FIELDS, *rows] if rows else []
        if start + len(here) < len(found):
            answer += [[], [str(start + len(here))]]
        return web.Response(text=json.dumps(answer), content_type="application/json")

    def _crawl(self, request: web.Request) -> web.Response:
        asked = parse_qs(request.query_string)
        host = asked["url"][0].removeprefix("*.").removesuffix("/*")
        filters = dict(said.split(":", 1) for said in asked["filter"])
        found = [one for one in self.captures if host in one.url and re.search(filters["~url"], one.url)]
        if "showNumPages" in asked:
            return web.json_response({"pages": -(-len(found) // self.page), "pageSize": 5, "blocks": 1})
        page = int(asked["page"][0])
        lines = [
            json.dumps({"url": one.url, "timestamp": one.timestamp, "status": str(one.status), "mime": "text/html",
                        "digest": "D", "length": str(one.length), "offset": str(one.offset), "filename": WARC})
            for one in found[page * self.page : (page + 1) * self.page]
        ]  # fmt: skip
        if not lines:
            return web.json_response({"message": f"No Captures found for: {asked['url'][0]}"}, status=404)
        return web.Response(text="\n".join(lines) + "\n", content_type="text/x-ndjson")

    def _raw(self, request: web.Request) -> web.Response:
        stamp, _, url = unquote(request.path_qs).removeprefix("/web/").partition("id_/")
        for one in self.captures:
            if (one.url, one.timestamp) == (url, stamp):
                headers = {"x-archive-orig-content-type": "text/html; charset=utf-8", "x-archive-orig-etag": '"old"'}
                return web.Response(text=one.body, content_type="text/html", headers=headers)
        return web.Response(status=404, text="not in the archive")

    def _range(self, request: web.Request) -> web.Response:
        first, last = map(int, request.headers["Range"].removeprefix("bytes=").split("-"))
        return web.Response(status=206, body=self.warc[first : last + 1], content_type="application/octet-stream")


def questions(site: Site) -> list[dict[str, str]]:
    """What the index was asked, without what the two indexes add themselves."""
    return [dict(parse_qsl(path.partition("?")[2])) for path in site.asked if "?" in path]
