"""An outlet's own rules: which hold for a page's day, and what they find."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from selectolax.lexbor import LexborNode, SelectolaxError

from scrapers.outlet import Outlet, Rule
from scrapers.parsers.document import Document
from scrapers.text import squeeze


def in_force(outlet: Outlet | None, field: str, day: date | None) -> list[Rule]:
    """Return the outlet's rules for a field that hold on the day of publication, in their order.

    Where the day is not known, those hold that have no last day.
    """
    if outlet is None or not outlet.rules:
        return []
    return [rule for rule in outlet.rules if rule.field == field and _holds(rule, day)]


def texts(rules: list[Rule], document: Document) -> tuple[str, ...]:
    """Return what the first rule that finds something finds, on one line each; empty where none does."""
    for rule in rules:
        found = _of_function(rule.function, document) if rule.function else _of_selector(rule.selector, document)
        if found:
            return found
    return ()


def nodes(rule: Rule, document: Document) -> list[LexborNode]:
    """Return the elements of the rule's selector, what the rule removes taken out of the tree before.

    A rule that only removes has no elements: the general reading goes on over what is left.
    """
    if rule.remove:
        for node in _select(document, rule.remove):
            node.decompose()
    return _select(document, rule.selector) if rule.selector else []


def _holds(rule: Rule, day: date | None) -> bool:
    if day is None:
        return rule.until is None
    return (rule.since is None or rule.since <= day) and (rule.until is None or day <= rule.until)


def _of_function(function: Callable[[Any], Any], document: Document) -> tuple[str, ...]:
    value = function(document)
    values = value if isinstance(value, (list, tuple)) else [value]
    return tuple(text for one in values if one and (text := squeeze(str(one))))


def _of_selector(selector: str | None, document: Document) -> tuple[str, ...]:
    found = (squeeze(_value(node)) for node in (_select(document, selector) if selector else ()))
    return tuple(text for text in found if text)


def _select(document: Document, selector: str) -> list[LexborNode]:
    try:
        return document.tree.css(selector)
    except SelectolaxError:
        return []


def _value(node: LexborNode) -> str:
    attributes = node.attributes
    stated = (
        attributes.get("content") if node.tag == "meta" else attributes.get("datetime") if node.tag == "time" else None
    )
    return stated or node.text()
