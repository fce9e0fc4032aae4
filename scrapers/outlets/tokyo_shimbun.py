"""Tokyo Shimbun."""

from datetime import date

from scrapers.outlet import Outlet, Rule

OUTLET = Outlet(
    name="Tokyo Shimbun",
    home="https://www.tokyo-np.co.jp/",
    language="ja",
    timezone="Asia/Tokyo",
    general=True,
    rules=(
        # Notes on what members may do stand around the text, in elements without a telling name.
        Rule(
            field="body",
            selector="#entry > .block",
            remove=".js-tooltip-content",
            until=date(2026, 12, 31),
        ),
    ),
    unconfirmed=("feeds, sitemaps, tag_pages: left to be found from the home page",),
)
