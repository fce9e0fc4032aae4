"""People."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="People",
    home="https://people.com/",
    sitemaps=("https://people.com/sitemap.xml",),
    tag_pages=("https://people.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=("People Magazine",),
    unconfirmed=("feeds: people.com/feed/ is named in public lists and said to answer 403",),
)
