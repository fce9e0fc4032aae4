"""Vanity Fair."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Vanity Fair",
    home="https://www.vanityfair.com/",
    feeds=("https://www.vanityfair.com/feed/rss",),
    language="en",
    timezone="America/New_York",
    unconfirmed=("tag_pages: none was found",),
)
