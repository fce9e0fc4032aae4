"""Which texts are the same text: MinHash finds pairs that may be, the exact share of common phrases decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rensa import RMinHash, RMinHashLSH

from scrapers.watch import fold

PHRASE = 4
"""Words of a phrase. Two reports of one event share names and single words, but few runs of four."""
SAME = 0.5
"""Least share of common phrases among all phrases of the two."""
WITHIN = 0.8
"""Or least share of the shorter text's phrases that stand in the longer one: a copy cut short or with a new start."""
SHORTEST = 12
"""Phrases below which a text is too short to tell a copy from a formula."""
WORDS = 300
"""Words that are compared: agencies' texts are cut from the end."""


def copies(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions (earlier, later) of each two texts that are one; every pair that MinHash proposes once."""
    hashes: list[RMinHash] = []
    places: list[int] = []
    for first in range(0, len(texts), _BATCH):
        begun = [_runs(text[:_BEGINNING]) for text in texts[first : first + _BATCH]]
        long = [place for place, found in enumerate(begun) if len(found) >= SHORTEST]
        hashes += RMinHash.from_token_sets([begun[place] for place in long], _PERMUTATIONS, _SEED)
        places += [first + place for place in long]
    index = RMinHashLSH(_PROPOSED, _PERMUTATIONS, _BANDS)
    index.insert_many(hashes)
    flags = index.query_duplicate_flags(hashes)
    flagged = [row for row, flag in enumerate(flags) if flag]
    read: dict[int, frozenset[str]] = {}
    for row, near in zip(flagged, index.query_all([hashes[row] for row in flagged]), strict=True):
        # Of a text that hundreds of outlets print, each copy is compared with the earliest ones only.
        for other in sorted(other for other in near if other < row)[:_COMPARED]:
            for place in (row, other):
                if place not in read:
                    read[place] = phrases(texts[places[place]])
            if is_copy(read[row], read[other]):
                yield places[other], places[row]


def phrases(text: str) -> frozenset[str]:
    """Return the text's runs of `PHRASE` folded words."""
    return frozenset(_runs(text[:_LONGEST]))


def is_copy(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two texts, given by their phrases, are the same text.

    >>> is_copy(phrases("The series was cancelled today after one season"), phrases("It was cancelled by the network"))
    False
    """
    common = len(one & other)
    least = min(len(one), len(other))
    return least > 0 and (common >= SAME * (len(one) + len(other) - common) or common >= WITHIN * least)


def _runs(text: str) -> list[str]:
    words = _WORD.findall(fold(text))[:WORDS]
    return list(map(" ".join, zip(*(words[at:] for at in range(PHRASE)), strict=False)))


_BEGINNING = 1_200
"""Characters by which a copy is proposed."""
_LONGEST = 2_400
_BATCH = 2_000
_PERMUTATIONS = 84
_BANDS = (
    28  # of three rows: half of the phrases in common are proposed in 98 of 100 cases, a twentieth in less than one
)
_PROPOSED = 0.45
_SEED = 20_250_424
_COMPARED = 12
_WORD = re.compile(r"\w+")
