"""BroadwayWorld."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="BroadwayWorld",
    home="https://www.broadwayworld.com/",
    language="en",
    timezone="America/New_York",
    names=("Broadway World",),
    unconfirmed=("feeds: public lists name several addresses",),
)
