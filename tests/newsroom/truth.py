"""What the newsroom states about each of its pages: the fields that a perfect reader finds, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Literal

from tests.newsroom import marked_text

Level = Literal["primary", "mention", "none"]
Outcome = Literal[
    "kept", "not relevant", "duplicate", "not an article", "blocked", "layout changed", "failed", "never asked"
]  # fmt: skip
Shape = Literal[
    "article", "video", "challenge", "forbidden", "soft 404", "scripted", "server error", "gallery"
]  # fmt: skip

ROLES = {
    "Luke Kirby": "cast", "Charlotte Gainsbourg": "cast", "Lou de Laâge": "cast", "Gideon Glick": "cast",
    "David Alvarez": "cast", "Ivan du Pontavice": "cast", "Taïs Vinolo": "cast", "David Haig": "cast",
    "Simon Callow": "cast", "LaMay Zhang": "cast", "Yanic Truesdale": "guest",
    "Amy Sherman-Palladino": "creator", "Daniel Palladino": "creator",
    "Dhana Rivera Gilbert": "producer", "Scott Ellis": "producer", "Camille Cottin": "former",
}  # fmt: skip
"""Role of each person, stated again here, so that the watch file is tested too."""

_OUTCOMES: dict[Shape, Outcome] = {
    "video": "not an article", "challenge": "blocked", "forbidden": "blocked", "soft 404": "not an article",
    "scripted": "layout changed", "server error": "failed", "gallery": "not an article",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A person whom a perfect reader finds in an article."""

    name: str
    character: str | None = None
    """As the article pairs it with the person. None: not stated here, and not to be tested."""
    credits: tuple[str, ...] = ()
    """The works in brackets after the name."""
    mentions: int | None = None
    """None: not stated here, and not to be tested."""

    @property
    def role(self) -> str:
        return ROLES[self.name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a second version of an article says otherwise; None where it stays as it was."""

    modified: str
    title: str | None = None
    dek: str | None = None
    text: str | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """One page of the newsroom, and all that there is to know about it."""

    id: str
    """Unique in the newsroom."""
    outlet: str
    """Key of the site."""
    path: str
    """Of its canonical address, with the leading slash."""
    title: str
    text: str
    """The body with marks: a paragraph a line, `## ` subhead, `> ` quotation, `- ` list item, `*emphasis*`,
    `[words](address)`."""
    dek: str | None = None
    published: str | None = None
    """ISO 8601 as the page says it: to the second, the minute or the day; None where it says an age or nothing."""
    age: timedelta | None = None
    """Of a page that says "3 hours ago": how old it is when the newsroom opens."""
    modified: str | None = None
    """None: not to be tested (some outlets repeat the date of publication there)."""
    authors: tuple[str, ...] = ()
    section: str | None = None
    """None: not to be tested (some outlets repeat their categories there)."""
    categories: tuple[str, ...] = ()
    """Empty: not to be tested (some readers take the section for one)."""
    tags: tuple[str, ...] = ()
    """As the page shows them, or, where it shows none, as its metas name them."""
    paywalled: bool | None = None
    level: Level = "none"
    seen: tuple[Seen | str, ...] = ()
    """The people of the watch in title, dek and body; a bare name where nothing more is stated."""
    kind: str | None = None
    story: str | None = None
    """Id of the event that it reports, the same at every outlet."""
    copy_of: str | None = None
    """Id of the article whose text it repeats word for word."""
    credited: str | None = None
    """Outlet to which it gives credit, by its full name."""
    caption: str | None = None
    """Under its picture; no part of the body."""
    shape: Shape = "article"
    disallowed: bool = False
    """Whether robots.txt forbids it."""
    listed_as: tuple[str, ...] = ()
    """Further addresses (paths) under which the home and tag pages link to it."""
    redirects: tuple[tuple[str, int], ...] = ()
    """Former paths, each with the status (301 or 302) by which it leads here."""
    edit: Edit | None = None
    note: str = field(default="", compare=False)
    """What the page is there for, where that is not plain."""

    @property
    def body(self) -> str:
        """The text that a perfect reader returns: a paragraph a line, without marks."""
        return marked_text.plain(self.text)

    @property
    def precision(self) -> str | None:
        """second, minute or day; None where there is no date, and for an age ("3 hours ago" is no instant)."""
        if self.published is None:
            return None
        return (
            "day"
            if len(self.published) == 10
            else "second"
            if self.published.count(":") - _zone(self) >= 2
            else "minute"
        )

    @property
    def cast(self) -> dict[str, Seen]:
        """The people by name, in the order in which they were stated."""
        people = [person if isinstance(person, Seen) else Seen(person) for person in self.seen]
        return {person.name: person for person in people}

    @property
    def outcome(self) -> Outcome:
        """What becomes of its canonical address."""
        if self.disallowed:
            return "never asked"
        return _OUTCOMES.get(self.shape) or ("kept" if self.level != "none" else "not relevant")

    def edited(self) -> Truth:
        """The article as its second version says it. Raises: ValueError where there is none."""
        if self.edit is None:
            raise ValueError(f"{self.id} has no second version")
        changes = {
            name: value
            for name in ("modified", "title", "dek", "text", "tags")
            if (value := getattr(self.edit, name)) is not None
        }
        return replace(self, **changes, edit=None)


def _zone(truth: Truth) -> int:
    """Colons of the offset."""
    tail = (truth.published or "")[16:]
    return 1 if "+" in tail or "-" in tail else 0
