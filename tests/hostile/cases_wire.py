"""Answers that break HTTP: slow, broken off, lying of their length, inflating without end, leading in circles."""

from __future__ import annotations

import asyncio
import email.utils
import gzip
import time
import zlib
from functools import cache
from itertools import count

import brotli

from tests.hostile.case import FINE, Case, about, page
from tests.hostile.wire import Answer, Behaviour, Wire, reset, response

_TITLE = "Étoile takes a bow"
_LONG_CHUNK = b"5;" + b"x" * 400_000 + b"\r\n<html\r\n0\r\n\r\n"
_WELL = page(_TITLE)
_HTML = about(_TITLE, *["Étoile, the Prime Video series, is told of here at length."] * 80).encode()


def cases() -> list[Case]:
    """All of them, each a new one."""
    return [
        _page("Slow drip", _dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), "timed out"),
        _page("Slow head", _dripping(b"HTTP/1.1 200 OK\r\n"), "timed out"),
        Case(name="Hangs", greeting=_hang, health="broken", most_requests=4),
        Case(name="Closes at once", greeting=_close_at_once, health="broken", most_requests=4),
        Case(name="Speaks another protocol", greeting=_ssh, health="broken", most_requests=4),
        _page("Reset in mid-body", _reset_in_body, ""),
        _page("Cut off gzip", _gzipped(gzip.compress(_HTML)[:-200]), "broke off"),
        _page("Broken gzip", _gzipped(_spoilt(gzip.compress(_HTML))), "gzip"),
        _page("Not gzip at all", response(_HTML, Content_Encoding="gzip"), None),
        _page("Unknown encoding", response(_HTML, Content_Encoding="zstd"), "is not known"),
        _page("Promises more", response(_HTML, length=len(_HTML) + 500), "broke off"),
        _page("Promises less", response(_HTML + b" " * 400, length=len(_HTML)), "not HTTP"),
        _page("Negative length", response(_HTML, length=-5), ""),
        _page("Length of words", _WELL.replace(b"Content-Length: ", b"Content-Length: many"), ""),
        _page("Promises 5 GB", response(_HTML, length=5_000_000_000), "more than"),
        _page("Broken chunks", _chunked(b"ZZZ\r\nno\r\n"), ""),
        _page("Cut off chunks", _chunked(b"5\r\n<html\r\n"), "broke off"),
        _page("Chunk without end", _chunked(b"7fffffffffffffff\r\n" + b"a" * 500_000), ""),
        _page("Chunk extensions", _chunked(_LONG_CHUNK), "", outcome="not an article"),
        _page("Gzip bomb", _gzipped(_gzip_bomb()), "inflated"),
        _page("Gzip in gzip", response(gzip.compress(_gzip_bomb()), Content_Encoding="gzip, gzip"), "inflated"),
        _page("Brotli bomb", response(_brotli_bomb(), Content_Encoding="br"), "inflated"),
        _page("Zstd bomb", response(_zstd_bomb(), Content_Encoding="zstd"), "is not known"),
        _page("Deflate bomb", response(_deflate_bomb(), Content_Encoding="deflate"), "inflated"),
        _page("Encodings without end", response(_HTML, Content_Encoding=", ".join(["gzip"] * 2000)), None),
        _page("Endless body", _endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), "more than"),
        _page("Endless head", _endless(b"HTTP/1.1 200 OK\r\nX-A: "), ""),
        _page("Endless headers", _endless(b"HTTP/1.1 200 OK\r\n", b"X-A: bcd\r\n" * 4000), ""),
        _page("Endless 103", _endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 500), ""),
        _page("Cookie flood", response(_HTML, **{"X": "1" + "\r\nSet-Cookie: a=" + "b" * 3000} | _cookies()), ""),
        _page("Header of 1 MB", response(_HTML, X_Long="a" * 1_000_000), ""),
        _page("Status line of rubbish", b"HTTP/1.1 \xff\xfe rubbish\r\n\r\n", ""),
        _page("Status 999", response(b"no", status="999 No"), "999", outcome="blocked"),
        _page("Unasked 304", response(status="304 Not Modified"), "304"),
        _page("Says 204", response(status="204 No Content"), "empty", outcome="not an article"),
        _page("500 and 503, then well", _in_turn(_error("500 Oops"), _error("503 Busy"), _WELL), None),
        _page("429 with seconds", _in_turn(_error("429 Slow", Retry_After="1"), _WELL), None),
        _page("429 with a date", _in_turn(_later, _WELL), None),
        _page("429 with rubbish", _in_turn(_error("429 Slow", Retry_After="Thu, 99 Foo 99999"), _WELL), None),
        _page("Redirects to itself", _to("/etoile"), "redirections"),
        _page("Redirects in a ring", _to("/a"), "circle", {"/a": _to("/b"), "/b": _to("/a")}),
        Case(
            name="Redirects without end", feed=(FINE,), otherwise=_onward(), most_requests=150,
            ends={FINE: ("failed", "")},
        ),
        *_closed_doors(),
        _page("Redirects nowhere", response(status="302 Found"), "302"),
        _page("Redirects to rubbish", response(status="302 Found", Location="http://[::1/\xff%%%"), ""),
        _page("Redirects to 1 MB", response(status="302 Found", Location="/" + "a" * 1_000_000), ""),
        _page(
            "Meta refresh", response(b'<meta http-equiv="refresh" content="0;url=/etoile-fine"><p>Etoile</p>'), "",
            outcome="not an article",
        ),
        Case(name="TLS of rubbish", scheme="https", greeting=_ssh, health="broken", most_requests=4),
        Case(name="TLS that hangs", scheme="https", greeting=_hang, health="broken", most_requests=4),
        Case(name="No such name", home="http://newsroom.invalid/", health="broken"),
    ]  # fmt: skip


