"""One parse of a page, and what every field reader asks of it: metas, JSON-LD, links, the tree."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

import json_repair
import orjson
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scrapers.items import Page
from scrapers.parsers import charset

_ARTICLE_TYPES = re.compile(
    r"^(?:\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|SocialMediaPosting|Review|\w*Report|\w*Posting)$"
)
_JSON_LD_LIMIT = 2_000_000
"""Characters of one block; the largest real one among 700 pages has 400,000."""


class Document:
    """A page, decoded and parsed once; readers must not change the tree (the body reader, which runs last, may)."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.url = page.url
        self.html = charset.decode(page.body, page.headers.get("content-type", ""))
        self.tree = LexborHTMLParser(self.html)

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """Contents of all metas by their name, property or itemprop in lower case, page order, empty ones left out."""
        found: dict[str, list[str]] = {}
        for node in self.tree.css("meta[content]"):
            attributes = node.attributes
            content = (attributes.get("content") or "").strip()
            if not content:
                continue
            for kind in ("property", "name", "itemprop", "http-equiv"):
                if name := attributes.get(kind):
                    found.setdefault(name.strip().lower(), []).append(content)
        return found

    def meta(self, *names: str) -> str | None:
        """The first content of the first of these names that the page has; None where it has none."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """All JSON-LD objects of the page: lists and @graph opened, page order; malformed blocks mended or left out."""
        found: list[dict[str, Any]] = []
        for node in self.tree.css('script[type*="ld+json" i]'):
            text = node.text(strip=True)
            if 2 < len(text) <= _JSON_LD_LIMIT:
                _flatten(_load(text), found, 0)
        return found

    @cached_property
    def json_ld_article(self) -> dict[str, Any]:
        """The JSON-LD object that describes this page's article; empty where there is none."""
        articles = [node for node in self.json_ld if any(_ARTICLE_TYPES.match(kind) for kind in types_of(node))]
        return max(articles, key=self._fit, default={})

    def _fit(self, node: dict[str, Any]) -> tuple[bool, bool, bool]:
        addresses = {str(node.get("url")), str(node.get("@id")), str(node.get("mainEntityOfPage"))}
        own = {self.url, self.canonical or self.url}
        return (
            any(address and address in said for said in addresses for address in own),
            "headline" in node,
            ("datePublished" in node),
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


def types_of(node: dict[str, Any]) -> list[str]:
    """The JSON-LD object's types, without their namespace."""
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)]


def _load(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json_repair.loads(text)


def _flatten(value: Any, found: list[dict[str, Any]], depth: int) -> None:
    if depth > 5:
        return
    if isinstance(value, list):
        for part in value:
            _flatten(part, found, depth + 1)
    elif isinstance(value, dict):
        found.append(value)
        _flatten(value.get("@graph"), found, depth + 1)
        if isinstance(value.get("mainEntity"), dict):
            _flatten(value["mainEntity"], found, depth + 1)
