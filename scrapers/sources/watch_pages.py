"""Finds on a page the outlet's own listing of the watch: the tag or series page that its links lead to."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from scrapers.outlet import slug
from scrapers.sources.asking import slugs
from scrapers.sources.stated import address
from scrapers.watch import Watch

_MOST = 3
_HREF = re.compile(rb"""href\s{0,3}=\s{0,3}["']?([^"'<>\s]{2,500})""", re.IGNORECASE)
_NO_LISTING = re.compile(r"^\d+$|^(?:amp|print|embed|author|authors|search)$")


def watch_pages(body: bytes, url: str, watch: Watch) -> tuple[str, ...]:
    """Return addresses on the page that end in the watch's slug below a word: /tag/etoile/, /series/etoile; few.

    The words of an article's address are more than the title alone, and stand below a date or the section's name; where
    an address is an article all the same, it lists little and does no harm.
    """
    wanted = set(slugs(watch))
    inside = [name.encode() for name in wanted]
    here = url.partition("#")[0].rstrip("/")
    found: dict[str, None] = {}
    for match in _HREF.finditer(body[:2_000_000]):
        said = match.group(1)
        # Most links say nothing of the title; taking each of them apart would cost more than reading the page.
        if b"%" not in said and not any(name in said.lower() for name in inside):
            continue
        target = address(said.decode("utf-8", "replace").replace("&amp;", "&"), url)
        if target and target.partition("#")[0].rstrip("/") != here and _is_listing(target, wanted):
            found.setdefault(target.partition("#")[0])
    return tuple(sorted(found, key=len))[:_MOST]


def _is_listing(target: str, wanted: set[str]) -> bool:
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    steps = [step for step in unquote(parts.path).split("/") if step]
    return (
        not parts.query
        and len(steps) in (2, 3)
        and slug(steps[-1].partition(".")[0]) in wanted
        and not any(_NO_LISTING.match(step.lower()) for step in steps[:-1])
    )
