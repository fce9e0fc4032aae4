"""One entry of an RSS or Atom feed -> Link."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from scrapers.items import Link
from scrapers.sources.stated import address, labels, people, plain, when, whole

Children: TypeAlias = dict[str, list[Any]]
"""Child elements by name, with the usual prefix where it is not the feed's own vocabulary: "title", "dc:creator"."""

_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.pheedo.com/namespace/pheedo": "feedburner:",
    "http://www.w3.org/2005/Atom": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "": "",
}
_PUBLISHED = ("pubDate", "published", "dc:date", "issued", "dcterms:issued", "dcterms:created", "created", "date")
_MODIFIED = ("updated", "modified", "dcterms:modified", "dc:modified")
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def link_of(entry: Any, base: str, source: str, channel: str) -> Link | None:
    """Return what the entry says, None where it has no address; `base` is what relative addresses start from."""
    said = children(entry)
    base = address(xml_base(entry), base) or base
    target = _target(entry, said, base)
    if target is None:
        return None
    summary = next((found for name in ("description", "summary", "itunes:summary", "media:description")
                    if (found := plain(_first(said, name)))), None)  # fmt: skip
    full = _first(said, "content:encoded", "encoded") or _first(said, "content") or _first(said, "description")
    return Link(
        url=target,
        channel=channel,
        source=source,
        title=plain(_first(said, "title", "dc:title", "media:title")),
        summary=summary if summary is None or len(summary) <= 2000 else summary[:2000],
        tags=_tags(said),
        authors=people(_authors(said)),
        published=_date(said, _PUBLISHED),
        modified=_date(said, _MODIFIED),
        content=whole(full, summary if full != _first(said, "description") else None),
    )


def children(node: Any) -> Children:
    """Return the element's children by name."""
    found: Children = {}
    space = node.tag[: node.tag.find("}") + 1]
    for child in node:
        if isinstance(child.tag, str):
            own = space and child.tag.startswith(space)
            found.setdefault(child.tag[len(space) :] if own else _name(child.tag), []).append(child)
    return found


def local(tag: Any) -> str:
    """Return an element's name without namespace or prefix."""
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def text(node: Any) -> str:
    """Return the text of an element, and the mark-up of what lies in it (Atom's XHTML)."""
    if len(node) == 0:
        return node.text or ""
    inner = [node.text or ""]
    for child in node:
        if child.tag is etree.Entity:
            inner.append(f"{child.text}{child.tail or ''}")
        else:
            inner.append(etree.tostring(child, encoding="unicode", with_tail=True, method="html"))
    return "".join(inner)


def xml_base(node: Any) -> str | None:
    """Return the element's xml:base."""
    found = node.get(_XML_BASE)
    return found if isinstance(found, str) else None


def _name(tag: str) -> str:
    space, _, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    return _PREFIXES.get(space, "other:") + name


def _first(said: Children, *names: str) -> str | None:
    return next((found for name in names for node in said.get(name, []) if (found := text(node)).strip()), None)


def _target(entry: Any, said: Children, base: str) -> str | None:
    if original := address(_first(said, "feedburner:origLink"), base):
        return original
    links = said.get("link", [])
    for node in links:
        if node.get("href") and (node.get("rel") or "alternate").lower() == "alternate":
            if "html" in (node.get("type") or "html"):
                return address(node.get("href"), address(xml_base(node), base) or base)
        elif found := address(node.text, base) if (node.text or "").strip() else None:
            return found
    about = entry.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    guids = [node.text for node in said.get("guid", []) if (node.get("isPermaLink") or "true").lower() == "true"]
    for identity in (*guids, _first(said, "id"), about):
        if identity and identity.strip().startswith(("http://", "https://")):
            return address(identity, base)
    return next((found for node in links if (found := address(node.get("href"), base))), None)


def _tags(said: Children) -> tuple[str, ...]:
    named = [node.get("label") or node.get("term") or text(node) for node in said.get("category", [])]
    listed = [text(node) for name in ("dc:subject", "media:keywords", "itunes:keywords") for node in said.get(name, [])]
    return labels([*named, *(part for found in listed for part in found.replace(";", ",").split(","))])


def _authors(said: Children) -> list[str | None]:
    found: list[str | None] = []
    for node in said.get("author", []):
        names = [child for child in node if local(child.tag) == "name"]
        found += [text(child) for child in names] if len(node) else [node.text]
    creators = [text(node) for node in said.get("dc:creator", [])]
    return [*creators] or found or [text(node) for node in said.get("itunes:author", [])]


def _date(said: Children, names: tuple[str, ...]) -> str | None:
    return next((found for name in names for node in said.get(name, []) if (found := when(text(node)))), None)
