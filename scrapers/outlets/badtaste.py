"""BadTaste."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="BadTaste",
    home="https://www.badtaste.it/",
    feeds=("https://www.badtaste.it/feed/",),
    tag_pages=("https://www.badtaste.it/tag/{tag}/",),
    language="it",
    timezone="Europe/Rome",
    names=("BadTaste.it",),
    unconfirmed=(
        "tag_pages: the shape of the address is a guess",
        "wordpress: whether its API answers",
    ),
)
