"""The part of a host that was registered, by the list of the registries' public suffixes."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=65536)
def registrable(host: str) -> str:
    """Return the domain that was registered, or the host itself where it is none (a suffix, a name of no registry).

    Companies' suffixes ("github.io") do not count: who has a site there is a part of theirs.

    >>> registrable("news.bbc.co.uk"), registrable("co.uk"), registrable("gazette.localnet")
    ('bbc.co.uk', 'co.uk', 'gazette.localnet')
    """
    labels = host.split(".")
    found = _suffixes().privatesuffix(_as_registered(host)) if all(labels) else None
    return ".".join(labels[-found.count(".") - 1 :]) if found else host


def _as_registered(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


@cache
def _suffixes() -> PublicSuffixList:
    # Imported late: reading the list takes as long as reading ten pages, and many commands never ask it.
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False, only_icann=True)
