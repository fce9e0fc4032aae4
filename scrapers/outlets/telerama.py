"""Télérama."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Télérama",
    home="https://www.telerama.fr/",
    feeds=("https://www.telerama.fr/rss.xml",),
    language="fr",
    timezone="Europe/Paris",
    unconfirmed=("feeds: public lists name several addresses",),
)
