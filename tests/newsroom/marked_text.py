"""The marks in which articles are written (`*emphasis*`, `[words](address)`, `## `, `> `, `- `): to HTML and text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

_LINK = re.compile(r"\[([^\]\n]{1,200})\]\(([^)\s]{1,200})\)")
_EMPHASIS = re.compile(r"\*([^*\n]{1,200})\*")
_LEADS = {"## ": "subhead", "> ": "quotation", "- ": "item"}


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text."""

    kind: str
    """paragraph, subhead, quotation or item."""
    html: str
    """Of what stands in it, without the element around."""
    text: str


def blocks(text: str) -> list[Block]:
    """The text's lines, empty ones left out."""
    return [_block(line.strip()) for line in text.splitlines() if line.strip()]


def plain(text: str) -> str:
    """The text as a reader returns it.

    >>> plain("## A *new* one" + chr(10) + "See [here](/x).")
    'A new one\\nSee here.'
    """
    return "\n".join(block.text for block in blocks(text))


def _block(line: str) -> Block:
    kind = "paragraph"
    for lead, named in _LEADS.items():
        if line.startswith(lead):
            kind, line = named, line[len(lead) :]
    bare = _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", line))
    html = _EMPHASIS.sub(r"<em>\1</em>", _LINK.sub(r'<a href="\2">\1</a>', escape(line, quote=False)))
    return Block(kind, html, bare)
