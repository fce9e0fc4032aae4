"""The state of the newsroom and what it answers: which articles are out, and which page an address gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, quote, unquote, urlsplit
from zoneinfo import ZoneInfo

from tests.newsroom import feeds, rendering, sitemaps, wordpress
from tests.newsroom.entries import Entry, newest_first, slug, with_tag, with_words
from tests.newsroom.server import Answer
from tests.newsroom.sites import Site
from tests.newsroom.truth import Truth

_TAG_PAGE, _HOME_PAGE = 5, 14
_NUMBERED = re.compile(r"^(.*?)page/(\d{1,4})/$")


class Press:
    """All sites and articles. Answers are kept until something changes."""

    def __init__(self, sites: Iterable[Site], articles: Iterable[Truth], now: datetime | None) -> None:
        self.sites = tuple(sites)
        self.roots: dict[str, str] = {}
        self.by_id: dict[str, Truth] = {}
        self.now = now
        self._opened = now or datetime.now(UTC)
        self._site = {site.key: site for site in self.sites}
        self._number: dict[str, int] = {}
        self._at: dict[tuple[str, str], str] = {}
        self._answers: dict[tuple[str, str], Answer] = {}
        self._entries: dict[str, list[Entry]] = {}
        for truth in articles:
            self.replace(truth)

    @property
    def articles(self) -> tuple[Truth, ...]:
        return tuple(self.by_id.values())

    def replace(self, truth: Truth) -> None:
        """Add the article, or put it in place of the one with its id."""
        self._number.setdefault(truth.id, 1001 + 7 * len(self._number))
        self.by_id[truth.id] = truth
        for path in (truth.path, *truth.listed_as, *(former for former, _ in truth.redirects)):
            self._at.setdefault((truth.outlet, path), truth.id)
        self.forget()

    def forget(self) -> None:
        """Drop every answer and list that was kept."""
        self._answers.clear()
        self._entries.clear()

    def url(self, truth: Truth) -> str:
        return self.roots[truth.outlet] + truth.path

    def addresses(self, truth: Truth) -> tuple[str, ...]:
        site, root = self._site[truth.outlet], self.roots[truth.outlet]
        paths = [truth.path, *truth.listed_as, *(path for path, _ in truth.redirects)]
        if site.short_links:
            paths.append(f"/?p={self._number[truth.id]}")
        if site.amp:
            paths.append(f"{truth.path}amp/")
        if site.tracking:
            paths.append(truth.path + site.tracking)
        return tuple(dict.fromkeys(root + path for path in paths))

    def instant(self, truth: Truth) -> datetime:
        if truth.published is None:
            return self._opened - truth.age if truth.age else self._opened
        zone = ZoneInfo(self._site[truth.outlet].timezone)
        if len(truth.published) == 10:
            return datetime.combine(date.fromisoformat(truth.published), time(9), zone)
        stated = datetime.fromisoformat(truth.published)
        return stated if stated.tzinfo else stated.replace(tzinfo=zone)

    def entries(self, key: str) -> list[Entry]:
        """What the site has published by now, newest first."""
        if key not in self._entries:
            out = [
                Entry(truth=truth, url=self.url(truth), instant=self.instant(truth), number=self._number[truth.id])
                for truth in self.by_id.values()
                if truth.outlet == key
            ]
            self._entries[key] = newest_first([entry for entry in out if not self.now or entry.instant <= self.now])
        return self._entries[key]

    def respond(self, key: str, host: str, target: str, headers: Mapping[str, str]) -> Answer:
        """The answer of the site `key`; which host was named makes no difference."""
        if (key, target) in self._answers:
            return self._answers[key, target]
        site = self._site[key]
        answer = self._route(site, target)
        answer.gzip = site.gzip and answer.content_type.split(";")[0] != "application/gzip"
        if answer.content_type.startswith("text/html"):
            answer.body = answer.body.decode("utf-8").encode(site.charset, "xmlcharrefreplace")
            answer.content_type = f"text/html; charset={site.charset}"
        # An address nobody will ask for again (a search, a page with an age on it) need not be kept.
        if answer.validated and len(self._answers) < 20_000:
            self._answers[key, target] = answer
        return answer

    def _route(self, site: Site, target: str) -> Answer:
        parts = urlsplit(target)
        path, query = unquote(parts.path), parse_qs(parts.query)
        entries, root = self.entries(site.key), self.roots[site.key]
        if path == "/robots.txt":
            return Answer(sitemaps.robots(site, root), content_type="text/plain; charset=utf-8")
        if path == site.feed:
            return feeds.feed(site, root, entries[:10])
        if (found := sitemaps.sitemap(site, root, path, entries, self.now)) is not None:
            return found
        if site.wordpress and (path.startswith("/wp-json") or "rest_route" in query):
            return wordpress.answer(
                site, root, query.get("rest_route", [path.removeprefix("/wp-json")])[0], query, entries
            )
        return self._listing(site, path, query, entries) or self._article(site, path, query, parts.query)

    def _listing(self, site: Site, path: str, query: dict[str, list[str]], entries: list[Entry]) -> Answer | None:
        page = int(query.get("page", query.get("paged", ["1"]))[0] or 1) if "page" in query or "paged" in query else 1
        if numbered := _NUMBERED.match(path):
            path, page = numbered.group(1), int(numbered.group(2))
        words = query.get("s") or query.get("q")
        if words and site.search_path and path == urlsplit(site.search_path).path:
            address = site.search_path.format(quote(words[0]))
            following = (
                f"/page/{{}}/?s={quote(words[0])}" if site.wordpress else address.replace("{", "{{") + "&page={}"
            )
            return self._part(site, f"Search: {words[0]}", with_words(entries, words[0]), page, _TAG_PAGE, following)
        if path == "/" and "p" not in query:
            return self._part(site, None, entries, page, _HOME_PAGE, None)
        if site.tag_path:
            before, _, after = site.tag_path.partition("{}")
            wanted = path.removeprefix(before).removesuffix(after)
            if path == before + wanted + after and wanted and "/" not in wanted:
                name, tagged = with_tag(entries, wanted)
                if tagged:
                    return self._part(
                        site, name, tagged, page, _TAG_PAGE, site.tag_path.format(wanted) + site.next_path
                    )
        return None

    def _part(
        self, site: Site, name: str | None, entries: list[Entry], page: int, size: int, following: str | None
    ) -> Answer | None:
        """One page of a list; None beyond its last."""
        here = entries[(page - 1) * size : page * size]
        if not here and page > 1:
            return None
        more = following.format(page + 1) if following and len(entries) > page * size else None
        html = rendering.listing(
            site, self.roots[site.key], name, here, page, more, self.entries(site.key), self._clock(),
            {entry.truth.id: self._also(site, entry) for entry in here},
        )  # fmt: skip
        return Answer(html, last_modified=here[0].changed if here else None, validated=site.template != "ago")

    def _also(self, site: Site, entry: Entry) -> list[str]:
        """Further addresses under which lists link to an article."""
        truth = entry.truth
        paths = [*truth.listed_as, *(path for path, _ in truth.redirects)]
        if site.short_links and truth.redirects:
            paths.append(f"/?p={entry.number}")
        return paths

    def _article(self, site: Site, path: str, query: dict[str, list[str]], raw_query: str) -> Answer:
        root, amp = self.roots[site.key], False
        if "p" in query and site.short_links:
            found = next((entry for entry in self.entries(site.key) if str(entry.number) == query["p"][0]), None)
            return _redirect(found.url, 301) if found else self._missing(site)
        if site.amp and path.endswith("/amp/"):
            path, amp = path.removesuffix("amp/"), True
        truth_id = self._at.get((site.key, f"{path}?{raw_query}")) or self._at.get((site.key, path))
        if truth_id is None:
            other = path[:-1] if path.endswith("/") else path + "/"
            return _redirect(root + other, 301) if (site.key, other) in self._at else self._missing(site)
        entry = next((entry for entry in self.entries(site.key) if entry.truth.id == truth_id), None)
        if entry is None:
            return self._missing(site)
        former = dict(entry.truth.redirects)
        if path in former:
            return _redirect(entry.url, former[path])
        return rendering.article(site, root, entry, self.entries(site.key), self._clock(), amp=amp)

    def _missing(self, site: Site) -> Answer:
        return Answer(rendering.missing(site, self.roots[site.key], self.entries(site.key)), 404)

    def _clock(self) -> datetime:
        return self.now or datetime.now(UTC)


def _redirect(url: str, status: int) -> Answer:
    return Answer(b"", status, headers={"Location": url}, validated=False)


__all__ = ["Press", "slug"]
