"""Movieplayer."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Movieplayer",
    home="https://movieplayer.it/",
    feeds=("https://movieplayer.it/rss/",),
    language="it",
    timezone="Europe/Rome",
    names=("Movieplayer.it",),
    unconfirmed=("feeds: public lists name several addresses",),
)
