"""The guard: which addresses are asked, in whatever spelling they come."""

import asyncio

import pytest
from aiohttp.abc import AbstractResolver

from scrapers.guard import Guard, GuardedResolver

CLOSED = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]:8080/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00::1]/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0.0.0.0/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://metadata.google.internal/",
    "http://printer.local/",
]


@pytest.mark.parametrize("url", CLOSED)
def test_no_closed_address_is_asked_in_any_spelling(url):
    assert Guard().refusal(url) is not None


@pytest.mark.parametrize(
    "url",
    ["ftp://gazette.example/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "gazette.example", "http://",
     "http://a:b@gazette.example/", "http://gazette.example:99999/", "https://gazette.example/" + "a" * 3000],
)  # fmt: skip
def test_only_plain_web_addresses_are_asked(url):
    assert Guard().refusal(url) is not None


@pytest.mark.parametrize("url", ["https://gazette.example/a", "http://8.8.8.8/", "https://gazette.example.:443/"])
def test_the_open_web_is_asked(url):
    assert Guard().refusal(url) is None


def test_an_outlet_given_by_a_closed_address_is_asked_at_exactly_that_host_and_port():
    guard = Guard(["http://127.0.0.2:8801/", "https://gazette.example/"])

    assert guard.refusal("http://127.0.0.2:8801/feed/") is None
    assert guard.refusal("http://127.0.0.2:8802/feed/") is not None
    assert guard.refusal("http://127.0.0.3:8801/feed/") is not None
    assert guard.refusal("http://127.0.0.2/feed/") is not None


class Told(AbstractResolver):
    """A resolver that answers what it was told."""

    def __init__(self, *addresses):
        self.addresses = addresses

    async def resolve(self, host, port=0, family=0):
        return [
            {"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}
            for address in self.addresses
        ]

    async def close(self):
        return None


def resolve(guard, host, *addresses):
    async def ask():
        resolver = GuardedResolver(guard)
        await resolver.close()
        resolver._resolver = Told(*addresses)
        return [found["host"] for found in await resolver.resolve(host, 443)]

    return asyncio.run(ask())


def test_a_name_is_connected_to_only_at_the_addresses_that_were_checked():
    assert resolve(Guard(), "gazette.example", "8.8.8.8", "10.0.0.1") == ["8.8.8.8"]


def test_a_name_that_leads_to_a_closed_address_is_refused():
    with pytest.raises(OSError, match="not on the open web"):
        resolve(Guard(["http://127.0.0.2:8801/"]), "rebound.example", "127.0.0.2")
