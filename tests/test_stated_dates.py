"""Days stated for the series: forms, purposes, years, and days that are somebody else's."""

import pytest

from pipelines.stated_dates import stated_dates
from scrapers.items import Article
from scrapers.watch import Watch, load

KELDA = Watch(title="Kelda", network="Tidal", context=("Foam",))


def days(body, published="2027-03-08", title="Kelda"):
    article = Article(url="", canonical_url="", title=title, body=body, published=published)
    return [(found.date, found.what) for found in stated_dates(article, KELDA)]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Kelda will debut all eight episodes on April 24.", "2027-04-24"),
        ("Kelda premieres on April 24th, only on Tidal.", "2027-04-24"),
        ("Kelda launches Saturday, April 24.", "2027-04-24"),
        ("Kelda sera disponible le 24 avril 2028.", "2028-04-24"),
        ("« Kelda » débarque le 1er mai.", "2027-05-01"),
        ("Kelda arriva il 24 aprile su Tidal.", "2027-04-24"),
        ("Kelda startet am 24. April bei Tidal.", "2027-04-24"),
        ("Kelda startet am 24.04.2027.", "2027-04-24"),
        ("Kelda se estrena el 24 de abril.", "2027-04-24"),
        ("Kelda estreia em 24 de abril.", "2027-04-24"),
        ("Kelda premieres this Thursday.", "2027-03-11"),
        ("Kelda arrive demain sur Tidal.", "2027-03-09"),
        ("Kelda returns on January 5.", "2028-01-05"),
        ("Kelda premiered on December 5.", "2026-12-05"),
        ("The first season will debut on April 24.", "2027-04-24"),
        ("April 24: Kelda (Tidal)", "2027-04-24"),
    ],
)
def test_a_premiere_is_read_in_each_form(sentence, day):
    assert [date for date, _ in days(sentence)] == [day]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The trailer for Kelda drops on April 3.", "trailer"),
        ("The trailer confirms that Kelda premieres on April 3.", "premiere"),
        ("Filming on Kelda begins April 3.", "production"),
        ("The finale of Kelda airs on April 3.", "finale"),
        ("The second season of Kelda arrives on April 3.", "season 2"),
    ],
)
def test_what_the_day_is_for_is_the_nearest_word_that_says_so(sentence, what):
    assert days(sentence) == [("2027-04-03", what)]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Foo” debuts on April 17, and “Bar” on May 3.",
        "Anna Brandel was born on June 29, 1978. She likes it.",
        "Kelda returns on February 31.",
        "The order for Kelda was announced on March 7.",
        "Kelda has 8 episodes and may return.",
    ],
)
def test_days_of_others_and_impossible_days_are_left_out(sentence):
    assert days(sentence) == []


def test_without_a_date_of_publication_only_days_with_a_year_are_read():
    assert days("Kelda premieres on April 24. Kelda returns on May 2, 2028.", published=None) == [
        ("2028-05-02", "premiere")
    ]


def test_a_day_that_is_still_ahead_is_not_taken_for_last_years_in_italian():
    article = Article(
        url="https://gazette.example/a",
        canonical_url="https://gazette.example/a",
        title="Étoile su Prime Video",
        published="2025-04-04",
        language="it",
        body="Étoile arriva su Prime Video. Gli otto episodi saranno disponibili dal 24 aprile.",
    )

    assert [found.date for found in stated_dates(article, load("etoile"))] == ["2025-04-24"]
