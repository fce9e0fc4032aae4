"""The Mary Sue."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="The Mary Sue",
    home="https://www.themarysue.com/",
    feeds=("https://www.themarysue.com/feed/",),
    tag_pages=("https://www.themarysue.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=("TheMarySue",),
    unconfirmed=("wordpress: whether its API answers",),
)
