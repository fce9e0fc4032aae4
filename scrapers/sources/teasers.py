"""Tells the teasers of a listing from its menus, footers and service links, by signs that hold everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from scrapers.parsers.document import Document
from scrapers.sources.paths import likeness, shape
from scrapers.sources.stated import address, labels, people
from scrapers.sources.teaser_dates import date_of
from scrapers.text import fold, squeeze

_ANCHORS = 5_000
_SAME = 20
"""Links of a page to one address that are looked at; a teaser has up to five."""
_ASIDE_TAGS = frozenset({"nav", "footer"})
_ASIDE_ROLES = frozenset({"navigation", "contentinfo", "menu", "menubar", "banner", "dialog", "search"})
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|footer|breadcrumbs?|social|share|sharing|pagination|pager|tag-?list|"
    r"tag-?cloud|cookie|consent|comments?|newsletter|skip-link|login|account|language-switcher)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CARD = frozenset({"article", "li", "div", "section", "td", "tr", "dd"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLIMB = 7
"""Steps from a link up to the whole of its teaser; deeper ones are not in sight on real pages."""
_CALL = re.compile(
    r"^(?:read (?:more|on|the (?:full |whole )?(?:story|article|review))|continue reading|"
    r"see (?:more|all)|view (?:all|more)|"
    r"more|"
    r"\d{1,6} comments?|(?:leave a |no )?comments?|share|lire (?:la suite|l.article|plus)|voir plus|weiterlesen|mehr|"
    r"leggi(?: tutto)?|continua|leer mas|ver mas|watch(?: now| video)?|play|photos?|gallery|subscribe.{0,30})\W{0,4}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """One article as a listing shows it."""

    url: str
    title: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: str | None = None


@dataclass(slots=True)
class _Found:
    """The links of one page to one address."""

    url: str
    nodes: list[LexborNode] = field(default_factory=list)
    headline: str = ""
    in_heading: bool = False
    aside: bool = True


def teasers(document: Document, base: str) -> Iterator[Teaser]:
    """Yield the page's articles in order."""
    found = _gathered(document, base)
    shapes = Counter(shape(link.url) for link in found.values() if _is_headline(link.headline) and not link.aside)
    chosen = [link for link in found.values() if _is_article(link, shapes[shape(link.url)])]
    owners = _owners(chosen)
    for link in chosen:
        yield _teaser(link, _card(link, owners))


def _gathered(document: Document, base: str) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    known: dict[int, bool] = {}
    own = document.url.partition("#")[0].rstrip("/")
    for node in document.tree.css("a[href]")[:_ANCHORS]:
        target = address(node.attributes.get("href"), base)
        if target is None or target.rstrip("/") == own or likeness(target) < -1:
            continue
        link = found.setdefault(target, _Found(target))
        if len(link.nodes) == _SAME:
            continue
        link.nodes.append(node)
        link.aside = link.aside and _is_aside(node, known)
        text, heading = _headline(node)
        rank, best = (_rank(said) for said in ((text, heading), (link.headline, link.in_heading)))
        if rank > best and not _CALL.match(fold(text)):
            link.headline, link.in_heading = text, heading
    return found


def _is_aside(node: LexborNode, known: dict[int, bool]) -> bool:
    """Whether the link lies in a menu, a footer or the like; what is found of the ancestors is kept in `known`."""
    path: list[int] = []
    verdict = False
    parent = node.parent
    while parent is not None and len(path) < 60:
        mark = parent.mem_id
        if mark in known:
            verdict = known[mark]
            break
        path.append(mark)
        if parent.tag in ("article", "main", "body", "html"):
            break
        attributes = parent.attributes
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if parent.tag in _ASIDE_TAGS or attributes.get("role") in _ASIDE_ROLES or _ASIDE.search(named[:300]):
            verdict = True
            break
        parent = parent.parent
    known.update(dict.fromkeys(path, verdict))
    return verdict


def _headline(node: LexborNode) -> tuple[str, bool]:
    """The link's headline, of a heading around or in it, its text, title, label or picture; and if it is a heading."""
    inner = node.css_first("h1, h2, h3, h4, h5, h6")
    if inner is not None:
        return squeeze(inner.text())[:500], True
    text = squeeze(node.text())
    parent = node.parent
    heading = any(step is not None and step.tag in _HEADINGS for step in (parent, parent.parent if parent else None))
    if not text:
        image = node.css_first("img[alt]")
        said = node.attributes.get("aria-label") or node.attributes.get("title")
        text = squeeze(said or (image.attributes.get("alt") if image else None))
        return text[:500], False
    if len(text) > 200:
        strong = node.css_first('[class*="title" i], [class*="headline" i], strong, b')
        text = squeeze(strong.text()) if strong else text
    return text[:500], heading


def _is_headline(text: str) -> bool:
    return len(text) >= 18 and text.count(" ") >= 2


def _rank(said: tuple[str, bool]) -> tuple[bool, bool, int]:
    """A kicker in a heading ("Ballet") is less than a headline anywhere."""
    text, heading = said
    return _is_headline(text), heading, len(text)


def _is_article(link: _Found, alike: int) -> bool:
    """By the address, the headline, the place, and how many others of its shape the page has."""
    path = likeness(link.url)
    if path < 0 or (link.aside and path < 4):
        return False
    headline = _is_headline(link.headline)
    points = path + (2 if headline else 0) + (1 if link.in_heading else 0) + (1 if alike >= 3 else 0)
    points -= 3 if link.aside else 0
    return points >= 4 and (headline or link.in_heading or path >= 4)


def _owners(chosen: list[_Found]) -> dict[int, str]:
    """For each element above a link the one article that all links in it lead to; empty for several."""
    owners: dict[int, str] = {}
    for link in chosen:
        for node in link.nodes:
            for above in _above(node):
                mark = above.mem_id
                owners[mark] = link.url if owners.get(mark, link.url) == link.url else ""
    return owners


def _card(link: _Found, owners: dict[int, str]) -> LexborNode | None:
    """The largest element that holds this teaser and no other."""
    card = None
    for node in link.nodes:
        for above in _above(node):
            if owners.get(above.mem_id) != link.url:
                break
            if above.tag in _CARD:
                card = above
        if card is not None and card.css_first("p, time, h2, h3, h4") is not None:
            break
    return card


def _above(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    for _ in range(_CLIMB):
        if parent is None or parent.tag in ("body", "html", "main"):
            return
        yield parent
        parent = parent.parent


def _teaser(link: _Found, card: LexborNode | None) -> Teaser:
    title = link.headline
    if card is None:
        return Teaser(url=link.url, title=title or None)
    if not link.in_heading and (heading := card.css_first("h1, h2, h3, h4")) is not None:
        said = squeeze(heading.text())
        title = said if _is_headline(said) or not _is_headline(title) else title
    paragraphs = (
        squeeze(node.text())
        for node in card.css('p, [class*="excerpt" i], [class*="dek" i], [class*="summary" i]')[:20]
    )
    summary = next((text for text in paragraphs if len(text) >= 40 and fold(text) != fold(title)), None)
    return Teaser(
        url=link.url,
        title=title or None,
        summary=summary[:1000] if summary else None,
        authors=people(squeeze(node.text()) for node in card.css('[rel~="author"], a[href*="/author/"]')[:6]),
        tags=labels(squeeze(node.text()) for node in card.css('[rel~="tag"], a[href*="/tag/"]')[:30]),
        published=date_of(card),
    )
