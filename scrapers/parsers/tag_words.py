"""Labels that are the site's or its template's own words, whatever the article is about."""

from __future__ import annotations

from scrapers.parsers.sitename import bare


def _words(text: str) -> frozenset[str]:
    return frozenset(map(bare, text.split(",")))


_TRADE = _words(
    "news,nachrichten,aktuell,aktuelles,neuigkeiten,schlagzeilen,headlines,breaking news,information,informationen,"
    "hintergrund,reportage,bericht,newspaper,zeitung,magazine,magazin,blog,weblog,website,online,noticias,actualidad,"
    "nouvelles,actualités,actu,notizie,nieuws,nyheter,uutiset,wiadomości,haber,ニュース,新聞,新闻,뉴스"
)
"""What a news site is and does."""
_DEPARTMENTS = _words(
    "inland,ausland,wirtschaft,politik,sport,kultur,panorama,wissenschaft,meinung,world,business,politics,sports,"
    "opinion,culture,entertainment,lifestyle,technology,science,monde,économie,politique,internacional,economía,"
    "política,deportes,cultura,opinión,esteri,economia,mundo"
)
_PLACES = _words(
    "front page,home page,latest news,top story,top stories,top thema,featured,slider,slideshow,carousel,karussell,"
    "aufmacher,editors picks,uncategorized,uncategorised"
)
"""Where a template shows an article."""
_VAGUE = _words(
    "news,nachrichten,aktuell,aktuelles,noticias,actualidad,actualités,nyheter,allgemein,general,all,latest,detail,"
    "archiv,archive,home"
)
"""Sections that hold articles of any kind."""
_ARTICLES = frozenset(("the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "de"))
_ADDED = ("blog", "home", "homepage", "weblog")


def is_site(label: str, site: frozenset[str]) -> bool:
    """Whether the label is one of the site's names (see `sitename.names`), also with an article, "blog" or "home".

    >>> is_site("The Gazette blog", frozenset(["gazette"]))
    True
    """
    name = bare(label)
    if name in site:
        return True
    first, _, rest = label.partition(" ")
    if rest and first.lower() in _ARTICLES:
        name = bare(rest)
    return name in site or any(name.endswith(word) and name.removesuffix(word) in site for word in _ADDED)


def without_site(labels: tuple[str, ...], site: frozenset[str]) -> tuple[str, ...]:
    """The labels but for places on the page and the site's names; beside a name its beginning and its trade go too.

    >>> without_site(("Daily Gazette", "Daily Gaz", "news", "ballet"), frozenset(["dailygazette"]))
    ('ballet',)
    """
    kept = [label for label in labels if bare(label) not in _PLACES]
    names = [bare(label) for label in kept if is_site(label, site)]
    if not names:
        return tuple(kept)
    return tuple(
        label
        for label in kept
        if not is_site(label, site) and bare(label) not in _TRADE and not _begins(bare(label), names)
    )


def _begins(label: str, names: list[str]) -> bool:
    """Whether the label is the first half of a name or more of it; what is less may be a topic."""
    return any(name.startswith(label) and len(label) * 2 >= len(name) for name in names)


def is_site_wide(labels: tuple[str, ...]) -> bool:
    """Whether a list tells what the site is and which departments it has, not what one article is about."""
    names = [bare(label) for label in labels]
    trade = sum(name in _TRADE or name.endswith("news") for name in names)
    own = trade + sum(name in _DEPARTMENTS for name in names)
    return trade > 1 and own > 3 and own * 3 >= len(names)


def is_vague(section: str) -> bool:
    """Whether a section's name says nothing of what its articles are about ("News", "2020")."""
    name = bare(section)
    return name in _VAGUE or name.isdigit()
