"""Decider."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Decider",
    home="https://decider.com/",
    feeds=("https://decider.com/feed/",),
    tag_pages=("https://decider.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    unconfirmed=(
        "tag_pages: the shape of the address is a guess",
        "wordpress: whether its API answers",
    ),
)
