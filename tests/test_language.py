"""The language of pages of our own writing."""

import pytest

from scrapers.items import Page
from scrapers.outlet import Outlet
from scrapers.parsers import language
from scrapers.parsers.document import Document

FRENCH = (
    "La compagnie de danse est de retour dans la ville pour une saison qui sera la plus longue de son histoire, avec "
    "des "
    "spectacles sur la place et une troupe que le public ne connaît pas encore, mais qui a tout pour le séduire au "
    "printemps."
)


def read(html: str, outlet: Outlet | None = None) -> str | None:
    return language.read(Document(Page(url="https://www.gazette.example/a", body=html.encode())), outlet)


@pytest.mark.parametrize(
    ("tag", "code"), [("en-US", "en"), ("pt_BR", "pt"), ("nb-NO", "no"), ("deu", "de"), ("", None)]
)
def test_language_tags_become_two_letters(tag, code):
    assert language.code_of(tag) == code


def test_the_page_says_its_language():
    assert read("<html lang='de-AT'><p>Text</p>") == "de"


def test_a_template_that_claims_english_does_not_make_a_french_text_english():
    assert read(f"<html lang='en'><meta name='description' content='{FRENCH}'><p>Texte</p>") == "fr"


def test_words_tell_where_the_page_claims_nothing():
    assert read(f"<p>{FRENCH}</p>") == "fr"


def test_the_outlets_language_is_the_last_resort():
    outlet = Outlet(name="Gazette", home="https://www.gazette.example/", language="it")

    assert read("<p>Testo</p>", outlet) == "it"
    assert read("<p>Testo</p>") is None
