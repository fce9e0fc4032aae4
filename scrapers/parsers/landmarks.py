"""Where on a page its labels stand: headings, what surrounds an article, what a reader sees of a node."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from scrapers.parsers.byte_marks import find
from scrapers.parsers.document import Document
from scrapers.parsers.gather import Node
from scrapers.text import squeeze

_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|(?:site|page|global|main)-?footer|"
    r"(?<!no.)(?<!has.)(?<!with.)(?<!without.)sidebar|(?<!elementor.)widget(?! Blog\b)|"
    r"related(?![\s_-]{0,2}(?:tags?|topics?|keywords?)(?:$|[\s_-]))|"
    r"recommend\w*|comments?|"
    r"commentlist|popular|trending|tagcloud|teaser|newsletter|promo|carousel|most-?read|cookie\w*|masthead|topbar)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


def labels(document: Document) -> list[Node]:
    """Return the h1 and whatever may hold tags, categories or a byline, in page order."""
    return document.gathered.labels


def headings(document: Document) -> list[LexborNode]:
    """Return the h1 in page order."""
    return [node for node, tag, _ in labels(document) if tag == "h1"]


def place_of_heading(document: Document) -> int:
    """Return where the first h1 stands in the page's UTF-8; -1 where there is none. Searched once a document."""
    found = document.heading_place
    if found is None:
        found = document.heading_place = find(document.utf8, b"<h1") if headings(document) else -1
    return found


_LABELLED = re.compile(r"(?:^|[\s_-])(?:tags?|topics|keywords)(?:$|[\s_-])", re.IGNORECASE)
_MENU = re.compile(r"(?:^|[\s_-])nav(?:$|[\s_-])", re.IGNORECASE)
_OF_ARTICLE = re.compile(r"(?:entry|post|article|content|story)", re.IGNORECASE)


def aside(document: Document, node: LexborNode, limit: int = 25) -> bool:
    """Whether the node lies in what surrounds an article: menus, side bars, footers, comments, teasers.

    What was found of a node's surroundings is remembered, as labels stand close together.
    """
    known, frame = document.asides, document.gathered.frame
    step: LexborNode | None = node
    passed: list[LexborNode] = []
    answer = False
    while step is not None and len(passed) < limit:
        place = step.mem_id
        if place in known:
            answer = known[place]
            break
        passed.append(step)
        verdict = _surrounds(step)
        if verdict and place in frame and _holds_headline(document, step):
            # What holds the headline is named after its own side bar ("content right-sidebar"), and is none.
            verdict = None
        if verdict is not None:
            answer = verdict
            break
        step = step.parent
    if answer and passed and _is_list_of_tags(passed):
        return False
    known.update(dict.fromkeys((place.mem_id for place in passed), answer))
    return answer


def _is_list_of_tags(path: list[LexborNode]) -> bool:
    """Whether a menu's classes are those of an article's list of tags: it is called so and stands in the article."""
    if not any(_LABELLED.search((step.attributes.get("class") or "")[:200]) for step in path):
        return False
    step: LexborNode | None = path[0]
    for _ in range(25):
        if step is None or step.tag == "article":
            break
        if step.tag != "nav" and _surrounds(step) and not _MENU.search(step.attributes.get("class") or ""):
            return False
        step = step.parent
    return step is not None and step.tag == "article"


def _holds_headline(document: Document, step: LexborNode) -> bool:
    """Whether an element with a h1 has the page's: the only one, or the one that the page's title repeats."""
    if step.tag in ("nav", "aside", "footer"):
        return False
    heads = headings(document)
    if len(heads) == 1:
        return True
    head = step.css_first("h1")
    text = squeeze(head.text()) if head is not None else ""
    return len(text) > 3 and text in squeeze(document.meta("og:title") or document.title)


def _surrounds(step: LexborNode) -> bool | None:
    """Whether one element is of the article (False) or of what is around it (True); None where it does not say."""
    tag = step.tag
    if tag in ("article", "main", "body", "html"):
        return False
    attributes = step.attributes
    name, identity = attributes.get("class") or "", attributes.get("id") or ""
    if tag in ("nav", "aside"):
        return not _LABELLED.search(name)
    if tag == "footer":
        return not (_OF_ARTICLE.search(name) or _within_article(step))
    return True if (name and _ASIDE.search(name[:300])) or (identity and _ASIDE.search(identity[:100])) else None


def _within_article(node: LexborNode) -> bool:
    step = node.parent
    while step is not None and step.tag not in ("article", "main", "body"):
        step = step.parent
    return step is not None and step.tag != "body"


_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "em", "font", "i", "mark", "s", "small", "strong", "sub", "sup", "u")
)


def printed(node: LexborNode) -> str:
    """Return the node's text as a reader sees it: parts of their own (a kicker's span) apart by a blank."""
    text = squeeze(node.text())
    if not text or node.first_child is None or node.first_child.next is None:
        return text
    parts: list[str] = []
    for child in node.iter(include_text=True):
        piece = child.text() or ""
        if (parts and piece and child.tag not in _INLINE and child.tag != "-text" and parts[-1][-1:].strip()) or (
            parts and piece and child.tag == "-text" and parts[-1] == "\n"
        ):
            parts.append(" ")
        if child.tag in ("style", "script", "svg", "button"):
            continue
        if piece:
            parts.append(piece)
        if child.tag == "br":
            parts.append(" ")
    return squeeze("".join(parts))
