"""Scrapy's settings, all in one place: polite, bounded, cheap. `-s NAME=VALUE` or the environment override them."""

from __future__ import annotations

import os

BOT_NAME = "etoile_news"
SPIDER_MODULES = ["scrapers.spiders"]
COMMANDS_MODULE = "scrapers.commands"

# -- what a user sets ------------------------------------------------------
OUTPUT_DIR = os.environ.get("OUTPUT_DIR", "output")
DATABASE_URL = os.environ.get("DATABASE_URL", "")
"""Empty: news.sqlite under OUTPUT_DIR."""
ARCHIVE = os.environ.get("ARCHIVE", "matched")
ALERT_URLS = os.environ.get("ALERT_URLS", "")
CONTACT = os.environ.get("CONTACT", "")
"""An address at which an outlet reaches whoever runs this; goes into the user agent."""
NEWS_SEARCH = os.environ.get("NEWS_SEARCH")
"""Searches for coverage at outlets nobody listed: addresses joined by blanks, which may hold {query}; gdelt; or off.

None: one request a run to GDELT's DOC API, which is free and asks for five seconds between requests, where the run was
not given its outlets.
"""
S3_ENDPOINT = os.environ.get("S3_ENDPOINT", "")
"""Where s3://BUCKET/KEY is read: an address that may hold {bucket}. Empty: Amazon's, or Common Crawl's own."""
KEEP_BODY = os.environ.get("KEEP_BODY", "")
"""Days for which article bodies are kept in the store; empty: for ever."""
AGENT = "etoile-news"
"""What robots.txt may name us by."""


def user_agent(contact: str) -> str:
    """Who asks, honestly, with an address at which whoever runs this is reached."""
    return f"{AGENT}/0.1 (news monitor; {contact or 'no contact stated'})"


USER_AGENT = user_agent(CONTACT)

LOCK_WAIT = 10
"""Seconds for which a second run waits for the first one's end."""

LEASE_SECONDS = 60
"""On PostgreSQL, where runs divide the outlets: so long after a run was last heard of, others take over its outlets."""
LEASE_PACE = 0.5
"""Seconds between two times that a run takes an eighth of the outlets: who starts together shares them evenly."""

# -- manners ---------------------------------------------------------------
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 0.0  # it starts at DOWNLOAD_DELAY
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
RETRY_TIMES = 2
RETRY_BACKOFF = 1.0
"""Seconds before the first retry; doubled for the second."""
RETRY_HTTP_CODES = [500, 502, 503, 504, 520, 521, 522, 523, 524, 408, 429]
# As Scrapy has them, but for a tunnel's of a downloader that is not ours: its import costs every run 0.1 s of CPU.
RETRY_EXCEPTIONS = [
    "scrapy.exceptions.CannotResolveHostError",
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.DownloadTimeoutError",
    "scrapy.exceptions.ResponseDataLossError",
    "twisted.internet.error.ConnectionDone",
    "twisted.internet.error.ConnectError",
    "twisted.internet.error.ConnectionLost",
    OSError,
]
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
REDIRECT_MAX_TIMES = 8
OUTLET_REQUESTS = 300
"""Requests to one outlet in one run."""
BACKFILL_REQUESTS = 5_000
"""Requests to one outlet in one run of `scrapy backfill`; what is left goes first in the next."""
BACKFILL_PROGRESS = 30
CRAWL_PROGRESS = 60
"""Seconds between two lines of the log on how far a backfill has come, where there is no terminal."""
COOKIES_ENABLED = False
REFERER_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,fr;q=0.8,*;q=0.5",
    "Accept-Encoding": "gzip, deflate, br",
}

# -- bounds ----------------------------------------------------------------
CLOSESPIDER_TIMEOUT = 600
DOWNLOAD_TIMEOUT = 20
DOWNLOAD_MAXSIZE = 5_000_000
DOWNLOAD_WARNSIZE = 0
INFLATED_MAXSIZE = 20_000_000
DOWNLOAD_VERIFY_CERTIFICATES = True
CONCURRENT_REQUESTS = 100  # one a host, so this bounds the outlets asked at once

# -- cost: what a page needs, and no more ------------------------------------
CONCURRENT_ITEMS = 2  # Scrapy starts so many tasks for every response
WARN_ON_GENERATOR_RETURN_VALUE = False  # it reads our source again for every other answer
TWISTED_REACTOR_ENABLED = False
DOWNLOAD_HANDLERS = {
    "http": "scrapers.download.GuardedDownloadHandler",
    "https": "scrapers.download.GuardedDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
    "scrapers.robots.Robots": 100,
    "scrapers.manners.Patience": 550,
    "scrapers.manners.HomeRedirects": 600,
    "scrapers.manners.Budget": 950,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
EXTENSIONS = {
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.throttle.AutoThrottle": None,
    "scrapers.manners.Throttle": 0,
}
ITEM_PIPELINES = {"pipelines.item_pipeline.StorePipeline": 100}
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False

# -- log -------------------------------------------------------------------
LOG_LEVEL = "INFO"
LOG_VERSIONS: list[str] = []
LOG_FORMATTER = "scrapers.log.QuietFormatter"
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
LOG_DATEFORMAT = "%Y-%m-%d %H:%M:%S"
STATS_DUMP = False
FEED_EXPORT_ENCODING = "utf-8"
