"""robots.txt, sitemaps, indexes of sitemaps by month, and Google-News sitemaps."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from html import escape

from tests.newsroom.entries import Entry
from tests.newsroom.server import Answer
from tests.newsroom.sites import Site

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def robots(site: Site, root: str) -> bytes:
    """The site's robots.txt."""
    lines = ["User-agent: *", "Crawl-delay: 0", *(f"Disallow: {path}" for path in site.disallow)]
    if not site.disallow:
        lines.append("Disallow:")
    lines += ["", "User-agent: GreedyBot", "Disallow: /", ""]
    if site.robots_sitemaps:
        lines += [f"Sitemap: {root}{path}" for path in (site.sitemap_index or site.sitemap, site.news_sitemap) if path]
    return ("\n".join(lines) + "\n").encode()


def sitemap(site: Site, root: str, path: str, entries: list[Entry], now: datetime | None) -> Answer | None:
    """What stands at `path`, if that is one of the site's sitemaps.

    The news sitemap holds two days before `now`; without a clock, the twelve newest.
    """
    if path == site.news_sitemap:
        fresh = [entry for entry in entries if now and entry.instant > now - timedelta(days=2)] if now else entries[:12]
        return _answer(_news(site, fresh), fresh)
    if path == site.sitemap:
        return _answer(_urls(entries), entries)
    if not site.sitemap_index:
        return None
    parts = _parts(site, entries)
    if path == site.sitemap_index:
        listed = "\n".join(
            f"<sitemap><loc>{root}{part}</loc><lastmod>{_changed(held)}</lastmod></sitemap>"
            for part, held in parts.items()
        )
        return _answer(f'{_HEAD}<sitemapindex xmlns="{_SCHEMA}">\n{listed}\n</sitemapindex>\n', entries)
    if path in parts:
        answer = _answer(_urls(parts[path]), parts[path])
        if path.endswith(".gz"):
            answer.body, answer.content_type = gzip.compress(answer.body, mtime=0), "application/gzip"
        return answer
    return None


def _parts(site: Site, entries: list[Entry]) -> dict[str, list[Entry]]:
    """Paths of the index's parts with what they hold."""
    if site.sitemap:
        return {site.sitemap: entries}
    parts: dict[str, list[Entry]] = {}
    for entry in entries:
        month = f"{entry.instant:%Y-%m}"
        parts.setdefault(f"/sitemap-{month}.xml{'.gz' if site.gzip_sitemaps else ''}", []).append(entry)
    return parts


def _answer(text: str, entries: list[Entry]) -> Answer:
    changed = max((entry.changed for entry in entries), default=None)
    return Answer(text.encode(), content_type="application/xml; charset=utf-8", last_modified=changed)


def _urls(entries: list[Entry]) -> str:
    lines = [f"<url><loc>{escape(entry.url)}</loc>{_lastmod(entry)}</url>" for entry in entries]
    return f'{_HEAD}<urlset xmlns="{_SCHEMA}">\n' + "\n".join(lines) + "\n</urlset>\n"


def _lastmod(entry: Entry) -> str:
    if entry.truth.age is not None:
        return ""
    return f"<lastmod>{entry.changed.astimezone(UTC).isoformat(timespec='seconds')}</lastmod>"


def _news(site: Site, entries: list[Entry]) -> str:
    lines = [
        f"<url>\n<loc>{escape(entry.url)}</loc>\n<news:news>\n<news:publication><news:name>{escape(site.name)}</news:name>"
        f"<news:language>{site.language}</news:language></news:publication>\n"
        f"<news:publication_date>{entry.instant.isoformat()}</news:publication_date>\n"
        f"<news:title>{escape(entry.truth.title)}</news:title>\n"
        f"<news:keywords>{escape(', '.join(entry.truth.tags))}</news:keywords>\n</news:news>\n</url>"
        for entry in entries
    ]
    return f'{_HEAD}<urlset xmlns="{_SCHEMA}" xmlns:news="{_NEWS}">\n' + "\n".join(lines) + "\n</urlset>\n"


def _changed(entries: list[Entry]) -> str:
    return max(entry.changed for entry in entries).astimezone(UTC).isoformat(timespec="seconds")
