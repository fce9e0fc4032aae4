"""Every regular expression of the project takes time in proportion to its text, whatever the text repeats.

Each compiled pattern that a module of `scrapers` or `pipelines` holds searches texts that repeat what is in it: each
letter and short piece of the pattern's own literals, the usual kinds of characters, and pairs of them, with an end
that fits nowhere (so that a match that was near must be given up). A text of twice the length may take about twice as
long; a pattern that takes four times as long, at two doublings in a row, is quadratic.
"""

import re
import time
from importlib import import_module
from itertools import islice, product
from pkgutil import walk_packages

import pytest

import pipelines
import scrapers

_SHORT = 2_000
_LONGEST = 0.1
"""Seconds for a text of `_SHORT` characters at which a pattern is refused at once."""
_NOTICED = 0.004
"""Seconds under which growth is not looked at: 2,000 characters in less are 5 MB in ten seconds at worst."""
_KINDS = (
    "a",
    "A",
    "é",
    "0",
    " ",
    "\n",
    "\t",
    "-",
    ".",
    ",",
    "/",
    "<",
    ">",
    "=",
    '"',
    "'",
    "(",
    "[",
    "{",
    "&",
    ";",
    ":",
    "_",
)


def patterns():
    found = {}
    for package in (scrapers, pipelines):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            held = import_module(module.name)
            for name, value in vars(held).items():
                for place, one in enumerate(value if isinstance(value, (tuple, list)) else [value]):
                    parts = one if isinstance(one, (tuple, list)) else [one]
                    for part in parts:
                        if isinstance(part, re.Pattern):
                            found.setdefault((part.pattern, part.flags), (f"{module.name}.{name}.{place}", part))
    return [pytest.param(part, id=name) for name, part in found.values()]


def texts(pattern):
    """What the pattern is made of, repeated: its words, its letters, the usual kinds, and pairs of these."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = list(dict.fromkeys(re.findall(r"[^\W\d_]{2,12}", source)))[:6]
    letters = [letter for letter in dict.fromkeys(source) if letter in _KINDS or not letter.isalnum()]
    singles = list(dict.fromkeys([*_KINDS, *words, *letters[:20]]))
    pairs = [
        f"{one}{other}" for one, other in islice(product(dict.fromkeys([*words[:3], "a", "0", " ", "-"]), repeat=2), 40)
    ]
    wrapped = [f"{word} " for word in words] + [f"<{word} " for word in words[:3]]
    yield from dict.fromkeys([*singles, *pairs, *wrapped])


def seconds(pattern, piece, length):
    text = (piece * (length // len(piece) + 1))[:length] + "\x01"
    given = text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")
    began = time.process_time()
    for call in (pattern.search, pattern.match):
        call(given)
    return time.process_time() - began


@pytest.mark.parametrize("pattern", patterns())
def test_a_pattern_takes_time_in_proportion_to_its_text(pattern):
    slow = []
    for piece in texts(pattern):
        took = seconds(pattern, piece, _SHORT)
        if took < _NOTICED:
            continue
        twice, four_times = (min(seconds(pattern, piece, _SHORT * by) for _ in range(2)) for by in (2, 4))
        if took > _LONGEST or (twice > 3 * took and four_times > 3 * twice):
            slow.append((piece, took, twice, four_times))

    assert slow == []
