"""Comicbook.com."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Comicbook.com",
    home="https://comicbook.com/",
    feeds=("https://comicbook.com/feed/",),
    tag_pages=("https://comicbook.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=("ComicBook",),
    unconfirmed=("wordpress: whether its API answers",),
)
