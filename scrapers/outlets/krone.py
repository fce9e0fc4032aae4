"""Krone."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Krone",
    home="https://www.krone.at/",
    feeds=("https://www.krone.at/nachrichten/rss.html",),
    sitemaps=("https://www.krone.at/google-news-sitemap.xml",),
    language="de",
    timezone="Europe/Vienna",
    names=(
        "Kronen Zeitung",
        "krone.at",
    ),
    general=True,
    unconfirmed=("tag_pages: none was found",),
)
