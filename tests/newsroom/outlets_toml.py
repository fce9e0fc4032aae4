"""Writes the outlets file for a newsroom that has started."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from tests.newsroom.sites import Site


def outlets_toml(sites: Iterable[Site], roots: Mapping[str, str], *, stated: bool) -> str:
    """The file's text; with `stated` every channel is named, else only those that each site's `stated` says."""
    return "\n".join(_table(site, roots[site.key], stated) for site in sites)


def _table(site: Site, root: str, everything: bool) -> str:
    values: dict[str, object] = {"name": site.name, "home": f"{root}/"}
    have: dict[str, object] = {
        "feeds": [root + site.feed] if site.feed else [],
        "sitemaps": [root + path for path in (site.sitemap_index or site.sitemap, site.news_sitemap) if path],
        "tag_pages": [root + site.tag_path.format("{tag}")] if site.tag_path else [],
        "search_pages": [root + site.search_path.format("{query}")] if site.search_path else [],
        "wordpress": site.wordpress,
    }
    values |= {name: value for name, value in have.items() if value and (everything or name in site.stated)}
    values |= {"language": site.language, "timezone": site.timezone}
    if site.key == "harbor_herald":
        values["general"] = True
    # JSON's strings, lists and booleans are TOML's too.
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "\n".join(["[[outlet]]", *lines, ""])
