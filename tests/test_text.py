"""How text is compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrapers.text import fold, fold_in_place, nfc, squeeze


@given(st.text())
def test_folding_in_place_keeps_every_offset(text: str) -> None:
    composed = nfc(text)

    assert len(fold_in_place(composed)) == len(composed)


def test_folding_takes_accents_case_and_printers_marks_away() -> None:
    assert fold("L’ÉTOILE – “Œuvre” d’Ágnes") == "l'etoile - \"oeuvre\" d'agnes"


def test_squeezing_puts_text_on_one_line() -> None:
    assert squeeze(" a\n\tb\u00a0 c ") == "a b c"
    assert squeeze(None) == ""
