"""An article's text out of a page's data: JSON-LD's articleBody, and the state that scripts draw the page from."""

from __future__ import annotations

import html
import re
from typing import Any

import orjson

from scrapers.parsers.document import Document

_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK_END = re.compile(r"</(?:p|div|h[1-6]|li|blockquote)>|<br\s{0,3}/?>|\r?\n", re.IGNORECASE)
_ASSIGNED = re.compile(r"\s{0,20}(?:(?:window|self|var|let|const)[\w.\s\[\]\"']{1,80}=\s{0,9})?[{]")
_LONGEST_STATE = 3_000_000
"""Characters of a script that are read."""
_MOST_VALUES = 60_000
_PROSE = 80
"""Characters from which a string with blanks in it counts as a paragraph."""
_OTHER_KEYS = frozenset(
    ("cookie", "i18n", "bio", "metadata", "comments", "related", "recommended", "caption", "description", "seo", "meta",
     "author", "authors", "excerpt", "summary", "alt", "disclaimer", "footer", "translations", "newsletter",
     "teaser", "teasers", "messages", "locale", "config", "url", "href", "title")
)  # fmt: skip


def of_json_ld(document: Document) -> list[str]:
    """Return the paragraphs of JSON-LD's articleBody; empty where there is none."""
    said = document.json_ld_article.get("articleBody") or document.json_ld_article.get("reviewBody")
    return _paragraphs(said) if isinstance(said, str) else []


def of_state(document: Document) -> list[str]:
    """Return the paragraphs of the longest text in the page's data scripts (`__NEXT_DATA__` and the like)."""
    best: list[str] = []
    for node in document.tree.css("script:not([src])")[:200]:
        text = node.text()
        if not 500 < len(text) < _LONGEST_STATE:
            continue
        start, end = _ASSIGNED.match(text), text.rfind("}")
        if start is None or end < 0:
            continue
        try:
            state = orjson.loads(text[start.end() - 1 : end + 1])
        except orjson.JSONDecodeError:
            continue
        found = _longest(state)
        if sum(map(len, found)) > sum(map(len, best)):
            best = found
    return best


def _longest(state: Any) -> list[str]:
    """The paragraphs of the one string, or of the one list, that holds most prose."""
    best: list[str] = []
    length = seen = 0
    waiting: list[Any] = [state]
    while waiting and seen < _MOST_VALUES:
        value = waiting.pop()
        seen += 1
        found: list[str] = []
        if isinstance(value, str):
            found = _paragraphs(value) if len(value) > 4 * _PROSE and " " in value else []
        elif isinstance(value, list):
            waiting += value
            found = [line for part in value[:500] for line in _paragraphs(_text_of(part))]
        elif isinstance(value, dict):
            waiting += [inner for key, inner in value.items() if key.lower() not in _OTHER_KEYS]
        total = sum(len(line) for line in found if len(line) >= _PROSE)
        if total > length:
            best, length = found, total
    return best


def _text_of(part: Any, depth: int = 0) -> str:
    """The text of one element of a list: of a string itself, of an object what it calls text, of a tree its"
    " leaves'."""
    if isinstance(part, dict):
        said = next(
            (
                part[key]
                for key in ("text", "content", "html", "value", "body", "data")
                if isinstance(part.get(key), str)
            ),
            "",
        )
        children = part.get("children")
        if not said and isinstance(children, list) and depth < 6:
            return "".join(_text_of(child, depth + 1) for child in children[:200])
        part = said
    return part if isinstance(part, str) and (depth or " " in part) else ""


def _paragraphs(text: str) -> list[str]:
    lines = _BLOCK_END.sub("\n", text).split("\n") if "<" in text or "\n" in text else [text]
    plain = (" ".join(html.unescape(_TAG.sub("", line)).split()) for line in lines)
    return [line for line in plain if line and line[0] not in "{["]
