"""Chunichi Shimbun."""

from datetime import date

from scrapers.outlet import Outlet, Rule

OUTLET = Outlet(
    name="Chunichi Shimbun",
    home="https://www.chunichi.co.jp/",
    language="ja",
    timezone="Asia/Tokyo",
    general=True,
    followed=False,
    rules=(
        # What a registration offers stands below the text, in elements without a telling name.
        Rule(field="body", selector="#entry > .block", until=date(2026, 12, 31)),
    ),
    unconfirmed=("feeds, sitemaps, tag_pages: left to be found from the home page",),
)
