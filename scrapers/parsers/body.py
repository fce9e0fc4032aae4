"""The article's own text: which container holds it, and which of its blocks belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from scrapers.parsers import body_scripts, next_page
from scrapers.parsers.body_blocks import Block, Container, Walk, walk
from scrapers.parsers.boilerplate_lines import (
    asks,
    ends_article,
    is_about_cookies,
    is_credit,
    is_notice,
    is_plea,
    is_pointer,
)
from scrapers.parsers.document import Document
from scrapers.text import fold, nfc

_LITTLE = 250
"""Characters below which the page is read a second time, with what names would keep out."""
_MORE = 2
_MUCH_MORE = 4
_SHORT = 3000
"""Characters below which it is read so too, and believed where it finds four times as much."""
_REPEATED = 60
"""Characters from which a line that comes again is no refrain."""
_LONGEST_DEK = 300
"""Characters; what is longer is the first paragraph, however it is set."""
_SENTENCE_ENDS = ",.!?:…;。！？」』\"”“»)’'*"
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
    following = next_page.read(document)
    frame = document.gathered.frame
    found = walk(root, frame)
    lines = _lines(found, title, dek)
    length = sum(map(len, lines))
    if length < _LITTLE and len(tabled := _lines(found, title, dek, cells=True)) >= len(lines) + 5:
        # Results and tables are all there is to some articles.
        return _body(tabled, found, following)
    if found.left_out and (length < _LITTLE or (length < _SHORT and _paragraphs(root) > _MORE * length)):
        read_again = walk(root, frame, lenient=True)
        more = _lines(read_again, title, dek)
        if sum(map(len, more)) > _MORE * length:
            lines, length = more, sum(map(len, more))
        if length < _LITTLE or _all_text(read_again) > _MUCH_MORE * length:
            more = _lines(walk(root, frame, lenient=True, all_names=True), title, dek)
            if sum(map(len, more)) > (_MORE if length < _LITTLE else _MUCH_MORE) * length:
                lines, length = more, sum(map(len, more))
    if length < _LITTLE:
        lines = _elsewhere(document, found, lines)
    elif length < _SHORT and document.json_ld_article.get("articleBody"):
        lines = _unless_other(lines, body_scripts.of_json_ld(document))
    return _body(lines, found, following)


def read_in(document: Document, nodes: Sequence[LexborNode], title: str | None, dek: str | None) -> Body:
    """Return the text of these elements, in order: an outlet's rule has chosen them.

    Names count inside them as elsewhere, unless nothing is left then.
    """
    for lenient in (False, True):
        found = Walk(containers=[Container(-1)])
        for node in nodes:
            inner = walk(node, document.gathered.frame, lenient=lenient, all_names=lenient)
            found.blocks += [replace(block, place=0) for block in inner.blocks]
            found.captions += inner.captions
        if lines := _lines(found, title, dek):
            return _body(lines, found, next_page.read(document))
    return Body(text="", captions=(), next_page=None)


def of_function(lines: Sequence[str]) -> Body:
    """Return the lines that an outlet's own function found as a body."""
    return Body(text="\n".join(nfc(line) for line in lines), captions=(), next_page=None)


def _body(lines: Sequence[str], found: Walk, following: str | None) -> Body:
    return Body(
        text="\n".join(nfc(line) for line in lines), captions=tuple(filter(None, found.captions)), next_page=following
    )


def _paragraphs(root: LexborNode) -> int:
    """The characters in paragraphs of the whole page."""
    return sum(len(node.text()) for node in root.css("p"))


def _all_text(found: Walk) -> int:
    """The characters of all that a walk saw and of what it left out: no reading of the page can have more."""
    return sum(len(block.text) for block in found.blocks) + sum(len(node.text()) for node in found.left_out)


def _unless_other(lines: list[str], stated: list[str]) -> list[str]:
    """The lines, unless the page's data state a text in which next to none of them stands: then they are its"
    " frame."""
    total = sum(map(len, lines))
    if sum(map(len, stated)) < max(0.8 * total, _LITTLE):
        return lines
    said = _plain(" ".join(stated)).replace(" ", "")
    known = sum(len(line) for line in lines if _plain(line).replace(" ", "")[:60] in said)
    return stated if known < 0.2 * total else lines


def _elsewhere(document: Document, found: Walk, lines: list[str]) -> list[str]:
    """The text of a page whose mark-up has next to none: from its data, or of a gallery's slides."""
    slides = [text for text in found.captions if len(text) >= 40]
    others = (body_scripts.of_json_ld(document), slides if len(slides) >= 3 else [], body_scripts.of_state(document))
    enough = 2 * sum(map(len, lines))
    return next((other for other in others if sum(map(len, other)) > enough), lines)


