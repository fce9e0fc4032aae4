"""What head, JSON-LD and data layers state as tags, keywords and sections."""

from __future__ import annotations

import itertools
import re
from typing import Any
from urllib.parse import urlsplit

import orjson

from scrapers.parsers import landmarks
from scrapers.parsers.byte_marks import find
from scrapers.parsers.document import Document, types_of
from scrapers.parsers.plain_text import plain
from scrapers.parsers.sitename import bare
from scrapers.parsers.tag_boxes import COUNT_BEFORE
from scrapers.text import fold, squeeze

_METAS = ("article:tag", "og:article:tag", "tags", "sailthru.tags", "parsely-tags", "news_keywords",
          "classification-tags",
          "custom-keywords", "cse_topic", "topics", "article.tags", "cxenseparse:tags", "swiftype tags", "dc.subject",
          "dcterms.subject", "keywords")  # fmt: skip
_KEYED = re.compile(r"^[\w -]{2,24}:\s?(?=\S)")
_COMMA = re.compile(r"\s{0,9}[,;|、，]\s{0,9}")
_IDEOGRAPHS = re.compile(
    r"[\u3005-\u30ff\u3400-\u9fff\uff10-\uff5a0-9A-Za-z]{1,20}(?: [\u3005-\u30ff\u3400-\u9fff]{1,20}){2,60}"
)
"""Chinese or Japanese labels parted by blanks, which neither script has within a word."""
_AND_AT_LAST = re.compile(r",\s?(?:&|and)\s")
"""An Oxford comma: one label such as "Arts, Books, & Music", not several."""
_HOME = re.compile(
    r"^(?:home|start|startseite|accueil|inicio|início|front ?page|homepage|news ?home|zur startseite|you are here.*|"
    r"articles?|artikel|beitrag|beiträge|posts?|all(?: articles| posts| news| stories)?|alle(?: artikel| beiträge)?|"
    r"tous les articles|todos los artículos|todas las noticias|tutti gli articoli)$",
    re.IGNORECASE,
)
_WORDS_ONLY = re.compile(r"^[a-z][a-z-]{2,24}$")
_KEY = re.compile(r"^(?:nlp )?(?:entity|entities|topics?|keywords?|tags?)(?: tokens?)?:\s?(?=\S)", re.IGNORECASE)
"""What a machine that finds labels writes before each of them."""
_UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}|^[0-9a-f]{16,}$|^\d{5,}$", re.IGNORECASE)
_MACHINE = re.compile(
    r"^(?:type|page|template|content|layout|section|sub-?section|subsection|format|category|nlp category|"
    r"primary region \w+|region \w+|isin|source|lang|"
    r"author|contributor|featuretype|word-?count|paywall|premium|accesslevel|article|post|cms|feature|status|id|"
    r"uuid|tone|series)"
    r"(?:[_:]|-{1,2}(?=\w+-)|: )|^(?:article|type|content)[-_]\w+$|^\w{2,12}-feeds?$|^article-payant|[=<>{}]|^\w{1,60}_\w{1,60}$|^https?://|\S@[\w-]{1,60}\.\w|^\w+\|",
    re.IGNORECASE,
)
_CRUMBS = "readcrumb"
_OWN_CRUMB = 15
"""Letters of a headline at a breadcrumb's end, at least; shorter words may be a section that the title begins with."""
_CURRENT = b"current-post-parent"
"""How WordPress marks the article's category in a menu."""
_LISTS = re.compile(
    r"""["'](?:tags|keywords|topics|articleTags|pageTags|contentTags)["']?\s?:\s?(\[["'][^\[\]{}<>]{2,1500}\])"""
)
_LAYERS_END = 60_000
"""Bytes within which a data layer is set up: in the head or right after it."""
_LAYER = 6000
"""Bytes after the name of a data layer within which its tags stand."""


