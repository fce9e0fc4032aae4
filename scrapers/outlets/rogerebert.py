"""RogerEbert.com."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="RogerEbert.com",
    home="https://www.rogerebert.com/",
    feeds=("https://www.rogerebert.com/feed",),
    language="en",
    timezone="America/Chicago",
    names=("Roger Ebert",),
    unconfirmed=(
        "tag_pages: none was found",
        "wordpress: whether its API answers",
    ),
)
