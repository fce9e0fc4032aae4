"""Show Snob."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Show Snob",
    home="https://showsnob.com/",
    feeds=("https://showsnob.com/feed/",),
    language="en",
    timezone="America/New_York",
    names=(
        "Showsnob",
        "ShowSnob",
    ),
    unconfirmed=("feeds: the address is a guess",),
)
