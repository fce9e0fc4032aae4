"""The outlets: every file of the package loads and keeps to its own hosts; a user's file is checked to its lines."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from scrapers import outlets
from scrapers.errors import BadDeclaration
from scrapers.outlet import Outlet
from scrapers.text import fold

ALL = outlets.known()


def _file(folder: Path, text: str) -> str:
    path = folder / "outlets.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_each_file_of_the_package_is_an_outlet_under_the_key_of_its_name():
    stems = {path.stem for path in Path(outlets.__file__).parent.glob("*.py")} - {"__init__"}

    assert {outlet.key for outlet in ALL} == stems
    assert len(ALL) == 59


def test_a_run_asks_only_the_outlets_that_are_followed():
    assert len(outlets.load()) == 54
    assert {outlet.key for outlet in ALL} - {outlet.key for outlet in outlets.load()} == {
        "chunichi_shimbun",
        "mdr",
        "ottawa_citizen",
        "seznam_zpravy",
        "the_hill",
    }


@pytest.mark.parametrize("outlet", ALL, ids=lambda outlet: outlet.key)
def test_an_outlet_states_language_and_zone_and_names_only_its_own_hosts(outlet: Outlet):
    addresses = [outlet.home, *outlet.feeds, *outlet.sitemaps, *outlet.tag_pages, *outlet.search_pages]

    assert outlet.language in {"en", "fr", "it", "de", "es", "ja", "cs"}
    assert ZoneInfo(outlet.timezone or "")
    assert all(address.startswith("https://") and outlet.owns(address) for address in addresses)
    assert all("{tag}" in address for address in outlet.tag_pages)


def test_no_two_outlets_share_a_site_or_a_name():
    sites = [site for outlet in ALL for site in outlet.sites]
    names = [name for outlet in ALL for name in {fold(name) for name in (outlet.name, *outlet.names)}]

    assert len(sites) == len(set(sites))
    assert len(names) == len(set(names))


def test_outlets_are_chosen_by_key_name_or_other_name_in_the_order_asked():
    assert [outlet.key for outlet in outlets.load("THR, deadline ,Télérama,the-hollywood-reporter")] == [
        "hollywood_reporter", "deadline", "telerama",
    ]  # fmt: skip


def test_an_unknown_name_is_answered_with_one_like_it():
    with pytest.raises(BadDeclaration, match="'dedline' is no outlet; did you mean deadline"):
        outlets.load("dedline")


def test_a_list_that_names_nothing_is_a_fault():
    with pytest.raises(BadDeclaration, match="names no outlet"):
        outlets.load(" , ")


def test_a_users_file_adds_outlets_without_code(tmp_path):
    path = _file(tmp_path, '[[outlet]]\nname = "Gazette"\nhome = "http://127.0.0.2:8801"\n')

    (gazette,) = outlets.load(path)

    assert (gazette.key, gazette.home) == ("gazette", "http://127.0.0.2:8801/")


def test_every_fault_of_a_users_file_is_named_with_its_line(tmp_path):
    path = _file(
        tmp_path, '[[outlet]]\nname = "A"\nhome = "ftp://a.test"\nfeed = []\n\n[[outlet]]\nhome = "https://b.test"\n'
    )

    with pytest.raises(BadDeclaration) as caught:
        outlets.load(path)

    assert [fault.split(":")[0] for fault in caught.value.faults] == ["line 3", "line 4", "line 6"]


def test_two_outlets_with_one_key_are_a_fault_at_the_second(tmp_path):
    path = _file(
        tmp_path, '[[outlet]]\nname = "A"\nhome = "https://a.test"\n[[outlet]]\nname = "a"\nhome = "https://b.test"\n'
    )

    with pytest.raises(BadDeclaration, match=r"line 4: outlet\.2\.name: 'a' has the key 'a' of 'A'"):
        outlets.load(path)


@pytest.mark.parametrize("text", ["", "outlet = []\n"])
def test_a_file_without_outlets_is_a_fault(tmp_path, text):
    with pytest.raises(BadDeclaration, match="outlet"):
        outlets.load(_file(tmp_path, text))


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(BadDeclaration, match=r"nowhere\.toml: can't be read"):
        outlets.load("nowhere.toml")
