"""Tells what is no article from articles, with the reason: by the answer, by its bytes, by what was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from scrapers.items import Page, Unread
from scrapers.parsers.byte_marks import Marks
from scrapers.parsers.document import Document, types_of

_LONGEST_CHALLENGE = 150_000
"""Bytes. No challenge page of the six makers is longer, and most articles are."""

_CHALLENGES: tuple[tuple[bytes, str], ...] = (
    (b"_cf_chl_opt", "Cloudflare's challenge"),
    (b"cf-challenge-running", "Cloudflare's challenge"),
    (b"cf-error-details", "Cloudflare's refusal"),
    (b"captcha-delivery.com/c", "DataDome's captcha"),
    (b"captcha-delivery.com/i", "DataDome's challenge"),
    (b"geo.captcha-delivery.com", "DataDome's captcha"),
    (b'id="px-captcha"', "PerimeterX's captcha"),
    (b"captcha.px-cdn.net", "PerimeterX's captcha"),
    (b"captcha.px-cloud.net", "PerimeterX's captcha"),
    (b"sec-if-cpt-container", "Akamai's challenge"),
    (b"errors.edgesuite.net", "Akamai's refusal"),
    (b"bm-verify", "Akamai's challenge"),
    (b"Incapsula incident ID", "Imperva's refusal"),
    (b"awsWafCookieDomainList", "AWS WAF's challenge"),
    (b"window.gokuProps", "AWS WAF's challenge"),
    (b"sucuri_cloudproxy_js", "Sucuri's challenge"),
    (b"ddos-guard/js-challenge", "DDoS-Guard's challenge"),
)
"""What only the challenge itself holds: ordinary pages behind the same makers carry their scripts too."""
_TINY: tuple[tuple[bytes, str], ...] = (
    (b"_Incapsula_Resource", "Imperva's challenge"),
    (b"Reference&#32;&#35;", "Akamai's refusal"),
    (b"/_sec/cp_challenge", "Akamai's challenge"),
    (b"perimeterx", "PerimeterX's captcha"),
    (b"challenges.cloudflare.com/turnstile", "Cloudflare's challenge"),
    (b"hcaptcha.com/1/api.js", "a captcha"),
    (b"recaptcha/api.js", "a captcha"),
)
"""What ordinary pages hold too: it counts where a page has next to nothing else."""
_TINY_PAGE = 12_000
_ANY_MARK = Marks(*(mark for mark, _ in (*_CHALLENGES, *_TINY)))
_CHALLENGE_TITLE = re.compile(
    rb"<[tT][iI][tT][lL][eE](?i:[^>]{0,100}>\s{0,50}(?:just a moment|attention required"
    rb"|access (?:to this page has been )?denied"
    rb"|pardon our interruption"
    rb"|are you (?:a robot|human)|[\w .-]{1,40} - are you a robot|robot or human|human verification"
    rb"|verify(?:ing)? (?:that )?you are"
    rb"|please verify|security check|checking your browser|one more step|bot verification|captcha"
    rb"|request (?:blocked|rejected)"
    rb"|ddos-guard|403 forbidden|forbidden|un momento|einen moment|un instant))"
)
"""The tag in both cases: a pattern that ignores case throughout can't skip to the next "<"."""
_PARAGRAPH = re.compile(rb"<(?:article|p)\b", re.IGNORECASE)
_OF_ARTICLES = (b"NewsArticle", b"article:published_time", b"articleBody", b"BlogPosting")

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a sound"),
    (b"PK\x03\x04", "an archive"),
    (b"\x1f\x8b", "compressed bytes"),
    (b"(\xb5/\xfd", "compressed bytes"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x00\x00\x01\x00", "an image"),
    (b"\x7fELF", "a program"),
    (b"<?xml version", ""),
)
_FEED = re.compile(
    rb"^\s{0,20}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,500}-->\s{0,200})?<(rss|feed|urlset|sitemapindex"
    rb"|rdf:RDF|svg)\b"
)
_NOT_HTML = re.compile(
    r"^(?:image|audio|video|font)/|^application/(?:pdf|zip|octet-stream|json|javascript|msword|vnd\.|x-)"
    r"|^text/(?:css|csv|calendar)"
)

_NOT_FOUND = re.compile(
    r"^\W{0,3}(?:(?:error|http|fehler|erreur)\W{0,3})?(?:404|410)\b(?!.{60})|\b(?:page|article|content|story"
    r"|site) (?:was |is |has been |could )?"
    r"(?:not (?:be )?found|no longer (?:available|exists)|removed|doesn'?t exist)|\b(?:seite|artikel"
    r"|inhalt) (?:wurde )?nicht gefunden"
    r"|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|página não encontrada"
    r"|pagina niet gevonden"
    r"|we can'?t find (?:that|the) page|nie znaleziono strony|stránka nenalezena|sidan (?:kunde inte )?hitta(?:de)?s",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"^\W{0,3}(?:log ?in|sign ?in|anmelden|anmeldung|einloggen|login|se connecter|connexion|iniciar sesión"
    r"|accedi|entrar|inloggen"
    r"|register|create (?:an )?account|subscriber login|member login)\b.{0,30}$",
    re.IGNORECASE,
)
_LISTING_CLASSES = frozenset(
    (
        "archive",
        "category",
        "tag",
        "search",
        "search-results",
        "author",
        "home",
        "blog",
        "date",
        "post-type-archive",
        "page-type-index",
    )
)
_SINGLE_CLASS = re.compile(r"\b(?:single|postid-\d+|page-id-\d+|node-type-\w+|single-post|singular)\b")
_LISTING_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage", "Blog", "ContactPage"))


