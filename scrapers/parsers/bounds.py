"""Cuts a page off where its nesting or its size is beyond reason, before it is parsed."""

from __future__ import annotations

import re

from scrapers.parsers.byte_marks import count, find, last

LONGEST = 20_000_000
"""Characters. What a page may hold when inflated."""
DEEPEST = 6_000
"""Open elements. The parser looks through all of them at each tag: 5,000 cost 30 ms, 200,000 a minute and a half."""
_STEPS = 300_000_000
"""Open elements summed over all tags; the parser takes about a nanosecond for each."""
_MOST_TAGS = 60_000
"""Opened in all. The longest of 860 real pages opens 10,000; a million make a tree of 300 MB, read for 15 seconds."""
_MOST_ATTRIBUTES = 2_000
"""Of one tag. The parser compares each with all before it: 50,000 cost 4.5 seconds."""
_MOST_FORMATS = 800
"""Open font, b and the like that have attributes: the parser opens them all again in every paragraph."""

_FEW_TAGS = 12_000
_FEW_OPENED, _FEW_CLOSED = 13_000, 13_000
"""However these are nested, the parser passes no more open elements than `_STEPS`, and the readers end soon."""
_FEW_FORMATS = 3_000
_FEW_VALUES = 25_000
"""Below these counts of "<" and "=" no page can do harm; nine real pages in ten lie below."""
_WINDOW = 8_000


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})(?:[^>\"'=]|=\s{0,9}(?:\"[^\"]*(?:\"|$)|'[^']*(?:'|$))?|[\"'])*+>?"
)
_FORMAT = re.compile(
    rb"<(?=[bBiIsSuUeEtTcCfFnN][\s/mMtTiIoO])(?:[bBiIsSuU]|[eE][mM]|[tT][tT]|[bB][iI][gG]|[cC][oO][dD][eE]"
    rb"|[fF][oO][nN][tT]|[nN][oO][bB][rR]|[sS][mM][aA][lL][lL]|[sS][tT][rR](?:[iI][kK][eE]|[oO][nN][gG]))[\s/]"
)
"""Both cases written out: a pattern that ignores case can't skip to the next "<". Most tags fail at two letters."""
_FORMATS = _names("b big code em font i nobr s small strike strong tt u")
_QUOTED = re.compile(r"=\s{0,9}(?:\"[^\"]*\"|'[^']*')")
_SEPARATOR = re.compile(r"[\s/]+[^\s/>]")
_NOT_NESTED = _names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot"
    " option"
    " optgroup colgroup a html head body"
)
"""Void elements, and those that the next of their kind closes: old pages leave thousands of them open."""
_RAW = frozenset(("script", "style", "textarea", "title", "noembed", "noframes", "xmp", "iframe"))


def bounded(html: str) -> str:
    """Return the page up to where it would cost the parser beyond reason, and at most `LONGEST` characters of it.

    A tag with more than `_MOST_ATTRIBUTES` attributes loses them; the page goes on behind it.
    """
    if len(html) > LONGEST:
        html = html[:LONGEST]
    return html if is_harmless(html.encode("utf-8", "replace")) else _cut(html)


def is_harmless(html: bytes) -> bool:
    """Whether `bounded` would leave a page in UTF-8 as it is, as far as counting tells."""
    if len(html) > LONGEST:
        return False
    tags = count(html, b"<")
    return (
        (tags <= _FEW_TAGS or (tags <= _FEW_OPENED + _FEW_CLOSED and tags - count(html, b"</") <= _FEW_OPENED))
        and (len(html) < 4 * _FEW_VALUES or count(html, b"=") <= _FEW_VALUES)
        and not _has_a_long_tag(html)
        and (tags <= _FEW_FORMATS or len(_FORMAT.findall(html)) <= _MOST_FORMATS)
    )


def _has_a_long_tag(html: bytes) -> bool:
    """Whether some tag is longer than a window, scripts, styles and long values aside.

    Only there can thousands of attributes without a value stand.
    """
    known = 0
    for start in range(0, len(html) - _WINDOW, _WINDOW):
        if start < known or find(html, b">", start, start + _WINDOW) >= 0:
            continue
        tag = max(html.rfind(b"<", 0, start), 0)
        if html.count(b'"', tag, start) % 2 or html.count(b"'", tag, start) % 2:
            continue
        end = _end_of_open(html, known, start, b"script") or _end_of_open(html, known, start, b"style")
        if not end:
            return True
        known = end
    return False


def _end_of_open(html: bytes, known: int, position: int, name: bytes) -> int:
    """Where the element ends in which the position lies, looked for from `known` on; 0 where it lies in none."""
    start = last(html, b"<" + name, known, position)
    if start < 0 or find(html, b"</" + name, start, position) >= 0:
        return 0
    end = find(html, b"</" + name, position)
    return end if end >= 0 else len(html)


def _cut(html: str) -> str:
    kept: list[str] = []
    done = depth = formats = steps = position = opened = 0
    while tag := _TAG.search(html, position):
        closing, name = tag.group(1), tag.group(2).lower()
        named, position = tag.end(2), tag.end()
        if position - named > 2 * _MOST_ATTRIBUTES and _attributes(html, named, position) > _MOST_ATTRIBUTES:
            kept += (html[done:named], ">")
            done = position
        steps += depth
        opened += not closing
        if steps > _STEPS or opened > _MOST_TAGS:
            return "".join((*kept, html[done : tag.start()]))
        if name in _NOT_NESTED:
            continue
        if closing:
            depth = max(depth - 1, 0)
            if name in _FORMATS:
                formats = max(formats - 1, 0)
        elif name in _RAW:
            position = _end_of_raw(html, position, name)
        else:
            depth += 1
            formats += name in _FORMATS and position - named > 1
            if depth > DEEPEST or formats > _MOST_FORMATS:
                return "".join((*kept, html[done : tag.start()]))
    return "".join((*kept, html[done:])) if kept else html


def _attributes(html: str, start: int, end: int) -> int:
    return sum(1 for _ in _SEPARATOR.finditer(_QUOTED.sub("", html[start:end])))


def _end_of_raw(html: str, position: int, name: str) -> int:
    """Where the text of a script goes on as mark-up; the end of the page where it is never closed."""
    closing = f"</{name}"
    end = html.find("</", position)
    # Step by step: looking for a name in capitals to the end of the page, for each script again, would be quadratic.
    while end >= 0 and html[end : end + len(closing)].lower() != closing:
        end = html.find("</", end + 2)
    return end if end >= 0 else len(html)
