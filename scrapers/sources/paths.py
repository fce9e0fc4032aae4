"""How the address of an article looks, and that of a section, a tag, an author or a shop."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

_DATE = re.compile(r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2]|[a-z]{3})(?:[/-]|$)")
_NUMBER = re.compile(r"(?:^|[-_.,/a-z])(\d{5,})(?:$|[-_.,/])")
_WORDS = re.compile(r"[a-z][a-z'’]*|\d+")
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cfm)$")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|css|js|xml|rss|json|zip|ics|woff2?)$")
_SERVICE = frozenset(
    """
    abonnement abonnements about about-us accessibility account advertise advertising agb aide amp-login archives
    auteur auteurs author authors autor autore autores autori aviso-legal by calendar careers cart categories
    category cdn-cgi checkout chi-siamo comments contact contact-us contacto contributor contributors cookie-policy
    cookies coupons crew crossword datenschutz deals embed etiqueta etiquetas event events faq feed games gdpr help
    horoscopes impressum jobs journalist journalists keyword keywords kontakt legal licensing login masthead member
    members mentions-legales mot-cle newsletter newsletters page people-profile person persons press print
    privacidad privacy privacy-policy profile profiles quienes-somos redaktion redazione register rss rubrique
    schlagwort schlagworte search share sharer shop sign-in signin signup sitemap staff store streamingguide
    subscribe subscription subscriptions sujet sujets support tag tags team temas tematica terms terms-of-service
    terms-of-use thema themen topic topics trackback tv-guide tv-listings ueber-uns user users wp-admin wp-content
    wp-includes wp-json wp-login.php writer writers
    """.split()  # noqa: SIM905
)
"""Names of a path's part that no article stands under (or that stand alone)."""
_LISTS = frozenset(
    """tag tags author authors auteur auteurs autor autores autore autori contributor contributors category categories
    schlagwort etiqueta etiquetas mot-cle keyword keywords login account search shop store cart wp-content wp-json
    wp-admin feed cdn-cgi share comments""".split()  # noqa: SIM905
)
"""Of these, the names that no article stands under on any site."""
_PARAMETERS = frozenset({"p", "id", "article", "articleid", "newsid", "nid", "story", "storyid", "aid", "n"})


@lru_cache(maxsize=65536)
def likeness(url: str) -> int:
    """Return how much the address looks like an article's: 4 and more by itself, 1 to 3 beside a headline.

    >>> likeness("https://gazette.test/2025/03/ballet-series-first-look/"), likeness("https://gazette.test/tag/ballet/")
    (4, -5)
    """
    parts = urlsplit(url.lower())
    path = parts.path.rstrip("/")
    steps = [step for step in path.split("/") if step]
    if not steps:
        return 2 if any(name in _PARAMETERS and value.isdigit() for name, value in parse_qsl(parts.query)) else -5
    if _FILE.search(path) or _LISTS.intersection(steps[:-1]) or _ENDING.sub("", steps[-1]) in _SERVICE:
        return -5
    last = _ENDING.sub("", steps[-1])
    if len(steps) > 1 and len(_WORDS.findall(last)) < 3:
        last = max(last, steps[-2], key=lambda step: len(_WORDS.findall(step)))
    words = _WORDS.findall(last)
    named = len([word for word in words if not word.isdigit()])
    points = 3 if named >= 5 else 2 if named >= 3 or ("-" not in path and len(last) > 30) else 1 if named >= 2 else 0
    points += 2 if _DATE.search(path + "/") else 0
    points += 2 if _NUMBER.search(path) else 1 if any(word.isdigit() and len(word) > 2 for word in words) else 0
    points += 1 if steps[-1] != last and _ENDING.search(steps[-1]) else 0
    points += 1 if any(name in _PARAMETERS and value.isdigit() for name, value in parse_qsl(parts.query)) else 0
    if _SERVICE.intersection(steps[:-1]):
        return points - 2 if points >= 4 else -5
    return points


@lru_cache(maxsize=65536)
def shape(url: str) -> str:
    """Return the address's pattern, by which those of one kind are counted: host, parts before the last as they are.

    >>> shape("https://gazette.test/tv/2025/03/new-ballet-series-12345/"), shape("https://gazette.test/about/")
    ('gazette.test/tv/0/0/words-0', 'gazette.test/word')
    """
    parts = urlsplit(url.lower())
    steps = [step for step in parts.path.split("/") if step]
    before = ["0" if step.isdigit() else step for step in steps[:-1]]
    last = _ENDING.sub("", steps[-1]) if steps else ""
    words = [word for word in _WORDS.findall(last) if not word.isdigit()]
    kind = "words" if len(words) > 2 else "word" if words else ""
    numbered = any(letter.isdigit() for letter in last)
    tail = f"{kind}-0" if kind and numbered else "0" if numbered else kind
    return "/".join([parts.hostname or "", *before, tail])
