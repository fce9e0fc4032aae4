"""Feeds, sitemaps, robots.txt and home pages that are no such thing, broken off, endless, or full of entities."""

from __future__ import annotations

import gzip
from functools import cache
from itertools import count

from tests.hostile.case import FINE, Case, page, rss
from tests.hostile.wire import Answer, Behaviour, Wire, response

_FINE = page("Étoile is fine", "Étoile, the Prime Video series, is fine.")
_XML = '<?xml version="1.0"?>'
_LAUGHS = "<!DOCTYPE a [<!ENTITY l0 'lol'>" + "".join(
    f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12)
) + "]>"  # fmt: skip
_QUADRATIC = f"<!DOCTYPE a [<!ENTITY long '{'a' * 100_000}'>]>"
ASKED_OUTSIDE = "/asked-by-an-entity"


def cases() -> list[Case]:
    """All of them, each a new one."""
    return [
        _feed("Feed of HTML", b"<!doctype html><html><body><p>Welcome</p></body></html>"),
        _feed("Empty feed", b""),
        _feed("Feed of NUL bytes", bytes(100_000)),
        _feed("Cut off feed", rss(FINE, "/etoile-lost")[:-60], reads=True),
        _feed("Feed of 100,000 items", _many_items(), reads=True),
        _feed("Feed nested 100,000 deep", (_XML + "<rss><channel>" + "<item>" * 100_000).encode()),
        _feed("Feed of a million tags", (_XML + "<rss><channel>" + "<a/>" * 1_000_000).encode()),
        _feed("Feed of laughs", _of_entities(_LAUGHS, "&l11;")),
        _feed("Feed of one long entity", _of_entities(_QUADRATIC, "&long;" * 20_000)),
        _feed("Feed with a file in it", _of_entities("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;"),
              reads=True),
        _feed("Feed with an address in it",
              _of_entities(f"<!DOCTYPE a SYSTEM '{ASKED_OUTSIDE}' [<!ENTITY x SYSTEM '{ASKED_OUTSIDE}'>]>", "&x;"),
              reads=True),
        _feed("Feed in Latin-1", _latin_feed(), reads=True),
        _feed("Feed with titles of 2 MB", _of_entities("", "a" * 2_000_000), reads=True),
        _feed("Feed of 3,000 attributes", rss(FINE).replace(b"<item>", b"<item" + b"".join(
            b" a%d='1'" % n for n in range(3000)) + b">"), reads=True),
        _feed("JSON feed nested 100,000 deep", b'{"items": ' + b"[" * 100_000),
        _feed("JSON feed of numbers", b'{"items": [1, null, {"url": 5, "tags": {"a": 1}, "authors": "x"}]}'),
        _feed("JSON feed with a number of 1 MB", b'{"items": ' + b"9" * 1_000_000 + b"}"),
        _feed("Feed inflates to 1 GB", response(_bomb(), "application/rss+xml", Content_Encoding="gzip")),
        _feed("Feed as gzip file of 1 GB", response(_bomb(), "application/gzip")),
        _feed("Feed that is its own next page", _next_of_feed("/feed"), reads=True),
        Case(name="Feed of endless pages", otherwise=_endless_feed(), most_requests=40),
        _sitemap("Sitemap of HTML", b"<html><p>No</p></html>"),
        _sitemap("Empty sitemap", b""),
        _sitemap("Cut off sitemap", _urlset(FINE, "/etoile-lost")[:-40], reads=True),
        _sitemap("Sitemap of 60,000", _urlset(FINE, *(f"/story-{n}" for n in range(60_000))), reads=True),
        _sitemap("Sitemap of 50 MB", response(gzip.compress(_urlset(FINE, *["/story" + "a" * 2000] * 25_000)),
                                              "application/gzip")),
        _sitemap("Sitemap of laughs", (_XML + _LAUGHS + "<urlset><url><loc>&l11;</loc></url></urlset>").encode()),
        _sitemap("Sitemap with a file in it", (_XML + "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                 "<urlset><url><loc>http://127.0.0.1/&x;</loc></url></urlset>").encode()),
        _sitemap("Sitemap nested 200,000 deep", (_XML + "<urlset>" + "<url>" * 200_000).encode()),
        _sitemap("Index of itself", _index("/map.xml")),
        _sitemap("Index of 5,000", _index(*(f"/part-{n}.xml" for n in range(5000))), most_requests=40),
        _sitemap("Index of closed addresses", _index("http://169.254.169.254/latest/", "file:///etc/passwd",
            "//[::1]/")),
        Case(name="Indexes without end", feeds=(), sitemaps=("/map.xml",), otherwise=_endless_index(),
            most_requests=80),
        _sitemap("Sitemap leads outside", _urlset("http://10.0.0.1/etoile", "http://127.0.0.1:22/etoile",
                                                  "javascript:alert(1)", "http://127.0.0.1:99999/etoile",
                                                      "http://[/e")),
        _sitemap("Sitemap of one text of 4 MB", _urlset("/" + "e" * 4_000_000)),
        _robots("Robots of 10 MB", b"User-agent: *\n" + b"Disallow: /no\n" * 700_000, reads=False),
        _robots("Robots of 400 KB of stars", b"User-agent: *\n" + b"Disallow: /*a*a*a*a*a*a*a*a*b\n" * 13_000),
        _robots("Robots of one long pattern", b"User-agent: *\nDisallow: /" + b"*e" * 40_000 + b"$\n"),
        _robots("Robots of a day's delay", b"User-agent: *\nCrawl-delay: 86400\n", reads=False),
        _robots("Robots of no number", b"User-agent: *\nCrawl-delay: nan\n"),
        _robots("Robots of an endless delay", b"User-agent: *\nCrawl-delay: inf\n", reads=False),
        _robots("Robots of a negative delay", b"User-agent: *\nCrawl-delay: -5\n"),
        _robots("Robots of NUL bytes", bytes(100_000)),
        _robots("Robots of 5,000 sitemaps", b"".join(b"Sitemap: /map-%d.xml\n" % n for n in range(5000)),
                most_requests=80),
        _robots("Robots redirects to itself", response(status="302 Found", Location="/robots.txt"), plain=False),
        _home("Home of 100,000 links", b"".join(b'<a href="/story-%d">Etoile %d</a>' % (n, n) for n in range(100_000))),
        _home("Home of 20,000 feeds", b"".join(
            b'<link rel="alternate" type="application/rss+xml" href="/feed-%d">' % n for n in range(20_000))),
    ]  # fmt: skip


def _case(
    name: str, listing: dict[str, Answer], *, reads: bool, most_requests: int = 60, **more: tuple[str, ...]
) -> Case:
    return Case(
        name=name,
        answers={FINE: _FINE, "/etoile-lost": _FINE, **listing},
        ends={FINE: ("kept", "")} if reads else {},
        titles={FINE: "Étoile is fine"} if reads else {},
        most_requests=most_requests,
        **more,
    )


def _feed(name: str, body: bytes, *, reads: bool = False) -> Case:
    answer = body if body.startswith(b"HTTP/") else response(body, "application/rss+xml")
    return _case(name, {"/feed": answer}, reads=reads, most_requests=310)


def _sitemap(name: str, body: bytes, *, reads: bool = False, most_requests: int = 310) -> Case:
    answer = body if body.startswith(b"HTTP/") else response(body, "application/xml")
    return _case(name, {"/map.xml": answer}, reads=reads, most_requests=most_requests, feeds=(), sitemaps=("/map.xml",))


def _robots(name: str, body: bytes, *, reads: bool = True, plain: bool = True, most_requests: int = 60) -> Case:
    answer = response(body, "text/plain") if plain else body
    return _case(name, {"/robots.txt": answer, "/feed": response(rss(FINE))}, reads=reads, most_requests=most_requests)


def _home(name: str, body: bytes) -> Case:
    return _case(
        name, {"/": response(b"<html><body>" + body), "/feed": response(rss(FINE))}, reads=True, most_requests=310
    )


def _many_items() -> bytes:
    rows = "".join(f"<item><title>Garden {n}</title><link>/story-{n}</link></item>" for n in range(100_000))
    return rss(FINE).replace(b"</channel>", rows.encode() + b"</channel>")[:4_900_000]


def _of_entities(doctype: str, title: str) -> bytes:
    return (
        f"{_XML}{doctype}<rss version='2.0'><channel><title>{title}</title>"
        f"<item><title>Étoile {title}</title><link>{FINE}</link></item></channel></rss>"
    ).encode()


def _latin_feed() -> bytes:
    text = rss(FINE).decode().replace('version="1.0"', 'version="1.0" encoding="iso-8859-1"')
    return text.encode("latin-1")


def _next_of_feed(address: str) -> bytes:
    link = f'<link xmlns="http://www.w3.org/2005/Atom" rel="next" href="{address}"/>'.encode()
    return rss(FINE).replace(b"<channel>", b"<channel>" + link)


def _endless_feed() -> Behaviour:
    """Every page of the feed has a new article and a next page; what else is asked is an article."""
    turn = count()

    async def answer(wire: Wire, path: str) -> None:
        number = next(turn)
        if path.startswith("/feed"):
            body = _next_of_feed(f"/feed?page={number}").replace(FINE.encode(), f"/etoile-{number}".encode())
            wire.write(response(body, "application/rss+xml"))
        else:
            wire.write(page(f"Étoile story {number}"))

    return answer


def _endless_index() -> Behaviour:
    turn = count()

    async def answer(wire: Wire, path: str) -> None:
        wire.write(response(_index(*(f"/map-{next(turn)}.xml" for _ in range(20))), "application/xml"))

    return answer


def _urlset(*paths: str) -> bytes:
    rows = "".join(f"<url><loc>{path}</loc></url>" for path in paths)
    return f'{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def _index(*paths: str) -> bytes:
    rows = "".join(f"<sitemap><loc>{path}</loc></sitemap>" for path in paths)
    return f"{_XML}<sitemapindex>{rows}</sitemapindex>".encode()


@cache
def _bomb() -> bytes:
    return gzip.compress(_XML.encode() + bytes(100_000_000), 6)