def _lines(found: Walk, title: str | None, dek: str | None, *, cells: bool = False) -> list[str]:
    heading = _plain(title) if title else ""
    standfirst = _plain(dek) if dek and len(dek) <= _LONGEST_DEK else ""
    inside = _chosen(found, heading)
    containers = found.containers
    lines: list[tuple[str, bool]] = []
    total = sum(block.weight for block in inside)
    read = 0
    seen: set[str] = set()
    for block in inside:
        text = block.text
        if _is(text, heading):
            if read < 300:
                lines.clear()
            continue
        if standfirst and (block.kind == "h" or containers[block.place].is_dek) and _is(text, standfirst):
            continue
        if len(text) < 90 and ends_article(text.lower()):
            if read > 0.75 * total:
                break
            continue
        if not _belongs(block) and not (cells and block.kind == "td"):
            continue
        if read < 80 and block.kind != "h" and not cells and len(text) < 90 and text[-1] not in _SENTENCE_ENDS:
            continue
        if len(text) >= _REPEATED:
            # Pages print a paragraph once for the desk and once for the phone, or again as a pull quote.
            if text in seen:
                continue
            seen.add(text)
        read += block.weight
        lines.append((text, block.kind == "h"))
    while lines and (lines[-1][1] or (len(lines) > 3 and _is_signature(lines[-1][0]))):
        lines.pop()
    return [text for text, _ in lines]


def _is_signature(line: str) -> bool:
    """Whether a last line is an agency's or an author's sign ("abc/PRESS"); a printed score ("3/5") is none."""
    return len(line) < 25 and line[-1] not in _SENTENCE_ENDS and not line[-1].isdigit()


def _plain(text: str) -> str:
    return _LETTERS.sub(" ", fold(text)).strip()


def _is(text: str, plain: str) -> bool:
    """Whether the text says `plain`, marks and case aside; the length tells for most, and costs nothing."""
    length = len(plain)
    return 0 < length <= len(text) + 8 and len(text) < 1.3 * length + 8 and _plain(text) == plain


def _belongs(block: Block) -> bool:
    text, length = block.text, len(block.text)
    if block.linked > 0.8 * length and length < 200:
        return False
    if block.kind == "td" and length < 60:
        return False
    if length < 2 or not (text[0].isalpha() or any(map(str.isalpha, text[:40]))):
        return False
    if length > 500:
        return True
    said = text.lower()
    return not (
        is_notice(said) or is_pointer(said) or is_plea(said) or is_credit(said) or is_about_cookies(said) or asks(said)
    )


def _weight(block: Block) -> int:
    """How much a block speaks for its container: the characters of prose in it."""
    own = len(block.text) - 2 * block.linked
    if own < 40 or block.kind == "h":
        return 0
    if own < 400 and "ookie" in block.text and is_about_cookies(block.text.lower()):
        return 0
    return own if block.kind != "li" else own // 3


def _chosen(found: Walk, heading: str) -> list[Block]:
    """The blocks of the container that holds the article, and the lead between the headline and it."""
    containers = found.containers
    mass = [0] * len(containers)
    for block in found.blocks:
        block.weight = _weight(block)
        mass[block.place] += block.weight
    for index in range(len(containers) - 1, 0, -1):
        mass[containers[index].parent] += mass[index]
    if not mass[0]:
        return found.blocks
    here = _holder(containers, mass)
    inside = [False] * len(containers)
    inside[here] = True
    for index in range(here + 1, len(containers)):
        inside[index] = inside[containers[index].parent]
    chosen = [block for block in found.blocks if inside[block.place]]
    near = {containers[here].parent, containers[containers[here].parent].parent} - {0, -1}
    near |= {index for index in range(len(containers)) if containers[index].parent in near}
    return _lead(found.blocks, chosen, heading, near) + chosen


def _holder(containers: list[Container], mass: list[int]) -> int:
    """The index of the innermost container that holds nearly all prose, or of the one that is named for it."""
    best_child = [-1] * len(containers)
    for index in range(len(containers) - 1, 0, -1):
        parent = containers[index].parent
        if mass[index] and (best_child[parent] < 0 or mass[index] >= mass[best_child[parent]]):
            best_child[parent] = index
    bodies = [index for index, container in enumerate(containers) if container.is_body and mass[index] > 0.4 * mass[0]]
    if bodies:
        most = max(mass[index] for index in bodies)
        return max(index for index in bodies if mass[index] >= 0.9 * most)
    here = 0
    while best_child[here] >= 0 and mass[best_child[here]] >= 0.75 * mass[here]:
        here = best_child[here]
    return here


def _lead(blocks: list[Block], chosen: list[Block], heading: str, near: set[int]) -> list[Block]:
    """The paragraphs that stand between the headline and the text; where no headline is found, those beside"
    " the text."""
    before: list[Block] = []
    beside: list[Block] = []
    started = False
    for block in blocks:
        if block is chosen[0]:
            break
        if _is(block.text, heading):
            before, started = [], True
        elif block.weight > 0 or (block.kind == "h" and len(block.text) > 90 and not block.linked):
            if started:
                before.append(block)
            elif block.place in near and len(block.text) > 100:
                beside.append(block)
    lead = before if started else beside
    return lead if len(lead) <= 5 and sum(len(block.text) for block in lead) < 1500 else []
