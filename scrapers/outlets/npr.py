"""NPR."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="NPR",
    home="https://www.npr.org/",
    feeds=("https://feeds.npr.org/1138/rss.xml",),
    language="en",
    timezone="America/New_York",
    names=("National Public Radio",),
    general=True,
    unconfirmed=("sitemaps: those in public lists are said to answer 404",),
)
