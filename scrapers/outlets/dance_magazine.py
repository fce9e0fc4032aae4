"""Dance Magazine."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Dance Magazine",
    home="https://www.dancemagazine.com/",
    feeds=("https://www.dancemagazine.com/feed/",),
    tag_pages=("https://www.dancemagazine.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    unconfirmed=(
        "tag_pages: the shape of the address is a guess",
        "wordpress: whether its API answers",
    ),
)
