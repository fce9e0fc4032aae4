"""Pages that are too deep, too long, in the wrong letters, of broken data, of no date that ever was,
or no page at all."""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections.abc import Mapping
from itertools import count

from tests.hostile.case import Case, about, rss
from tests.hostile.wire import Behaviour, Wire, response

_TITLE = "Étoile takes a bow"
_SAID = "Étoile, the Prime Video series by Amy Sherman-Palladino, is told of by its café's dancers."
_SECOND = "Luke Kirby and Charlotte Gainsbourg lead the cast."
_LINE = "The company of the ballet danced on through the night without a pause. "


def cases() -> list[Case]:
    """All of them, each a new one."""
    read = {name: (answer, "kept") for name, answer in _read().items()}
    refused = _refused()
    return [
        _of_pages("Pages that are read", read, titled=True),
        _of_pages("Pages that are heavy", {name: (answer, "") for name, answer in _heavy().items()}),
        _of_pages("Pages that are none", refused),
        _of_pages("Pages of no date", {name: (answer, "kept") for name, answer in _undated().items()}, titled=True),
        _maze("Calendar without end", "/calendar/{}"),
        _maze("Sessions without end", "/etoile?sid={}"),
        _maze("Paths without end", "/etoile" + "/a" * 40 + "/{}"),
    ]


def _of_pages(name: str, pages: Mapping[str, tuple[bytes, str]], *, titled: bool = False) -> Case:
    answers = {f"/etoile-{path}": answer for path, (answer, _) in pages.items()}
    return Case(
        name=name,
        answers=answers,
        feed=tuple(answers),
        ends={f"/etoile-{path}": (outcome, "") for path, (_, outcome) in pages.items() if outcome},
        titles=dict.fromkeys(answers, _TITLE) if titled else {},
        most_requests=100,
    )


def _html(*, head: str = "", before: str = "", after: str = "", title: str = _TITLE) -> str:
    return about(title, _SAID, _SECOND, head=head).replace("<article>", f"{before}<article>").replace(
        "</article>", f"</article>{after}"
    )  # fmt: skip


def _page(**parts: str) -> bytes:
    return response(_html(**parts).encode())


