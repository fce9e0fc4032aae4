"""The dates that a reader of the page sees: `<time>`, microdata and printed bylines, each weighed by where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from scrapers.parsers.dates_candidates import Stated, attribute
from scrapers.parsers.dates_printed import Printed, find
from scrapers.parsers.document import Document
from scrapers.text import fold, squeeze

_LONGEST_LINE = 300
"""Characters of a block that is read whole; of longer ones, paragraphs, only the two ends are."""
_END = 140
_MOST = 60
"""Dated lines that are looked at; a page with more is a listing, and its own date stands among the first."""
_INLINE = frozenset("span a b i em strong small time abbr font u label bdi bdo sup sub cite ins del data big q".split())
_UNREAD = frozenset({"script", "style", "template", "textarea", "option", "noscript"})
_ASIDE_TAGS = frozenset({"nav", "footer", "aside", "select", "form", "figcaption", "blockquote", "iframe", "button"})
_ASIDE = re.compile(
    r"comment|respond|repl(?:y|ies)|disqus|related|sidebar|side-bar|widget|teaser|footer|recommend|popular|trending|most-?(?:read|viewed)"
    r"|carousel|ticker|weather|event|calend|archive|masthead|topbar|cookie|newsletter|promo|latest|recent|more-|-more|read-?next"
    r"|next-|prev-|pagination|subscri|advert|copyright|tweet|twitter|instagram|embed|forum|login|bio\b|author-?(?:box|bio|info)",
)
_HINT = re.compile(
    r"date|time|publi|posted|pubdate|byline|meta|datum|fecha|\bdata\b|artikel-?info|entry-?info|stamp|dateline|veroeff"
)
_FIRM_HINT = re.compile(
    r"pub(?:lish(?:ed)?|lication)?[-_]?(?:date|time|on)|date[-_]?pub|posted[-_]?on|entry-date|post-?date|article-?date|dateline|article__date|news-?date|time-?stamp"
)
_MODIFIED_HINT = re.compile(r"modif|updat|edited|revis|aktualis")
_PUBLISHED_WORDS = re.compile(
    r"publish|posted|veroffentlicht|veroeffentlicht|erstellt|erschienen|geschrieben|publi[eé]|paru|poste le|mis en ligne|ecrit"
    r"|pubblicat|scritt|publicad|postad|escrit|gepubliceerd|geplaatst|geschreven|created|filed|written|reviewed|submitted|online seit|online since"
    r"|eingestellt|vom\s*:?\s*$|datum|date\s*:|\bdate\b|fecha|\bdata\b|released|written|by\s|\bvon\s|\bpar\s|\bpor\s|\bdoor\s|\bdi\s|\bam\s*:?\s*$|\ble\s*:?\s*$|\bon\s*:?\s*$|first"
)
_MODIFIED_WORDS = re.compile(
    r"updat|modifi|aktualisi|geandert|bearbeitet|uberarbeitet|mis(?:e)? a jour|\bmaj\b|aggiornat|actualiza|atualizad|bijgewerkt"
    r"|gewijzigd|laatste wijziging|\bstand\b|edited|revised|letzte anderung|last changed|correct(?:ed|ion)"
)
_OTHER_WORDS = re.compile(
    r"copyright|©|\(c\)|expire|valid|until|\bbis\b|jusqu|\bborn\b|geboren|\bdied\b|joined|member since|mitglied seit|abgerufen|accessed"
    r"|retrieved|deadline|starts?\b|begin|\bends?\b|event|termin|\bseit\b|\bsince\b|registered|anmeldung|next|\bab\s*:?\s*$|version|premiere"
    r"|\bfrom\b|\bto\b\s*$|between|\bbirth|isbn|issue|ausgabe"
)


@dataclass(slots=True, kw_only=True)
class Line:
    """One printed date and what speaks for it."""

    printed: Printed
    source: str
    weight: float
    modified: bool
    shape: tuple[str, str] = field(default=("", ""))
    """Tag and class of the element around it: teasers' dates share theirs."""


