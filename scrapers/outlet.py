"""What one must state about an outlet: name, home, and whatever differs from the general rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, field_validator

from scrapers.suffixes import registrable

FieldName = Literal["title", "dek", "published", "modified", "authors", "section", "categories", "tags", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One exception of an outlet: where a field stands when the general rule does not find it."""

    field: FieldName
    selector: str | None = None
    """CSS; the text of each match is a value (of a `meta` or `time` its content or datetime)."""
    function: Callable[[Any], Any] | None = None
    """Document -> value, for what no selector can say."""
    since: date | None = None
    """First day of publication for which the layout holds. None: from the start."""
    until: date | None = None
    """Last day of publication for which the layout held. None: it still does."""
    remove: str | None = None
    """CSS of what is not part of the field (only for the body)."""


class Outlet(BaseModel):
    """One outlet. Everything but name and home is found from the home page when it is not stated."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, ignored_types=(cached_property,)
    )

    name: str = Field(min_length=1, max_length=200)
    home: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    tag_pages: tuple[str, ...] = ()
    """May hold {tag}: the slug of the watch's title."""
    search_pages: tuple[str, ...] = ()
    """May hold {query}: the watch's title, escaped for a query."""
    wordpress: bool | None = None
    """Whether it answers WordPress's REST API. None: not known, found from the home page."""
    hosts: tuple[str, ...] = ()
    """Further hosts of the same outlet."""
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    timezone: str | None = None
    """IANA name; for times that the page gives without an offset."""
    names: tuple[str, ...] = ()
    """Other names under which articles credit it ("THR")."""
    general: bool = False
    """General news: most of what it publishes has nothing to do with entertainment."""
    followed: bool = True
    """Whether a run asks it where no outlets are named; one that is not is there for its layout."""
    rules: tuple[Rule, ...] = Field(default=(), exclude=True)
    unconfirmed: tuple[str, ...] = ()
    """What in this declaration could not be confirmed in public sources."""
    key: str = ""
    """The file's stem, or the name as a slug."""

    @field_validator("home")
    @classmethod
    def _home_is_an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{value!r} is not an http or https address")
        return value if parts.path else value + "/"

    @field_validator("feeds", "sitemaps", "tag_pages", "search_pages")
    @classmethod
    def _are_addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for address in value:
            if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
                raise ValueError(f"{address!r} is not an http or https address")
        return value

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str | None) -> str | None:
        return value if value is None else known_zone(value)

    def model_post_init(self, context: Any) -> None:
        if not self.key:
            object.__setattr__(self, "key", slug(self.name).replace("-", "_") or "outlet")

    @cached_property
    def sites(self) -> frozenset[str]:
        """The sites that are this outlet's: registrable domains, or host:port where given by an IP address."""
        return frozenset({site_of(self.home)} | {site_of(_as_address(host)) for host in self.hosts})

    def owns(self, url: str) -> bool:
        """Whether the address lies on one of the outlet's hosts."""
        return site_of(url) in self.sites


def known_zone(name: str) -> str:
    """Return the IANA name. Raises: ValueError where no such zone exists."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no time zone; write one like 'America/New_York'") from error
    return name


def slug(text: str) -> str:
    """Return the text as addresses carry it: folded, words joined by hyphens.

    >>> slug("Étoile & Cie")
    'etoile-cie'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def site_of(url: str) -> str:
    """Return the registrable domain of an address; of an IP address (or a bare name) exactly host and port.

    >>> site_of("https://www.bbc.co.uk/news"), site_of("http://127.0.0.2:8801/a")
    ('bbc.co.uk', '127.0.0.2:8801')
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if "." in host and not _is_ip_address(host):
        return registrable(host)
    return f"{host}:{port or (443 if parts.scheme == 'https' else 80)}"


def _is_ip_address(host: str) -> bool:
    # Only numbers end in a digit or hold a colon: to fail at a name costs more than all else of a reading's address.
    if not host[-1:].isdigit() and ":" not in host:
        return False
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _as_address(host: str) -> str:
    return host if "://" in host else f"https://{host}/"
