"""TVBlog."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="TVBlog",
    home="https://www.tvblog.it/",
    feeds=("https://www.tvblog.it/feed",),
    tag_pages=("https://www.tvblog.it/tag/{tag}",),
    language="it",
    timezone="Europe/Rome",
    names=("TvBlog.it",),
    unconfirmed=(
        "tag_pages: the shape of the address is a guess",
        "wordpress: whether its API answers",
    ),
)