def _read() -> dict[str, bytes]:
    """Pages whose article is read whatever stands around it."""
    plain = _html().replace('<meta charset="utf-8">', "")
    claims = '<meta charset="{}">'
    deep = '{"@graph": [' * 20_000
    headline = json.dumps({"@type": "NewsArticle", "headline": _TITLE, "datePublished": "2025-04-24T09:00:00-04:00"})
    return {
        "5000-deep": _page(before="<div>" * 4_990),
        "5000-deep-within": response(_html().replace(_SECOND, "<div>" * 4_990 + _SECOND).encode()),
        "200000-deep": _page(after="<div>" * 200_000),
        "200000-deep-fonts": _page(after="<font size=1><b>" * 100_000),
        "long-line": response(
            gzip.compress(_html(after=f"<script>{'x' * 10_000_000}</script>").encode()), Content_Encoding="gzip"
        ),
        "50000-attributes": response(_html(after="<div " + "".join(f"a{n}=1 " for n in range(50_000)) + ">x").encode()),
        "attribute-of-2-mb": _page(after=f"<div data-x='{'&amp;' * 400_000}'>x</div>"),
        "nul-bytes": response(_html().encode().replace(b"<p>", b"\0<p>\0\0")),
        "control-characters": response(_html().encode().replace(b"<p>", b"\x01\x0b<p>\x1b\x7f")),
        "latin-1": response(plain.encode("latin-1"), "text/html; charset=iso-8859-1"),
        "latin-1-unsaid": response(plain.encode("latin-1"), "text/html"),
        "cp1252-said-in-the-page": response(_with(plain, claims.format("windows-1252")).encode("cp1252")),
        "cp1252-called-utf-8": response(_with(plain, claims.format("utf-8")).encode("cp1252"),
            "text/html; charset=utf-8"),
        "utf-16-le": response(b"\xff\xfe" + plain.encode("utf-16-le")),
        "utf-16-be": response(b"\xfe\xff" + plain.encode("utf-16-be")),
        "utf-16-unmarked": response(plain.encode("utf-16-le"), "text/html; charset=utf-16"),
        "utf-8-called-latin-1": response(plain.encode(), "text/html; charset=iso-8859-1"),
        "utf-8-called-utf-16": response(_with(plain, claims.format("utf-16")).encode()),
        "utf-8-called-nonsense": response(_with(plain, claims.format("x-no-such-charset")).encode(),
            "text/html; charset=hex"),
        "utf-8-called-utf-7": response(plain.encode(), "text/html; charset=utf-7"),
        "utf-8-read-twice": response(plain.encode().decode("cp1252").encode()),
        "contradicting": response(
            _with(plain, claims.format("shift_jis") + claims.format("koi8-r")).encode(), "text/html; charset=gb2312"
        ),
        "decomposed": response(unicodedata.normalize("NFD", _html()).encode()),
        "strays-in-utf-8": response(_html(after="<p>caf\udce9").encode("utf-8", "surrogateescape")),
        "json-malformed": _ld('{"@type": "NewsArticle", "headline": "Étoile takes a bow", "datePublished": ', plain),
        "json-enormous": _ld('{"@type": "NewsArticle", "articleBody": "' + "a" * 3_000_000 + '"}', plain),
        "json-nested": _ld(deep, plain),
        "json-brackets": _ld("[" * 500_000, plain),
        "json-open-braces": _ld('{"a":' * 15_000, plain),
        "json-list-of-lists": _ld(f"[[[[{headline}]]]]", plain),
        "json-of-wrong-kinds": _ld('{"@type": ["NewsArticle", 5, null], "headline": {"a": []}, "author": [[["x"]], 7], '
                                   '"datePublished": {"@value": 3}, "keywords": {"a": 1}, "articleSection": [null]}',
                                       plain),
        "json-in-circles": _ld('{"@type": "NewsArticle", "@id": "#a", "mainEntity": {"@id": "#a", "mainEntityOfPage": '
                               '{"@id": "#a"}}, "author": {"@id": "#a"}}', plain),
        "json-of-20000-authors": _ld(json.dumps({"@type": "NewsArticle", "headline": _TITLE, "author": [
            {"@type": "Person", "name": f"Rosa Hedge{n}"} for n in range(20_000)]}), plain),
        "20000-metas": _page(head="".join(f'<meta property="article:tag" content="tag {n}">' for n in range(20_000))),
    }  # fmt: skip


def _heavy() -> dict[str, bytes]:
    """Pages at the size that is allowed; whatever they end as, they end, and in time."""
    bodies = {
        "tags-unclosed": "<p " * 1_500_000,
        "only-lt": "<" * 4_500_000,
        "comments-open": "<!--" * 1_100_000,
        "entities": "&notin;&#x1F600;&" * 250_000,
        "paragraphs": "<p>a" * 1_000_000,
        "paragraphs-of-names": "<p>Étoile by Luke Kirby" * 180_000,
        "one-word": "é" * 2_200_000,
        "one-paragraph-of-names": "<p>" + "Luke Kirby, " * 350_000,
        "links": "<a href='/x'>Etoile</a>" * 180_000,
        "nested-links": "<a href=/x><b>" * 300_000,
        "tables": "<table><tr><td>" * 280_000,
        "tables-of-text": "<table>x" * 500_000,
        "lists": "<ul><li>" * 500_000,
        "selects": "<select><option>" * 280_000,
        "templates": "<template>" * 400_000,
        "svgs": "<svg><g><foreignObject>" * 180_000,
        "headings": "<h1>Étoile</h1>" * 280_000,
        "times": "<time datetime='2025-04-24'>April 24, 2025</time>" * 80_000,
        "bylines": "<p class='byline'>By Rosa Hedge and Ann Lee, April 24, 2025</p>" * 60_000,
        "digits": "<p>" + "1/2/" * 1_000_000,
        "blanks": "<p>" + " " * 4_000_000 + "x",
        "line-breaks": "<p>" + "\n\t" * 2_000_000 + "x",
        "quotes": "<p>" + "“Étoile” " * 300_000,
        "brackets": "<p>" + "(" * 2_000_000,
        "capitals": "<p>" + "A B C " * 700_000,
        "hyphens": "<p>Étoile " + "a-" * 2_000_000,
        "ands": "<p class=author>By " + "Ann and " * 500_000,
        "tags-listed": "<a rel='tag' href='/tag/x'>x y</a>" * 130_000,
        "classes": "<div class='" + "author tag date byline " * 150_000 + "'>x</div>",
        "scripts": "<script type='application/ld+json'>{}</script>" * 90_000,
        "json-scripts": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Étoile"}</script>'
        * 40_000,
        "captions": "<figure><figcaption>Étoile</figcaption></figure>" * 70_000,
        "ruby": "<ruby><rb>a<rt>b" * 250_000,
        "frames": "<frameset><frame src=x>" * 180_000,
        "breaks": "a<br>" * 800_000,
    }
    return {name: response(_html(after=body).encode()[:4_990_000]) for name, body in bodies.items()}


