"""The dates that a reader of the page sees: `<time>`, microdata, printed bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from scrapers.parsers import dates_nodes, landmarks
from scrapers.parsers.byte_marks import find as find_bytes
from scrapers.parsers.dates_printed import Printed, find
from scrapers.parsers.dates_seen import Seen
from scrapers.parsers.dates_standing import Standing, label, standing
from scrapers.parsers.document import Document
from scrapers.parsers.sitename import bare
from scrapers.parsers.tag_ids import ids
from scrapers.parsers.teasers import Teasers
from scrapers.text import fold, squeeze

_LONGEST_LINE = 300
"""Characters of a block that is read whole; of longer ones, paragraphs, only the two ends are."""
_LOOKED_AT = 3000
"""Characters of a block, indentation included, from which its length is judged."""
_END = 140
_MOST = 60
"""Dated lines that are looked at; a page with more is a listing, and its own date stands among the first."""
_TRIES = 250
"""Texts that look dated and are read; the rest of a page of tables is left."""
_REST = 120
"""Characters after a byline's date that may still hold its "Updated ..."."""
_SITE_NAME = 25
"""Characters up to which an h1 that the title does not repeat is taken for the site's name."""
_INLINE = frozenset(
    {"span", "a", "b", "i", "em", "strong", "small", "time", "abbr", "font", "u", "label", "bdi", "sup", "sub", "ins"}
)
(_TIME,) = ids("time")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(
    r"(?:19|20)\d\d|\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d\d|\d\W{0,3}[a-zA-Z]{3,9}\W{1,3}\d\d\b|['’]\d\d|\d[年년]|[١٢۱۲]\d{3}"
)
_ANSWERS = re.compile(r"\breviews?\s|comment|answer|UserComments|Comment$|Answer$")
_LEVELS_OF_ITEM = 8
_ATTRIBUTES = ("data-date", "data-datetime", "data-published", "data-publish-date", "data-pubdate", "data-timestamp")
_MOST_MARKS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What one walk over the page goes by."""

    around: frozenset[int]
    """The headline's ancestors."""
    head: LexborNode | None
    """The headline's element."""
    month_first: bool
    """As numbers are read that the calendar allows both ways."""
    home: str | None
    """The outlet's zone (IANA)."""
    teasers: Teasers
    judged: dict[int, bool]
    """Which elements stand aside, as far as found out."""

    @classmethod
    def of(cls, head: LexborNode | None, *, month_first: bool, home: str | None) -> Search:
        """The search for dates around a headline; for None on the whole page."""
        around = ancestors(head)
        headline = bare(head.text()[:500]) if head is not None else ""
        teasers = Teasers(around, headline)
        return cls(around=around, head=head, month_first=month_first, home=home, teasers=teasers, judged={})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text node that looks dated."""

    node: LexborNode
    text: str
    before: str
    """The text before it."""
    place: int
    block: LexborNode
    line: str
    """The block's text on one line."""


def heading(document: Document) -> LexborNode | None:
    """The headline's element: the h1 that the page's title repeats, else the longest; None where there is none."""
    heads = landmarks.headings(document)
    if len(heads) == 1 and _SITE_NAME < len(heads[0].text()) < 500:
        return heads[0]
    title = fold(squeeze(document.meta("og:title") or document.title))
    longest, chosen = 0, None
    for selector in (None, "h2, h3, [itemprop=headline], .entry-title, .post-title"):
        for node in (document.tree.css(selector) if selector else heads)[:20]:
            text = fold(squeeze(node.text()[:500]))
            if len(text) > 8 and text in title:
                return node
            if not selector and longest < len(text) < 400:
                longest, chosen = len(text), node
        if chosen is not None and (longest > _SITE_NAME or fold(squeeze(chosen.text()[:500])) in title):
            return chosen
    return chosen


def ancestors(node: LexborNode | None) -> frozenset[int]:
    """The ids of the element's ancestors; empty for None."""
    found = set()
    for _ in range(60):
        node = node.parent if node is not None else None
        if node is None:
            break
        found.add(node.mem_id)
    return frozenset(found)


def walk(document: Document, search: Search, *, near: bool, micro: bool) -> list[Seen]:
    """Return the dates shown on the page, page order; `near` looks around the headline only, where there is one.

    `micro` also looks for microdata and other attributes, which cost a search of their own.
    """
    root, head = document.tree.body or document.root, search.head
    if root is None:
        return []
    near = near and head is not None
    anchor, marks = head.mem_id if head is not None else -1, _marks(document, near=near) if micro else frozenset()
    found: list[Seen] = []
    blocks: dict[int, str] = {}
    tries = marked = 0
    place, headline_at, before = 0, 0 if head is None else None, ""
    enough: int | None = None
    tags = None if marks else frozenset({_TIME, head.tag_id if head else _TIME})
    for node, tag, text in dates_nodes.around(head, tags) if near and head else dates_nodes.below(root, tags):
        if text is None:
            if tag == _TIME or headline_at is None or marks:
                identity = node.mem_id
                if identity == anchor:
                    headline_at = place
                elif marked < _MOST and (tag == _TIME or identity in marks):
                    marked += 1
                    found += _marked(node, place, search)
            continue
        if enough is not None and place > enough:
            break
        if len(text) > _LONGEST_LINE:
            text = f"{text[:_END]} {text[-_END:]}" if not near else text[:_END]
        if tries < _TRIES and _DIGIT.search(text) and _DATED.search(text) and len(found) - marked < _MOST:
            block = _block(node)
            known = block.mem_id in blocks
            line = blocks.setdefault(block.mem_id, "" if known else squeeze(block.text(separator=" ")[:_LOOKED_AT]))
            if not known or len(line) > _LONGEST_LINE:
                tries += 1
                lines = _lines(_Text(node=node, text=text, before=before, place=place, block=block, line=line), search)
                found += lines
                if near and enough is None and headline_at is not None and any(_is_byline(seen) for seen in lines):
                    enough = place + _REST
        place += len(text)
        before = text
    return _placed(found, headline_at or 0)


