"""The public suffixes under which domains are registered: those of registries, as the tldextract package ships them.

The package itself is not loaded: it brings what fetches the list, and takes longer to lay it out than a page to read.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGE, _LIST = "tldextract", ".tld_set_snapshot"
_END = "// ===END ICANN DOMAINS==="
"""What follows are suffixes of companies: who has a site there is a part of theirs."""
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")


@lru_cache(maxsize=65536)
def registrable(host: str) -> str:
    """Return the domain that was registered, or the host itself where it is none (a suffix, a name of no registry).

    >>> registrable("news.bbc.co.uk"), registrable("co.uk"), registrable("gazette.localnet")
    ('bbc.co.uk', 'co.uk', 'gazette.localnet')
    """
    labels = host.strip().translate(_DOTS).split(".")
    known = [_written(label) for label in labels]
    at = _start_of_suffix(known)
    return ".".join(labels[at - 1 :]) if 0 < at < len(labels) and labels[at - 1] else host


def _start_of_suffix(labels: list[str]) -> int:
    """The place of the label with which the longest suffix begins; the number of labels where there is none."""
    rules = _rules()
    for at in range(len(labels)):
        suffix, parent = ".".join(labels[at:]), ".".join(labels[at + 1 :])
        if f"!{suffix}" in rules:
            return at + 1
        if suffix in rules or (parent and f"*.{parent}" in rules):
            return at
    return len(labels)


def _written(label: str) -> str:
    """A label as the list writes it: small letters of its own alphabet."""
    lower = label.lower()
    if not lower.startswith("xn--"):
        return lower
    try:
        return lower[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return lower


@cache
def _rules() -> frozenset[str]:
    found = find_spec(_PACKAGE)
    assert found is not None
    assert found.origin is not None
    text = Path(found.origin).with_name(_LIST).read_text("utf-8").partition(_END)[0]
    return frozenset(line.split()[0] for line in text.splitlines() if line.strip() and not line.startswith("//"))
