"""What listings state, in one form: dates, plain text, addresses, names; and whether a text is a whole article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from urllib.parse import quote, urljoin, urlsplit

from scrapers.text import fold, nfc, squeeze

EARLIEST = 1990
"""Before the web there was no listing: an earlier year is a clock that was never set."""

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:(?:T|\s{1,3})(\d\d?):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?\s{0,3}(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?$",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)(Z)?)?$")
_ZONES = {"CET": 60, "MET": 60, "CEST": 120, "MEST": 120, "BST": 60, "WEST": 60, "EET": 120, "EEST": 180, "JST": 540,
          "AEST": 600, "AEDT": 660, "AKST": -540, "AKDT": -480, "HST": -600}  # fmt: skip
"""Minutes ahead of UTC, of the zone names that RFC 822 does not know and feeds write all the same."""
_MAIL_ZONES = frozenset(["UT", "UTC", "GMT", "Z", "AST", "ADT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"])
_DAY = re.compile(r"(?:[A-Za-z]{3,9},?\s)?(\d{1,2})\s([A-Za-z]{3})[a-z]{0,6}\s(\d{4})$")

_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,4000}|!--[^<>]{0,4000}--)>")
_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,2000}>[^<]{0,100000}</\1>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:/p|/div|/li|/h[1-6]|br|/blockquote)\b[^<>]{0,200}>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<(?:p|br|li|h[2-6])\b", re.IGNORECASE)
_PLUG = re.compile(
    r"\s{0,9}(?:The post .{1,400} appeared first on .{1,200}|L.article .{1,400} est apparu en premier sur .{1,200})$"
)
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|&hellip;)\W{0,5}$"
    r"|(?:read (?:more|on|the (?:rest|full|entire|whole))|continue reading|keep reading|full (?:story|article)|"
    r"click here to|view (?:the )?(?:full|entire|original)|lire (?:la suite|l.article|plus)|"
    r"en savoir plus|weiterlesen|mehr lesen|"
    r"zum artikel|leggi (?:tutto|anche|l.articolo|di piu)|continua a leggere|seguir leyendo|leer mas|sigue leyendo|"
    r"sign up to read|subscribe to (?:read|continue))[^\n]{0,120}$",
    re.IGNORECASE,
)
_WHOLE = 600
"""Characters of text from which on a content can be an article; a shorter one is fetched to be sure."""
_SOUND = re.compile(r"https?://[a-z0-9][a-z0-9.-]{0,250}(?::\d{1,4})?/[\w/.,;:%&=+?~@!$*()'-]{0,2000}$", re.ASCII)
_LINES = re.compile(r"[\t\r\n]")
_UNSAFE = re.compile(r"[\s\"<>\x00-\x1f]")
_AND = re.compile(r"\s{0,9}(?:,|;|\||\s&\s|\s(?:and|et|und|y|e|with)\s)\s{0,9}", re.IGNORECASE)
_MAIL = re.compile(r"^\s*\S{1,100}@\S{1,100}\s*(?:\((.{1,200})\))?\s*$")


def when(text: str | None) -> str | None:
    """Return a machine's date (ISO 8601, RFC 822, the digits of an archive) as ISO 8601 with the offset it states.

    A day alone stays a day; a time without an offset stays without. None for what is no date, a month alone, a year
    that can't be.

    >>> when("Sat, 08 Mar 2025 18:30:00 +0100"), when("2025-03-08T17:30:00Z"), when("2025-03-08"), when("March")
    ('2025-03-08T18:30:00+01:00', '2025-03-08T17:30:00+00:00', '2025-03-08', None)
    """
    text = squeeze(text)[:80]
    if not text:
        return None
    try:
        found = _iso(text) or _rfc(text)
    except (ValueError, OverflowError):
        return None
    return found.isoformat() if found and EARLIEST <= found.year < 2100 else None


def as_utc(stated: str) -> datetime:
    """Return an ISO date as a moment for comparing: UTC where it states no offset, midnight of a day alone."""
    moment = datetime.fromisoformat(stated)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def plain(markup: str | None) -> str | None:
    """Return text without mark-up, entities (also doubly escaped ones) or feeds' own tails, on one line; None for none.

    >>> plain("<p>L&amp;#8217;Étoile &lt;3 ballet</p>The post L’Étoile appeared first on Gazette.")
    'L’Étoile <3 ballet'
    """
    if not markup:
        return None
    if "<" in markup:
        markup = _TAG.sub("", _BREAK.sub(" ", _HIDDEN.sub(" ", markup)))
    if "&" in markup:
        markup = html.unescape(markup)
        if "&" in markup:
            markup = html.unescape(markup)
        markup = _TAG.sub(" ", markup)
    text = nfc(" ".join(markup.split()))
    return text[:-800] + _PLUG.sub("", text[-800:]) or None


def whole(markup: str | None, summary: str | None) -> str | None:
    """Return the mark-up where it is a whole article: long, in paragraphs, more than the summary, no "Read on"."""
    if not markup or len(markup) < _WHOLE or len(_PARAGRAPH.findall(markup, 0, 200_000)) < 2:
        return None
    length = len(_TAG.sub("", markup[:20_000]))
    if length < max(_WHOLE, 1.5 * len(summary or "")) or _CUT.search(fold((plain(markup[-2000:]) or "")[-200:])):
        return None
    return markup


def address(found: str | None, base: str) -> str | None:
    """Return the absolute http(s) address without its fragment; None for anything else."""
    if not found:
        return None
    if _SOUND.match(found) and "/." not in found:
        return found
    found = _LINES.sub("", found.strip())
    if not found or len(found) > 4000:
        return None
    try:
        joined = urljoin(base, found).partition("#")[0]
        parts = urlsplit(joined)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return _UNSAFE.sub(lambda found: quote(found.group()), joined) if sound else None


def people(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names of bylines, each once: "Ann Lee and Bo Day" are two; addresses of mail are none.

    >>> people(["By Ann Lee and Bo Day", "desk@gazette.test (Cy Fox)", "admin"])
    ('Ann Lee', 'Bo Day', 'Cy Fox')
    """
    found: list[str] = []
    for text in texts:
        if mail := _MAIL.match(text or ""):
            text = mail.group(1)
        named = re.sub(r"^(?:by|par|von|di|por)\s+", "", plain(text) or "", flags=re.IGNORECASE)[:300]
        parts = [part for part in _AND.split(named) if part]
        found += parts if all(" " in part for part in parts) else [named]
    return once(name for name in found if name and "://" not in name and fold(name) not in ("admin", "editor", "staff"))


