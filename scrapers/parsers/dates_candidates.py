"""Where a page's mark-up states its dates: JSON-LD, metas, microdata, `<time>`, scripts and the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from scrapers.parsers.dates_printed import MONTHS
from scrapers.parsers.dates_reading import Reading, build
from scrapers.parsers.document import Document, types_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One date as a piece of mark-up states it, not yet read."""

    text: str
    source: str
    """As Article.published_source names it."""
    family: str
    """json-ld, meta, markup, script: sources of one family are not independent."""
    weight: float
    """Trust in it when it stands alone; 10 is a main article's JSON-LD."""
    modified: bool = False


_PUBLISHED_METAS = {
    "article:published_time": 10.0, "og:article:published_time": 9.0, "article:published": 9.0,
    "article:publish_time": 9.0, "og:published_time": 9.0, "og:pubdate": 8.0, "og:publish_date": 8.0,
    "article:post_date": 8.0, "article:publicationdate": 8.0, "article.published": 9.0, "article_date_original": 9.0,
    "article:original_published_time": 9.0, "parsely-pub-date": 9.0, "sailthru.date": 8.5, "datepublished": 8.5,
    "cxenseparse:recs:publishtime": 9.0, "cxenseparse:publishtime": 9.0, "cxenseparse:articlepublishdate": 8.0,
    "cxenseparse:recs:articlepublishdate": 8.0, "pubdate": 8.0, "publishdate": 8.0, "publish_date": 8.0,
    "publish-date": 8.0, "pub_date": 8.0, "pub-date": 8.0, "published_date": 8.0, "published-date": 8.0,
    "publishedat": 8.0, "published_at": 8.0, "published_time": 8.0, "publication_date": 8.0, "publication-date": 8.0,
    "publicationdate": 8.0, "date_published": 8.0, "date-published": 8.0, "datepublication": 8.0,
    "originalpublicationdate": 8.5,
    "rnews:datepublished": 8.0, "vr:published_time": 8.0, "dable:published_time": 8.0, "lp.article:published_time": 8.0,
    "bt:pubdate": 8.0, "ptime": 7.5, "displaydate": 7.5, "display_date": 7.5, "article-publish-date": 8.0,
    "citation_publication_date": 7.5, "citation_date": 7.0, "citation_online_date": 7.0, "dc.date.issued": 8.0,
    "dcterms.issued": 8.0, "dcterms:issued": 8.0, "dc:issued": 8.0, "dc.date.published": 8.0, "dcterms.date": 5.0,
    "dc.date": 6.5, "dc:date": 7.0, "dcterms.created": 7.0, "dcterms:created": 7.0, "dc.date.created": 7.0,
    "dc:created": 7.0, "dc.created": 7.0, "datecreated": 6.5, "article:created_time": 6.5, "article:created": 6.5,
    "og:created_time": 5.0, "create_date": 5.0, "created": 5.0, "creation_date": 5.0, "release_date": 6.0,
    "releasedate": 6.0, "date-news": 7.0, "article:date": 7.0, "article_date": 7.0, "article-date": 7.0,
    "news_date": 7.0, "shareaholic:article_published_time": 8.0, "gtm-publish-date": 8.0, "iso-8601-publish-date": 8.0,
    "timestamp": 5.0, "date": 6.0, "dat": 5.0, "originaldate": 7.0, "weibo:article:create_at": 7.0,
    "article:publisheddate": 8.0, "first_published": 8.0, "firstpublished": 8.0, "live_date": 6.0, "story_date": 7.0,
    "tweetmeme-created": 5.0, "blogdate": 6.0, "prism.publicationdate": 7.5, "date.available": 8.0,
    "date.created": 7.0, "date.issued": 8.0, "sort_date": 5.0,
}  # fmt: skip
_MODIFIED_METAS = frozenset({
    "article:modified_time", "og:article:modified_time", "article:modified", "og:updated_time", "article:updated",
    "article:updated_time", "og:modified_time", "datemodified", "date_modified", "dateupdated", "date_updated",
    "lastmod", "last-modified", "last_modified", "lastmodified", "dcterms.modified", "dcterms:modified",
    "dc.date.modified", "dc.modified", "dc:modified", "modified_time", "updated_time", "updatedat", "utime",
    "revision_date", "revised", "lastupdate", "last_updated", "article_date_updated", "cxenseparse:recs:modifiedtime",
    "iso-8601-modified-date", "parsely-updated-date", "moddate", "update_date", "updated",
    "date.modified", "date.updated",
})  # fmt: skip
_PUBLISHED_NAME = re.compile(
    r"publi(?:sh(?:ed|ing)?|cation|cado|e)?[_:.\- ]?(?:date|time|at|on)|pub[_.\-]?date|date[_:.\- ]?publi|issued"
)
_MODIFIED_NAME = re.compile(r"modif|updat|revis|last|latest|edit|expire|unpubl|until")
"""Names that hold a publication's date, and names that hold another one, among those that no table lists."""
_OTHER_TYPES = re.compile(
    r"WebPage|VideoObject|AudioObject|PodcastEpisode|ItemPage|AboutPage|Recipe|CreativeWork|ImageGallery|MediaGallery|Photograph|Quiz|HowTo|FAQPage|Course|Dataset|SoftwareApplication"
)
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(\d{1,2}|[a-z]{3,9})\2(\d{1,2})(?![\d%])")
_DAY_FIRST_IN_URL = re.compile(r"(?<!\d)(\d{1,2})([/_.-])(\d{1,2}|[a-z]{3,9})\2((?:19|20)\d\d)(?!\d)")
_IN_SCRIPT = re.compile(
    r"[\"'{,](?:[a-z]{2,12}[_.-]?)?(date_?published|pub(?:lish(?:ed)?|lication)?[_-]?(?:date|time|at|on)(?:[_-]?(?:time|utc|gmt|iso))?"
    r"|first_?publish\w{0,12}|original_?publish\w{0,12})[\"']?\s{0,9}:\s{0,9}[\"']?([^\"',}\]]{8,40})",
    re.IGNORECASE,
)
_PART_OF_NAME = re.compile(r"ub(?:lis|lic|[_-]?[dDtT])")
"""Case matters, since only then the two letters are sought as fast as a megabyte of scripts needs."""
_BEFORE_PART = 30
_AFTER_PART = 110
_PARTS = 200
"""Characters around a part of a name, and parts that are looked at in one text: names and their dates are short."""
_SCRIPTS_LIMIT = 1_500_000
"""Characters of all scripts that are searched."""


