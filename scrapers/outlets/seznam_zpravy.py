"""Seznam Zprávy."""

from datetime import date

from scrapers.outlet import Outlet, Rule

OUTLET = Outlet(
    name="Seznam Zprávy",
    home="https://www.seznamzpravy.cz/",
    language="cs",
    timezone="Europe/Prague",
    general=True,
    followed=False,
    rules=(
        # Cards of background stood between the paragraphs, written like them; later cards belong to the text.
        Rule(
            field="body",
            remove=".mol-post-card__body",
            until=date(2025, 6, 30),
        ),
    ),
    unconfirmed=("feeds, sitemaps, tag_pages: left to be found from the home page",),
)
