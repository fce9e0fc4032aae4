"""Entertainment Weekly."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Entertainment Weekly",
    home="https://ew.com/",
    tag_pages=("https://ew.com/tag/{tag}/",),
    language="en",
    timezone="America/New_York",
    names=(
        "EW",
        "EW.com",
    ),
    unconfirmed=(
        "feeds: the only one that was found lies at feeds-api.dotdashmeredith.com, which is no host of its own",
        "tag_pages: since the site moved in 2023",
    ),
)
