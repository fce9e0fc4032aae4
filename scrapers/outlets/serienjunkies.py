"""Serienjunkies."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Serienjunkies",
    home="https://www.serienjunkies.de/",
    feeds=("https://www.serienjunkies.de/rss/news.xml",),
    tag_pages=("https://www.serienjunkies.de/{tag}/",),
    language="de",
    timezone="Europe/Berlin",
    names=("Serienjunkies.de",),
    unconfirmed=("tag_pages: the shape of the address is a guess",),
)
