"""The Hill."""

from datetime import date

from scrapers.outlet import Outlet, Rule

OUTLET = Outlet(
    name="The Hill",
    home="https://thehill.com/",
    language="en",
    timezone="America/New_York",
    general=True,
    followed=False,
    rules=(
        # Until the site moved to WordPress, boxes that open over a politician's name stood inside the sentences.
        Rule(
            field="body",
            selector=".field-name-body",
            remove=".rollover-people-block",
            until=date(2021, 12, 31),
        ),
    ),
    unconfirmed=("feeds, sitemaps, tag_pages: left to be found from the home page",),
)