def heading(document: Document) -> LexborNode | None:
    """The headline's element: the h1 that the page's title repeats, else the longest; None where there is none."""
    titles = [fold(title) for title in (document.meta("og:title"), _title(document)) if title]
    best: tuple[int, int] | None = None
    found = None
    for node in (
        document.tree.css("h1")[:12] or document.tree.css("h2, [itemprop=headline], .entry-title, .post-title")[:20]
    ):
        text = fold(squeeze(node.text()))
        if not text or len(text) > 400:
            continue
        fit = (2 if any(text in title for title in titles) and len(text) > 8 else 0, min(len(text), 25))
        if best is None or fit > best:
            best, found = fit, node
    return found


def marked(document: Document, around: frozenset[int]) -> Iterator[tuple[Stated, LexborNode]]:
    """What `<time>` and microdata state, with the element; `around` holds the headline's ancestors."""
    for number, node in enumerate(
        document.tree.css(
            'time, [itemprop~="datePublished"]:not(meta), [itemprop~="dateModified"]:not(meta), abbr.published, abbr.date, [property~="datePublished"]:not(meta)'
        )
    ):
        if number > 40:
            return
        attributes = node.attributes
        text = attribute(node, "datetime", "content", "data-datetime", "title") or squeeze(node.text())[:100]
        if len(text) < 6 or not any(letter.isdigit() for letter in text):
            text = squeeze(node.text())[:100]
            if not text:
                continue
        kind = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}"
        hints = f"{attributes.get('class') or ''} {kind} {attributes.get('id') or ''}".lower()
        micro = "datepublished" in kind.lower()
        aside, hinted, modified = _standing(node, around)
        weight = 7.0 if micro else 5.0
        if "pubdate" in attributes or _FIRM_HINT.search(hints) or "published" in hints:
            weight += 1
        if aside:
            weight -= 4.5
        modified = "datemodified" in kind.lower() or bool(_MODIFIED_HINT.search(hints) and "publi" not in hints)
        if number:
            weight -= min(1 + number / 4, 3)
        yield (
            Stated(
                text=text,
                source="itemprop datePublished" if micro else "time",
                family="markup",
                weight=weight,
                modified=modified,
            ),
            node,
        )


def printed(
    document: Document, head: LexborNode | None, around: frozenset[int], *, month_first: bool, home: str | None
) -> list[Line]:
    """The dates printed on the page, page order, each weighed by its distance to the headline, label and surroundings."""
    root = document.tree.body or document.root
    if root is None:
        return []
    anchor = head.mem_id if head is not None else -1
    # Characters of text since the headline; negative before it. The head's own place is not known until it is met.
    lines: list[tuple[int, Line]] = []
    seen: set[int] = set()
    place, headline_at, unread, before = 0, None if head is not None else 0, False, ""
    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag != "-text":
            unread = tag in _UNREAD
            if headline_at is None and node.mem_id == anchor:
                headline_at = place
            continue
        if unread:
            unread = False
            continue
        text = node.text_content or ""
        if len(text) < 2 or text.isspace():
            continue
        if len(lines) < _MOST and _DIGIT.search(text):
            block = _block(node)
            if block.mem_id not in seen:
                seen.add(block.mem_id)
                for line in _lines(block, node, text, before, around, month_first, home):
                    lines.append((place, line))
        place += len(text)
        before = text
    _weigh(lines, headline_at or 0, place)
    return [line for _, line in lines]


_DIGIT = re.compile(r"\d")


def _title(document: Document) -> str | None:
    node = document.tree.css_first("title")
    return squeeze(node.text()) if node else None


def ancestors(node: LexborNode | None) -> frozenset[int]:
    """The ids of the element's ancestors; empty for None."""
    found = set()
    for _ in range(60):
        node = node.parent if node is not None else None
        if node is None:
            break
        found.add(node.mem_id)
    return frozenset(found)


def _block(text: LexborNode) -> LexborNode:
    node = text.parent or text
    for _ in range(5):
        if node.tag not in _INLINE or node.parent is None:
            break
        node = node.parent
    return node


