"""TV Insider."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="TV Insider",
    home="https://www.tvinsider.com/",
    feeds=("https://www.tvinsider.com/feed/",),
    tag_pages=("https://www.tvinsider.com/show/{tag}/",),
    language="en",
    timezone="America/New_York",
    unconfirmed=("wordpress: whether its API answers",),
)
