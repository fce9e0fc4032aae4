"""Invents articles by number, for simulations that need thousands of them."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from tests.newsroom.sites import Site
from tests.newsroom.truth import Edit, Seen, Truth

_PLACES = ("Marlow", "Eastgate", "Pinhook", "Saltley", "Corran", "Vessey", "Trentham", "Ashdown")
_THINGS = ("lighthouse", "orchestra", "bakery", "ferry", "museum", "library", "choir", "cinema", "circus", "brass band")
_DEEDS = ("reopens", "moves", "wins a prize", "loses its roof", "changes hands", "turns fifty", "finds a patron")
_PEOPLE = ("Luke Kirby", "Charlotte Gainsbourg", "Gideon Glick", "Simon Callow", "David Alvarez")
_DESKS = ("Perrin Oakes", "Sunniva Dahl", "Emeka Brandt", "Rosalind Achterberg")


def invent(site: Site, number: int, published: datetime, *, relevant: bool) -> Truth:
    """The article of that number: always the same for the same arguments. `published` is aware.

    It has a second version, so that it can be edited, an hour after the first.
    """
    chance = random.Random(f"{site.key}/{number}")
    place, thing, deed = chance.choice(_PLACES), chance.choice(_THINGS), chance.choice(_DEEDS)
    person = chance.choice(_PEOPLE)
    if relevant:
        title = f"Étoile: {person} on Night {number}"
        text = (
            f"{person} spoke about *Étoile*, the Prime Video series, at the {thing} of {place} on night {number}.\n"
            f"The public asked {chance.randrange(3, 40)} questions about the first season, and most were answered."
        )
    else:
        title = f"The {thing.capitalize()} of {place} {deed.title()}, Part {number}"
        text = (
            f"In {place} everybody talks about it: the {thing} {deed}. It is story number {number} of the year.\n"
            f"The mayor counted {chance.randrange(12, 900)} visitors on the first day and hopes for more on the second."
        )
    stamp = published.isoformat(timespec="seconds")
    return Truth(
        id=f"{site.key}-invented-{number}", outlet=site.key, path=f"/invented/{published:%Y/%m}/story-{number}/",
        title=title, text=text, published=stamp, authors=(chance.choice(_DESKS),), section=site.menu[0],
        categories=(site.menu[0],), tags=("Étoile", "Prime Video") if relevant else (thing.capitalize(),),
        level="primary" if relevant else "none", seen=(Seen(person),) if relevant else (),
        edit=Edit(modified=(published + timedelta(hours=1)).isoformat(timespec="seconds"), title=f"{title} (Updated)"),
    )  # fmt: skip
