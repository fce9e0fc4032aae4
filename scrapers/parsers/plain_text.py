"""Fields of metas and JSON-LD as text."""

from __future__ import annotations

import html
import re
from typing import Any

from scrapers.text import squeeze

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def plain(value: Any) -> str:
    """Return a field of a meta or JSON-LD as text: entities decoded (twice where escaped twice), mark-up taken out."""
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, str)), None)
    if not isinstance(value, str):
        return ""
    text = value
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    return squeeze(_MARKUP.sub("", text) if "<" in text else text)