def from_json_ld(document: Document) -> Iterator[Stated]:
    """What the main article's JSON-LD states; else what the page's own objects of other types do."""
    article = document.json_ld_article
    yield from _of_object(article, "json-ld", 10.0)
    if "datePublished" in article:
        return
    for node in document.json_ld:
        if node is not article and any(_OTHER_TYPES.search(kind) for kind in types_of(node)):
            yield from _of_object(node, "json-ld " + types_of(node)[0], 7.0)


def from_metas(document: Document) -> Iterator[Stated]:
    """What the metas of all families state, page order."""
    for name, contents in document.metas.items():
        weight = _trust_in_meta(name)
        if weight:
            # Several of one name are the teasers' (microdata) as a rule.
            for place, content in enumerate(contents[:3]):
                yield Stated(text=content, source=f"meta {name}", family="meta", weight=weight - 3 * bool(place))
        elif contents[0].startswith("{"):
            for _, text in _named(contents[0][:20_000]):
                yield Stated(text=text, source=f"meta {name}", family="meta", weight=8.5)
        elif name in _MODIFIED_METAS:
            yield Stated(text=contents[0], source=f"meta {name}", family="meta", weight=5.0, modified=True)


@lru_cache(maxsize=4096)
def _trust_in_meta(name: str) -> float | None:
    weight = _PUBLISHED_METAS.get(name)
    if weight is None and _PUBLISHED_NAME.search(name) and not _MODIFIED_NAME.search(name):
        return 7.0
    return weight


def from_script(document: Document) -> Iterator[Stated]:
    """What data layers and other scripts state under the names of publication dates; slow, for pages without else."""
    seen = length = 0
    for node in document.tree.css("script:not([src])"):
        text = node.text()
        length += len(text)
        if length > _SCRIPTS_LIMIT:
            return
        for key, stated in _named(text):
            seen += 1
            yield Stated(
                text=stated.strip(),
                source="script " + key,
                family="script",
                weight=5.0 - min(seen, 3),
            )
            if seen > 8:
                return


def _named(text: str) -> Iterator[tuple[str, str]]:
    """The names of publication dates in a script, and what follows them."""
    end = 0
    for part in islice(_PART_OF_NAME.finditer(text), _PARTS):
        start = max(end, part.start() - _BEFORE_PART)
        found = _IN_SCRIPT.search(text, start, part.start() + _AFTER_PART)
        if found and found.start() < part.start():
            end = found.end()
            yield found.group(1), found.group(2)


def from_url(url: str) -> Reading | None:
    """The day in the address ("/2020/01/31/", "2020-01-31", "20200131"); None where there is none or several.

    >>> from_url("https://example.com/2020/jan/31/title").text
    '2020-01-31'
    """
    if len(url) > 2000:
        return None
    try:
        parts = urlsplit(unquote(url))
    except ValueError:
        return None
    address = (parts.path + "?" + parts.query).lower()
    found = [reading for match in _IN_URL.finditer(address) if (reading := _url_day(match, 1, 3, 4, match.group(2)))]
    found += [
        reading
        for match in _DAY_FIRST_IN_URL.finditer(address)
        if (reading := _url_day(match, 4, 3, 1, match.group(2)))
    ]
    days = {reading.day for reading in found}
    return found[0] if len(days) == 1 else None


def _of_object(node: dict[str, Any], source: str, weight: float) -> Iterator[Stated]:
    for key, trust in (("datePublished", weight), ("dateCreated", weight - 5), ("uploadDate", weight - 2)):
        if text := _text(node.get(key)):
            yield Stated(
                text=text, source=source if trust == weight else f"{source} {key}", family="json-ld", weight=trust
            )
    if text := _text(node.get("dateModified")):
        yield Stated(text=text, source=source, family="json-ld", weight=6.0, modified=True)


def _text(value: Any) -> str | None:
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("date")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) and value.strip() else None


def _url_day(found: re.Match[str], year: int, month: int, day: int, separator: str) -> Reading | None:
    name = found.group(month)
    number = int(name) if name.isdigit() else MONTHS.get(name)
    if number is None or (not separator and len(name + found.group(day)) != 4):
        return None
    # "2020/1/15" may be an issue's number or a page's; two digits for the day at least, as addresses have them.
    return build(int(found.group(year)), number, int(found.group(day)))


def attribute(node: LexborNode, *names: str) -> str | None:
    """The first of the attributes that is there and not empty."""
    attributes = node.attributes
    return next((value.strip() for name in names if (value := attributes.get(name)) and value.strip()), None)
