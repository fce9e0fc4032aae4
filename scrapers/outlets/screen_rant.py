"""Screen Rant."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Screen Rant",
    home="https://screenrant.com/",
    feeds=(
        "https://screenrant.com/feed/",
        "https://screenrant.com/feed/tv/",
    ),
    tag_pages=("https://screenrant.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=("ScreenRant",),
)
