"""What a run is given by `-a`: watch, outlets, bounds in time; checked before anything is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from scrapers import outlets, watch
from scrapers.errors import BadDeclaration
from scrapers.news_round import stranger
from scrapers.outlet import Outlet
from scrapers.watch import Watch

ARGUMENTS = ("watch", "outlets", "since", "until", "replay", "page")
"""What `-a` may give."""


def declared(
    watch_name: str, outlet_names: str | None, since: str | None, until: str | None, adopted: str | None = None
) -> tuple[Watch, tuple[Outlet, ...], str | None, str | None]:
    """Return the watch, the outlets and the bounds that a run was given.

    Raises: BadDeclaration where one of them is not right.
    """
    chosen = outlets.load(outlet_names, Path(adopted) if adopted else None)
    return watch.load(watch_name), chosen, _day("since", since), _day("until", until)


def owner_of(url: str, some: tuple[Outlet, ...]) -> Outlet:
    """The outlet whose page it is; one named by its host where none of them owns it. Raises: BadDeclaration."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadDeclaration(url, ["not an http or https address"])
    return next((one for one in some if one.owns(url)), stranger(url))


def _day(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date().isoformat()  # noqa: DTZ007 - a day, in no zone
    except ValueError as error:
        raise BadDeclaration(f"-a {name}={value}", ["not a day; write it like 2025-04-24"]) from error


def homes_of(some: tuple[Outlet, ...]) -> Iterator[str]:
    for outlet in some:
        yield outlet.home
        yield from (host if "://" in host else f"https://{host}/" for host in outlet.hosts)
