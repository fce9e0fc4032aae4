"""Kino.de."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Kino.de",
    home="https://www.kino.de/",
    feeds=(
        "https://www.kino.de/rss/movienews",
        "https://www.kino.de/rss/stars",
    ),
    language="de",
    timezone="Europe/Berlin",
    unconfirmed=("feeds: whether there is one for series",),
)
