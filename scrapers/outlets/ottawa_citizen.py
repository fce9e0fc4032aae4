"""Ottawa Citizen."""

from datetime import date

from scrapers.outlet import Outlet, Rule

OUTLET = Outlet(
    name="Ottawa Citizen",
    home="https://ottawacitizen.com/",
    language="en",
    timezone="America/Toronto",
    general=True,
    followed=False,
    rules=(
        # The offer to register stands as a list between the paragraphs.
        Rule(
            field="body",
            selector=".article-content__content-group--story",
            since=date(2022, 1, 1),
            until=date(2026, 12, 31),
        ),
    ),
    unconfirmed=("feeds, sitemaps, tag_pages: left to be found from the home page",),
)
