"""What to Watch."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="What to Watch",
    home="https://www.whattowatch.com/",
    feeds=("https://www.whattowatch.com/feeds.xml",),
    tag_pages=("https://www.whattowatch.com/tag/{tag}",),
    language="en",
    timezone="Europe/London",
    names=("WhatToWatch.com",),
    unconfirmed=("tag_pages: the shape of the address is a guess",),
)
