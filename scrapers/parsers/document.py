"""One parse of a page, and what every field reader asks of it: metas, JSON-LD, links, the tree."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Any

import json_repair
import orjson
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from scrapers.items import Page
from scrapers.parsers import charset
from scrapers.parsers.bounds import bounded, is_harmless
from scrapers.parsers.gather import Gathered, gather

_ARTICLE_TYPES = re.compile(
    r"^(?:\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|SocialMediaPosting|Review|\w*Report|\w*Posting)$"
)
_META_NAMES = ("property", "name", "itemprop", "http-equiv")
_JSON_LD_LIMIT = 2_000_000
"""Characters of one block; the largest real one among 700 pages has 400,000."""

_MENDABLE = 100_000
"""Characters of a malformed block; mending is slow, and slower than linear."""
_DEEP = re.compile(r"(?:[\[{]\s{0,9}){40}")
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_WRAPPED = re.compile(
    r"^\s{0,9}(?:<!--|//\s{0,9}<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/|<!\[CDATA\[)|(?:-->|(?://"
    r"|/\*)?\s{0,9}\]\]>(?:\s{0,9}\*/)?)\s{0,9}$"
)


class Document:
    """A page, decoded and parsed once; readers must not change the tree (the body reader, which runs last, may)."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.url = page.url
        text = charset.of_utf8(page.body)
        if text is not None and is_harmless(page.body):
            self.html, self.utf8 = text, page.body
        else:
            self.html = bounded(charset.decode(page.body, page.headers.get("content-type", "")))
            self.utf8 = self.html.encode("utf-8", "replace")
        self.tree = LexborHTMLParser(self.utf8, options=LexborDocumentOptions.WO_EVENTS)
        self.asides: dict[int, bool] = {}
        """What is known of elements by id: whether they lie around the article (see `landmarks.aside`)."""
        self.heading_place: int | None = None
        """What `landmarks.place_of_heading` found; None until it is asked."""
        self.site_names: frozenset[str] | None = None
        """What `sitename.names` found; None until it is asked."""

    @cached_property
    def title(self) -> str | None:
        """The text of the title element on one line; None where it is missing or empty."""
        node = self.tree.css_first("title")
        return " ".join(node.text().split()) or None if node else None

    @cached_property
    def gathered(self) -> Gathered:
        """What one walk over the tree found for all readers."""
        return gather(self.tree, self.utf8)

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """Contents of all metas by their name, property or itemprop in lower case, page order, empty ones left"
        " out."""
        found: dict[str, list[str]] = {}
        for attributes in self.gathered.metas:
            content = (attributes["content"] or "").strip()
            if not content:
                continue
            for kind in _META_NAMES:
                if kind in attributes and (name := attributes[kind]):
                    found.setdefault(name.strip().lower(), []).append(content)
        return found

    def meta(self, *names: str) -> str | None:
        """The first content of the first of these names that the page has; None where it has none."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """All JSON-LD objects of the page: lists and @graph opened, page order; malformed blocks mended or"
        " left out."""
        found: list[dict[str, Any]] = []
        for node in self.gathered.json_ld:
            text = node.text(strip=True)
            if 2 < len(text) <= _JSON_LD_LIMIT:
                _flatten(_load(text), found, 0)
        return found

    @cached_property
    def json_ld_article(self) -> dict[str, Any]:
        """The JSON-LD object that describes this page's article; empty where there is none."""
        articles = [node for node in self.json_ld if any(map(_is_article, types_of(node)))]
        return articles[0] if len(articles) == 1 else max(articles, key=self._fit, default={})

    def _fit(self, node: dict[str, Any]) -> tuple[bool, bool, bool, bool]:
        addresses = {_address(node.get("url")), _address(node.get("@id")), _address(node.get("mainEntityOfPage"))}
        own = {_bare(self.url), _bare(self.canonical or self.url)}
        return (
            any(_bare(address) in own for address in addresses if address),
            "headline" in node,
            "datePublished" in node,
            "SocialMediaPosting" not in types_of(node),
        )

    @cached_property
    def canonical(self) -> str | None:
        """The address of rel=canonical or og:url as the page states it; not checked."""
        node = self.tree.css_first("link[rel=canonical][href]")
        return (node.attributes.get("href") if node else None) or self.meta("og:url")

    @cached_property
    def root(self) -> LexborNode | None:
        """The html element; None for an empty page."""
        return self.tree.root


@lru_cache(maxsize=1024)
def _is_article(kind: str) -> bool:
    return _ARTICLE_TYPES.match(kind) is not None


def types_of(node: dict[str, Any]) -> list[str]:
    """The JSON-LD object's types, without their namespace."""
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)]


def _address(value: Any) -> str:
    """The address that a JSON-LD value names, itself or as an object's @id or url; empty where it names none."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _bare(address: str) -> str:
    """The address without scheme, query, fragment and trailing slash: as far as a template writes it reliably."""
    return address.partition("#")[0].partition("?")[0].partition("://")[2].rstrip("/").removeprefix("www.")


def _load(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    plain = _WRAPPED.sub("", _CONTROL.sub(" ", text)).strip().rstrip(";")
    try:
        return orjson.loads(plain)
    except orjson.JSONDecodeError:
        pass
    # Half a letter makes a block malformed, and may not be mended into a text that can't be stored.
    plain = _HALF.sub("", plain)
    if len(plain) > _MENDABLE or _DEEP.search(plain):
        return None
    try:
        return json_repair.loads(plain)
    except (ValueError, RecursionError):
        return None


def _flatten(value: Any, found: list[dict[str, Any]], depth: int) -> None:
    if depth > 5:
        return
    if isinstance(value, list):
        for part in value:
            _flatten(part, found, depth + 1)
    elif isinstance(value, dict):
        found.append(value)
        _flatten(value.get("@graph"), found, depth + 1)
        for key in ("mainEntity", "mainEntityOfPage"):
            inner = value.get(key)
            if isinstance(inner, dict) and "headline" in inner:
                _flatten(inner, found, depth + 1)
        if isinstance(value.get("mainEntity"), dict):
            _flatten(value["mainEntity"], found, depth + 1)
