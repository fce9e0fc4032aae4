"""Addresses to ask: tag pages, site search, WordPress's API and news search for a watch; guesses for an outlet."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import quote, quote_plus, urlencode, urljoin

from scrapers.outlet import Outlet, slug
from scrapers.text import fold, squeeze
from scrapers.watch import Watch

GDELT = "https://api.gdeltproject.org/api/v2/doc/doc"

_FIELDS = (
    "id,link,date,date_gmt,modified,modified_gmt,title,excerpt,content,_links,_embedded"
    # WordPress drops what is embedded, unless both names of it are among the fields.
)
_GUESSES = (
    ("feed", "feed/"), ("feed", "rss"), ("feed", "rss.xml"), ("feed", "atom.xml"), ("feed", "feed.xml"),
    ("feed", "index.xml"), ("sitemap", "sitemap.xml"), ("sitemap", "sitemap_index.xml"),
    ("sitemap", "news-sitemap.xml"), ("sitemap", "sitemap-news.xml"), ("sitemap", "wp-sitemap.xml"),
    ("wordpress", "wp-json/"), ("robots", "robots.txt"),
)  # fmt: skip


def slugs(watch: Watch) -> tuple[str, ...]:
    """Return the title and its spellings as addresses carry them, each once, the title's own first."""
    return tuple(dict.fromkeys(found for name in (watch.title, *_titles(watch)) if (found := slug(name))))


def queries(watch: Watch) -> tuple[str, ...]:
    """Return the title and its spellings as one would type them, without misspellings and what an earlier one finds.

    The title is asked as it is and without accents: some searches fold them, some do not.
    """
    found = list(dict.fromkeys([squeeze(watch.title), fold(squeeze(watch.title))]))
    for spelling in map(squeeze, _titles(watch)):
        words = set(slug(spelling).split("-"))
        if len(words) > 1 and not any(set(slug(query).split("-")) <= words for query in found):
            found.append(spelling)
    return tuple(query for place, query in enumerate(found) if place == 0 or query.lower() != found[0].lower())


def tag_page_addresses(outlet: Outlet, watch: Watch) -> tuple[str, ...]:
    """Return the outlet's tag pages, {tag} filled with the slugs of the title's spellings."""
    return _filled(outlet.tag_pages, "{tag}", [quote(found) for found in slugs(watch)])


def search_addresses(outlet: Outlet, watch: Watch) -> tuple[str, ...]:
    """Return the outlet's search pages, {query} filled with the title's spellings."""
    return _filled(outlet.search_pages, "{query}", [quote_plus(found) for found in queries(watch)])


def wordpress_addresses(
    home: str,
    query: str,
    *,
    after: date | datetime | None = None,
    before: date | datetime | None = None,
    page: int = 1,
) -> tuple[str, ...]:
    """Return what to ask the REST API of `home` (or of its root, ".../wp-json/"): posts by search, tags by name.

    A listing of tags leads on to the posts that carry them. Days and times are the site's own, as the API takes them.
    """
    root = home if home.rstrip("/").endswith("wp-json") or "rest_route=" in home else urljoin(home, "wp-json/")
    asked = {"search": query, "per_page": "100", "page": str(page), "orderby": "date", "_embed": "wp:term,author"}
    asked |= {name: _moment(day) for name, day in (("after", after), ("before", before)) if day}
    posts = _route(root, "posts", {**asked, "_fields": _FIELDS})
    return (posts, _route(root, "tags", {"search": query, "per_page": "100", "_fields": "id,name,slug,count"}))


def wordpress_tagged(tags_address: str, numbers: list[int]) -> str:
    """Return the address of the posts that carry any of these tags, at the API where the tags were listed."""
    root = tags_address.partition("wp/v2/")[0]
    tags = ",".join(map(str, numbers))
    asked = {"tags": tags, "per_page": "100", "page": "1", "_embed": "wp:term,author", "_fields": _FIELDS}
    return f"{root}wp/v2/posts{'&' if '?' in root else '?'}{urlencode(asked, safe=',:')}"


def guesses(home: str) -> tuple[tuple[str, str], ...]:
    """Return (kind, address) of sources worth asking for once where an outlet names none."""
    return tuple((kind, urljoin(home, path)) for kind, path in _GUESSES)


def news_search_addresses(
    watch: Watch, *, after: date | datetime | None = None, before: date | datetime | None = None
) -> tuple[str, ...]:
    """Return what to ask GDELT's DOC API: the title beside its network, its creators or its leads; 250 hits at most.

    It looks back three months; `after` and `before` are UTC.
    """
    people = [person.name for role in ("creator", "cast") for person in watch.people if person.role == role]
    beside = [watch.network, *people][:8]
    title = " OR ".join(f'"{found}"' for found in queries(watch)[:4])
    company = " OR ".join(f'"{name}"' for name in beside if name)
    terms = f"({title})" if " OR " in title else title
    asked = {"query": f"{terms} ({company})" if company else terms, "mode": "artlist", "format": "json"}
    asked |= {"maxrecords": "250", "sort": "datedesc"}
    asked |= {
        name: f"{day:%Y%m%d%H%M%S}"
        for name, day in (("startdatetime", after), ("enddatetime", before))
        if day is not None
    }
    return (f"{GDELT}?{urlencode(asked)}",)


def _titles(watch: Watch) -> list[str]:
    """The spellings worth a request: those of several words or with the title in them.

    A misspelling names no tag page, and a translated word alone is everybody's ("Stella").
    """
    title = slug(watch.title)
    return [found for found in watch.spellings if "-" in slug(found) or title in slug(found)]


def _filled(patterns: tuple[str, ...], mark: str, values: list[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            pattern.replace(mark, value) for pattern in patterns for value in (values if mark in pattern else [""])
        )
    )


def _route(root: str, route: str, asked: dict[str, str]) -> str:
    return f"{root.rstrip('/')}/wp/v2/{route}{'&' if '?' in root else '?'}{urlencode(asked, safe=',:')}"


def _moment(day: date | datetime) -> str:
    if isinstance(day, datetime):
        return day.strftime("%Y-%m-%dT%H:%M:%S")
    return f"{day.isoformat()}T00:00:00"
