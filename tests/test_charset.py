"""In which charset a page is read, whatever it claims."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.parsers.charset import decode, mended

TEXT = "<p>L’Étoile, à l’opéra – naïve œuvre</p>"
META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
        ((META.format("iso-8859-1") + TEXT).encode(), ""),
        (TEXT.encode("cp1252"), ""),
        (TEXT.encode("cp1252"), "text/html; charset=utf-8"),
        (TEXT.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        ((META.format("windows-1252") + TEXT).encode("cp1252"), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), "text/html; charset=cp1251"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), ""),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), ""),
        (TEXT.encode("utf-16-le"), ""),
        (TEXT.encode("utf-16-be"), ""),
        (TEXT.encode(), "text/html; charset=hex"),
        (TEXT.encode("cp1252"), "text/html; charset=rot13"),
        (TEXT.encode("cp1252"), "text/html; charset=nonsense"),
    ],
)
def test_the_charset_is_the_one_that_the_bytes_bear_out(body, content_type):
    assert decode(body, content_type).endswith(TEXT)


@pytest.mark.parametrize(
    ("text", "name", "claim"),
    [
        ("エトワールは踊る", "shift_jis", "Shift_JIS"),
        ("エトワールは踊る", "euc_jp", "EUC-JP"),
        ("エトワールは踊る", "iso2022_jp", "iso-2022-jp"),
        ("星光闪耀的舞者", "gb18030", "gb2312"),
        ("Звезда балета", "cp1251", "windows-1251"),
        ("Gwiazda żółć", "iso8859-2", "iso-8859-2"),
    ],
)
def test_claimed_charsets_of_other_scripts_are_believed(text, name, claim):
    assert text in decode((META.format(claim) + f"<p>{text}</p>").encode(name), "")


def test_one_stray_byte_does_not_turn_a_utf_8_page_into_another():
    body = (TEXT * 20).encode() + b"\xff"

    assert TEXT in decode(body, "text/html; charset=iso-8859-1")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Lâ€™Ã‰toile", "L’Étoile"),
        ("Ã\xa0 lâ€™opÃ©ra", "à l’opéra"),
        ("L’Étoile", "L’Étoile"),
        ("“Ã©” is what é looks like when read twice", "“Ã©” is what é looks like when read twice"),
        ("São Paulo", "São Paulo"),
        ("plain", "plain"),
    ],
)
def test_only_what_was_certainly_read_twice_is_mended(read, meant):
    assert mended(read) == meant


@given(st.binary(max_size=200), st.text(max_size=40))
def test_decoding_never_raises_and_leaves_no_nul(body, content_type):
    assert "\0" not in decode(body, content_type)