def _refused() -> dict[str, tuple[bytes, str]]:
    """Pages that hold no article, and say or show it."""
    wall = "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script>Etoile</body>"
    not_found = "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>No Etoile.</p></body>"
    pdf, image = b"%PDF-1.7\n" + b"Etoile " * 900, b"\xff\xd8\xff\xe0" + b"Etoile" * 900
    return {
        "pdf": (response(pdf), "not an article"),
        "image": (response(image), "not an article"),
        "bytes": (response(bytes(range(256)) * 4000), "not an article"),
        "empty": (response(b""), "not an article"),
        "blanks": (response(b" \r\n\0" * 1000), "not an article"),
        "video": (response(bytes(4) + b"ftypisom" + bytes(5000)), "not an article"),
        "json": (response(b'{"etoile": 1}', "application/json"), "not an article"),
        "feed": (response(rss("/a"), "application/rss+xml"), "not an article"),
        "blocked": (response(wall.encode(), status="403 Forbidden"), "blocked"),
        "blocked-with-200": (response(wall.encode()), "blocked"),
        "status-402": (response(b"Etoile", status="402 Payment Required"), "blocked"),
        "soft-404": (response(not_found.encode()), "not an article"),
        "too-long": (response(b"<p>" + b"a" * 6_000_000), "failed"),
        "status-600": (response(b"Etoile", status="600 What"), "failed"),
    }


def _undated() -> dict[str, bytes]:
    """Articles whose every date is one that can't be."""
    days = {
        "1970": "1970-01-01T00:00:00Z", "2099": "2099-01-01T00:00:00Z", "31-february": "2025-02-31T10:00:00Z",
        "year-0": "0000-00-00", "year-99999": "99999-12-31T00:00:00Z", "no-number": "NaN", "long": "2025" * 20_000,
        "minute-99": "2025-04-24T99:99:99Z", "offset-of-99-hours": "2025-13-24T10:00:00+99:00", "negative": "-5",
        "epoch-of-overflow": "9" * 400,
    }  # fmt: skip
    found = {}
    for name, day in days.items():
        html = _html(head=f'<meta property="article:published_time" content="{day}">')
        found[name] = response(
            html.replace(
                '<time datetime="2025-04-24T09:00:00-04:00">April 24, 2025</time>', f'<time datetime="{day}">'
            ).encode()
        )
    return found


def _maze(name: str, pattern: str) -> Case:
    """Every page, the feed and the home page name twenty addresses that nobody named before."""
    turn = count()

    async def answer(wire: Wire, path: str) -> None:
        paths = [pattern.format(next(turn)) for _ in range(20)]
        links = "".join(f'<h2><a href="{to}">Étoile at {to[-9:]}</a></h2>' for to in paths)
        following = f'<link rel="next" href="{paths[0]}">'
        if path == "/feed":
            wire.write(response(rss(*paths), "application/rss+xml"))
        elif path == "/robots.txt":
            wire.write(response(status="404 Not Found"))
        else:
            wire.write(response(_html(head=following, after=links, title=f"Étoile at {path[-9:]}").encode()))

    maze: Behaviour = answer
    return Case(name=name, answers={"/": maze}, otherwise=maze, most_requests=310)


def _ld(text: str, plain: str) -> bytes:
    return response(_with(plain, f'<meta charset="utf-8"><script type="application/ld+json">{text}</script>').encode())


def _with(html: str, head: str) -> str:
    return html.replace("<head>", f"<head>{head}")
