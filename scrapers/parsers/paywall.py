"""Whether an article stands behind a paywall, as far as the page says so."""

from __future__ import annotations

import re
from typing import Any

from scrapers.parsers.byte_marks import Marks
from scrapers.parsers.document import Document

_TIERS = {
    "free": False,
    "locked": True,
    "paid": True,
    "premium": True,
    "subscriber": True,
    "subscribers": True,
    "plus": True,
}
_TIER_METAS = (
    "article:content_tier",
    "article:access",
    "content_tier",
    "contenttier",
    "paywall",
    "access",
    "cxenseparse:paywall",
)
_YES, _NO = frozenset(("true", "yes", "1")), frozenset(("false", "no", "0"))
_PLEA = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read|unlock)|(?:continue|keep) reading (?:with"
    r"|this article with) a|already a subscriber"
    r"|for subscribers only|subscriber[- ]only|this (?:article|story|content) is (?:exclusive(?:ly)? )?(?:for"
    r"|reserved for) (?:our )?"
    r"(?:subscribers|members)|to read the (?:full|rest)|jetzt (?:weiterlesen|abonnieren und)|mit .{1,20}(?:plus"
    r"|\+) weiterlesen"
    r"|(?:nur )?für abonnenten|réservé (?:à|aux) (?:nos )?abonnés|(?:il vous )?reste .{1,10} de cet article"
    r"|exclusivo para (?:suscriptores|assinantes)"
    r"|contenuto (?:riservato|esclusivo)|per gli abbonati|suscríbete para (?:seguir )?leer|voor abonnees",
    re.IGNORECASE,
)

_WALLS = Marks(*b"paywall Paywall PayWall payWall PAYWALL regwall Regwall RegWall".split())


def read(document: Document) -> bool | None:
    """Return True or False where JSON-LD, a meta or a barrier on the page says so, else None."""
    for node in (document.json_ld_article, *document.json_ld):
        if (free := _flag(node.get("isAccessibleForFree"))) is not None:
            return not free
    for name in _TIER_METAS:
        said = (document.meta(name) or "").strip().lower()
        if said in _TIERS:
            return _TIERS[said]
    return True if _has_barrier(document) else None


def _flag(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    said = str(value).rsplit("/", 1)[-1].strip().lower()
    return True if said in _YES else False if said in _NO else None


def _has_barrier(document: Document) -> bool:
    """An element that is called a paywall and asks for a subscription: the name alone stands on free pages too."""
    if not _WALLS.ends(document.utf8):
        return False
    for node in document.tree.css('[class*="paywall" i], [id*="paywall" i], [class*="regwall" i]')[:5]:
        if node.tag not in ("html", "body", "script", "article", "main") and _PLEA.search(node.text()[:2000]):
            return True
    return False
