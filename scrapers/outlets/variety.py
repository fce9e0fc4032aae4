"""Variety."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Variety",
    home="https://variety.com/",
    feeds=(
        "https://variety.com/feed/",
        "https://variety.com/v/tv/feed/",
    ),
    tag_pages=("https://variety.com/t/{tag}/",),
    wordpress=True,
    language="en",
    timezone="America/Los_Angeles",
    names=("Variety.com",),
)
