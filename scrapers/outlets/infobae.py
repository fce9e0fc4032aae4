"""Infobae."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Infobae",
    home="https://www.infobae.com/",
    feeds=("https://www.infobae.com/arc/outboundfeeds/rss/category/teleshow/?outputType=xml",),
    sitemaps=("https://www.infobae.com/arc/outboundfeeds/news-sitemap2/",),
    tag_pages=("https://www.infobae.com/tag/{tag}/",),
    language="es",
    timezone="America/Argentina/Buenos_Aires",
    general=True,
)
