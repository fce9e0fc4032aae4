"""ComingSoon."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="ComingSoon",
    home="https://www.comingsoon.it/",
    feeds=("https://www.comingsoon.it/feedrss/",),
    language="it",
    timezone="Europe/Rome",
    names=("ComingSoon.it",),
    unconfirmed=("feeds: public lists name several addresses",),
)
