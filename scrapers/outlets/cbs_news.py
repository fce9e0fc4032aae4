"""CBS News."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="CBS News",
    home="https://www.cbsnews.com/",
    feeds=("https://www.cbsnews.com/latest/rss/entertainment",),
    sitemaps=("https://www.cbsnews.com/xml-sitemap/news.xml",),
    language="en",
    timezone="America/New_York",
    general=True,
    unconfirmed=("tag_pages: none was found",),
)
