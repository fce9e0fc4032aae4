"""What cron calls: the news of the first watch."""

from __future__ import annotations

from scrapers.spiders.show_news import ShowNewsSpider


class EtoileNewsSpider(ShowNewsSpider):
    """`scrapy crawl etoile_news`: coverage of Étoile; `-a watch=` follows another series all the same."""

    name = "etoile_news"
    default_watch = "etoile"
