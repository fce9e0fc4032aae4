"""Rotten Tomatoes."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Rotten Tomatoes",
    home="https://editorial.rottentomatoes.com/",
    feeds=("https://editorial.rottentomatoes.com/feed/",),
    tag_pages=("https://editorial.rottentomatoes.com/tag/{tag}/",),
    language="en",
    timezone="America/Los_Angeles",
    unconfirmed=("wordpress: whether its API answers",),
)