def stated(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Return (kind, labels) of every place in head, JSON-LD and data layer that states tags, best first."""
    metas = document.metas
    found = [(key, _from_metas(metas[key])) for key in _METAS if key in metas]
    if "pmc_meta" in metas:
        found.append(("pmc_meta", _pmc(metas["pmc_meta"][0])))
    words = document.json_ld_article.get("keywords")
    if words is None:
        words = next(
            (node["keywords"] for node in document.json_ld if "keywords" in node and "WebPage" in types_of(node)), None
        )
    if words:
        found.insert(1, ("json-ld", listed(words)))
    return [(kind, values) for kind, values in found if values]


def sections(document: Document) -> tuple[str, ...]:
    """Return the sections that JSON-LD and head state, JSON-LD first."""
    found = list(listed(document.json_ld_article.get("articleSection")))
    for key in ("article:section", "parsely-section", "sailthru.section", "og:article:section", "section",
                "articlesection",
                "prism.section", "category", "cse_sectionname"):  # fmt: skip
        found += [plain(value) for value in document.metas.get(key, ())[:2]]
    return distinct([value for value in found if not _MACHINE.search(value)])


def breadcrumb(document: Document) -> tuple[str, ...]:
    """Return the names between front page and article, as JSON-LD's or the printed breadcrumb has them."""
    for node in document.json_ld:
        items = node.get("itemListElement")
        if "BreadcrumbList" in types_of(node) and isinstance(items, list):
            names = [_crumb(item) for item in items[:8] if isinstance(item, dict)]
            if len(names) > 1 and (between := _between(names, document.title)):
                return between
    printed = (node for node, _, attributes in landmarks.labels(document) if _CRUMBS in (attributes.get("class") or ""))
    for crumbs in itertools.islice(printed, 3):
        names = [squeeze(link.text()) for link in crumbs.css("a")[:8]]
        if names:
            return _between(names, document.title)
    return ()


def layers(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tags of the first data layer that has some; asked only where neither head nor page has any."""
    for name in (b"dataLayer", b"digitalData", b"utag_data", b"pageData"):
        start = find(document.utf8, name, 0, _LAYERS_END)
        if start >= 0 and (match := _LISTS.search(document.utf8[start : start + _LAYER].decode("utf-8", "ignore"))):
            values = listed(split(match.group(1).replace("'", '"')))
            if values:
                return [("data layer", values)]
    return []


def _crumb(item: dict[str, Any]) -> str:
    inner = item.get("item")
    return plain(item.get("name") or (inner.get("name") if isinstance(inner, dict) else None))


def of_menu(document: Document) -> str | None:
    """Return what the page's menu calls the first part of its address ("/politik/..."), or marks as its category.

    None where it does neither.
    """
    selectors = []
    parts = [part for part in urlsplit(document.url).path.split("/") if part][:-1]
    if parts and _WORDS_ONLY.match(parts[0]):
        selectors.append(f"a[href$='/{parts[0]}'],a[href$='/{parts[0]}/']")
    if _CURRENT in document.utf8:
        selectors.append(f"li.{_CURRENT.decode()}>a")
    for selector in selectors:
        for link in document.tree.css(selector)[:5]:
            text = squeeze(link.text())
            if 1 < len(text) <= 30:
                return text
    return None


def _between(names: list[str], page: str | None) -> tuple[str, ...]:
    """The names but for the front page's and, at the end, the page's own as its title has it, in full or cut off."""
    last = bare(names[-1].rstrip(".… "))
    if len(last) >= _OWN_CRUMB and bare(page or "").startswith(last):
        names = names[:-1]
    return tuple(name for name in names if 1 < len(name) <= 40 and not _HOME.match(name))


def listed(value: Any) -> tuple[str, ...]:
    """The labels of a JSON-LD value: a list's entries as they are, a string split at its commas."""
    if isinstance(value, str):
        return distinct(split(value))
    if isinstance(value, dict):
        return listed(value.get("name"))
    if isinstance(value, list):
        if len(value) == 1 and isinstance(value[0], str):
            return distinct(split(value[0]))
        return distinct([plain(part.get("name") if isinstance(part, dict) else part) for part in value[:100]])
    return ()


def split(text: str) -> list[str]:
    """Split one string of many labels; quotation marks hold a label with commas together."""
    text = plain(text)
    if text.startswith("[") and text.endswith("]"):
        try:
            inside = orjson.loads(text)
        except orjson.JSONDecodeError:
            inside = None
        if isinstance(inside, list):
            return [str(part) for part in inside]
    if " " in text and _IDEOGRAPHS.fullmatch(text):
        return text.split()
    if _AND_AT_LAST.search(text) and text.count(",") < 4:
        return [text]
    return [part.strip("\"'“”„ ") for part in _COMMA.split(text) if part]


def distinct(values: list[str]) -> tuple[str, ...]:
    """The labels trimmed, none twice (accents and case aside), those of machines left out."""
    seen: dict[str, str] = {}
    for value in values[:200]:
        text = squeeze(value).strip(" ,;|·•#")
        if ":" in text:
            text = _KEY.sub("", text)
        elif text.startswith("("):
            text = COUNT_BEFORE.sub("", text)
        if not text or len(text) > 80:
            continue
        # Words and blanks alone are none of a machine's.
        if text.replace(" ", "").isalpha() or not (_UUID.match(text) or _MACHINE.search(text)):
            seen.setdefault(fold(text), text)
    return tuple(seen.values())


def _from_metas(contents: list[str]) -> tuple[str, ...]:
    """One meta a tag as they are; a single meta split at its commas."""
    if len(set(contents)) > 1 and sum("," in text for text in contents) * 2 < len(contents):
        return distinct([plain(text) for text in contents])
    return distinct([part for text in contents for part in split(text)])


def _pmc(text: str) -> tuple[str, ...]:
    try:
        inside = orjson.loads(text)
    except orjson.JSONDecodeError:
        return ()
    words = inside.get("tag") or inside.get("tags") if isinstance(inside, dict) else None
    return listed(words)
