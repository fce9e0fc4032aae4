"""Time zones: what a printed mark ("ET", "MEZ", "GMT+2") or an address's country says about the clock."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"(?:gmt|utc|z)?\s?([+\-−])(\d{1,2}):?(\d{2})?")
_MARKS = {
    "America/New_York": "et est edt eastern",
    "America/Chicago": "ct cst cdt central",
    "America/Denver": "mt mst mdt mountain",
    "America/Los_Angeles": "pt pst pdt pacific",
    "America/Anchorage": "akst akdt",
    "Pacific/Honolulu": "hst",
    "America/Halifax": "ast adt",
    "Europe/London": "bst",
    "Europe/Berlin": "cet cest mez mesz hec",
    "Europe/Athens": "eet eest",
    "Europe/Lisbon": "wet west",
    "Europe/Moscow": "msk",
    "Asia/Kolkata": "ist",
    "Asia/Tokyo": "jst",
    "Asia/Seoul": "kst",
    "Asia/Hong_Kong": "hkt",
    "Asia/Singapore": "sgt",
    "Asia/Manila": "pht",
    "Asia/Jakarta": "wib",
    "Asia/Makassar": "wita",
    "Asia/Karachi": "pkt",
    "Asia/Bangkok": "ict",
    "Asia/Dubai": "gst",
    "Africa/Johannesburg": "sast",
    "Africa/Nairobi": "eat",
    "Africa/Lagos": "wat",
    "Australia/Sydney": "aest aedt",
    "Australia/Adelaide": "acst acdt",
    "Australia/Perth": "awst",
    "Pacific/Auckland": "nzst nzdt",
    "America/Sao_Paulo": "brt",
    "America/Argentina/Buenos_Aires": "art",
}
_ZONE_OF_MARK = {mark: zone for zone, marks in _MARKS.items() for mark in marks.split()}
_UTC_MARKS = frozenset({"utc", "gmt", "z", "ut", "uhr-utc"})
_OWN_MEANINGS = {
    "ist": ("Asia/Jerusalem", "Europe/Dublin"),
    "est": ("Australia/",),
    "edt": ("Australia/",),
    "cst": ("Asia/Shanghai", "Asia/Taipei", "Australia/", "America/Havana"),
    "bst": ("Asia/Dhaka",),
}
"""Marks that mean another zone to an outlet which itself lies there."""
_COUNTRIES = {
    "au": "Australia/Sydney", "br": "America/Sao_Paulo", "ca": "America/Toronto", "cl": "America/Santiago",
    "es": "Europe/Madrid", "id": "Asia/Jakarta", "mx": "America/Mexico_City", "pt": "Europe/Lisbon",
    "ru": "Europe/Moscow", "us": "America/New_York",
    "ae": "Asia/Dubai", "ar": "America/Argentina/Buenos_Aires", "bd": "Asia/Dhaka", "by": "Europe/Minsk",
    "cn": "Asia/Shanghai", "eg": "Africa/Cairo", "hk": "Asia/Hong_Kong", "ir": "Asia/Tehran", "ke": "Africa/Nairobi",
    "lk": "Asia/Colombo", "my": "Asia/Kuala_Lumpur", "pe": "America/Lima", "ph": "Asia/Manila", "pk": "Asia/Karachi",
    "sa": "Asia/Riyadh", "sg": "Asia/Singapore", "th": "Asia/Bangkok",
    "uy": "America/Montevideo", "vn": "Asia/Ho_Chi_Minh",
    "at": "Europe/Vienna", "be": "Europe/Brussels", "bg": "Europe/Sofia", "ch": "Europe/Zurich", "cz": "Europe/Prague",
    "de": "Europe/Berlin", "dk": "Europe/Copenhagen", "ee": "Europe/Tallinn", "fi": "Europe/Helsinki",
    "fr": "Europe/Paris", "gr": "Europe/Athens", "hr": "Europe/Zagreb", "hu": "Europe/Budapest", "ie": "Europe/Dublin",
    "il": "Asia/Jerusalem", "in": "Asia/Kolkata", "is": "Atlantic/Reykjavik", "it": "Europe/Rome", "jp": "Asia/Tokyo",
    "kr": "Asia/Seoul", "li": "Europe/Vaduz", "lt": "Europe/Vilnius", "lu": "Europe/Luxembourg", "lv": "Europe/Riga",
    "na": "Africa/Windhoek", "ng": "Africa/Lagos", "nl": "Europe/Amsterdam", "no": "Europe/Oslo",
    "nz": "Pacific/Auckland", "pl": "Europe/Warsaw", "ro": "Europe/Bucharest", "rs": "Europe/Belgrade",
    "se": "Europe/Stockholm", "si": "Europe/Ljubljana", "sk": "Europe/Bratislava", "tr": "Europe/Istanbul",
    "tw": "Asia/Taipei", "ua": "Europe/Kyiv", "uk": "Europe/London", "za": "Africa/Johannesburg",
}  # fmt: skip
"""Where most of a country's outlets lie, for domains that are not sold as generic ones."""


@lru_cache(maxsize=512)
def named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name. Raises: ZoneInfoNotFoundError where there is none."""
    return ZoneInfo(name)


@lru_cache(maxsize=1024)
def of_mark(mark: str, home: str | None = None) -> tzinfo | None:
    """Return the zone of a printed mark in lower case; `home` (IANA) settles marks of several meanings.

    "EST" in June is read as New York's clock, since that is what papers mean by it. None for what is no mark.

    >>> of_mark("gmt+2")
    datetime.timezone(datetime.timedelta(seconds=7200))
    >>> of_mark("pt"), of_mark("ist", "Asia/Jerusalem"), of_mark("by")
    (zoneinfo.ZoneInfo(key='America/Los_Angeles'), zoneinfo.ZoneInfo(key='Asia/Jerusalem'), None)
    """
    mark = mark.strip(" ().")
    if mark in _UTC_MARKS:
        return UTC
    if mark in _ZONE_OF_MARK:
        if home and home.startswith(_OWN_MEANINGS.get(mark, ("-",))):
            return named(home)
        return named(_ZONE_OF_MARK[mark])
    if found := _OFFSET.fullmatch(mark):
        return offset(found.group(1), found.group(2), found.group(3))
    return None


def offset(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    """Return the fixed offset; None beyond the 14 hours that any clock on Earth is off."""
    gap = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if gap > timedelta(hours=14):
        return None
    return UTC if not gap else timezone(gap if sign == "+" else -gap)


def of_country(url: str) -> str | None:
    """Return the IANA name of the zone in which most outlets of the address's country lie; None where none is named.

    Good enough to tell on which day an instant fell there, not to place a clock.

    >>> of_country("https://www.example.co.uk/a"), of_country("https://example.com/")
    ('Europe/London', None)
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return _COUNTRIES.get(host.rsplit(".", 1)[-1])


def between(local: datetime, utc: datetime) -> tzinfo | None:
    """Return the offset that makes the clock `local` (naive) the instant `utc` (naive), seconds aside.

    None where they do not differ by whole quarters of an hour that some place on Earth is off.
    """
    gap = local.replace(second=0, microsecond=0) - utc.replace(second=0, microsecond=0)
    if gap % timedelta(minutes=15) or not timedelta(hours=-11) <= gap <= timedelta(hours=14):
        return None
    return timezone(gap)
