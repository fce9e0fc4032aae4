"""Los Angeles Times."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Los Angeles Times",
    home="https://www.latimes.com/",
    feeds=("https://www.latimes.com/entertainment-arts/tv/rss2.0.xml",),
    sitemaps=("https://www.latimes.com/news-sitemap.xml",),
    tag_pages=("https://www.latimes.com/topic/{tag}",),
    language="en",
    timezone="America/Los_Angeles",
    names=(
        "LA Times",
        "L.A. Times",
    ),
    general=True,
)
