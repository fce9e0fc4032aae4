"""TVLine."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="TVLine",
    home="https://tvline.com/",
    feeds=("https://tvline.com/feed/",),
    tag_pages=("https://tvline.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=("TV Line",),
    unconfirmed=(
        "tag_pages: since the site changed hands in 2025",
        "wordpress: whether its API answers",
    ),
)
