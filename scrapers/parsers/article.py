"""Page -> Article: every field from one parse, or the reason why the page is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import SplitResult, urljoin, urlsplit

from scrapers.addresses import clean
from scrapers.items import Article, Page, Unread
from scrapers.outlet import Outlet, Rule, site_of
from scrapers.parsers import body, byline, dates, headline, language, paywall, refusal, rules, tags
from scrapers.parsers.charset import mended, mended_lines
from scrapers.parsers.document import Document
from scrapers.text import nfc

LONGEST_BODY = 400_000
"""Characters; a page of 5 MB may be one paragraph, and all that follows (people, stories, search) reads it whole."""
_LONGEST_LINE = 2_000
_MOST = 500
"""Labels, authors or captions of one page."""


def read(page: Page, outlet: Outlet | None = None) -> Article | Unread:
    """Return the article of a page, or why it has none, with whatever was read all the same.

    An outlet's own rules go before the general ones, where they find something. Never raises for what a page holds.
    """
    if refused := refusal.of_answer(page):
        return refused
    document = Document(page)
    article = _fields(document, outlet)
    problem = refusal.of_document(document, article.title, article.body, article.published)
    if problem is None or (article.paywalled and article.title and problem[0] == "LayoutChanged"):
        return article
    reason, detail = problem
    partial = article if article.title or article.body else None
    return Unread(url=page.url, reason=reason, detail=detail, partial=partial)


def canonical_of(document: Document, outlet: Outlet | None = None) -> str:
    """Return the page's own canonical address without tracking parameters, or the page's where it can't be believed.

    Not believed: an address of another site, one of the home page on a page that is not, one that is none.
    """
    own = clean(document.url)
    stated = document.canonical
    if not stated or len(stated) > 4000:
        return own
    try:
        address = clean(urljoin(document.url, stated))
        parts, here = urlsplit(address), urlsplit(own)
    except ValueError:
        return own
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return own
    if not _same_site(parts, here) and not (outlet and outlet.owns(address)):
        return own
    is_home = parts.path in ("", "/") and not parts.query
    if is_home and (here.path not in ("", "/") or here.query):
        return own
    return address


def _same_site(one: SplitResult, other: SplitResult) -> bool:
    if one.netloc == other.netloc:
        return True
    # Two sites differ in their last two labels or in more, and the list of suffixes is slow to ask.
    tails = [(parts.hostname or "").rstrip(".").split(".")[-2:] for parts in (one, other)]
    return tails[0] == tails[1] and site_of(f"https://{one.netloc}") == site_of(f"https://{other.netloc}")


def _fields(document: Document, outlet: Outlet | None) -> Article:
    dated = _dated(document, outlet)
    day = _day(dated.published)

    def stated(field: str) -> tuple[str, ...]:
        return rules.texts(rules.in_force(outlet, field, day), document)

    printed = headline.read(document, outlet)
    title = _first(stated("title")) or printed.title or document.title
    dek = _first(stated("dek")) or printed.dek
    signed = byline.read(document, outlet, title)
    labels = tags.read(document, outlet, title)
    paywalled = paywall.read(document)
    spoken = language.read(document, outlet)
    authors = stated("authors")
    article = Article(
        url=document.url,
        canonical_url=canonical_of(document, outlet),
        outlet=outlet.name if outlet else None,
        title=_text(title),
        dek=_text(dek),
        published=dated.published,
        published_precision=dated.precision,
        published_source=dated.source,
        published_conflict=dated.conflict,
        modified=dated.modified,
        authors=_texts(authors or signed.authors),
        agency=None if authors else signed.agency,
        section=_text(_first(stated("section")) or labels.section),
        categories=_texts(stated("categories") or labels.categories),
        tags=_texts(stated("tags") or labels.tags),
        language=spoken,
        paywalled=paywalled,
    )
    text = _body(document, rules.in_force(outlet, "body", day), title, dek)
    return replace(
        article,
        body=mended_lines(text.text[:LONGEST_BODY]),
        captions=_texts(text.captions),
        next_page=text.next_page,
    )


def _dated(document: Document, outlet: Outlet | None) -> dates.Dates:
    """The dates; an outlet's rule says where the printed one stands, the general reader what it means."""
    dated = dates.read(document, outlet)
    day = _day(dated.published)
    zone = outlet.timezone if outlet else None
    for field in ("published", "modified"):
        texts = rules.texts(rules.in_force(outlet, field, day), document)
        moment = dates.normalize(_first(texts), timezone=zone, fetched=document.page.fetched) if texts else None
        if moment and field == "published":
            precision = "day" if len(moment) == 10 else "second" if moment[16:17] == ":" else "minute"
            dated = replace(dated, published=moment, precision=precision, source="outlet's rule", conflict=())
        elif moment:
            dated = replace(dated, modified=moment)
    return dated


def _body(document: Document, own: Sequence[Rule], title: str | None, dek: str | None) -> body.Body:
    for rule in own:
        found = (
            body.of_function(rules.texts([rule], document))
            if rule.function
            else body.read_in(document, rules.nodes(rule, document), title, dek)
        )
        if found.text:
            return found
    return body.read(document, title, dek)


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def _first(texts: Sequence[str]) -> str | None:
    return texts[0] if texts else None


def _text(text: str | None) -> str | None:
    return mended(nfc(text[:_LONGEST_LINE])) if text else None


def _texts(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(mended(nfc(text[:_LONGEST_LINE])) for text in texts[:_MOST])
