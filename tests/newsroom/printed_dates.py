"""Dates as outlets print them, in five languages."""

from __future__ import annotations

from datetime import datetime, timedelta

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def month(when: datetime, language: str) -> str:
    return _MONTHS[language].split()[when.month - 1]


def english(when: datetime) -> str:
    """March 8, 2025"""
    return f"{month(when, 'en')} {when.day}, {when.year}"


def english_short(when: datetime) -> str:
    """Mar 8, 2025 5:30pm"""
    hour = when.hour % 12 or 12
    return f"{month(when, 'en')[:3]} {when.day}, {when.year} {hour}:{when.minute:02}{'am' if when.hour < 12 else 'pm'}"


def english_with_day(when: datetime) -> str:
    """Saturday, March 8, 2025"""
    return f"{_DAYS[when.weekday()]}, {english(when)}"


def mail(when: datetime) -> str:
    """Sat, 08 Mar 2025 12:17:07 -0600"""
    return f"{_DAYS[when.weekday()][:3]}, {when.day:02} {month(when, 'en')[:3]} {when.year} {when:%H:%M:%S} {when:%z}"


def french(when: datetime) -> str:
    """8 mars 2025 à 18h30"""
    day = "1er" if when.day == 1 else str(when.day)
    return f"{day} {month(when, 'fr')} {when.year} à {when.hour:02}h{when.minute:02}"


def french_numbers(when: datetime) -> str:
    """08/03/2025 18:30"""
    return f"{when:%d/%m/%Y %H:%M}"


def german(when: datetime) -> str:
    """8. März 2025, 18:30 Uhr"""
    return f"{when.day}. {month(when, 'de')} {when.year}, {when:%H:%M} Uhr"


def italian(when: datetime) -> str:
    """8 Marzo 2025"""
    return f"{when.day} {month(when, 'it').capitalize()} {when.year}"


def spanish(when: datetime) -> str:
    """8 de marzo de 2025, 18:30"""
    return f"{when.day} de {month(when, 'es')} de {when.year}, {when:%H:%M}"


def ago(age: timedelta) -> str:
    """3 hours ago"""
    minutes = max(1, int(age.total_seconds() // 60))
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"
