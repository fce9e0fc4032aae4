"""Hello!"""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="Hello!",
    home="https://www.hellomagazine.com/",
    feeds=("https://www.hellomagazine.com/feeds/rss/any/any/any/50.xml",),
    tag_pages=("https://www.hellomagazine.com/tags/{tag}/",),
    language="en",
    timezone="Europe/London",
    names=(
        "HELLO! Magazine",
        "Hello Magazine",
    ),
    general=True,
    unconfirmed=("feeds: public lists name several addresses",),
)
