"""Première."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Première",
    home="https://www.premiere.fr/",
    feeds=("https://www.premiere.fr/rss",),
    language="fr",
    timezone="Europe/Paris",
    names=("Premiere.fr",),
    unconfirmed=("feeds: public lists name several addresses",),
)
