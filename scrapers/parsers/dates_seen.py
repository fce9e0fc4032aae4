"""One date as the page shows it, weighed by where it stands: how surely it is the article's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.parsers.dates_printed import Printed
from scrapers.parsers.dates_standing import Standing

_NEAR = 1500
"""Characters of text after the headline in which an article's own date stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One date as the page shows it, not weighed yet."""

    place: int
    """Characters of text from the headline to it, long paragraphs counted by their ends; negative before it."""
    standing: Standing
    shape: tuple[str, str]
    """Tag and class of the block: teasers' dates share theirs."""
    printed: Printed | None = None
    text: str = ""
    """What a `<time>` or microdata element states; of a printed date nothing."""
    micro: bool = False
    is_time: bool = False
    label: str | None = None
    covered: float = 0.0
    """Share of its line that the date is."""
    opening: bool = False
    """Whether it opens a paragraph."""
    whole: bool = True
    """Whether the line was read whole, not a paragraph's end."""
    number: int = 0
    """Place among the dates of its line."""


def weigh(found: list[Seen]) -> Iterator[tuple[Seen, float]]:
    """Give each date its weight: how surely it is the article's own, on the scale of Stated.weight."""
    shapes = Counter(seen.shape for seen in found if seen.printed)
    marks = 0
    for seen in found:
        if seen.standing.elsewhere:
            continue
        if seen.printed is None:
            yield seen, _weight_of_mark(seen, marks)
            marks += 1
        else:
            teaser = shapes[seen.shape] > 3 and not 0 <= seen.place < 700
            yield seen, _weight_of_line(seen) - 2 * teaser


def _weight_of_mark(seen: Seen, number: int) -> float:
    weight = 7.0 if seen.micro else 5.0 if seen.is_time else 4.0
    weight += 1.0 if seen.standing.hint == 2.0 else 0.0
    if seen.standing.aside:
        weight -= 2.0 if 0 <= seen.place < 200 else 4.5
    if not -400 < seen.place < _NEAR:
        weight -= 2.0
    return weight - min(number / 4, 2.0)


def _weight_of_line(seen: Seen) -> float:
    weight = 2.0 + seen.standing.hint - 0.4 * seen.number
    weight += {"published": 2.5, "other": -2.5}.get(seen.label or "", 0.0)
    weight += 1.5 if seen.covered > 0.6 else 0.7 if seen.covered > 0.25 else 0.0
    if seen.opening and -50 < seen.place < 700:
        weight += 1.5
    elif not seen.whole:
        weight -= 1.5
    if seen.standing.aside:
        weight -= 1.5 if 0 <= seen.place < 200 else 5.0 if seen.label else 4.0
    return weight + next((bonus for low, high, bonus in _BY_PLACE if low <= seen.place < high), 0.0)


_BY_PLACE = ((0, 250, 3.0), (250, 700, 2.0), (700, 1500, 0.7), (-150, 0, 2.0), (-400, -150, 0.5))
