"""BroadwayWorld."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="BroadwayWorld",
    home="https://www.broadwayworld.com/",
    feeds=("https://www.broadwayworld.com/rss.cfm",),
    language="en",
    timezone="America/New_York",
    names=("Broadway World",),
    unconfirmed=("feeds: public lists name several addresses",),
)
