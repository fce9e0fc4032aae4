"""Boxes of links that print an article's tags or categories, found by rel, by address and by the box's name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

from scrapers.parsers import landmarks
from scrapers.parsers.document import Document
from scrapers.parsers.sitename import bare
from scrapers.text import squeeze

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:tags?|tagged|tag-?links?|tags?-?list|taglist|topics|keywords?|themen|temas|temi|etiquetas|"
    r"mots-?cles|schlagw\w{2,8}|post-?tags?|article-?tags?|entry-?tags?|related-?topics|story-?tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?:Tag|Topic|Keyword)(?:s|List|Links|Box|Cloud)?(?:$|[\s_A-Z-])")
_TAG_ADDRESS = re.compile(
    r"/(?:tags?|tagg|tagged|topics?|themen?|thema|keywords?|temas?|etiquetas?|argomenti|sujets?|label|stichwort|"
    r"schlagwort(?:e|er)?|mot-cle|motcle|termin)/[^/?#]|[?&]tags?=[^&]"
)
_CATEGORY_ADDRESS = re.compile(r"/(?:categor\w{1,4}|kategorien?|rubrik(?:en)?|rubrique|sezione)/[^/?#]")
_SHARING = re.compile(
    r"share|social|cloud|eyebrow|header|filter|menu|teaser|card|"
    r"(?:special|hot|trending|popular|top|latest)[_-]?(?:topics|tags|keywords)",
    re.IGNORECASE,
)
"""Names of what is no article's own: menus, and topics that the outlet shows on each page."""
_NO_LABEL = re.compile(
    r"^(?:(?:all|alle|view all|see all|show all|toutes?|tous|todos|todas|tutti|more|mehr|plus|weitere|share|tweet|"
    r"follow|read)"
    r"(?:$|\s(?:on|this|via|by|us|more|all|the|les|los|i|tags?|topics?|themen|thèmes|temas|stories|posts|articles|"
    r"artikel|story)\b.{0,40})|"
    r"(?:post|print|e-?mail|comments?|subscribe|copy|home|show|why you can trust \w+|\d{1,4} comments?|"
    r"leave a comment|tags?|tagged|topics|keywords?|themen|schlagw(?:orte|örter)|stichw(?:orte|örter)|mots[- ]clés|"
    r"etiquetas|argomenti|temas|temi|trefwoorden|関連キーワード|キーワード|タグ|标签|關鍵字|关键词)\s?:?)$",
    re.IGNORECASE,
)
_NETWORKS = frozenset(
    [
        "facebook",
        "twitter",
        "x",
        "pinterest",
        "whatsapp",
        "linkedin",
        "reddit",
        "flipboard",
        "telegram",
        "email",
        "mail",
    ]
)
COUNT_BEFORE = re.compile(r"^\(\d{1,6}\)\s{1,9}")
_PLURAL_COUNT = re.compile(r"\s{0,9}\(\d{1,6}(?: posts?)?\)$")


_MOST_AROUND = {"p": 250, "ul": 120, "ol": 120}
"""Letters around links marked as tags: "Posted in ... by ... on ..." has less, prose and lists of stories have more."""
_MOST_NODES = 1500
"""Nodes of a page that are looked at; the richest of 800 real pages has 500."""


@dataclass(slots=True, kw_only=True)
class Box:
    """Links that stand together."""

    holder: LexborNode
    below: bool
    """Whether it follows the headline."""
    tags: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    linked: int = 0
    """How many are marked as rel=tag."""
    addressed: int = 0
    """How many lead to an address of a tag."""
    named: bool = False
    """Whether the box's class says that it holds tags."""


