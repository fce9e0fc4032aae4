"""Vulture."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Vulture",
    home="https://www.vulture.com/",
    feeds=("https://www.vulture.com/rss/index.xml",),
    sitemaps=("https://www.vulture.com/sitemap.xml",),
    tag_pages=("https://www.vulture.com/tags/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=(
        "New York Magazine",
        "Vulture.com",
    ),
    unconfirmed=("feeds: public lists name several addresses",),
)
