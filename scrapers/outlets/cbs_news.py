"""CBS News."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="CBS News",
    home="https://www.cbsnews.com/",
    feeds=("https://www.cbsnews.com/latest/rss/entertainment",),
    sitemaps=("https://www.cbsnews.com/xml-sitemap/news.xml",),
    tag_pages=("https://www.cbsnews.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    general=True,
)
