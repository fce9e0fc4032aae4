"""JSON-LD and data layers as the outlets write them, in good order and in bad."""
# ruff: noqa: E501

from __future__ import annotations

import json
from typing import Any

from tests.newsroom.entries import Entry
from tests.newsroom.sites import Site


def describe(site: Site, root: str, entry: Entry) -> dict[str, str]:
    """Texts for script elements: `graph` (Yoast), `news` (one NewsArticle), `broken` (as `news`, malformed), `layer`."""
    news = _news(site, root, entry)
    broken = _script(news).replace('", "', '",\n"')
    layer = {
        "page": {"type": "article", "id": entry.number, "title": entry.truth.title, "tags": list(entry.truth.tags)}
    }
    return {
        "graph": _script(_graph(site, root, entry)),
        "news": _script(news),
        # Two habits of hand-written templates: a comma before the brace, a line break inside a string.
        "broken": broken[:-1].replace(" and ", "\nand ", 1) + ",}",
        "layer": _script(layer),
    }


def _news(site: Site, root: str, entry: Entry) -> dict[str, Any]:
    truth = entry.truth
    value: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": truth.title,
        "mainEntityOfPage": {"@type": "WebPage", "@id": entry.url},
        "publisher": {"@type": "Organization", "name": site.name, "logo": {"@type": "ImageObject", "url": f"{root}/l.png"}},
        "author": [{"@type": "Person", "name": name, "url": f"{root}/by/{number}"} for number, name in enumerate(truth.authors)],
    }  # fmt: skip
    optional = {
        "datePublished": truth.published, "dateModified": truth.modified, "description": truth.dek,
        "articleSection": truth.section, "keywords": list(truth.tags), "isAccessibleForFree": _free(truth.paywalled),
    }  # fmt: skip
    return value | {name: held for name, held in optional.items() if held not in (None, [])}


def _free(paywalled: bool | None) -> bool | None:
    return None if paywalled is None else not paywalled


def _graph(site: Site, root: str, entry: Entry) -> dict[str, Any]:
    truth, url = entry.truth, entry.url
    piece: dict[str, Any] = {
        "@type": "Article", "@id": f"{url}#article", "isPartOf": {"@id": url}, "headline": truth.title,
        "author": [{"name": name, "@id": f"{root}/#/schema/person/{number}"} for number, name in enumerate(truth.authors)],
        "datePublished": truth.published, "dateModified": truth.modified or truth.published,
        "mainEntityOfPage": {"@id": url}, "wordCount": len(truth.body.split()), "publisher": {"@id": f"{root}/#organization"},
        "keywords": list(truth.tags), "articleSection": list(truth.categories), "inLanguage": "en-US",
    }  # fmt: skip
    if truth.paywalled is not None:
        piece["isAccessibleForFree"] = not truth.paywalled
    page = {"@type": "WebPage", "@id": url, "url": url, "name": f"{truth.title} - {site.name}",
            "isPartOf": {"@id": f"{root}/#website"}, "datePublished": truth.published}  # fmt: skip
    people = [{"@type": "Person", "@id": f"{root}/#/schema/person/{number}", "name": name}
              for number, name in enumerate(truth.authors)]  # fmt: skip
    website = {"@type": "WebSite", "@id": f"{root}/#website", "url": f"{root}/", "name": site.name}
    organization = {"@type": "Organization", "@id": f"{root}/#organization", "name": site.name, "url": f"{root}/"}
    return {"@context": "https://schema.org", "@graph": [piece, page, website, organization, *people]}


def _script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
