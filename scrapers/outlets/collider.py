"""Collider."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Collider",
    home="https://collider.com/",
    feeds=(
        "https://collider.com/feed/",
        "https://collider.com/feed/category/tv/",
    ),
    tag_pages=("https://collider.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
)
