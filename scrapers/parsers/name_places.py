"""Where in a text a name may stand: its bounds, headlines around it, and the photo credits that are none."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.parsers.prose import Prose

_CREDIT_BEFORE = re.compile(
    r"(?:\b(?:photo(?:s|graph|graphs|graphy|graphed)?|images?|pictures?|credits?|fotos?|bild|crediti?|photographe|fotograf|"
    r"illustration|copyright)\b\s{0,2}(?:credit|©)?\s{0,2}(?:by|:|par|©|/)\s{0,2}"
    r"|\bcourtesy(?: of|:) |©\s{0,2}(?:\d{4}\s)?|\(c\)\s)$"
)
_AGENCIES = (
    r"(?:getty|ap\b|afp\b|reuters|shutterstock|wireimage|filmmagic|invision|epa\b|dpa\b|ansa\b|sipa\b|abaca|bestimage|"
    r"backgrid|splash|alamy|imago|zuma|rex\b)"
)
_CREDIT_AFTER = re.compile(
    rf"\s{{0,2}}(?:[/|]|via|for)\s{{0,2}}{_AGENCIES}"
    r"|\s?/\s?(?:prime video|amazon|netflix|apple|hbo|hulu|disney|fx\b|nbc\b|cbs\b|abc\b|variety\b)"
)
_CREDIT_WORDS = (
    "photo", "image", "picture", "credit", "courtesy", "foto", "bild", "fotograf", "illustration", "copyright",
    "©", "(c)",
)  # fmt: skip


def is_photo_credit(prose: Prose, start: int, end: int) -> bool:
    """Whether the name at `start`..`end` signs a picture: "Photo: ...", "© ...", ".../Getty Images"."""
    folded = prose.folded
    if _CREDIT_AFTER.match(folded, end, end + 30):
        return True
    if prose.where in ("title", "dek") or not _has_credits(folded):
        # "Photos: Luke Kirby at the premiere" announces a gallery.
        return False
    return bool(_CREDIT_BEFORE.search(folded, max(0, start - 40), start))


def starts(text: str, start: int, whole: bool) -> bool:
    """Whether a name may start here: no letter or hyphen before, but a full name may be glued to a small letter."""
    if start == 0:
        return True
    before = text[start - 1]
    if before in "-‑":
        return (
            start < 2
            or not text[start - 2].isalnum()
            or (whole and not text[start - 2].isupper() and text[start].islower())
        )
    if not before.isalnum():
        return True
    return whole and text[start].isupper() and not before.isupper()


def ends(text: str, end: int, whole: bool, language: str) -> bool:
    """Whether a name may end here; a full one also before a genitive's s, or glued to a capital."""
    if end == len(text):
        return True
    after = text[end]
    if after in "-‑":
        following = text[end + 1 : end + 2]
        return not following.isupper()
    if not after.isalnum():
        return True
    if after == "s" and not text[end + 1 : end + 2].isalnum():
        return whole or language == "de"
    return whole and (after.isupper() or after.isdigit()) and text[end - 1].islower()


def is_headline(prose: Prose, start: int, end: int) -> bool:
    """Whether most longer words around are capitalised, so that a capital says nothing."""
    text = prose.text
    left = max(text.rfind("\n", max(0, start - 90), start) + 1, start - 90, 0)
    right = place if (place := text.find("\n", end, end + 90)) >= 0 else end + 90
    around = f"{text[left:start]} {text[end:right]}"
    words = [word for word in around.split() if len(word) > 3 and word[0].isalpha()]
    enough = 3 if prose.where == "body" else 2
    return len(words) >= enough and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def paragraph_end(text: str, start: int) -> int:
    """Offset of the end of the paragraph around `start`."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


@lru_cache(maxsize=16)
def _has_credits(folded: str) -> bool:
    return any(word in folded for word in _CREDIT_WORDS)
