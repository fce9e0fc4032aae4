"""Pointe."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Pointe",
    home="https://pointemagazine.com/",
    feeds=("https://pointemagazine.com/feed/",),
    tag_pages=("https://pointemagazine.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=("Pointe Magazine",),
    unconfirmed=(
        "tag_pages: the shape of the address is a guess",
        "wordpress: whether its API answers",
    ),
)
