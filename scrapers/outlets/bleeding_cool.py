"""Bleeding Cool."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Bleeding Cool",
    home="https://bleedingcool.com/",
    feeds=("https://bleedingcool.com/feed/",),
    tag_pages=("https://bleedingcool.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=(
        "BleedingCool.com",
        "Bleeding Cool News",
    ),
    unconfirmed=("wordpress: whether its API answers",),
)
