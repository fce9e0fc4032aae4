"""Vogue."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Vogue",
    home="https://www.vogue.com/",
    feeds=("https://www.vogue.com/feed/rss",),
    language="en",
    timezone="America/New_York",
    general=True,
    unconfirmed=("tag_pages: none was found",),
)
