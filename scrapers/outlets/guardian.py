"""The Guardian."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="The Guardian",
    home="https://www.theguardian.com/",
    feeds=("https://www.theguardian.com/tv-and-radio/rss",),
    sitemaps=("https://www.theguardian.com/sitemaps/news.xml",),
    tag_pages=("https://www.theguardian.com/tv-and-radio/{tag}",),
    language="en",
    timezone="Europe/London",
    names=("Guardian",),
    general=True,
    unconfirmed=("tag_pages: the shape of the address is a guess",),
)
