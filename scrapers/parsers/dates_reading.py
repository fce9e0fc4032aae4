"""One date as it was read, and the forms that machines write it in: ISO 8601, RFC 2822, epochs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from scrapers.parsers import zones

FIRST_YEAR = 1971
"""Earlier years, and 1970 above all, are an empty field's epoch far more often than a date."""
LAST_YEAR = 2038
"""Later years are placeholders ("2099-12-31"): the reader has no clock to say more."""

_ISO = re.compile(
    r"[+]?(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|(\d{2})(\d{2}))"
    r"(?:(?:\s*[T,_]\s*|\s+|(?<=\d)-(?=\d\d:))"
    r"(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:]\d{1,9})?)?"
    r"(?:\s*(Z|UTC|GMT|(?:UTC|GMT)?\s?[+\-−]\s?\d{1,2}(?::?\d{1,2})?|[A-Z]{2,5})?(?:\[[\w/+\-]{1,40}\])?)?)?\s*T?",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s+)?(\d{1,2})[\s-]+([A-Z][a-z]{2,8})\.?[\s-]+(\d{4}|\d{2}),?\s+"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([+\-]\d{2}:?\d{2}|[A-Z]{1,5}(?:[+\-]\d{1,4})?))?",
)
_JAVA = re.compile(
    r"[A-Z][a-z]{2},?\s+([A-Z][a-z]{2})\s+(\d{1,2})(?:\s+(\d{4}))?\s+(\d{1,2}):(\d{2}):(\d{2})"
    r"(?:\s+((?:GMT|UTC)?[+\-]\d{2}:?\d{2}|[A-Z]{2,5}))?(?:\s+(\d{4}))?(?:\s+\([\w ]{1,60}\))?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_EPOCH = re.compile(r"(-?\d{9,10}|\d{13})(?:\.\d{1,9})?|\d{16}")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A day, and as much of a time as was stated."""

    day: date
    clock: time | None = None
    """Naive, as the page's clock shows it; to the second."""
    zone: tzinfo | None = None
    precision: str = "day"

    @property
    def local(self) -> datetime:
        """Naive: what the page's clock shows; a day alone at its start."""
        return datetime.combine(self.day, self.clock or time())

    @property
    def aware(self) -> datetime | None:
        """The instant in the stated offset; None where no time or no zone is known."""
        if self.clock is None or self.zone is None:
            return None
        return self.local.replace(tzinfo=self.zone)

    @property
    def utc(self) -> datetime | None:
        """The instant in UTC; None as in `aware`."""
        moment = self.aware
        return moment and moment.astimezone(UTC)

    @property
    def is_midnight(self) -> bool:
        """Whether the time says nothing but the day (00:00:00)."""
        return self.clock == time()

    @property
    def text(self) -> str:
        """ISO 8601 to the precision."""
        if self.clock is None:
            return self.day.isoformat()
        moment = self.aware or self.local
        return moment.isoformat(timespec="minutes" if self.precision == "minute" else "seconds")

    def placed(self, zone: tzinfo | None) -> Reading:
        """The same clock in `zone` where none was stated."""
        return self if self.zone or zone is None or self.clock is None else replace(self, zone=zone)

    def shifted(self, zone: tzinfo) -> Reading:
        """The same instant on the clock of `zone`; unchanged where the instant is not known."""
        moment = self.aware
        if moment is None:
            return self
        there = moment.astimezone(zone)
        # A named zone's offset is kept as a number, since it is that of this instant.
        return replace(self, day=there.date(), clock=there.time(), zone=timezone(there.utcoffset() or timedelta()))


def build(
    year: int, month: int, day: int, clock: tuple[int, int, int | None] | None = None, zone: tzinfo | None = None
) -> Reading | None:
    """Return the reading, None where the calendar has no such day or time, or the year is out of reason."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        whole = date(year, month, day)
        if clock is None:
            return Reading(day=whole)
        hour, minute, second = clock
        if (hour, minute) == (24, 0):
            return Reading(day=whole)
        shown = time(hour, minute, min(second or 0, 59))
    except ValueError:
        return None
    if isinstance(zone, ZoneInfo):
        zone = timezone(datetime.combine(whole, shown, tzinfo=zone).utcoffset() or timedelta())
    return Reading(day=whole, clock=shown, zone=zone, precision="minute" if second is None else "second")


def machine(text: str, home: str | None = None) -> Reading | None:
    """Read ISO 8601 in its variants, RFC 2822, a Java or JavaScript date, epoch seconds or milliseconds.

    None for everything else, and for days that do not exist. `home` (IANA) settles zone marks of several meanings.

    >>> machine("2020-01-02T03:04:05.123+0100").text
    '2020-01-02T03:04:05+01:00'
    >>> machine("Thu, 02 Jan 2020 03:04 GMT").text, machine("1577934245000").text
    ('2020-01-02T03:04+00:00', '2020-01-02T03:04:05+00:00')
    """
    if found := _ISO.fullmatch(text):
        parts = found.groups()
        if parts[12] and zone_mark(parts[12], home) is None:
            return None
        month, day = next(pair for pair in zip(parts[1:9:2], parts[2:9:2], strict=True) if pair[0])
        return build(int(parts[0]), int(month), int(day), _clock(*parts[9:12]), zone_mark(parts[12], home))
    if found := _COMPACT.fullmatch(text):
        whole = [int(part) for part in found.groups()]
        return build(whole[0], whole[1], whole[2], (whole[3], whole[4], whole[5]))
    if _EPOCH.fullmatch(text):
        return _epoch(float(text))
    if found := _RFC.fullmatch(text):
        day, name, year, *clock, mark = found.groups()
        month_number = _MONTHS.get(name[:3].lower())
        return (
            month_number and build(full_year(year), month_number, int(day), _clock(*clock), zone_mark(mark, home))
        ) or None
    if found := _JAVA.fullmatch(text):
        name, day, year, *clock, mark, late_year = found.groups()
        month_number, year = _MONTHS.get(name.lower()), year or late_year
        return (
            month_number and year and build(int(year), month_number, int(day), _clock(*clock), zone_mark(mark, home))
        ) or None
    return None


def zone_mark(mark: str | None, home: str | None) -> tzinfo | None:
    """Return the zone of the mark behind a machine's date."""
    return zones.of_mark(mark.lower().replace(" ", ""), home) if mark else None


def full_year(year: str) -> int:
    """Return the year of four or two digits: "14" is 2014, "98" 1998."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number <= LAST_YEAR - 2000 else 1900)


def _clock(hour: str | None, minute: str | None, second: str | None) -> tuple[int, int, int | None] | None:
    return None if hour is None else (int(hour), int(minute or 0), int(second) if second else None)


def _epoch(number: float) -> Reading | None:
    while number > 1e11:
        number /= 1000
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(number))
    return build(*moment.timetuple()[:3], moment.timetuple()[3:6], UTC)
