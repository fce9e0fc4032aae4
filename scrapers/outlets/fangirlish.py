"""Fangirlish."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Fangirlish",
    home="https://fangirlish.com/",
    feeds=("https://fangirlish.com/feed/",),
    tag_pages=("https://fangirlish.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    unconfirmed=(
        "feeds: the address is a guess",
        "tag_pages: the shape of the address is a guess",
        "wordpress: whether its API answers",
    ),
)
