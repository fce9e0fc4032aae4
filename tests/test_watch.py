"""Watch files: what they state, and how every fault of a bad one is told at once."""

from datetime import date

import pytest

from scrapers import watch
from scrapers.errors import BadDeclaration

BAD = """title = "Lantern Row"
networc = "Canal 9"
timezone = "America/Springfield"
since = "soon"

[[people]]
name = "Ada Quill"
role = "star"

[[people]]
role = "cast"

[[couples]]
names = ["Ada Quill"]
written = "the Quills"
"""


def faults_of(tmp_path, text):
    path = tmp_path / "lantern.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadDeclaration) as caught:
        watch.load(str(path))
    return caught.value.faults


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("line 2", "networc"),
        ("line 3", "America/Springfield"),
        ("line 4", "since"),
        ("line 8", "role"),
        ("line 10", "name: is missing"),
        ("line 14", "names"),
    ],
)
def test_every_fault_of_a_bad_file_is_named_at_once_with_its_line(tmp_path, line, word):
    faults = faults_of(tmp_path, BAD)

    assert any(fault.startswith(f"{line}:") and word in fault for fault in faults), faults


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path):
    assert faults_of(tmp_path, 'title = "A"\nkind = \n')[0].startswith("line 2: not TOML")


def test_a_file_that_is_missing_is_told_in_one_line(tmp_path):
    with pytest.raises(BadDeclaration, match="can't be read"):
        watch.load(str(tmp_path / "nothing.toml"))


def test_an_unknown_name_lists_the_watches_that_there_are():
    with pytest.raises(BadDeclaration, match=r"there are: .*etoile"):
        watch.load("etwal")


def test_a_couple_of_strangers_is_refused(tmp_path):
    text = 'title = "A"\n[[people]]\nname = "Ada Quill"\n'
    text += '[[couples]]\nnames = ["Ada Quill", "Bo Quill"]\nwritten = ["the Quills"]\n'

    assert "Bo Quill is not among the people" in faults_of(tmp_path, text)[0]


def test_a_title_is_all_that_a_watch_must_state(tmp_path):
    path = tmp_path / "lantern_row.toml"
    path.write_text('title = "Lantern Row"\n', encoding="utf-8")

    found = watch.load(str(path))

    assert (found.key, found.title, found.people, found.timezone) == ("lantern_row", "Lantern Row", (), "UTC")


def test_the_first_watch_names_the_whole_cast_and_when_it_began_and_ended():
    etoile = watch.load("etoile")

    roles = {person.name: person.role for person in etoile.people}
    assert roles["Yanic Truesdale"] == "guest"
    assert roles["Camille Cottin"] == "former"
    assert roles["Dhana Rivera Gilbert"] == "producer"
    assert sum(role == "cast" for role in roles.values()) == 10
    assert date(2025, 4, 24) in {event.date for event in etoile.events}
