"""Candidates: who stands in cast position and is not known."""

import time

import pytest

from pipelines.candidates import candidates
from scrapers.items import Article
from scrapers.watch import Person, Watch

KELDA = Watch(
    title="Kelda", network="Tidal", context=("Foam",), people=(Person(name="Anna Brandel", character="Ysolde Marsh"),)
)


def names(body, title="Kelda"):
    return [found.name for found in candidates(Article(url="", canonical_url="", title=title, body=body), KELDA)]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Kelda also stars Anna Brandel, Marie Berto and Tarek Slimani (The Bridge).",
            ["Marie Berto", "Tarek Slimani"],
        ),
        ("Piotr Maslow joins the cast of Kelda as the miller.", ["Piotr Maslow"]),
        ("Anna Brandel stars in Kelda alongside Ida Lund and Pierre de Ronsard.", ["Ida Lund", "Pierre de Ronsard"]),
        ("Kelda returns with Anna Brandel and Olga Smirnova (Bolshoi) also guest starring.", ["Olga Smirnova"]),
        ("Jean Moreau et Alice Petit rejoignent le casting de Kelda.", ["Jean Moreau", "Alice Petit"]),
        ("Nel cast anche Marco Rossi e Lucia Bianchi.", ["Marco Rossi", "Lucia Bianchi"]),
        ("Kelda: Peter Schneider stößt zum Cast.", ["Peter Schneider"]),
        ("Ana López se une al reparto de Kelda.", ["Ana López"]),
        ("João Pessoa entra para o elenco de Kelda.", ["João Pessoa"]),
        ("That series starred Sutton Marlowe.", []),
        ("She starred in “Harrow Lane” alongside Brian Fox.", []),
        ("Tidal Studios stars in the business news.", []),
        ("Ysolde Marsh joins the cast of ferrymen.", []),
    ],
)
def test_unknown_people_in_cast_position_are_found_and_nobody_else(sentence, people):
    assert names(sentence) == people


def test_a_sentence_that_names_the_series_is_surer_than_one_that_does_not():
    [sure] = candidates(
        Article(url="", canonical_url="", title="Kelda", body="Piotr Maslow joins the cast of Kelda."), KELDA
    )
    [less] = candidates(Article(url="", canonical_url="", title="Kelda", body="Piotr Maslow joins the cast."), KELDA)

    assert 1 >= sure.confidence > less.confidence > 0


def test_a_text_that_is_one_endless_sentence_of_cues_is_read_within_a_second():
    began = time.process_time()
    names("Kelda also stars Aa Bb and " * 2_200)

    assert time.process_time() - began < 1
