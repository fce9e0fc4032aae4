"""Indexes of web archives (Wayback CDX, Common Crawl): what to ask them for a watch, and the captures they answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, unquote, urlencode

import orjson

from scrapers.outlet import Outlet, site_of, slug
from scrapers.sources.asking import slugs
from scrapers.sources.stated import address, when
from scrapers.text import fold
from scrapers.watch import Watch

WAYBACK = "https://web.archive.org/"
COMMON_CRAWL = "https://index.commoncrawl.org/"
COMMON_CRAWL_FILES = "https://data.commoncrawl.org/"

_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_WEEK = re.compile(r"CC-MAIN-(\d{4})-(\d{2})$")
_MOST = 150_000
"""Captures of one answer, as many as the Wayback Machine gives at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One capture of a page in an archive."""

    url: str
    timestamp: str
    """Fourteen digits, UTC."""
    status: int | None = None
    mime: str | None = None
    digest: str | None = None
    filename: str | None = None
    """Of the WARC file; Common Crawl only."""
    offset: int | None = None
    """Of the record's first byte in that file."""
    length: int | None = None
    """Bytes of the record, compressed."""
    index: str | None = None
    """The crawl ("CC-MAIN-2025-18"); Common Crawl only."""

    @property
    def captured(self) -> str | None:
        """ISO 8601, UTC; None where the timestamp is no time."""
        return when(f"{self.timestamp}Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Captures:
    """What one answer of an index holds."""

    captures: tuple[Capture, ...] = ()
    resume: str | None = None
    """Wayback's key with which the same question goes on; None at the end."""
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One crawl of Common Crawl."""

    name: str
    api: str
    since: date | None = None
    until: date | None = None


def stems(watch: Watch) -> tuple[str, ...]:
    """Return what slugs of articles on the watch carry: the title's spellings and each person's full name, folded."""
    people = [slug(person.name) for person in watch.people]
    shortest = min((len(found) for found in slugs(watch)), default=0)
    titles = [found for found in slugs(watch) if len(found) == shortest or slugs(watch)[0] not in found]
    return tuple(dict.fromkeys([*titles, *(name for name in people if "-" in name)]))


def carries(url: str, watch: Watch) -> bool:
    """Whether an address has a stem of the watch, as the indexes are asked for; a mirror may know no filters.

    >>> carries("https://gazette.example/2025/04/etoile-review/", Watch(title="Étoile"))
    True
    """
    return re.fullmatch(_pattern(watch), fold(unquote(url))) is not None


def wayback_addresses(
    outlet: Outlet,
    watch: Watch,
    *,
    since: date | None = None,
    until: date | None = None,
    base: str = WAYBACK,
    resume: str | None = None,
    limit: int = 10_000,
) -> tuple[str, ...]:
    """Return the question for each host of the outlet: good captures whose address carries a stem of the watch.

    One capture of an address is asked for, the first; `since` and `until` are days of capture. `resume`
    goes on where an answer ended; hosts are questions of their own, so it belongs to the address with the same one.
    """
    asked = [("matchType", "domain"), ("output", "json"), ("fl", ",".join(_FIELDS)), ("collapse", "urlkey")]
    asked += [("filter", "statuscode:200"), ("filter", "mimetype:text/html"), ("filter", f"original:{_pattern(watch)}")]
    asked += [(name, f"{day:%Y%m%d}") for name, day in (("from", since), ("to", until)) if day]
    asked += [("limit", str(limit)), ("showResumeKey", "true")]
    # The key is given ready for an address: encoding it again would make it another key.
    further = f"&resumeKey={quote(resume, safe='%+=/,()!*~')}" if resume else ""
    return tuple(
        f"{base.rstrip('/')}/cdx/search/cdx?{urlencode([('url', host), *asked], safe=',:')}{further}"
        for host in _hosts(outlet)
    )


def common_crawl_addresses(outlet: Outlet, watch: Watch, crawl: Crawl, *, page: int = 0) -> tuple[str, ...]:
    """Return the question to one crawl for each host of the outlet; pages count from 0 (see `page_count`)."""
    return tuple(
        f"{crawl.api}?{urlencode([*_crawl_question(host, watch), ('page', str(page))])}" for host in _hosts(outlet)
    )


def common_crawl_counts(outlet: Outlet, watch: Watch, crawl: Crawl) -> tuple[str, ...]:
    """Return the addresses that tell how many pages the same questions have."""
    return tuple(
        f"{crawl.api}?{urlencode([*_crawl_question(host, watch), ('showNumPages', 'true')])}" for host in _hosts(outlet)
    )


def collections_address(base: str = COMMON_CRAWL) -> str:
    """Return where the list of Common Crawl's crawls lies."""
    return f"{base.rstrip('/')}/collinfo.json"


def crawls(
    body: bytes, *, since: date | None = None, until: date | None = None, base: str | None = None
) -> tuple[Crawl, ...]:
    """Return the crawls of collinfo.json that can hold pages of these days, newest first; () for what is no such list.

    A page is captured after it appeared, so crawls after `until` are kept. `base` replaces the host of their
    addresses (for a mirror).
    """
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ()
    found = [crawl for entry in (said if isinstance(said, list) else []) if (crawl := _crawl(entry, base))]
    return tuple(crawl for crawl in found if not (since and crawl.until and crawl.until < since))


def page_count(body: bytes) -> int | None:
    """Return the number of pages that an answer to `showNumPages` tells; None where it tells none."""
    try:
        said = orjson.loads(body.strip() or b"null")
    except orjson.JSONDecodeError:
        return None
    pages = said.get("pages") if isinstance(said, dict) else said
    return pages if isinstance(pages, int) and 0 <= pages < 100_000 else None


def read_wayback(body: bytes) -> Captures:
    """Return the captures of a CDX answer in JSON, and the key to go on with."""
    text = body.strip()
    if not text:
        return Captures()
    try:
        rows = orjson.loads(text)
    except orjson.JSONDecodeError:
        return Captures(problem=f"not an answer of the index: {text[:100].decode('utf-8', 'replace')}")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return Captures(problem="not an answer of the index")
    resume = None
    if len(rows) >= 2 and rows[-2] == [] and len(rows[-1]) == 1:
        resume, rows = str(rows[-1][0]), rows[:-2]
    names = [str(name) for name in rows[0]] if rows else []
    found = [_capture(dict(zip(names, row, strict=False)), None) for row in rows[1 : _MOST + 1]]
    return Captures(captures=tuple(capture for capture in found if capture), resume=resume)


def read_common_crawl(body: bytes, crawl: Crawl) -> Captures:
    """Return the captures of an answer in JSON lines; "no captures found" is an empty answer, not a problem."""
    found: list[Capture] = []
    broken = 0
    for line in body.split(b"\n")[:_MOST]:
        if not line.strip():
            continue
        try:
            said = orjson.loads(line)
        except orjson.JSONDecodeError:
            broken += 1
            continue
        if isinstance(said, dict) and (capture := _capture(said, crawl.name)):
            found.append(capture)
        elif not (isinstance(said, dict) and "no captures" in str(said.get("message", said.get("error", ""))).lower()):
            broken += 1
    return Captures(captures=tuple(found), problem=f"{broken} lines that are no captures" if broken else None)


def raw_address(capture: Capture, base: str = WAYBACK) -> str:
    """Return where the Wayback Machine gives the capture as it was sent, without its own banner and links."""
    return f"{base.rstrip('/')}/web/{capture.timestamp}id_/{capture.url}"


def record(capture: Capture, base: str = COMMON_CRAWL_FILES) -> tuple[str, str] | None:
    """Return the address of Common Crawl's WARC file and the Range header that asks for this record alone."""
    if capture.filename is None or capture.offset is None or not capture.length:
        return None
    return (
        f"{base.rstrip('/')}/{quote(capture.filename)}",
        f"bytes={capture.offset}-{capture.offset + capture.length - 1}",
    )


def _hosts(outlet: Outlet) -> list[str]:
    homes = [outlet.home, *(host if "://" in host else f"https://{host}/" for host in outlet.hosts)]
    return list(dict.fromkeys(site_of(home) for home in homes))


def _pattern(watch: Watch) -> str:
    """A Java and Python expression for a whole address that carries a stem between marks that part words."""
    return f".*[/_-]({'|'.join(map(re.escape, stems(watch)))})([/_.?-].*)?".replace("\\-", "-")


def _crawl_question(host: str, watch: Watch) -> list[tuple[str, str]]:
    fields = "url,timestamp,status,mime,digest,length,offset,filename"
    return [("url", f"*.{host}/*" if re.search(r"[A-Za-z]", host) else f"{host}/*"), ("output", "json"), ("fl", fields),
            ("filter", "=status:200"), ("filter", f"~url:{_pattern(watch)}")]  # fmt: skip


def _crawl(entry: Any, base: str | None) -> Crawl | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        return None
    name = entry["id"]
    api = entry.get("cdx-api")
    if base or not isinstance(api, str):
        api = f"{(base or COMMON_CRAWL).rstrip('/')}/{quote(name)}-index"
    if address(api, COMMON_CRAWL) is None:
        return None
    return Crawl(
        name=name, api=api, since=_day(entry.get("from")) or _week(name), until=_day(entry.get("to")) or _week(name)
    )


def _day(stated: object) -> date | None:
    found = when(stated) if isinstance(stated, str) else None
    return datetime.fromisoformat(found).date() if found else None


def _week(name: str) -> date | None:
    found = _WEEK.match(name)
    try:
        return date.fromisocalendar(int(found.group(1)), int(found.group(2)), 7) if found else None
    except ValueError:
        return None


def _capture(said: dict[str, Any], index: str | None) -> Capture | None:
    url, timestamp = said.get("original") or said.get("url"), str(said.get("timestamp") or "")
    target = address(url, url) if isinstance(url, str) else None
    if target is None or not (timestamp.isdecimal() and len(timestamp) == 14):
        return None
    return Capture(
        url=target,
        timestamp=timestamp,
        status=_number(said.get("statuscode") or said.get("status")),
        mime=_text(said.get("mimetype") or said.get("mime")),
        digest=_text(said.get("digest")),
        filename=_text(said.get("filename")),
        offset=_number(said.get("offset")),
        length=_number(said.get("length")),
        index=index,
    )


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | str) and str(value).isdecimal() and len(str(value)) < 19 else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value not in ("", "-") else None