def labels(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return tags and categories as printed, each once; addresses, bare numbers and empty ones are left out."""
    found = (plain(text) for text in texts)
    return once(label for label in found if label and len(label) <= 200 and "://" not in label and not label.isdigit())


def once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in order without those that differ only in accents and case from an earlier one."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(fold(text), text)
    return tuple(found.values())


def _iso(text: str) -> date | None:
    if found := _ISO.match(text) or _COMPACT.match(text):
        year, month, day, hour, minute, second, zone = found.groups()
        if hour is None:
            return date(int(year), int(month), int(day))
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))  # noqa: DTZ001
        return moment.replace(tzinfo=_offset(zone)) if zone else moment
    return None


def _offset(zone: str) -> timezone:
    if zone[0] not in "+-":
        return UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def _rfc(text: str) -> date | None:
    if not any(letter.isdigit() for letter in text):
        return None
    if day := _DAY.match(text):
        return datetime.strptime(f"{day.group(1)} {day.group(2)} {day.group(3)}", "%d %b %Y").date()  # noqa: DTZ007
    fields = parsedate_tz(text)
    if not fields:
        return None
    moment = datetime(*fields[:6])  # noqa: DTZ001
    zone = text.rsplit(" ", 1)[-1].strip("()").upper()
    if zone in _ZONES:
        return moment.replace(tzinfo=timezone(timedelta(minutes=_ZONES[zone])))
    known = zone in _MAIL_ZONES or (zone[:1] in "+-" and zone[1:].replace(":", "").isdigit())
    return moment.replace(tzinfo=timezone(timedelta(seconds=fields[9] or 0))) if known else moment
