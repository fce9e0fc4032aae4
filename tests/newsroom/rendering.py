"""Pages through templates: articles, lists, and the pages that are no articles."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.newsroom import marked_text, printed_dates, structured
from tests.newsroom.ballast import ballast
from tests.newsroom.entries import Entry, slug
from tests.newsroom.server import Answer
from tests.newsroom.sites import Site

_OTHER_SHAPES = {"video": 200, "challenge": 200, "forbidden": 403, "soft 404": 200, "scripted": 200,
                 "server error": 500, "gallery": 200}  # fmt: skip


def article(site: Site, root: str, entry: Entry, newest: list[Entry], now: datetime, *, amp: bool) -> Answer:
    """The article's page (or its AMP page), by its own template or the one of its shape."""
    truth = entry.truth
    zone = ZoneInfo(site.timezone)
    plain = truth.shape == "article"
    name = "amp" if amp else site.template if plain else f"shape_{truth.shape.replace(' ', '_')}"
    html = _render(
        name, site, root, newest,
        a=truth, url=entry.url, number=entry.number, blocks=marked_text.blocks(truth.text),
        local=entry.instant.astimezone(zone), changed=entry.changed.astimezone(zone), age=now - entry.instant,
        canonical=f"{root}/" if site.wrong_canonical else entry.url,
        structured=structured.describe(site, root, entry),
        related=[other for other in newest if other.url != entry.url][:6],
    )  # fmt: skip
    status = _OTHER_SHAPES.get(truth.shape, 200)
    return Answer(html, status, last_modified=entry.changed if plain else None, validated=truth.age is None)


def listing(
    site: Site, root: str, name: str | None, entries: list[Entry], page: int, more: str | None,
    newest: list[Entry], now: datetime, also: dict[str, list[str]],
) -> bytes:  # fmt: skip
    """One page of a list; the home page where it has no name. `also`: further addresses of each article by its id."""
    return _render(
        site.listing, site, root, newest, name=name, entries=entries, page=page, more=more, also=also,
        zone=ZoneInfo(site.timezone), now=now,
    )  # fmt: skip


def missing(site: Site, root: str, newest: list[Entry]) -> bytes:
    """The page of an address that there is not."""
    return _render("shape_soft_404", site, root, newest)


def _render(template: str, site: Site, root: str, newest: list[Entry], /, **context: Any) -> bytes:
    most_read = [entry for entry in newest if site.trending_tag in entry.truth.tags][:4]
    return (
        _environment()
        .get_template(f"{template}.html")
        .render(
            site=site, root=root, trending=[*most_read, *newest[:4]], ballast=ballast(site.key, site.weight), **context
        )
        .encode("utf-8")
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals["dates"] = printed_dates
    environment.globals["dumps"] = json.dumps
    environment.filters["slug"] = slug
    return environment
