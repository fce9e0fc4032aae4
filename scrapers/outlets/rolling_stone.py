"""Rolling Stone."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Rolling Stone",
    home="https://www.rollingstone.com/",
    feeds=("https://www.rollingstone.com/feed/",),
    tag_pages=("https://www.rollingstone.com/t/{tag}/",),
    language="en",
    timezone="America/New_York",
    unconfirmed=("wordpress: whether its API answers",),
)
