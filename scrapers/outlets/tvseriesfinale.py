"""TVSeriesFinale."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="TVSeriesFinale",
    home="https://tvseriesfinale.com/",
    feeds=("https://tvseriesfinale.com/feed/",),
    tag_pages=("https://tvseriesfinale.com/tv-show/{tag}/",),
    language="en",
    timezone="America/Los_Angeles",
    names=("TV Series Finale",),
    unconfirmed=(
        "tag_pages: articles lie under /tv-show/, whether a show has a page there is a guess",
        "wordpress: whether its API answers",
    ),
)
