"""TheWrap."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="TheWrap",
    home="https://www.thewrap.com/",
    feeds=("https://www.thewrap.com/feed/",),
    tag_pages=("https://www.thewrap.com/tag/{tag}/",),
    language="en",
    timezone="America/Los_Angeles",
    names=("The Wrap",),
    unconfirmed=("wordpress: whether its API answers",),
)
