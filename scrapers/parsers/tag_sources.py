"""Every place where a page states its tags and categories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborNode

from scrapers.parsers import landmarks
from scrapers.parsers.document import Document
from scrapers.parsers.headline import plain
from scrapers.text import fold, squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place and what it says."""

    kind: str
    values: tuple[str, ...]
    visible: bool = False


_METAS = ("article:tag", "news_keywords", "keywords", "tags", "parsely-tags", "sailthru.tags", "pmc_meta", "cse_topic",
          "classification-tags", "custom-keywords", "topics", "og:article:tag", "video:tag", "dc.subject", "tag",
          "article.tags", "cxenseparse:tags", "keyword", "swiftype tags", "page-topic", "subject")  # fmt: skip


def tags(document: Document) -> list[Source]:
    """Tag sources of the page, the visible ones first."""
    found = []
    rel = [node for node, tag, attributes in landmarks.of(document).nodes
           if tag == "a" and "tag" in (attributes.get("rel") or "").split() and "category" not in (attributes.get("rel") or "")]  # fmt: skip
    values = distinct([landmarks.printed(node) for node in rel if not landmarks.aside(node)])
    if values:
        found.append(Source(kind="rel", values=values, visible=True))
    for key in _METAS:
        if key in document.metas:
            found.append(
                Source(kind=key, values=distinct([part for text in document.metas[key] for part in split(text)]))
            )
    words = document.json_ld_article.get("keywords")
    if words:
        found.append(Source(kind="json-ld", values=listed(words)))
    return found


def categories(document: Document) -> list[Source]:
    """Sources of section and categories."""
    found = []
    rel = [node for node, tag, attributes in landmarks.of(document).nodes
           if "category" in (attributes.get("rel") or "")]  # fmt: skip
    values = distinct([landmarks.printed(node) for node in rel if not landmarks.aside(node)])
    if values:
        found.append(Source(kind="rel", values=values, visible=True))
    words = document.json_ld_article.get("articleSection")
    if words:
        found.append(Source(kind="json-ld", values=listed(words)))
    if section := document.meta("article:section"):
        found.append(Source(kind="article:section", values=(plain(section),)))
    return found


def listed(value: Any) -> tuple[str, ...]:
    """The labels of a JSON-LD value: a list's entries as they are, a string split at its commas."""
    if isinstance(value, str):
        return distinct(split(value))
    if isinstance(value, dict):
        return listed(value.get("name"))
    if isinstance(value, list):
        if len(value) == 1 and isinstance(value[0], str):
            return distinct(split(value[0]))
        return distinct([plain(part.get("name") if isinstance(part, dict) else part) for part in value])
    return ()


_COMMA = re.compile(r"\s*[,;|]\s*")


def split(text: str) -> list[str]:
    """Split one string of many labels."""
    return [part for part in _COMMA.split(plain(text)) if part]


def distinct(values: list[str]) -> tuple[str, ...]:
    """The labels trimmed, none twice (accents and case aside)."""
    seen: dict[str, str] = {}
    for value in values:
        text = squeeze(value).strip(" ,;|·•#")
        if text and len(text) <= 80:
            seen.setdefault(fold(text), text)
    return tuple(seen.values())
