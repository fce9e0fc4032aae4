"""Why a request brought nothing, in a few words that people understand."""

from __future__ import annotations

import os
import ssl

import aiohttp


def in_words(error: BaseException) -> str:
    """Return a failure in a few words, alike for alike failures, without the address."""
    name, cause = type(error).__name__, error.__cause__
    said = {
        "DownloadTimeoutError": "timed out",
        "CannotResolveHostError": "its name can't be resolved",
        "ResponseDataLossError": "the answer broke off",
    }.get(name)
    if "not on the open web" in str(cause):
        return "its name leads to a closed address"
    if said:
        return said
    if isinstance(cause, aiohttp.ClientConnectorError):
        return _of_connection(cause)
    if isinstance(cause, aiohttp.ClientResponseError):
        return f"not HTTP: {cause.message.split(chr(10))[0].rstrip(':')[:80]}"
    if isinstance(cause, (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)):
        return "the connection was closed without an answer"
    if isinstance(error, UnicodeError):
        return "an address or header that can't be read"
    return str(error).split("\n")[0][:120] or name


def _of_connection(cause: aiohttp.ClientConnectorError) -> str:
    # The text names TLS ("ssl:default") of every connection, also of one that never had any.
    if isinstance(cause, (aiohttp.ClientConnectorCertificateError, aiohttp.ClientSSLError)) or isinstance(
        cause.os_error, ssl.SSLError
    ):
        return "TLS certificate not accepted" if "certificate" in str(cause).lower() else "TLS failed"
    if isinstance(cause.os_error, ConnectionRefusedError):
        return "connection refused"
    return f"no connection: {os.strerror(cause.os_error.errno) if cause.os_error.errno else 'unknown reason'}"
