"""Feeds of ten items: RSS 2.0, Atom and JSON Feed."""
# ruff: noqa: E501

from __future__ import annotations

import json
from datetime import UTC
from email.utils import format_datetime
from html import escape

from tests.newsroom import marked_text
from tests.newsroom.entries import Entry
from tests.newsroom.server import Answer
from tests.newsroom.sites import Site


def feed(site: Site, root: str, entries: list[Entry]) -> Answer:
    """The site's feed of these articles."""
    text, kind = {"rss": _rss, "atom": _atom, "json": _json}[site.feed_kind](site, root, entries)
    return Answer(
        text.encode("utf-8"), content_type=kind, last_modified=max((entry.changed for entry in entries), default=None)
    )


def summary(entry: Entry) -> str:
    """The dek, or the beginning of the text as WordPress cuts it."""
    if entry.truth.dek:
        return entry.truth.dek
    words = entry.truth.body.replace("\n", " ").split()
    return " ".join(words[:55]) + (" […]" if len(words) > 55 else "")


def _rss(site: Site, root: str, entries: list[Entry]) -> tuple[str, str]:
    items = []
    for entry in entries:
        truth = entry.truth
        lines = [f"<title>{escape(truth.title)}</title>", f"<link>{escape(entry.url + site.tracking)}</link>"]
        if site.feed_dates and truth.age is None:
            lines.append(f"<pubDate>{format_datetime(entry.instant.astimezone(UTC))}</pubDate>")
        lines += [f"<dc:creator><![CDATA[{name}]]></dc:creator>" for name in truth.authors]
        lines += [f"<category><![CDATA[{label}]]></category>" for label in entry.labels]
        lines.append(f'<guid isPermaLink="false">{root}/?p={entry.number}</guid>')
        lines.append(f"<description><![CDATA[<p>{escape(summary(entry), quote=False)}</p>]]></description>")
        items.append("<item>\n" + "\n".join(lines) + "\n</item>")
    head = (
        f"<title>{escape(site.name)}</title>\n"
        f'<atom:link href="{root}{site.feed}" rel="self" type="application/rss+xml" />\n'
        f"<link>{root}/</link>\n<description>{escape(site.tagline)}</description>\n<language>{site.language}</language>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n' + "\n".join([head, *items]) + "\n</channel>\n</rss>\n"
    ), "application/rss+xml; charset=UTF-8"


def _atom(site: Site, root: str, entries: list[Entry]) -> tuple[str, str]:
    items = []
    for entry in entries:
        truth = entry.truth
        lines = [
            f"<title>{escape(truth.title)}</title>",
            f'<link rel="alternate" type="text/html" href="{escape(entry.url)}"/>',
            f"<id>{escape(entry.url)}</id>",
            f"<published>{entry.instant.isoformat()}</published>",
            f"<updated>{entry.changed.isoformat()}</updated>",
            *(f"<author><name>{escape(name)}</name></author>" for name in truth.authors),
            *(f'<category term="{escape(label)}"/>' for label in entry.labels),
            f"<summary>{escape(summary(entry))}</summary>",
        ]
        items.append("<entry>\n" + "\n".join(lines) + "\n</entry>")
    updated = max((entry.changed.astimezone(UTC) for entry in entries), default=None)
    head = f"<title>{escape(site.name)}</title>\n<id>{root}/</id>\n" + f'<link rel="self" href="{root}{site.feed}"/>'
    head += f"\n<updated>{updated.isoformat()}</updated>" if updated else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">\n'
        + "\n".join([head, *items])
        + "\n</feed>\n"
    ), "application/atom+xml; charset=utf-8"


def _json(site: Site, root: str, entries: list[Entry]) -> tuple[str, str]:
    items = [
        {
            "id": entry.url, "url": entry.url, "title": entry.truth.title, "summary": summary(entry),
            "date_published": entry.instant.isoformat(), "date_modified": entry.changed.isoformat(),
            "authors": [{"name": name} for name in entry.truth.authors], "tags": list(entry.truth.tags),
            "content_text": marked_text.blocks(entry.truth.text)[0].text,
        }
        for entry in entries
    ]  # fmt: skip
    value = {
        "version": "https://jsonfeed.org/version/1.1", "title": site.name, "home_page_url": f"{root}/",
        "feed_url": f"{root}{site.feed}", "language": site.language, "items": items,
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=1), "application/feed+json; charset=utf-8"
