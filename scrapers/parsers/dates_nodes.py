"""The nodes among which a page's own date is sought: around the headline, or all of them."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scrapers.parsers.tag_ids import COMMENT, TEXT, ids

_UNREAD = ids("script style template textarea option svg select iframe") | {COMMENT}
_CHARACTERS_AFTER = 900
"""Of text after the headline; a byline stands within, the body's own dates mostly beyond."""
_NODES_AFTER = 220
_CHARACTERS_BEFORE = 200
_NODES_BEFORE = 40


Part = tuple[LexborNode, int | None, str | None]
"""An element and its tag's number, or a text node, None and its text."""


def around(head: LexborNode, tags: frozenset[int] | None) -> Iterator[Part]:
    """The texts shortly before the headline and those after it, page order, white space aside, and itself.

    Of elements those of the `tags` come too, for None all.
    """
    yield from reversed(list(_before(head, tags)))
    yield head, head.tag_id, None
    seen, node = 0, head.first_child or _next(head)
    for _ in range(_NODES_AFTER):
        if node is None or seen > _CHARACTERS_AFTER:
            return
        tag = node.tag_id
        if tag == TEXT:
            text = node.text_content or ""
            if len(text) > 1 and not text.isspace():
                seen += len(text)
                yield node, None, text
        elif tag not in _UNREAD and (tags is None or tag in tags):
            yield node, tag, None
        child = node.first_child if tag != TEXT and tag not in _UNREAD else None
        node = child or node.next or _next(node.parent)


def below(root: LexborNode, tags: frozenset[int] | None) -> Iterator[Part]:
    """All texts and the elements of the `tags` (None: all), page order; scripts and white space aside."""
    unread = False
    for node in root.traverse(include_text=True):
        tag = node.tag_id
        if tag != TEXT:
            unread = tag in _UNREAD
            if tags is None or tag in tags:
                yield node, tag, None
        elif unread:
            unread = False
        else:
            text = node.text_content or ""
            if len(text) > 1 and not text.isspace():
                yield node, None, text


def _before(head: LexborNode, tags: frozenset[int] | None) -> Iterator[Part]:
    """Backwards in page order, an element before its children."""
    seen, node = 0, _previous(head, inside=False)
    for _ in range(_NODES_BEFORE):
        if node is None or seen > _CHARACTERS_BEFORE:
            return
        tag = node.tag_id
        if tag == TEXT:
            text = node.text_content or ""
            if len(text) > 1 and not text.isspace():
                seen += len(text)
                yield node, None, text
        elif tag not in _UNREAD and (tags is None or tag in tags):
            yield node, tag, None
        node = _previous(node, inside=tag not in _UNREAD)


def _next(node: LexborNode | None) -> LexborNode | None:
    """What follows the element and all within it, page order."""
    while node is not None:
        if (after := node.next) is not None:
            return after
        node = node.parent
    return None


def _previous(node: LexborNode, *, inside: bool) -> LexborNode | None:
    if inside and (child := node.last_child) is not None:
        return child
    walker: LexborNode | None = node
    while walker is not None:
        if (before := walker.prev) is not None:
            return before
        walker = walker.parent
    return None
