"""changes.csv: what outlets changed in an article after it was first seen."""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np
import pandas as pd

from pipelines.columns import CHANGES

_AROUND = 8
"""Words kept on both sides of the first difference of a text."""

_WORDS = 40
"""Words kept at most: a text's body is never in a report."""


def report(articles: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """One row per edit to one field, latest first; of a body's edit the words around the first difference."""
    row = changes["article"].to_numpy()
    is_text = (changes["field"] == "body").to_numpy()
    before, after = (
        changes["before"].to_numpy(dtype=object, copy=True),
        changes["after"].to_numpy(dtype=object, copy=True),
    )
    cut = [difference(old or "", new or "") for old, new in zip(before[is_text], after[is_text], strict=True)]
    before[is_text] = np.array([old for old, _ in cut], dtype=object)
    after[is_text] = np.array([new for _, new in cut], dtype=object)
    frame = changes.assign(
        outlet=articles["outlet"].to_numpy()[row],
        before=before,
        after=after,
    )
    return frame.sort_values(["seen", "url", "field"], ascending=[False, True, True], ignore_index=True)[CHANGES.header]


def difference(before: str, after: str) -> tuple[str, str]:
    """Return the words around the first difference of two texts, on each side.

    >>> difference("Luke Kirby plays the lead in it.", "Luke Kirby plays Jack in it.")
    ('Luke Kirby plays the lead in it.', 'Luke Kirby plays Jack in it.')
    """
    old, new = before.split(), after.split()
    start = next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    begin = max(start - _AROUND, 0)
    old, new = old[begin : start + _WORDS], new[begin : start + _WORDS]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ends = next(((a2, b2) for tag, _, a2, _, b2 in blocks if tag != "equal"), (len(old), len(new)))
    return _excerpt(old, begin, ends[0]), _excerpt(new, begin, ends[1])


def _excerpt(words: list[str], begin: int, end: int) -> str:
    stop = min(end + _AROUND, _WORDS)
    return f"{'… ' if begin else ''}{' '.join(words[:stop])}{' …' if stop < len(words) else ''}"
