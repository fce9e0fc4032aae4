"""One date string of any form: feeds, sitemaps, bylines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import process_time

import pytest

from scrapers.parsers import dates

FETCHED = datetime(2025, 5, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-03-08", "2025-03-08"),
        ("20250308", "2025-03-08"),
        ("2025-03-08T18:30Z", "2025-03-08T18:30+00:00"),
        ("2025-03-08T18:30:05.123+0100", "2025-03-08T18:30:05+01:00"),
        ("2025-03-08 18:30:05 UTC", "2025-03-08T18:30:05+00:00"),
        ("2025/3/8 8:30", "2025-03-08T08:30"),
        ("Sat, 08 Mar 2025 18:30:00 GMT", "2025-03-08T18:30:00+00:00"),
        ("Sat, 8 Mar 25 18:30 EST", "2025-03-08T18:30-05:00"),
        ("Sat Mar 08 18:30:00 CET 2025", "2025-03-08T18:30:00+01:00"),
        ("Sat Mar 08 2025 18:30:00 GMT+0100 (CET)", "2025-03-08T18:30:00+01:00"),
        ("20250308183005", "2025-03-08T18:30:05"),
        ("Apr 24, 2025, 9:00 AM EDT / 6:00 AM PDT", "2025-04-24T09:00-04:00"),
        ("1741458600", "2025-03-08T18:30:00+00:00"),
        ("1741458600000", "2025-03-08T18:30:00+00:00"),
        ("2025-03-08 06:30:00 PM", "2025-03-08T18:30:00"),
        ("8 mars 2025 à 18h30", "2025-03-08T18:30"),
        ("12 AM, March 8, 2025", "2025-03-08T00:00"),
        ("2025年3月8日 18:30", "2025-03-08T18:30"),
        ("2025年3月8日 18時30分", "2025-03-08T18:30"),
        ("2025년 3월 8일", "2025-03-08"),
        ("8 Mart 2025, 18:30", "2025-03-08T18:30"),
        ("الجمعة 7 فيفري 2025", "2025-02-07"),
        ("8 Μαρτίου 2025", "2025-03-08"),
        ("8. března 2025", "2025-03-08"),
        ("2025. március 8.", "2025-03-08"),
        ("8 мар 2025, 18:30", "2025-03-08T18:30"),
        ("8 Maret 2025 | 18:30 WIB", "2025-03-08T18:30+07:00"),
        ("1.º de março de 2025", "2025-03-01"),
        ("March 8 , 2025", "2025-03-08"),
        ("2024. Mar 8, 2025", "2025-03-08"),
        ("", None),
        (None, None),
        ("tomorrow", None),
        ("12", None),
        ("May", None),
        ("May 12", None),
        ("version 1.2.3", None),
        ("31 February 2025", None),
        ("1970-01-01T00:00:00Z", None),
        ("x" * 100_000, None),
    ],
)
def test_a_date_string_becomes_iso_text_or_nothing(text, iso):
    assert dates.normalize(text) == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("8 marca 2025 18:30", "pl", "2025-03-08T18:30"),
        ("8 maaliskuuta 2025", "fi", "2025-03-08"),
        ("8 Mart 2025", "tr", "2025-03-08"),
    ],
)
def test_dateparser_reads_the_languages_that_we_do_not(text, language, iso):
    assert dates.normalize(text, languages=(language,)) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3 hours ago", "2025-05-02T09:00+00:00"),
        ("vor 2 Tagen", "2025-04-30"),
        ("il y a 5 minutes", "2025-05-02T11:55+00:00"),
        ("hace 1 hora", "2025-05-02T11:00+00:00"),
        ("há 3 horas", "2025-05-02T09:00+00:00"),
        ("2 ore fa", "2025-05-02T10:00+00:00"),
        ("2 uur geleden", "2025-05-02T10:00+00:00"),
        ("Updated an hour ago", "2025-05-02T11:00+00:00"),
    ],
)
def test_relative_times_count_from_the_fetch_in_seven_languages(text, iso):
    assert dates.normalize(text, fetched=FETCHED) == iso
    assert dates.normalize(text) is None


def test_a_zone_applies_only_where_the_text_names_none():
    assert dates.normalize("2025-03-08T18:30:00", timezone="America/New_York") == "2025-03-08T18:30:00-05:00"
    assert dates.normalize("2025-03-08T18:30:00Z", timezone="America/New_York") == "2025-03-08T18:30:00+00:00"
    assert dates.normalize("2025-03-08", timezone="America/New_York") == "2025-03-08"


def test_pacific_and_eastern_marks_follow_summer_time():
    assert dates.to_utc("April 24, 2025 10:00 AM ET", "UTC") == datetime(2025, 4, 24, 14, tzinfo=UTC)
    assert dates.to_utc("January 24, 2025 10:00 AM PT", "UTC") == datetime(2025, 1, 24, 18, tzinfo=UTC)


def test_an_outlet_s_zone_settles_marks_of_several_meanings():
    assert dates.to_utc("24 April 2025 10:00 IST", "Asia/Kolkata") == datetime(2025, 4, 24, 4, 30, tzinfo=UTC)
    assert dates.to_utc("24 April 2025 10:00 IST", "Europe/Dublin") == datetime(2025, 4, 24, 9, tzinfo=UTC)


def test_a_day_alone_starts_in_the_zone_that_is_asked_for():
    assert dates.instant_of("2025-03-08", "America/New_York") == datetime(2025, 3, 8, 5, tzinfo=UTC)
    assert dates.instant_of("2025-03-08T18:30", "Europe/Paris") == datetime(2025, 3, 8, 17, 30, tzinfo=UTC)
    assert dates.instant_of("2025-03-08T18:30+01:00", "Asia/Tokyo") == datetime(2025, 3, 8, 17, 30, tzinfo=UTC)
    assert dates.instant_of(None) is None


def test_a_text_after_the_fetch_is_refused_a_day_late_at_most():
    later = (FETCHED + timedelta(days=3)).isoformat()

    assert dates.normalize(later, fetched=FETCHED) is None


@pytest.mark.parametrize(
    "text", ["1 " * 99, "12-" * 66, "9" * 199, "a1 " * 66, "10:10 " * 33, "1 de " * 39, "(" * 199 + "1"]
)
def test_hostile_text_is_refused_fast(text):
    start = process_time()

    dates.normalize(text)

    assert process_time() - start < 0.5
