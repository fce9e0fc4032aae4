"""Kinds: one label an article, with what shows it, in seven languages."""

import pytest

from pipelines.kinds import kind_of
from scrapers.items import Article
from scrapers.watch import Watch

KELDA = Watch(title="Kelda")


def kind(title, body="", url="https://a.example/b/c", **more):
    return kind_of(Article(url=url, canonical_url=url, title=title, body=body, **more), KELDA)


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Kelda Review: A Ferry to Remember", "review"),
        ("Kelda : critique d'une traversée", "review"),
        ("Kelda – die Kritik", "review"),
        ("Kelda Recap: Season 1, Episode 3", "recap"),
        ("Anna Brandel on learning to row for Kelda", "interview"),
        ("Kelda canceled after one season", "cancellation"),
        ("Kelda annulée après une saison", "cancellation"),
        ("Kelda nach einer Staffel abgesetzt", "cancellation"),
        ("Kelda renewed for season 2", "renewal"),
        ("Kelda rinnovata per una seconda stagione", "renewal"),
        ("Piotr Maslow joins Kelda", "casting"),
        ("Piotr Maslow se une al reparto de Kelda", "casting"),
        ("Kelda : la bande-annonce", "trailer"),
        ("Kelda sets April 24 premiere date", "premiere date"),
        ("Kelda: la data di uscita", "premiere date"),
        ("Nielsen streaming ratings: Kelda climbs", "ratings"),
        ("Emmy nominations: Kelda leads", "awards"),
        ("10 shows like Kelda", "list"),
        ("First look photos: Kelda", "gallery"),
        ("Why Kelda deserves another season", "opinion"),
        ("Tidal orders Kelda to series", "announcement"),
        ("Tidal gives Kelda a two-season order", "announcement"),
        ("Two seasons for Kelda", "announcement"),
        ("Anna Brandel takes over role from Lena Holt", "casting"),
        ("Anna Brandel remplace Lena Holt dans Kelda", "casting"),
        ("Anna Brandel ersetzt Lena Holt", "casting"),
        ("Kelda to bow in April", "premiere date"),
        ("Tidal sets April date for Kelda", "premiere date"),
        ("Kelda kommt im Mai", "premiere date"),
        ("Kelda delayed to September", "premiere date"),
        ("The April premiere calendar", "list"),
        ("Every show cancelled so far", "list"),
        ("Plateformes : les séries du printemps", "list"),
        ("34 new shows for the autumn", "list"),
        ("Nominations: the 16 biggest snubs", "awards"),
        ("Kelda trailer: 5 things we spotted", "trailer"),
        ("Anna Brandel: “I slept in the boat for a week”", "interview"),
        ("Kelda opens to 4.1 million", "ratings"),
        ("The lost art of walking while talking", "news"),
        ("So ehrt die Serie ihren Star", "news"),
        ("The ferry sailed to Oslo", "news"),
    ],
)
def test_the_headline_tells_the_kind(title, label):
    assert kind(title).label == label


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("Tidal has put a date on Kelda.\nMore follows.", "premiere date"),
        ("Anna Brandel has joined the drama in the part of the ferryman.", "casting"),
        ("The drama has been cancelled, the network said.", "cancellation"),
        ("The ferry sank. Kelda was cancelled years ago.", "news"),
        ("- Salt, May 1\n- Rope, May 3\n- Kelda, May 9\n- Tar, May 20", "list"),
        ("Fog and ferries, and no port in sight.\n2/5", "review"),
    ],
)
def test_the_text_tells_the_kind_where_the_headline_is_silent(body, label):
    assert kind("Fog over the island", body).label == label


@pytest.mark.parametrize(
    ("closing", "score"),
    [("Grade: B+", "B+"), ("Note : 4/5", "4/5"), ("Rating: 3.5 out of 5", "3.5 out of 5"), ("★★★☆☆", "★★★☆☆")],
)
def test_a_reviews_printed_score_is_its_detail(closing, score):
    assert kind("Kelda review", f"Fog and ferries.\n{closing}").detail == score


@pytest.mark.parametrize(
    ("title", "episode"),
    [
        ("Kelda Recap: Season 1, Episode 3", "S1E3"),
        ("Kelda S02E05 recap", "S2E5"),
        ("Kelda recap: Episodes 1-3", "E1-E3"),
        ("Kelda recap", None),
    ],
)
def test_a_recaps_episode_is_its_detail(title, episode):
    assert kind(title).detail == episode


def test_a_section_an_address_or_questions_tell_the_kind_where_the_headline_does_not():
    talk = "\n".join(["How was the ferry on that first day?", "Wet."] * 3)

    assert kind("The ferry and the fog", section="Reviews").label == "review"
    assert kind("The ferry and the fog", url="https://a.example/reviews/ferry").label == "review"
    assert kind("The ferry and the fog", talk).label == "interview"


def test_the_evidence_names_the_place_and_the_words():
    assert kind("Kelda renewed for season 2").evidence == "title: Kelda renewed for season 2"
