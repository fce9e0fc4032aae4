"""AlloCiné."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="AlloCiné",
    home="https://www.allocine.fr/",
    feeds=(
        "https://www.allocine.fr/rss/news-series.xml",
        "https://www.allocine.fr/rss/news.xml",
    ),
    language="fr",
    timezone="Europe/Paris",
    names=("Allociné",),
    unconfirmed=("tag_pages: pages of series are addressed by number",),
)
