"""Kurier."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Kurier",
    home="https://kurier.at/",
    feeds=("https://kurier.at/xml/rss",),
    language="de",
    timezone="Europe/Vienna",
    names=("kurier.at",),
    general=True,
    unconfirmed=("tag_pages: none was found",),
)