def _is_byline(seen: Seen) -> bool:
    return not seen.standing.aside and (seen.label == "published" or seen.standing.hint >= 1.5)


def _marks(document: Document, *, near: bool) -> frozenset[int]:
    dated = document.gathered.dated[:_MOST_MARKS]
    # A selector walks the whole tree; most pages have none of these attributes.
    held = [] if near else [f"[{name}]" for name in _ATTRIBUTES if find_bytes(document.utf8, name.encode()) >= 0]
    if not held:
        return frozenset(dated)
    return frozenset(dated + [node.mem_id for node in document.tree.css(", ".join(held))[:_MOST_MARKS]])


def _block(text: LexborNode) -> LexborNode:
    node = text.parent or text
    for _ in range(5):
        if node.tag not in _INLINE or node.parent is None:
            break
        node = node.parent
    return node


def _marked(node: LexborNode, place: int, search: Search) -> list[Seen]:
    attributes = node.attributes
    stated = [attributes.get(name) for name in ("datetime", "content", *_ATTRIBUTES, "title")] + [node.text()[:200]]
    text = next((squeeze(one) for one in stated if one and len(one) > 5 and any(map(str.isdigit, one))), None)
    if text is None:
        return []
    kind = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}".lower()
    if _is_answers(node, search.around):
        return []
    where = standing(node, search.around, search.judged, search.teasers)
    if "datepublished" in kind or "pubdate" in attributes or "published" in (attributes.get("class") or ""):
        where = Standing(aside=where.aside, hint=2.0, elsewhere=where.elsewhere)
    elif "datemodified" in kind:
        where = replace(where, modified=True, updated=False)
    seen = Seen(
        place=place,
        standing=where,
        shape=("", ""),
        text=text,
        micro="datepublished" in kind,
        is_time=node.tag == "time",
    )
    return [seen]


def _is_answers(node: LexborNode, around: frozenset[int]) -> bool:
    """Whether microdata says that it belongs to a reader's review, comment or answer, not to the page's own text."""
    walker: LexborNode | None = node.parent
    for _ in range(_LEVELS_OF_ITEM):
        if walker is None or walker.mem_id in around:
            return False
        attributes = walker.attributes
        if "itemscope" in attributes or "itemtype" in attributes:
            return bool(_ANSWERS.search(f"{attributes.get('itemprop') or ''} {attributes.get('itemtype') or ''}"))
        walker = walker.parent
    return False


def _lines(own: _Text, search: Search) -> list[Seen]:
    line, block = own.line, own.block
    whole = len(line) <= _LONGEST_LINE
    if whole:
        texts = [line]
    else:
        text = squeeze(own.text)
        texts = [text] if len(text) <= _LONGEST_LINE else [text[:_END], text[-_END:]]
    dates = [(text, one) for text in texts for one in find(text, month_first=search.month_first, home=search.home)]
    if not dates and len(line) <= 12 and block.parent is not None:
        # Day, month and year in boxes of their own: a calendar leaf.
        leaf = squeeze(block.parent.text(separator=" "))
        if len(leaf) <= 40:
            dates = [(leaf, one) for one in find(leaf, month_first=search.month_first, home=search.home)]
    if not dates:
        return []
    where = standing(own.node, search.around, search.judged, search.teasers)
    shape = (block.tag or "", (block.attributes.get("class") or "")[:60])
    opens = not whole and line.startswith(texts[0][:40])
    found = []
    for number, (text, one) in enumerate(dates[:4]):
        folded = fold(text)
        start = dates[number - 1][1].end if number and dates[number - 1][0] is text else 0
        lead = folded[start : one.start]
        if not start and len(own.before) < 40:
            lead = f"{fold(squeeze(own.before))} {lead}"
        found.append(
            Seen(
                place=own.place,
                standing=where,
                shape=shape,
                printed=one,
                label=label(
                    lead, folded[one.end :] if number == len(dates) - 1 else "", in_prose=not whole or len(folded) > 150
                ),
                covered=(one.end - one.start) / max(len(folded), 1),
                opening=(opens or len(line) > 150) and _opens(folded, one),
                whole=whole,
                number=number,
            )
        )
    return found


def _opens(folded: str, one: Printed) -> bool:
    """Whether the date is a dateline: the first words, or a few words and then a dash or bracket."""
    return one.start < 4 or (one.start < 45 and folded[one.end : one.end + 3].strip()[:1] in ("-", "|", ")", ":", "/"))


def _placed(found: list[Seen], headline_at: int) -> list[Seen]:
    return [replace(seen, place=seen.place - headline_at) for seen in found] if headline_at else found
