"""The article's own text: which container holds it, and which of its blocks belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from scrapers.parsers.body_blocks import Block, Walk, walk
from scrapers.parsers.boilerplate import is_notice, is_plea, is_pointer
from scrapers.parsers.document import Document
from scrapers.text import fold, nfc

_LITTLE = 250
"""Characters below which the page is read a second time, with what names would keep out."""
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What was read of an article's text."""

    text: str
    """A paragraph a line; empty where the page has none."""
    captions: tuple[str, ...]
    next_page: str | None


def read(document: Document, title: str | None, dek: str | None) -> Body:
    """Return the text without title and dek."""
    root = document.tree.body
    if root is None:
        return Body(text="", captions=(), next_page=None)
    found = walk(root)
    lines = _lines(_chosen(found), title, dek)
    if sum(map(len, lines)) < _LITTLE and found.left_out:
        more = _lines(_chosen(walk(root, lenient=True)), title, dek)
        if sum(map(len, more)) > 2 * sum(map(len, lines)):
            lines = more
    return _body(lines, found)


def read_in(document: Document, nodes: Sequence[LexborNode], title: str | None, dek: str | None) -> Body:
    """Return the text of these elements, in order: an outlet's rule has chosen them."""
    found = Walk()
    for node in nodes:
        inner = walk(node, lenient=True)
        found.blocks += inner.blocks
        found.captions += inner.captions
    return _body(_lines(found.blocks, title, dek), found)


def of_function(lines: Sequence[str]) -> Body:
    """Return the lines that an outlet's own function found as a body."""
    return Body(text="\n".join(nfc(line) for line in lines), captions=(), next_page=None)


def _body(lines: Sequence[str], found: Walk) -> Body:
    return Body(text="\n".join(nfc(line) for line in lines), captions=tuple(found.captions), next_page=None)


def _lines(inside: Sequence[Block], title: str | None, dek: str | None) -> list[str]:
    known = {_plain(text) for text in (title, dek) if text}
    lines: list[str] = []
    for block in inside:
        if _belongs(block) and _plain(block.text) not in known:
            lines.append(block.text)
    return lines


def _plain(text: str) -> str:
    return _LETTERS.sub(" ", fold(text)).strip()


def _belongs(block: Block) -> bool:
    text, length = block.text, len(block.text)
    if block.linked > 0.8 * length and length < 200:
        return False
    if block.kind == "td" and length < 60:
        return False
    if length < 2 or not any(letter.isalpha() for letter in text[:40]):
        return False
    return not (is_notice(text) or is_pointer(text) or is_plea(text))


def _weight(block: Block) -> int:
    """How much a block speaks for its container: the characters of prose in it."""
    own = len(block.text) - 2 * block.linked
    if own < 40 or block.kind == "h":
        return 0
    return own if block.kind != "li" else own // 3


def _chosen(found: Walk) -> list[Block]:
    """The blocks of the container that holds the article."""
    containers = found.containers
    mass = [0] * len(containers)
    for block in found.blocks:
        mass[block.place] += _weight(block)
    for index in range(len(containers) - 1, 0, -1):
        mass[containers[index].parent] += mass[index]
    if not mass[0]:
        return found.blocks
    children: list[list[int]] = [[] for _ in containers]
    for index in range(1, len(containers)):
        if mass[index]:
            children[containers[index].parent].append(index)
    here = 0
    bodies = [index for index, container in enumerate(containers) if container.is_body and mass[index] > 0.4 * mass[0]]
    if bodies:
        here = max(bodies, key=lambda index: (mass[index] >= 0.9 * max(mass[i] for i in bodies), index))
    else:
        while True:
            best = max(children[here], key=mass.__getitem__, default=None)
            if best is None or mass[best] < 0.75 * mass[here]:
                break
            here = best
    inside = [False] * len(containers)
    inside[here] = True
    for index in range(here + 1, len(containers)):
        inside[index] = inside[containers[index].parent]
    return [block for block in found.blocks if inside[block.place]]
