"""The A.V. Club."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="The A.V. Club",
    home="https://www.avclub.com/",
    feeds=("https://www.avclub.com/rss",),
    tag_pages=("https://www.avclub.com/tag/{tag}",),
    language="en",
    timezone="America/Chicago",
    names=(
        "AV Club",
        "A.V. Club",
    ),
    unconfirmed=("tag_pages: since the site moved in 2024",),
)
