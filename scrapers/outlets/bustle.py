"""Bustle."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Bustle",
    home="https://www.bustle.com/",
    feeds=("https://www.bustle.com/rss",),
    language="en",
    timezone="America/New_York",
    general=True,
    unconfirmed=("tag_pages: none was found",),
)