def of_answer(page: Page) -> Unread | None:
    """Return why the answer can hold no article whatever its mark-up says; None where it must be read."""
    content_type = page.headers.get("content-type", "").lower()
    if blocked := challenge(page.status, page.headers, page.body):
        return _unread(page, "Blocked", blocked)
    if page.status in (404, 410):
        return _unread(page, "NotAnArticle", f"status {page.status}")
    if page.status >= 400:
        return _unread(page, "Failed", f"status {page.status}")
    if 300 <= page.status < 400:
        return _unread(page, "Failed", f"status {page.status} that leads nowhere")
    if not page.body or page.body.isspace():
        return _unread(page, "NotAnArticle", "an empty page")
    for magic, kind in _MAGIC:
        if kind and page.body.startswith(magic):
            return _unread(page, "NotAnArticle", kind)
    if page.body[4:8] == b"ftyp":
        return _unread(page, "NotAnArticle", "a video")
    if feed := _FEED.match(page.body[:2000]):
        return _unread(page, "NotAnArticle", f"no HTML: {feed.group(1).decode()}")
    if _NOT_HTML.match(content_type) and b"<" not in page.body[:200]:
        return _unread(page, "NotAnArticle", f"no HTML: {content_type.partition(';')[0]}")
    if b"<" not in page.body and b"<\0" not in page.body[:4096]:
        return _unread(page, "NotAnArticle", "no HTML: not one tag")
    return None


def challenge(status: int, headers: Mapping[str, str], body: bytes) -> str | None:
    """Return who refuses and how ("Cloudflare's challenge", "status 403"); None where nobody does.

    A challenge counts with any status; `headers` have lower-case names.
    """
    if headers.get("x-amzn-waf-action"):
        return f"AWS WAF's {headers['x-amzn-waf-action']}"
    if headers.get("cf-mitigated"):
        return "Cloudflare's challenge"
    if len(body) <= _LONGEST_CHALLENGE:
        marked = bool(_ANY_MARK.ends(body))
        titled = _CHALLENGE_TITLE.search(body, 0, 8192)
        if (marked or titled) and (maker := _challenger(status, body, marked, titled is not None)):
            return maker
    if status in (401, 402, 403, 407, 429, 451) or status == 999:
        return f"status {status}"
    return None


def _challenger(status: int, body: bytes, marked: bool, titled: bool) -> str | None:
    """Who challenges, on a page that has some mark or a title of challenges; None where it is an article's."""
    if any(mark in body for mark in _OF_ARTICLES):
        return None
    for mark, maker in _CHALLENGES if marked else ():
        if mark in body:
            return maker
    if len(body) <= _TINY_PAGE:
        for mark, maker in _TINY:
            if mark in body and (titled or status != 200 or len(_PARAGRAPH.findall(body)) < 3):
                return maker
    return "a challenge page" if titled and len(_PARAGRAPH.findall(body)) < 8 else None


def of_document(document: Document, title: str | None, text: str, published: str | None) -> tuple[str, str] | None:
    """Return the error's name and what the page shows for it, of a page that was read; None for an article.

    Neither brevity nor an address alone is a reason: a page is refused for what it says it is, or for holding nothing.
    """
    said = _says_article(document)
    if not said and not published and len(text) < 1500 and _NOT_FOUND.search(title or document.title or ""):
        return "NotAnArticle", f"soft 404: {(title or document.title or '')[:80]!r}"
    if len(text) < 600 and not said and _LOGIN.match(title or document.title or ""):
        return "NotAnArticle", "login wall"
    if not said and (listing := _listing(document, text, published)):
        return "NotAnArticle", listing
    if text:
        return None if title else ("LayoutChanged", "text without a headline")
    if _is_video(document):
        return "NotAnArticle", "video without text"
    if not title:
        return "NotAnArticle", "neither headline nor text"
    return ("LayoutChanged", "a headline, but no text found") if said else ("NotAnArticle", "a headline without text")


def _says_article(document: Document) -> bool:
    if document.json_ld_article.get("headline") or document.json_ld_article.get("articleBody"):
        return True
    return (document.meta("og:type") or "").lower() in ("article", "news", "blog", "story") and (
        document.meta("article:published_time") is not None
    )


def _is_video(document: Document) -> bool:
    if (document.meta("og:type") or "").lower().startswith("video"):
        return True
    return any("VideoObject" in types_of(node) for node in document.json_ld)


def _listing(document: Document, text: str, published: str | None) -> str | None:
    """What a page shows that lists others: its own word for it, or teasers and no prose."""
    root = document.tree.body
    names = ((root.attributes.get("class") or "") if root else "").lower()
    single = _SINGLE_CLASS.search(names) is not None
    if "error404" in names.split():
        return "soft 404: the page says so"
    if not single and {"archive", "search", "search-results"} & set(names.split()) and not published:
        return "listing: an archive by its own word"
    kinds = {kind for node in document.json_ld for kind in types_of(node)}
    parts = urlsplit(document.url)
    if not single and parts.path in ("", "/") and not parts.query and not parts.fragment and _teasers(document) >= 5:
        return "listing: a home page"
    if published or single:
        return None
    teasers = _teasers(document)
    if {"CollectionPage", "SearchResultsPage"} & kinds and teasers >= 3:
        return f"listing: {teasers} headlines that lead elsewhere, a collection by its own word"
    if teasers >= 8 and len(text) < 150 * teasers and _longest(text) < 400:
        return f"listing: {teasers} headlines that lead elsewhere, {len(text)} characters of text"
    return None


def _teasers(document: Document) -> int:
    return len(document.tree.css("h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4"))


def _longest(text: str) -> int:
    return max(map(len, text.split("\n")), default=0)


def _unread(page: Page, reason: str, detail: str) -> Unread:
    return Unread(url=page.url, reason=reason, detail=detail)
