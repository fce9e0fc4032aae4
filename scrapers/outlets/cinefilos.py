"""Cinefilos."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Cinefilos",
    home="https://www.cinefilos.it/",
    feeds=("https://www.cinefilos.it/feed",),
    tag_pages=("https://www.cinefilos.it/tag/{tag}",),
    language="it",
    timezone="Europe/Rome",
    names=("Cinefilos.it",),
    unconfirmed=(
        "tag_pages: the shape of the address is a guess",
        "wordpress: whether its API answers",
    ),
)
