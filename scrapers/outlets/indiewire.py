"""IndieWire."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="IndieWire",
    home="https://www.indiewire.com/",
    feeds=("https://www.indiewire.com/feed/",),
    tag_pages=("https://www.indiewire.com/t/{tag}/",),
    wordpress=True,
    language="en",
    timezone="America/New_York",
    names=("Indiewire.com",),
)
