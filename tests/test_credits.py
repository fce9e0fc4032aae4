"""Credits: outlets by any of their names, in seven languages, and what is no credit."""

import pytest

from pipelines.credits import credited
from scrapers.items import Article


def outlets(body, names=(), outlet=None):
    article = Article(url="", canonical_url="", outlet=outlet, title="Kelda", body=body)
    return [credit.outlet for credit in credited(article, dict(names))]


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("THR had the details of the series.", "The Hollywood Reporter"),
        ("The news was first reported by Deadline.", "Deadline"),
        ("“It rained,” she told Vanity Fair.", "Vanity Fair"),
        ("The drama is over (via Variety).", "Variety"),
        ("EW has the exclusive.", "Entertainment Weekly"),
        ("The move was reported on by the WSJ.", None),
        ("According to The Wall Street Journal, it is over.", "The Wall Street Journal"),
        ("Selon Le Parisien, la série est finie.", "Le Parisien"),
        ("Dans une interview accordée à Télérama, elle se réjouit.", "Télérama"),
        ("Secondo quanto riportato da Deadline, la serie finisce.", "Deadline"),
        ("Laut Variety kommt die Serie im Herbst.", "Variety"),
        ("Wie Deadline berichtet, ist Schluss.", "Deadline"),
        ("Según The Hollywood Reporter, no habrá más.", "The Hollywood Reporter"),
        ("De acordo com a Variety, acabou.", "Variety"),
        ("The Harbour Gazette was first to report the news.", "The Harbour Gazette"),
        ("As told to The Ballet Herald, she trained daily.", "The Ballet Herald"),
        ("All eight arrive on April 24. The Hollywood Reporter had the details.", "The Hollywood Reporter"),
        ("It arrives on April 24. The Harbour Gazette had the details.", "The Harbour Gazette"),
        ("On April 24 The Hollywood Reporter had the details.", "The Hollywood Reporter"),
        ("It was first reported by St. Brannock Times.", "St. Brannock Times"),
        ("The J.P. Gazette was first to report the news.", "The J.P. Gazette"),
        ("Variety is the spice of life.", None),
        ("The deadline for votes is Monday.", None),
        ("According to people familiar with it, it is over.", None),
        ("Some people said that time flies.", None),
    ],
)
def test_an_outlet_is_credited_where_the_words_say_so_and_only_there(sentence, outlet):
    assert outlets(sentence) == ([outlet] if outlet else [])


def test_a_crawled_outlets_own_name_wins_over_the_table():
    assert outlets("THR had the details.", {"the hollywood reporter": "Hollywood Reporter US"}) == [
        "The Hollywood Reporter"
    ]
    assert outlets("Gull News reported it, according to Gull News.", {"gull news": "Gull"}) == ["Gull"]


def test_an_outlet_does_not_credit_itself():
    assert outlets("“It rained,” she told Variety.", outlet="Variety") == []


def test_the_evidence_is_the_sentence_around_the_name():
    article = Article(url="", canonical_url="", title="Kelda", body="It is over. THR had the details. More to come.")

    assert credited(article, {})[0].evidence == "THR had the details"
