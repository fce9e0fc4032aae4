"""Primetimer."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Primetimer",
    home="https://www.primetimer.com/",
    language="en",
    timezone="America/New_York",
    names=("PrimeTimer",),
    unconfirmed=("feeds: none was found",),
)
