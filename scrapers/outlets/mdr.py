"""Mitteldeutscher Rundfunk."""

from datetime import date

from scrapers.outlet import Outlet, Rule

OUTLET = Outlet(
    name="MDR",
    home="https://www.mdr.de/",
    language="de",
    timezone="Europe/Berlin",
    names=("Mitteldeutscher Rundfunk",),
    general=True,
    followed=False,
    rules=(
        # Teasers and hints of broadcasts stand among the paragraphs, one level deeper.
        Rule(
            field="body",
            selector=".articlepage > p, .articlepage > h2, .articlepage > h3, .articlepage > ul",
            since=date(2025, 1, 1),
            until=date(2026, 12, 31),
        ),
    ),
    unconfirmed=("feeds, sitemaps, tag_pages: left to be found from the home page",),
)
