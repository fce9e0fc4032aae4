"""What an article is about: the series, the series in passing, or another sense of its title."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.relevance import Verdict, judge, judge_all
from scrapers import declarations, watch
from scrapers.items import Article
from scrapers.parsers.cast import mentions
from scrapers.watch import Watch

CASES = Path(__file__).parent / "relevance_cases"
WEDNESDAY = """
title = "Wednesday"
network = "Netflix"
context = ["Nevermore Academy", "Addams Family", "Wednesday Addams", "Nevermore"]
senses = ["on Wednesday", "Wednesday morning", "Ash Wednesday", "said Wednesday", "announced Wednesday"]
[[people]]
name = "Jenna Ortega"
character = "Wednesday Addams"
"""


def article(
    title: str, body: str = "", dek: str | None = None, tags: tuple[str, ...] = (), url: str = "https://g.example/a"
) -> Article:
    return Article(url=url, canonical_url=url, title=title, dek=dek, body=body, tags=tags)


def level(title: str, body: str = "", **more: object) -> str:
    return judge(article(title, body, **more), watch.load("etoile")).level  # type: ignore[arg-type]


@pytest.mark.parametrize("half", ["tuned", "held_out"])
def test_the_evaluation_set_is_judged_as_well_as_stated(half: str) -> None:
    cases = [json.loads(line) for line in (CASES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]
    watches = {name: watch.load(name) for name in {case["watch"] for case in cases}}
    relevant = exact = people = 0
    for case in cases:
        url = case.get("url", "https://gazette.example/story")
        read = article(case["title"], case["body"], tags=tuple(case.get("tags", ())), url=url)
        found = mentions(read, watches[case["watch"]])
        verdict = judge(read, watches[case["watch"]], found)
        relevant += (verdict.level != "none") == (case["level"] != "none")
        exact += verdict.level == case["level"]
        people += case["people"] is None or sorted(mention.name for mention in found) == case["people"]

    assert relevant >= 0.99 * len(cases)
    assert exact >= 0.97 * len(cases)
    assert people >= 0.97 * len(cases)


def test_a_verdict_gives_its_sentence_on_one_line() -> None:
    verdict = judge(
        article("Étoile returns", "It rains.\nThe Prime Video series Étoile returns."), watch.load("etoile")
    )

    assert verdict.level == "primary"
    assert verdict.score >= 0.7
    assert verdict.evidence.startswith("named in the headline: Étoile returns")
    assert "\n" not in verdict.evidence


def test_without_the_title_nothing_is_relevant() -> None:
    verdict = judge(article("Gilmore Girls reunion", "Amy Sherman-Palladino on Prime Video."), watch.load("etoile"))

    assert verdict == Verdict(level="none", score=0.0, evidence="the title is not named")


@pytest.mark.parametrize(
    "title",
    [
        "Étoile Season 2: Release date, cast, plot and more",
        "Étoile, Prime Video’s ballet series, canceled after one season",
        "Étoile saison 1 : le casting de la série",
        "“Étoile” renewed? What we know about the series",
    ],
)
def test_a_headline_alone_can_be_enough(title: str) -> None:
    assert level(title) == "primary"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Le restaurant étoilé", "Un chef étoilé sur Prime Video, avec Luke Kirby. La série a huit épisodes."),
        ("Étoile Rouge - PSG sur Prime Video", "Étoile reste invaincue. Le match est sur Prime Video."),
        (
            "The Étoile show closed fashion week",
            "Models walked. The show was a hit. Étoile pieces go on sale next season.",
        ),
        ("Guillaume nommé Étoile", "Le danseur Étoile a été nommé à Séoul. Un documentaire de Prime Video le suit."),
        ("« La Bonne Étoile », la série", "Prime Video lance la série. « La Bonne Étoile » compte six épisodes."),
        ("Shopping", "Isabel Marant Étoile on Charlotte Gainsbourg. The Étoile line returns each season."),
    ],
)
def test_other_senses_stay_out_even_beside_the_series_people_and_network(title: str, body: str) -> None:
    assert level(title, body) == "none"


def test_a_list_of_titles_is_a_mention() -> None:
    assert level("What to stream in April", "Andor (Disney+), Étoile (Prime Video) and You (Netflix).") == "mention"


def test_a_title_in_the_address_alone_is_a_mention() -> None:
    url = "https://weekly.example/2025/05/yanic-truesdale-etoile-interview"

    assert level("A guest who dances", "Yanic Truesdale on the ballet series for Prime Video.", url=url) == "mention"


def test_a_tag_alone_is_a_mention() -> None:
    assert level("Luke Kirby on odd jobs", "He waited tables.", tags=("Étoile", "Prime Video")) == "mention"


def test_a_title_without_capital_is_believed_only_between_quotation_marks() -> None:
    assert level("A dance show", "The Prime Video series “étoile” has eight episodes.") == "mention"
    assert level("A dance show", "The Prime Video documentary follows an étoile for eight episodes.") == "none"


def test_a_common_word_needs_its_series_beside_it() -> None:
    wednesday = declarations.parse(WEDNESDAY, Watch, "wednesday.toml")

    assert (
        judge(article("Wednesday Season 3: cast and plot", "Netflix brings back the series."), wednesday).level
        == "primary"
    )
    assert (
        judge(article("Rain expected", "Netflix said on Wednesday that its series is back."), wednesday).level == "none"
    )
    assert judge(article("Council Meets Wednesday", "The series of talks goes on."), wednesday).level == "none"


def test_many_watches_are_judged_as_one_by_one() -> None:
    watches = [watch.load(name) for name in ("etoile", "severance", "slow-horses")]
    read = article("Emmys: all nominees", "Drama series: Andor, Severance, Slow Horses. Comedy series: Étoile, Hacks.")

    together = judge_all(read, watches)

    assert together == tuple(judge(read, each) for each in watches)
    assert [verdict.level for verdict in together] == ["mention", "mention", "mention"]


def test_a_broken_address_is_no_reason_to_fail() -> None:
    assert level("Étoile season 2", "The series.", url="http://[broken") == "primary"
