"""An article as lists carry it, and the choices that lists make among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tests.newsroom.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One published article."""

    truth: Truth
    url: str
    instant: datetime
    """Aware, when it came out."""
    number: int
    """Of the post."""

    @property
    def changed(self) -> datetime:
        """When it changed last, aware."""
        modified = self.truth.modified
        stated = datetime.fromisoformat(modified) if modified else None
        return stated if stated and stated.tzinfo and stated > self.instant else self.instant

    @property
    def labels(self) -> tuple[str, ...]:
        """Categories and tags, as feeds mix them."""
        return tuple(dict.fromkeys((*self.truth.categories, *self.truth.tags)))


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.instant, entry.number), reverse=True)


def folded(text: str) -> str:
    """Without accents and case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def slug(text: str) -> str:
    """As addresses carry it."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text).replace("œ", "oe")).strip("-")


def with_tag(entries: Iterable[Entry], wanted: str) -> tuple[str, list[Entry]]:
    """The tag's name and the articles that have it, by the tag's slug."""
    tagged = [entry for entry in entries if any(slug(label) == wanted for label in entry.labels)]
    names = [label for entry in tagged for label in entry.labels if slug(label) == wanted]
    return (names[0] if names else wanted), tagged


def with_words(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The articles in whose title, dek or text every word stands, accents aside."""
    wanted = folded(words).replace('"', " ").split()
    return [
        entry
        for entry in entries
        if all(word in folded(f"{entry.truth.title} {entry.truth.dek or ''} {entry.truth.body}") for word in wanted)
    ]
