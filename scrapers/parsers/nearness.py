"""How far a written name is from the right one: misspellings of long names, not other names."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
_OTHER_GENDER = frozenset({"a", "e", "o", "le", "la", "ne", "na", "lle", "ine", "ina", "s"})


def is_near(written: str, right: str, given: bool = False) -> bool:
    """Whether `written` is a misspelling of `right` (both folded): one slip from 6 letters on, two from 9.

    A `given` name of the other gender is another name.

    >>> is_near("truesdal", "truesdale"), is_near("daniela", "daniel", given=True), is_near("kirk", "kirby")
    (True, False, False)
    """
    if written == right or len(right) < 4:
        return written == right
    allowed = 2 if len(right) >= 9 else 1
    if abs(len(written) - len(right)) > allowed or (given and _is_sibling(written, right)):
        return False
    if written[0] != right[0] and written[-3:] != right[-3:]:
        return False
    return distance(written, right) <= allowed


def distance(one: str, other: str) -> int:
    """Number of insertions, deletions, replacements and swaps of neighbours."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, last = last, current
    return last[-1]


def _is_sibling(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return long[len(short) :] in _OTHER_GENDER
    return len(one) == len(other) and one[:-1] == other[:-1] and one[-1] in _VOWELS and other[-1] in _VOWELS