def _page(
    name: str, answer: Answer, reason: str | None, more: dict[str, Answer] | None = None, outcome: str = "failed"
) -> Case:
    """An outlet with one page that answers so, and one in order; `reason` None is for a page that is read."""
    end = ("kept", "") if reason is None else (outcome, reason)
    titles = {"/etoile": _TITLE} if reason is None else {}
    return Case(
        name=name,
        answers={
            "/etoile": answer,
            FINE: page("Étoile is fine", "Étoile, the Prime Video series, is fine."),
            **(more or {}),
        },
        feed=("/etoile", FINE),
        ends={"/etoile": end, FINE: ("kept", "")},
        titles={**titles, FINE: "Étoile is fine"},
    )


def _dripping(start: bytes) -> Behaviour:
    async def drip(wire: Wire, _: str) -> None:
        wire.write(start)
        while True:
            wire.write(b"a")
            await wire.drain()
            await asyncio.sleep(0.2)

    return drip


async def _hang(wire: Wire, _: str) -> None:
    await asyncio.sleep(600)


async def _close_at_once(wire: Wire, _: str) -> None:
    wire.close()


async def _ssh(wire: Wire, _: str) -> None:
    wire.write(b"SSH-2.0-OpenSSH_9.9\r\n" + bytes(200))
    await wire.drain()


async def _reset_in_body(wire: Wire, _: str) -> None:
    wire.write(_WELL[:-300])
    await reset(wire)


def _gzipped(body: bytes) -> bytes:
    return response(body, Content_Encoding="gzip")


def _spoilt(body: bytes) -> bytes:
    return body[:40] + bytes(20) + body[60:]


def _chunked(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + body


@cache
def _gzip_bomb() -> bytes:
    """One gigabyte of zeros."""
    stream = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = stream.compress(bytes(1)) + stream.flush(zlib.Z_FULL_FLUSH)
    block = stream.compress(bytes(10_000_000)) + stream.flush(zlib.Z_FULL_FLUSH)
    return start + block * 100


@cache
def _deflate_bomb() -> bytes:
    stream = zlib.compressobj(9)
    start = stream.compress(bytes(1)) + stream.flush(zlib.Z_FULL_FLUSH)
    return start + (stream.compress(bytes(10_000_000)) + stream.flush(zlib.Z_FULL_FLUSH)) * 100


@cache
def _brotli_bomb() -> bytes:
    return bytes(brotli.compress(bytes(200_000_000), quality=5))


def _zstd_bomb() -> bytes:
    """One gigabyte of zeros: a frame of 8,192 blocks, each of which says one byte and how often it stands."""
    blocks = 8192
    heads = ((last | 1 << 1 | 131_072 << 3).to_bytes(3, "little") for last in [0] * (blocks - 1) + [1])
    return b"\x28\xb5\x2f\xfd" + b"\x00\x58" + b"".join(head + b"\0" for head in heads)


def _endless(start: bytes, block: bytes = b"a" * 65536) -> Behaviour:
    async def pour(wire: Wire, _: str) -> None:
        wire.write(start)
        while True:
            wire.write(block)
            await wire.drain()

    return pour


def _cookies() -> dict[str, str]:
    return {f"X-{number}": "b" * 200 for number in range(5000)}


def _error(status: str, **headers: str) -> bytes:
    return response(b"not now", status=status, **headers)


def _in_turn(*answers: Answer) -> Behaviour:
    """Each answer once, the last from then on."""
    turn = count()

    async def answer(wire: Wire, path: str) -> None:
        given = answers[min(next(turn), len(answers) - 1)]
        if isinstance(given, bytes):
            wire.write(given)
        else:
            await given(wire, path)

    return answer


async def _later(wire: Wire, _: str) -> None:
    wire.write(_error("429 Slow", Retry_After=email.utils.formatdate(time.time() + 2, usegmt=True)))


def _to(address: str) -> bytes:
    return response(status="302 Found", Location=address)


def _onward() -> Behaviour:
    """Whatever is asked leads on to a new address; the feed and robots.txt aside."""
    turn = count()

    async def answer(wire: Wire, path: str) -> None:
        wire.write(response(status="404 Gone") if path == "/robots.txt" else _to(f"/maze/{next(turn)}"))

    return answer


def _closed_doors() -> list[Case]:
    doors = {
        "the cloud's metadata": "http://169.254.169.254/latest/meta-data/",
        "loopback": "http://127.0.0.1:22/",
        "loopback as a number": "http://2130706433/",
        "loopback in octal": "http://0177.0.0.1/",
        "loopback mapped": "http://[::ffff:127.0.0.1]/",
        "localhost": "http://localhost./",
        "a private host": "//10.0.0.1/etoile",
        "a file": "file:///etc/passwd",
        "a script": "javascript:alert(1)",
        "data": "data:text/html,<h1>Etoile</h1>",
        "a user name": "http://a:b@10.0.0.1/",
    }
    return [_page(f"Redirects to {name}", _to(address), "") for name, address in doors.items()]
