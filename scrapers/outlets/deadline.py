"""Deadline."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Deadline",
    home="https://deadline.com/",
    feeds=("https://deadline.com/feed/",),
    tag_pages=("https://deadline.com/tag/{tag}/",),
    wordpress=True,
    language="en",
    timezone="America/Los_Angeles",
    names=(
        "Deadline Hollywood",
        "Deadline.com",
    ),
)
