"""Where a listing in HTML goes on."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scrapers.outlet import site_of
from scrapers.sources.stated import address
from scrapers.text import fold, squeeze

_SAID = re.compile(
    r"^\W{0,4}(?:next(?: page| posts?| articles?| results?)?|older(?: posts?| entries| articles?| stories)?|"
    r"load more.{0,20}|"
    r"(?:show|view|see) more(?: posts?| articles?| stories| results?)?|more (?:posts?|articles?|stories|results)|"
    r"(?:page )?suivante?s?|articles? (?:suivants?|plus anciens)|plus d.articles|"
    r"nachste(?: seite)?|naechste(?: seite)?|weiter|"
    r"altere (?:artikel|beitrage)|(?:pagina )?(?:successiv[ao]|seguente)|"
    r"prossima(?: pagina)?|avanti|articoli meno recenti|"
    r"(?:pagina )?siguiente|entradas anteriores|ver mas|mas noticias)\W{0,4}$|^[>»›→]{1,2}$"
)
_IN_PATH = re.compile(r"/(?:page|pagina|seite|p)[/-]?(\d{1,5})/?$|/(\d{1,4})/?$")
_IN_QUERY = ("page", "paged", "p", "pg", "pagina", "seite", "pagenum", "currentpage", "offset", "start")


def next_pages(tree: LexborHTMLParser, url: str, base: str) -> tuple[str, ...]:
    """Return the next page, as rel=next states it, else a link that says so, else the one with the next number."""
    own = url.partition("#")[0]
    for selector in ("link[rel~=next i][href]", "a[rel~=next i][href]"):
        for node in tree.css(selector):
            if (target := address(node.attributes.get("href"), base)) and _fits(target, own):
                return (target,)
    numbered: str | None = None
    page = _number(own) or 1
    for node in tree.css("a[href]")[:5000]:
        attributes = node.attributes
        text = squeeze(node.text())[:40] or squeeze(attributes.get("aria-label") or attributes.get("title"))[:40]
        says = bool(_SAID.match(fold(text))) if 0 < len(text) < 35 else False
        if not says and text != str(page + 1):
            continue
        target = address(attributes.get("href"), base)
        if target is None or not _fits(target, own):
            continue
        number = _number(target)
        if says and (number is None or number > page or number > 9):
            return (target,)
        if number == page + 1 and _same_listing(target, own):
            numbered = numbered or target
    return (numbered,) if numbered else ()


def _fits(target: str, own: str) -> bool:
    return target.rstrip("/") != own.rstrip("/") and site_of(target) == site_of(own) and _belongs(target, own)


def _belongs(target: str, own: str) -> bool:
    """Whether both lie under one path: a "More stories" that leads to another section is no next page."""
    mine, other = _IN_PATH.sub("", urlsplit(own).path).strip("/"), _IN_PATH.sub("", urlsplit(target).path).strip("/")
    return mine == other or (bool(mine) and other.startswith(mine + "/") and _number(target) is not None)


def _same_listing(target: str, own: str) -> bool:
    return _belongs(target, own) and {name for name, _ in parse_qsl(urlsplit(own).query)} <= {
        name for name, _ in parse_qsl(urlsplit(target).query)
    }


def _number(url: str) -> int | None:
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    stated = next((asked[name] for name in _IN_QUERY if asked.get(name, "").isdecimal()), None)
    if stated is not None:
        return int(stated[:9])
    found = _IN_PATH.search(parts.path)
    return int(found.group(1) or found.group(2)) if found else None
