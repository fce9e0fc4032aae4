"""Which addresses are refused, and the resolver that connects only to the address that was checked."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import AsyncResolver

_NOT_GLOBAL_TOO = tuple(
    ip_network(block) for block in ("100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "64:ff9b::/96")
)
"""Shared, protocol, benchmark and translated blocks: `is_global` of some Python releases lets them through."""
MAX_ADDRESS = 2048
"""Characters; browsers and servers agree on about so many."""

Host = tuple[str, int]


class Guard:
    """Lets through what lies on the open web, and the outlets' own hosts where they are given by a closed address."""

    def __init__(self, homes: Iterable[str] = (), *, loopback: bool = False) -> None:
        """`loopback` lets this machine's addresses through, never a name that leads there: a search here names them."""
        self._loopback = loopback
        self._own = {host for home in homes if (host := host_of(home)) is not None and _is_closed_name(host[0])}

    def refusal(self, url: str) -> str | None:
        """Return why this address must not be asked; None where it may be. A name is only checked once resolved."""
        if len(url) > MAX_ADDRESS:
            return f"address of {len(url)} characters"
        host = host_of(url)
        if host is None:
            return "not an http or https address"
        if host in self._own:
            return None
        if "@" in urlsplit(url).netloc:
            return "address with a user name"
        numeric = _numeric(host[0])
        if numeric is not None and is_closed(numeric) and not (self._loopback and numeric.is_loopback):
            return f"{host[0]} is not on the open web"
        if host[0] == "localhost" or host[0].endswith((".localhost", ".local", ".internal")):
            return f"{host[0]} is not on the open web"
        return None

    def allows(self, host: str, port: int, address: str) -> bool:
        """Whether a connection for this host may go to this resolved address."""
        return (_plain(host), port) in self._own or not is_closed(ip_address(address.partition("%")[0]))


class GuardedResolver(AbstractResolver):
    """Resolves names and hands on only the addresses that the guard lets through; those are then connected to."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._resolver = AsyncResolver(timeout=5, tries=2)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Raises: OSError where the name has no address, or none that may be connected to."""
        found = await self._resolver.resolve(host, port, family)
        allowed = [one for one in found if self._guard.allows(host, port, one["host"])]
        if found and not allowed:
            raise OSError(None, f"{host} leads to {found[0]['host']}, which is not on the open web")
        return allowed

    async def close(self) -> None:
        await self._resolver.close()


def host_of(url: str) -> Host | None:
    """Return host and port of an http(s) address, lower case, without a trailing dot; None for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return _plain(parts.hostname), port or (443 if parts.scheme == "https" else 80)


def is_closed(address: IPv4Address | IPv6Address) -> bool:
    """Whether the address lies off the open web: loopback, private, link-local, metadata, multicast, shared."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_closed(inner)
    return (
        not address.is_global
        or address.is_multicast
        or address.is_reserved
        or any(address in block for block in _NOT_GLOBAL_TOO if block.version == address.version)
    )


def _plain(host: str) -> str:
    return host.lower().rstrip(".")


def _is_closed_name(host: str) -> bool:
    numeric = _numeric(host)
    return is_closed(numeric) if numeric is not None else host == "localhost" or "." not in host


def _numeric(host: str) -> IPv4Address | IPv6Address | None:
    """Read a numeric host in any spelling that system resolvers take: dotted, decimal, octal, hex, IPv6."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host)) if host[:1].isdigit() else None
    except OSError:
        return None