def boxes(document: Document, title: str | None) -> list[Box]:
    """Return the boxes outside menus and side bars, in page order."""
    found: dict[int, Box] = {}
    below, wanted = False, bare(title or "")
    for node, tag, attributes in landmarks.labels(document)[:_MOST_NODES]:
        if tag == "h1":
            below = below or (bool(wanted) and wanted in bare(node.text() or ""))
        elif tag == "a":
            _add_link(node, attributes, below, found)
        elif tag not in ("body", "html", "article", "main", "button", "input", "form", "time"):
            names = attributes.get("class")
            if names and _is_named(names):
                _add_named(node, below, found)
    return [
        box
        for box in found.values()
        if (box.tags or box.categories) and not landmarks.aside(document, box.holder) and _is_list(box)
    ]


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    names = names[:200]
    return bool(_NAMED.search(names) or _CAMEL.search(names)) and not _SHARING.search(names)


def _is_list(box: Box) -> bool:
    """Whether the box holds little else than its links: a sentence with a link in it is no box."""
    labels = box.tags + box.categories
    around = len(squeeze(box.holder.text())) - sum(len(label) + 2 for label in labels)
    if box.categories and box.linked:
        return True
    if box.linked:
        return around < _MOST_AROUND.get(box.holder.tag or "", around + 1)
    most = 60 if box.named or len(labels) > 1 else 25
    if around >= most and box.named:
        around -= sum(len(squeeze(script.text())) for script in box.holder.css("script,style")[:9])
    return around < most


def _add_link(node: LexborNode, attributes: dict[str, str | None], below: bool, found: dict[int, Box]) -> None:
    rel, address = attributes.get("rel") or "", attributes.get("href") or ""
    category = "category" in rel or bool(_CATEGORY_ADDRESS.search(address))
    is_tag = not category and ("tag" in rel.split() or bool(_TAG_ADDRESS.search(address)))
    if not category and not is_tag:
        return
    text = clean(node.text() or "")
    if not text:
        return
    box = _box_of(node, below, found)
    (box.categories if category else box.tags).append(text)
    box.linked += "tag" in rel.split()
    box.addressed += is_tag


def _box_of(node: LexborNode, below: bool, found: dict[int, Box]) -> Box:
    holder = node.parent or node
    if holder.mem_id in found:
        return found[holder.mem_id]
    if holder.tag in ("li", "span", "dd", "h3", "h4", "h5", "strong", "div") and holder.parent is not None:
        above = holder.parent
        if holder.tag != "div" or len(squeeze(holder.text())) <= len(squeeze(node.text())) + 3:
            holder = above
    return found.setdefault(holder.mem_id, Box(holder=holder, below=below))


def _add_named(node: LexborNode, below: bool, found: dict[int, Box]) -> None:
    """A box whose class speaks of tags, whatever its links' addresses are."""
    links = node.css("a")
    if not 1 <= len(links) <= 60:
        return
    if len(links) == 1 and node.tag in ("li", "span") and node.parent is not None:
        node = node.parent
    for inner in (node, links[0].parent):
        if inner is not None and inner.mem_id in found:
            found[inner.mem_id].named = True
            if found[inner.mem_id].tags:
                return
    box = found.setdefault(node.mem_id, Box(holder=node, below=below))
    box.named = True
    for link in links:
        text = clean(link.text() or "")
        address = link.attributes.get("href") or ""
        if (
            text
            and text not in box.tags
            and not _CATEGORY_ADDRESS.search(address)
            and not address.startswith(("#", "javascript"))
        ):
            box.tags.append(text)


def clean(text: str) -> str:
    """A link's text as a label; empty where it is none (an image, a sentence, "All topics")."""
    text = squeeze(text)
    if text.endswith(")"):
        text = _PLURAL_COUNT.sub("", text)
    elif text.startswith("("):
        text = COUNT_BEFORE.sub("", text)
    text = text.strip(" ,;|·•#")
    if not text or len(text) > 70 or _NO_LABEL.match(text):
        return ""
    return text if text[0].isalpha() or any(map(str.isalpha, text)) or (text.isdigit() and len(text) == 4) else ""
