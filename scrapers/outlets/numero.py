"""Numéro."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Numéro",
    home="https://numero.com/",
    feeds=("https://numero.com/feed/",),
    language="fr",
    timezone="Europe/Paris",
    names=("Numéro Magazine",),
    unconfirmed=(
        "feeds: the address is a guess",
        "wordpress: whether its API answers",
    ),
)
