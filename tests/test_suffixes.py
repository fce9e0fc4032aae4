"""Which part of a host was registered."""

import pytest

from scrapers.suffixes import registrable


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.gazette.com", "gazette.com"),
        ("a.b.gazette.co.uk", "gazette.co.uk"),
        ("gazette.com.au", "gazette.com.au"),
        ("news.gazette.example.ck", "gazette.example.ck"),
        ("news.www.ck", "www.ck"),
        ("gazette.github.io", "github.io"),
        ("www.газета.рф", "газета.рф"),
        ("www.xn--80aag4csf.xn--p1ai", "xn--80aag4csf.xn--p1ai"),
        ("www.gazette.tokyo.jp", "gazette.tokyo.jp"),
    ],
)
def test_the_registered_domain_lies_below_a_registrys_suffix(host, domain):
    assert registrable(host) == domain


@pytest.mark.parametrize(
    "host",
    ["", "localhost", "co.uk", "uk", "a..com", ".com", "com.", "x.xn--", "xn--0.com.", "www.gazette.example", "1.2.3.4",
     f"{'a' * 70}.ö.de."],
)  # fmt: skip
def test_what_nobody_registered_is_taken_whole(host):
    assert registrable(host) == host
