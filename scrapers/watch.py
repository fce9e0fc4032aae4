"""What to look for: a series' title, people, context and the senses to refuse. Pure data from a TOML file."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from scrapers import declarations
from scrapers.errors import BadDeclaration
from scrapers.outlet import known_zone
from scrapers.text import fold, fold_in_place, nfc, squeeze

__all__ = [
    "FOLDER", "Couple", "Event", "Person", "Role", "Watch", "fold", "fold_in_place", "load", "nfc", "squeeze",
]  # fmt: skip

FOLDER = Path(__file__).parent / "watches"

Role = Literal["cast", "guest", "creator", "producer", "former"]
_STRICT = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,), str_strip_whitespace=True)


class Person(BaseModel):
    """Somebody of the series, under the name that reports use."""

    model_config = _STRICT

    name: str = Field(min_length=2)
    role: Role = "cast"
    character: str | None = None
    aliases: tuple[str, ...] = ()
    """Other written forms, and known misspellings."""


class Couple(BaseModel):
    """Two or more people who are named in one: "the Palladinos"."""

    model_config = _STRICT

    names: tuple[str, ...] = Field(min_length=2)
    written: tuple[str, ...] = Field(min_length=1)

    @field_validator("written", mode="before")
    @classmethod
    def _one_is_a_list_too(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value


class Event(BaseModel):
    """A date in the life of the series: announcement, premiere, cancellation."""

    model_config = _STRICT

    date: date
    what: str = Field(min_length=1)


class Watch(BaseModel):
    """One series to follow. Its key is its file's stem, and the folder of its reports."""

    model_config = _STRICT

    title: str = Field(min_length=1)
    kind: str = "series"
    spellings: tuple[str, ...] = ()
    """Other spellings of the title, titles in other countries."""
    network: str = ""
    timezone: str = "UTC"
    """IANA name; the days and weeks of reports are those of this zone."""
    context: tuple[str, ...] = ()
    """Words and phrases that speak for the series where its title stands: sister series, vocabulary, places."""
    senses: tuple[str, ...] = ()
    """Phrases in which the title's words mean something else: "danseuse étoile", "place de l'Étoile"."""
    since: date | None = None
    """First day of which coverage is wanted."""
    people: tuple[Person, ...] = ()
    couples: tuple[Couple, ...] = ()
    events: tuple[Event, ...] = ()
    key: str = Field(default="watch", pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        return known_zone(value)

    @model_validator(mode="after")
    def _couples_name_people(self) -> Watch:
        names = [person.name for person in self.people]
        if doubled := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"people: {', '.join(doubled)} stands twice; name each person once")
        strangers = sorted({name for couple in self.couples for name in couple.names if name not in names})
        if strangers:
            raise ValueError(f"couples: {', '.join(strangers)} is not among the people; add a [[people]] table")
        return self


def load(name: str) -> Watch:
    """Return a watch by name (a file of `watches/`) or by the path of a TOML file.

    Raises: BadDeclaration where there is no such watch, or with every fault of the file at once.
    """
    if name.endswith(".toml") or "/" in name:
        path = Path(name)
        return declarations.load(path, Watch, key=path.stem)
    path = FOLDER / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.toml")))
        raise BadDeclaration(name, [f"no such watch; there are: {known}. For a file of your own give its path"])
    return declarations.load(path, Watch, key=path.stem)
