"""Gold Derby."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Gold Derby",
    home="https://www.goldderby.com/",
    feeds=("https://www.goldderby.com/feed/",),
    tag_pages=("https://www.goldderby.com/t/{tag}/",),
    language="en",
    timezone="America/Los_Angeles",
    names=("GoldDerby",),
    unconfirmed=("wordpress: whether its API answers",),
)
