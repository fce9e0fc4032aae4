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
        "feeds: said in public lists to be blocked",
        "wordpress: whether its API answers",
    ),
)
