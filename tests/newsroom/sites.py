"""The outlets of the newsroom: how each writes its pages, and over which channels it can be followed."""
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Channel = Literal["feeds", "sitemaps", "tag_pages", "search_pages", "wordpress"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One outlet as its server knows it."""

    key: str
    name: str
    number: int
    """Last part of its address, 127.0.0.N."""
    template: str
    """Of its articles: a file of templates/, without the suffix."""
    listing: str = "listing_cards"
    """Template of its home and tag pages."""
    language: str = "en"
    timezone: str = "America/New_York"
    charset: str = "utf-8"
    tagline: str = ""
    menu: tuple[str, ...] = ("News", "TV", "Film", "Theater", "Music", "Awards")
    gzip: bool = False
    weight: int = 70_000
    """Characters of inline scripts and styles that an article page carries besides its text."""
    feed: str | None = None
    """Path of its feed."""
    feed_kind: Literal["rss", "atom", "json"] = "rss"
    feed_linked: bool = True
    """Whether its pages name the feed in `<link rel=alternate>`."""
    feed_dates: bool = True
    tracking: str = ""
    """What the feed appends to addresses."""
    sitemap: str | None = None
    sitemap_index: str | None = None
    """Leads to `sitemap`, or to parts by month where there is none."""
    gzip_sitemaps: bool = False
    news_sitemap: str | None = None
    robots_sitemaps: bool = True
    """Whether robots.txt names them."""
    disallow: tuple[str, ...] = ()
    tag_path: str | None = None
    """With `{}` for the tag's slug."""
    next_path: str = "page/{}/"
    """What a listing's address gets for its further pages; `?page={}` where the number is in the query."""
    search_path: str | None = None
    """With `{}` for the words."""
    wordpress: bool = False
    amp: bool = False
    short_links: bool = False
    """Whether `/?p=NUMBER` leads to an article."""
    wrong_canonical: bool = False
    """Every page claims the home page as its canonical."""
    trending: str = "Trending"
    """Heading of the side bar that names the newest articles of its most read tag on every page."""
    trending_tag: str | None = None
    stated: tuple[Channel, ...] = ()
    """Channels that the outlets file names; the others must be found."""
    optional: bool = False
    """Not among the outlets of an outlets file, unless asked for."""

    @property
    def channels(self) -> tuple[str, ...]:
        """All the ways in which its articles can be found, by the channel's name in a Link."""
        have = {
            "feed": self.feed, "sitemap": self.sitemap or self.sitemap_index, "news_sitemap": self.news_sitemap,
            "tag_page": self.tag_path, "search_page": self.search_path, "wordpress": self.wordpress, "home": True,
        }  # fmt: skip
        return tuple(name for name, there in have.items() if there)


SITES: tuple[Site, ...] = (
    Site(
        key="marquee_beacon", name="The Marquee Beacon", number=2, template="yoast", tagline="Television, taken seriously",
        feed="/feed/", sitemap="/post-sitemap.xml", sitemap_index="/sitemap_index.xml", tag_path="/tag/{}/",
        search_path="/?s={}", wordpress=True, amp=True, short_links=True, disallow=("/wp-admin/", "/preview/"),
        trending_tag="Étoile", weight=95_000,
    ),
    Site(
        key="ink_and_echo", name="Ink & Echo", number=3, template="posted_in", listing="listing_plain",
        timezone="America/Chicago", tagline="Comics, screens and other habits",
        menu=("Comics", "TV", "Movies", "Games", "Collectibles", "Pop Culture"), feed="/feed/", feed_linked=False,
        tracking="?utm_source=rss&utm_medium=feed&utm_campaign=full", tag_path="/tag/{}/", stated=("feeds", "tag_pages"),
        trending_tag="Étoile", weight=60_000,
    ),
    Site(
        key="screen_dispatch", name="Screen Dispatch", number=4, template="trade", timezone="America/Los_Angeles",
        tagline="The trade, daily", sitemap_index="/sitemap_index.xml", gzip_sitemaps=True,
        news_sitemap="/news-sitemap.xml", feed="/feed/", short_links=True, amp=True, trending_tag="Étoile",
        disallow=("/wp-admin/", "/print/"), tag_path="/t/{}/", gzip=True, weight=140_000,
    ),
    Site(
        key="stagelight", name="Stagelight Quarterly", number=5, template="microdata", timezone="Europe/London",
        tagline="Dance and drama", menu=("Dance", "Drama", "Opera", "Screen", "Listings"), feed="/atom.xml",
        feed_kind="atom", sitemap="/sitemap.xml", robots_sitemaps=False, weight=55_000, stated=("feeds",),
    ),
    Site(
        key="frame_by_frame", name="Frame by Frame", number=6, template="scripted", listing="listing_plain",
        tagline="Culture at 24 a second", feed="/feed.json", feed_kind="json", sitemap="/sitemap.xml", gzip=True,
        tag_path="/topic/{}", next_path="?page={}", weight=110_000, trending_tag="Étoile",
    ),
    Site(
        key="courrier_ecrans", name="Le Courrier des Écrans", number=7, template="publie_le", language="fr",
        timezone="Europe/Paris", tagline="Séries, cinéma, scènes", menu=("Séries", "Cinéma", "Scènes", "Télévision", "Livres"),
        feed="/rss.xml", tag_path="/sujet/{}/", next_path="?page={}", trending="Les plus lus", trending_tag="Étoile",
        stated=("feeds",), weight=75_000,
    ),
    Site(
        key="tribune_lumiere", name="La Tribune Lumière", number=8, template="old_french", listing="listing_plain",
        language="fr", timezone="Europe/Paris", charset="windows-1252", tagline="Journal fondé en 1894",
        menu=("Actualités", "Culture", "Sport", "Économie", "Région"), sitemap="/plan.xml", search_path="/recherche?q={}",
        next_path="&page={}", stated=("search_pages",), trending="À lire aussi", weight=50_000,
    ),
    Site(
        key="harbor_herald", name="Harbor City Herald", number=9, template="plain_old", listing="listing_plain",
        tagline="Serving the bay since 1911", menu=("Local", "Business", "Sports", "Arts", "Obituaries", "Opinion"),
        tag_path="/tags/{}/", wrong_canonical=True, stated=("tag_pages",), trending="Most read", weight=45_000,
        disallow=("/archive-desk/",),
    ),
    Site(
        key="quickreel", name="QuickReel", number=10, template="ago", tagline="Fast, short, now",
        menu=("Now", "Shows", "People", "Trailers"), tag_path="/t/{}", next_path="?page={}", search_path="/search?q={}",
        stated=("search_pages",), trending="Hot right now", trending_tag="Étoile", weight=130_000,
    ),
    Site(
        key="binge_ledger", name="The Binge Ledger", number=11, template="time_element", timezone="America/Los_Angeles",
        tagline="What streams, counted", menu=("Charts", "Renewals", "Reviews", "Calendars"), feed="/rss", gzip=True,
        sitemap_index="/sitemaps.xml", gzip_sitemaps=True, tag_path="/tagged/{}/", weight=85_000, trending_tag="Étoile",
    ),
    Site(
        key="il_sipario", name="Il Sipario", number=12, template="wordpress_bare", language="it", timezone="Europe/Rome",
        tagline="Serie, cinema e palcoscenico", menu=("Serie TV", "Cinema", "Teatro", "Danza"), feed="/feed/",
        wordpress=True, short_links=True, tag_path="/tag/{}/", search_path="/?s={}", stated=("wordpress",),
        trending="I più letti", weight=65_000,
    ),
    Site(
        key="serienfenster", name="Serienfenster", number=13, template="german", language="de", timezone="Europe/Berlin",
        tagline="Serien, Streaming, Spielfilm", menu=("News", "Serien", "Filme", "Streaming"), feed="/rss/news.xml",
        feed_dates=False, sitemap="/sitemap.xml", trending="Meistgelesen", weight=60_000, stated=("feeds", "sitemaps"),
    ),
    Site(
        key="butaca_central", name="Butaca Central", number=14, template="spanish", language="es",
        timezone="Europe/Madrid", tagline="Series y cine", menu=("Series", "Cine", "Plataformas"), feed="/rss/",
        news_sitemap="/news.xml", trending="Lo más leído", weight=40_000,
    ),
    Site(
        key="gatepost", name="The Gatepost", number=15, template="yoast", tagline="Members' magazine of the arts",
        menu=("Essays", "Stage", "Screen"), feed="/feed/", sitemap="/sitemap.xml", weight=30_000, stated=("feeds",),
    ),
)  # fmt: skip

DOWN = Site(
    key="silent_screen",
    name="The Silent Screen",
    number=99,
    template="yoast",
    optional=True,
    feed="/feed/",
    stated=("feeds",),
)
"""Nobody listens at its address."""


def by_key(key: str) -> Site:
    """Raises: KeyError where there is no such site."""
    return next((site for site in SITES if site.key == key), None) or _unknown(key)


def _unknown(key: str) -> Site:
    raise KeyError(f"no site {key!r}; there are {', '.join(site.key for site in SITES)}")