def _lines(
    block: LexborNode,
    node: LexborNode,
    own: str,
    before: str,
    around: frozenset[int],
    month_first: bool,
    home: str | None,
) -> Iterator[Line]:
    texts = [squeeze(block.text(separator=" "))]
    if len(texts[0]) > _LONGEST_LINE:
        own = squeeze(own)
        texts = [own] if len(own) <= _LONGEST_LINE else [own[:_END], own[-_END:]]
        whole = False
    else:
        whole = True
    found = [(text, one) for text in texts for one in find(text, month_first=month_first, home=home)]
    if not found and whole and len(texts[0]) <= 12 and block.parent is not None:
        # Day, month and year in boxes of their own: a calendar leaf.
        leaf = squeeze(block.parent.text(separator=" "))
        found = [(leaf, one) for one in find(leaf, month_first=month_first, home=home)] if len(leaf) <= 40 else []
    if not found:
        return
    aside, hinted, class_modified = _standing(node, around)
    shape = (block.tag or "", (block.attributes.get("class") or "")[:60])
    end_before = 0
    for number, (text, one) in enumerate(found[:4]):
        folded = fold(text)
        lead = (
            folded[end_before : one.start]
            if number
            else (fold(squeeze(before))[-30:] + " " if len(before) < 40 else "") + folded[: one.start]
        )
        end_before = one.end
        lead = lead[-60:]
        weight, modified = 2.0, class_modified
        labelled = False
        modified_at = max((m.end() for m in _MODIFIED_WORDS.finditer(lead)), default=-1)
        published_at = max((m.end() for m in _PUBLISHED_WORDS.finditer(lead)), default=-1)
        other_at = max((m.end() for m in _OTHER_WORDS.finditer(lead)), default=-1)
        if modified_at > -1 and modified_at >= published_at:
            modified = True
        elif published_at > -1 and published_at > other_at:
            weight, labelled, modified = weight + 2.5, True, False
        if other_at > max(published_at, modified_at):
            weight -= 2.5
        covered = (one.end - one.start) / max(len(folded), 1)
        weight += 1.5 if covered > 0.6 else 0.7 if covered > 0.25 else 0
        if not whole:
            weight -= 1.5
        weight += hinted
        if aside:
            weight -= 4 if not labelled else 3
        yield Line(
            printed=one,
            source="byline" if labelled or hinted else "text",
            weight=weight - 0.4 * number,
            modified=modified,
            shape=shape,
        )


def _standing(node: LexborNode, around: frozenset[int]) -> tuple[bool, float, bool]:
    """Whether the element stands aside of the article; how much its names speak for a date; whether for a modified one."""
    aside, hint, modified = False, 0.0, False
    walker: LexborNode | None = node if node.tag != "-text" else node.parent
    for level in range(25):
        if walker is None or walker.mem_id in around or walker.tag in ("body", "html"):
            break
        attributes = walker.attributes
        names = (
            f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('itemprop') or ''}".lower()
        )
        if walker.tag in _ASIDE_TAGS:
            aside = True
        if len(names) > 2:
            if _ASIDE.search(names):
                aside = True
            if level < 4:
                if _FIRM_HINT.search(names):
                    hint = max(hint, 2.0)
                elif _HINT.search(names):
                    hint = max(hint, 1.5 if level < 2 else 1.0)
                if level < 2 and _MODIFIED_HINT.search(names):
                    modified = True
        if walker.tag == "time":
            hint = max(hint, 1.5)
        walker = walker.parent
    return aside, hint, modified


def _weigh(lines: list[tuple[int, Line]], headline_at: int, length: int) -> None:
    shapes = Counter(line.shape for _, line in lines)
    for place, line in lines:
        distance = place - headline_at
        if 0 <= distance < 250:
            line.weight += 3
        elif 0 <= distance < 700:
            line.weight += 2
        elif 0 <= distance < 1500:
            line.weight += 0.7
        elif -150 < distance < 0:
            line.weight += 2
        elif -400 < distance < 0:
            line.weight += 0.5
        if shapes[line.shape] > 3 and distance > 700:
            line.weight -= 2
