"""Uproxx."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Uproxx",
    home="https://uproxx.com/",
    feeds=("https://uproxx.com/feed/",),
    tag_pages=("https://uproxx.com/topic/{tag}/",),
    language="en",
    timezone="America/New_York",
    unconfirmed=("wordpress: whether its API answers",),
)
