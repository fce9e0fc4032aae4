"""Who of the watch's people an article names, and who not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from scrapers import declarations, watch
from scrapers.items import Article, Mention
from scrapers.parsers.cast import mentions
from scrapers.watch import Watch

SEED = Path(__file__).resolve().parent.parent.parent / "shared" / "seed" / "bleedingcool-etoile.txt"


@pytest.fixture(scope="module")
def etoile() -> Watch:
    return watch.load("etoile")


def read(
    etoile: Watch,
    body: str,
    title: str = "News",
    dek: str | None = None,
    captions: tuple[str, ...] = (),
    language: str = "en",
) -> dict[str, Mention]:
    article = Article(
        url="https://gazette.example/a", canonical_url="https://gazette.example/a", title=title, dek=dek, body=body,
        captions=captions, language=language,
    )  # fmt: skip
    return {mention.name: mention for mention in mentions(article, etoile)}


def test_the_seed_article_gives_ten_actors_two_creators_and_two_producers(etoile: Watch) -> None:
    if not SEED.exists():
        pytest.skip("the seed article lies beside the project only where it is built")
    paragraphs = SEED.read_text(encoding="utf-8").split("\n\n")

    found = read(etoile, "\n".join(paragraphs[3:]), title=paragraphs[1], dek=paragraphs[2])

    roles = {name: mention.role for name, mention in found.items()}
    assert roles == {
        "Luke Kirby": "cast", "Charlotte Gainsbourg": "cast", "Lou de Laâge": "cast", "Gideon Glick": "cast",
        "David Alvarez": "cast", "Ivan du Pontavice": "cast", "Taïs Vinolo": "cast", "David Haig": "cast",
        "Simon Callow": "cast", "Yanic Truesdale": "guest", "Amy Sherman-Palladino": "creator",
        "Daniel Palladino": "creator", "Dhana Rivera Gilbert": "producer", "Scott Ellis": "producer",
    }  # fmt: skip
    assert found["Lou de Laâge"].credits == ("The Innocents",)
    assert found["Gideon Glick"].credits == ("The Marvelous Mrs. Maisel", "Maestro")
    assert found["Luke Kirby"].mentions == 2
    assert found["Amy Sherman-Palladino"].in_title
    assert found["Daniel Palladino"].in_title
    assert found["Daniel Palladino"].in_dek


def test_people_come_in_the_order_of_the_watch(etoile: Watch) -> None:
    assert list(read(etoile, "Simon Callow met Luke Kirby.")) == ["Luke Kirby", "Simon Callow"]


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("Then LUKE KIRBY: Yes.", "Luke Kirby", "LUKE KIRBY"),
        ("Lou de Laage dances.", "Lou de Laâge", "Lou de Laage"),
        ("Lou De Lâàge dances.", "Lou de Laâge", "Lou De Lâàge"),
        ("Lou de Laa\u0302ge dances.", "Lou de Laâge", "Lou de Laâge"),
        ("Lou de LaÃ¢ge dances.", "Lou de Laâge", "Lou de LaÃ¢ge"),
        ("Lou de La\ufffdge dances.", "Lou de Laâge", "Lou de La\ufffdge"),
        ("Charlotte Gainsbourgh sings.", "Charlotte Gainsbourg", "Charlotte Gainsbourgh"),
        ("Charlotte Lucy Gainsbourg was born in London.", "Charlotte Gainsbourg", "Charlotte Lucy Gainsbourg"),
        ("Ivan du Pontavise lifts.", "Ivan du Pontavice", "Ivan du Pontavise"),
        ("Yannic Truesdale drops by.", "Yanic Truesdale", "Yannic Truesdale"),
        ("Amy Sherman Palladino wrote it.", "Amy Sherman-Palladino", "Amy Sherman Palladino"),
        ("with Luke KirbyCharlotte Gainsbourg", "Luke Kirby", "Luke Kirby"),
        ("Kirbys Freunde: Luke Kirbys Tanz", "Luke Kirby", "Luke Kirby"),
        ("A word from #LukeKirby today", "Luke Kirby", "LukeKirby"),
        ("Luke\u00a0Kirby\u200b smiles", "Luke Kirby", "Luke Kirby"),
        ("Charlotte Gainsbourg's smile", "Charlotte Gainsbourg", "Charlotte Gainsbourg"),
    ],
)
def test_a_name_counts_in_whatever_way_it_is_written(etoile: Watch, text: str, name: str, written: str) -> None:
    assert read(etoile, text)[name].as_written == (written,)


@pytest.mark.parametrize(
    "text",
    [
        "Jack Kirby drew it. Kirby drew fast.",
        "Aunjanue Ellis-Taylor won. Ellis-Taylor thanked her mother.",
        "Serge Gainsbourg wrote it. Gainsbourg smoked.",
        "Daniela Palladino opens a bakery.",
        "Jack, Tobias and Cheyenne meet again.",
        "Photo: Luke Kirby",
        "Stills (Photo by David Alvarez/Getty Images)",
        "Seen in Rome. Scott Ellis/AFP",
        "© Simon Callow",
        "The Kirby Agency signs three writers.",
        "Kirby said so.",
        "Scott Ellis-Bextor sings.",
        "They saw the Jean-Luke Kirby show.",
    ],
)
def test_somebody_else_is_not_a_mention(etoile: Watch, text: str) -> None:
    assert read(etoile, text) == {}


def test_a_surname_counts_once_its_bearer_is_known(etoile: Watch) -> None:
    found = read(etoile, "Kirby? Luke Kirby dances. However, Kirby falls.\nWhat Kirby wants, Kirby gets.")

    assert found["Luke Kirby"].mentions == 4
    assert found["Luke Kirby"].as_written == ("Luke Kirby", "Kirby")


def test_a_headlines_surname_counts_where_the_text_names_its_bearer(etoile: Watch) -> None:
    found = read(etoile, "Charlotte Gainsbourg liked it.", title="Gainsbourg Talks Ballet")

    assert found["Charlotte Gainsbourg"].in_title
    assert found["Charlotte Gainsbourg"].mentions == 2


def test_a_namesake_takes_the_bare_surname_to_the_end_of_the_paragraph(etoile: Watch) -> None:
    found = read(etoile, "Luke Kirby reads comics. Jack Kirby drew them. Kirby was the king.\nKirby has them all.")

    assert found["Luke Kirby"].mentions == 2


@pytest.mark.parametrize(
    "text",
    [
        "The Palladinos wrote it.",
        "Amy Sherman/Daniel Palladino drama",
        "Dan and Amy Sherman-Palladino wrote it.",
        "Amy et Daniel Palladino",
        "Amy & Dan Palladino",
        "Daniel und Amy Palladino",
        "Amy Sherman-Palladino und Daniel Palladino",
    ],
)
def test_joint_forms_name_both(etoile: Watch, text: str) -> None:
    assert {name: mention.mentions for name, mention in read(etoile, text).items()} == {
        "Amy Sherman-Palladino": 1,
        "Daniel Palladino": 1,
    }


@pytest.mark.parametrize(
    ("text", "name", "character"),
    [
        ("Luke Kirby as Jack McMillan, the boss.", "Luke Kirby", "Jack McMillan"),
        ("Jack (Luke Kirby) leaves.", "Luke Kirby", "Jack"),
        ("Luke Kirby plays the tired director Jack McMillan.", "Luke Kirby", "Jack McMillan"),
        ("Tobias Bell, played by Gideon Glick, hums.", "Gideon Glick", "Tobias Bell"),
        ("Tobias Bell — played by Gideon Glick — hums.", "Gideon Glick", "Tobias Bell"),
        ("Charlotte Gainsbourg incarne Geneviève Lavigne.", "Charlotte Gainsbourg", "Geneviève Lavigne"),
        ("Luke Kirby nel ruolo di Jack McMillan.", "Luke Kirby", "Jack McMillan"),
        ("Tobias Bell, interpretato da Gideon Glick.", "Gideon Glick", "Tobias Bell"),
        ("Lou de Laâge als Cheyenne Toussaint.", "Lou de Laâge", "Cheyenne Toussaint"),
        ("Lou de Laâge no papel de Cheyenne.", "Lou de Laâge", "Cheyenne"),
        ("Geneviève (French star Charlotte Gainsbourg) sighs.", "Charlotte Gainsbourg", "Geneviève"),
        ("Luke Kirby, an Emmy winner as Lenny Bruce.", "Luke Kirby", None),
        ("Luke Kirby (The Marvelous Mrs. Maisel) leads.", "Luke Kirby", None),
    ],
)
def test_the_character_is_the_one_the_text_pairs_with_the_person(
    etoile: Watch, text: str, name: str, character: str | None
) -> None:
    assert read(etoile, text)[name].character == character


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Luke Kirby (“Rectify,” “Glass”)", ("Rectify", "Glass")),
        ("Luke Kirby (Rectify, 2013)", ("Rectify",)),
        ("Luke Kirby (Four Weddings and a Funeral)", ("Four Weddings and a Funeral",)),
        ("Luke Kirby (pictured)", ()),
        ("Luke Kirby (47)", ()),
        ("Luke Kirby (Jack McMillan)", ()),
        ("Luke Kirby (Camille was at first announced for the part)", ()),
        ("Luke Kirby (LK)", ()),
        ("Luke Kirby (« Rectify »)", ("Rectify",)),
    ],
)
def test_credits_are_the_works_in_the_brackets(etoile: Watch, text: str, credits: tuple[str, ...]) -> None:
    assert read(etoile, text)["Luke Kirby"].credits == credits


def test_a_caption_is_a_mention_and_a_dek_that_the_body_repeats_counts_once(etoile: Watch) -> None:
    found = read(
        etoile, "Luke Kirby dances. It is hard.", dek="Luke Kirby dances.", captions=("Simon Callow in a hat.",)
    )

    assert found["Luke Kirby"].mentions == 1
    assert found["Luke Kirby"].in_dek
    assert found["Simon Callow"].mentions == 1


def test_evidence_is_the_sentence(etoile: Watch) -> None:
    found = read(etoile, "It rains. Mr. Bell met Mrs. Luke and Luke Kirby there. It rains on.")

    assert found["Luke Kirby"].evidence == "Mr. Bell met Mrs. Luke and Luke Kirby there."


def test_initials_of_the_watch_count_in_capitals_only() -> None:
    text = 'title = "Show"\n[[people]]\nname = "Amy Smith"\naliases = ["ASM"]\n'
    show = declarations.parse(text, Watch, "show.toml")

    assert list(read(show, "ASM is here.")) == ["Amy Smith"]
    assert read(show, "asm is a language.") == {}


@pytest.mark.parametrize(
    "text",
    ["Luke Kirby " * 50_000, "Luke Kirby (" * 30_000, "Luke Kirby. " + "Kirby " * 60_000, "Luke Kirby “" * 20_000],
)
def test_hostile_text_of_half_a_megabyte_is_read_in_seconds(etoile: Watch, text: str) -> None:
    start = time.process_time()

    read(etoile, text)

    assert time.process_time() - start < 8
