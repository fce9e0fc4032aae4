"""Which part of a host was registered, against the package whose list we read."""

from pathlib import Path

import pytest
import tldextract

from scrapers.suffixes import registrable

_their = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def theirs(host):
    return _their(host).top_domain_under_public_suffix or host


def hosts():
    """Every rule of the list, with labels before it; in letters of its alphabet and as addresses carry them."""
    text = Path(tldextract.__file__).with_name(".tld_set_snapshot").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("//"):
            rule = line.strip().lstrip("!").removeprefix("*.")
            for host in (rule, f"gazette.{rule}", f"www.gazette.{rule}", f"a.www.gazette.{rule}"):
                yield host
                if not host.isascii():
                    yield host.encode("idna").decode()


def test_the_registered_domain_is_what_the_package_says_for_every_rule_of_the_list():
    others = [host for host in hosts() if registrable(host) != theirs(host)]

    assert not others


@pytest.mark.parametrize(
    "host",
    ["", "localhost", "a..com", ".com", "com.", "WWW.Gazette.CO.UK", "www.gazette。jp", "x.xn--", "x.xn--\u00e9",
     "xn--0.com", "gazette.example", "1.2.3.4", " gazette.com "],
)  # fmt: skip
def test_what_is_hardly_a_host_is_taken_as_the_package_takes_it(host):
    assert registrable(host) == theirs(host)
