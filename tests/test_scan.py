"""The quick test of raw bytes never says no to a page that relevance would keep."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from scrapers import declarations, watch
from scrapers.parsers.scan import Scanner, scanner
from scrapers.watch import Watch

CASES = Path(__file__).parent / "relevance_cases"


@pytest.fixture(scope="module")
def etoile() -> Scanner:
    return scanner([watch.load("etoile")])


@pytest.mark.parametrize(
    "text",
    [
        "Étoile", "ÉTOILE", "Etoile", "E\u0301toile", "&Eacute;toile", "&#201;toile", "&#xC9;toile", "\\u00c9toile",
        "Ã‰toile", "\ufffdtoile", "?toile", "%C3%89toile", "New YorkÉtoilePremiere", "#etoile", "/etoile-season-2/",
        "<b>É</b>toile",
        "“Étoile”", "l'Étoile", "&quot;Etoile&quot;", "Etoile&nbsp;", "\\u0022Etoile\\u0022", "\\netoile",
    ],
)  # fmt: skip
def test_the_title_is_seen_through_every_encoding(etoile: Scanner, text: str) -> None:
    assert etoile.may_name(f"<p>news {text} news".encode())


@pytest.mark.parametrize("charset", ["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-8"])
def test_the_title_is_seen_in_every_charset(etoile: Scanner, charset: str) -> None:
    assert etoile.may_name("<html><p>Une série : Étoile, ce soir".encode(charset))


@pytest.mark.parametrize(
    "text", ["toilet", "toile", "étoiles", "étoilé", "TOILETTE", "une toile", "stars", "mistletoile-ish", ""]
)
def test_other_words_are_passed_over(etoile: Scanner, text: str) -> None:
    assert not etoile.may_name(f"<p>news {text} news".encode())


def test_a_translated_title_needs_one_of_the_people(etoile: Scanner) -> None:
    assert not etoile.may_name(b"una Estrella en el cielo")
    assert etoile.may_name("«Estrella», con Lou de Laâge".encode())


def test_words_of_a_longer_title_must_stand_together() -> None:
    horses = scanner([watch.load("slow-horses")])

    assert horses.may_name(b"<h1>Slow&nbsp;<em>Horses</em></h1>")
    assert horses.may_name(b"/slow-horses-season-5")
    assert not horses.may_name(b"slow cooking" + b" " * 300 + b"Horses")


def test_a_title_without_plain_letters_lets_every_page_through() -> None:
    show = declarations.parse('title = "Слово"\n', Watch, "slovo.toml")

    assert scanner([show]).may_name(b"anything")


def test_watches_are_told_apart_by_none_but_found_together() -> None:
    three = scanner([watch.load(name) for name in ("etoile", "severance", "slow-horses")])

    assert all(three.may_name(text) for text in (b"Severance", b"Slow Horses", b"Etoile"))
    assert not three.may_name(b"Wednesday")


@pytest.mark.parametrize("half", ["tuned", "held_out"])
def test_no_relevant_text_is_missed_in_any_encoding(half: str) -> None:
    scanners = {name: scanner([watch.load(name)]) for name in ("etoile", "severance", "slow-horses")}
    missed = []
    for line in (CASES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["level"] == "none":
            continue
        text = "\n".join([case["title"], *case.get("tags", ()), case["body"], case.get("url", "")])
        bodies = [
            text.encode(), text.encode("utf-16"), text.encode("latin-1", "xmlcharrefreplace"),
            json.dumps(text).encode(), html.escape(text).encode("ascii", "xmlcharrefreplace"),
        ]  # fmt: skip
        missed += [case["title"] for body in bodies if not scanners[case["watch"]].may_name(body)]

    assert missed == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Palladinos are back", True),
        ("etoile-season-2-review", True),
        ("luke-kirby-interview", True),
        ("Lou de Laage raconte", True),
        ("Truesdale joins the cast", True),
        ("Danseuse étoile : la nomination", False),
        ("Place de l'Étoile fermée", False),
        ("City council votes", False),
    ],
)
def test_a_listing_names_the_title_or_a_person(etoile: Scanner, text: str, named: bool) -> None:
    assert etoile.may_name_text(text) is named
