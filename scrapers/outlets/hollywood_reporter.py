"""The Hollywood Reporter."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="The Hollywood Reporter",
    home="https://www.hollywoodreporter.com/",
    feeds=(
        "https://www.hollywoodreporter.com/feed/",
        "https://www.hollywoodreporter.com/c/tv/feed/",
    ),
    tag_pages=("https://www.hollywoodreporter.com/t/{tag}/",),
    wordpress=True,
    language="en",
    timezone="America/Los_Angeles",
    names=(
        "THR",
        "Hollywood Reporter",
    ),
)
