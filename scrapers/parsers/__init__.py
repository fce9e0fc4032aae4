"""Page -> Article: no Scrapy, no network, no clock."""
