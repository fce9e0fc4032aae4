"""Le Figaro TV."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Le Figaro TV",
    home="https://tvmag.lefigaro.fr/",
    feeds=("https://www.lefigaro.fr/rss/figaro_culture.xml",),
    sitemaps=("https://www.lefigaro.fr/sitemap_news.xml",),
    language="fr",
    timezone="Europe/Paris",
    names=(
        "Le Figaro",
        "TV Magazine",
        "TVMag",
    ),
    general=True,
    unconfirmed=("feeds: whether TV Magazine has one of its own",),
)
