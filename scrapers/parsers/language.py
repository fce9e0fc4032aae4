"""The language of an article, as ISO 639-1."""

from __future__ import annotations

import re
from collections import Counter

from scrapers.outlet import Outlet
from scrapers.parsers.document import Document

_CODE = re.compile(r"\s{0,9}([a-zA-Z]{2,3})(?:[-_][\w-]{1,20})?\s{0,9}(?:,|$)")
_THREE = {"eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "ita": "it", "spa": "es", "por": "pt",
          "nld": "nl", "dut": "nl", "nob": "no", "nno": "no", "nor": "no", "swe": "sv", "dan": "da", "fin": "fi",
          "pol": "pl", "ces": "cs", "cze": "cs", "rus": "ru", "ukr": "uk", "jpn": "ja", "zho": "zh", "chi": "zh",
          "kor": "ko", "tur": "tr", "ara": "ar", "heb": "he", "ell": "el", "gre": "el", "hun": "hu"}  # fmt: skip
_NOT_ALPHA2 = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "jp": "ja", "cn": "zh", "kr": "ko", "ua": "uk",
               "cz": "cs", "dk": "da", "gr": "el"}  # fmt: skip
_WORDS = {
    "en": frozenset(
        ["the", "and", "of", "to", "is", "that", "for", "with", "was", "it", "on", "as", "are", "this", "by"]
    ),
    "de": frozenset(
        ["der", "die", "und", "das", "ist", "nicht", "mit", "den", "von", "ein", "eine", "auf", "für", "auch", "sich"]
    ),
    "fr": frozenset(
        ["le", "les", "des", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "pas", "du", "au", "avec"]
    ),
    "it": frozenset(
        ["il", "di", "che", "è", "della", "per", "una", "con", "non", "gli", "del", "alla", "sono", "nel", "anche"]
    ),
    "es": frozenset(
        ["el", "los", "que", "en", "las", "por", "una", "con", "del", "para", "es", "se", "su", "como", "más"]
    ),
    "pt": frozenset(
        ["o", "os", "que", "em", "uma", "com", "não", "do", "da", "para", "por", "mais", "dos", "ao", "foi"]
    ),
    "nl": frozenset(
        ["de", "het", "een", "van", "en", "dat", "niet", "op", "zijn", "voor", "met", "die", "aan", "ook", "bij"]
    ),
    "sv": frozenset(
        ["och", "att", "det", "som", "en", "på", "är", "av", "för", "inte", "med", "till", "den", "har", "om"]
    ),
    "no": frozenset(["og", "det", "som", "en", "på", "er", "av", "for", "ikke", "med", "til", "den", "har", "å"]),
    "da": frozenset(["og", "det", "at", "en", "på", "er", "af", "for", "ikke", "med", "til", "den", "har", "som"]),
    "pl": frozenset(["się", "nie", "na", "jest", "że", "do", "to", "jak", "po", "od", "dla", "przez"]),
}
_WORD = re.compile(r"[^\W\d_]+")


def read(document: Document, outlet: Outlet | None) -> str | None:
    """Return the language of the text where its words tell, else the page's claim, else the outlet's."""
    claims = _claims(document)
    if len(claims) > 1 and claims[0] == claims[1]:
        return claims[0]
    counted = _counted(document, claimed=bool(claims))
    if counted:
        return counted
    return claims[0] if claims else outlet.language if outlet else None


def code_of(text: str | None) -> str | None:
    """Return the ISO 639-1 code of a language tag; None where it is none.

    >>> code_of("pt-BR"), code_of("nb_NO"), code_of("und")
    ('pt', 'no', None)
    """
    found = _CODE.match(text or "")
    if not found:
        return None
    code = found.group(1).lower()
    if len(code) == 3:
        return _THREE.get(code)
    return _NOT_ALPHA2.get(code, code)


def _claims(document: Document) -> list[str]:
    """Codes in the order in which they can be believed."""
    root = document.root
    said = [root.attributes.get("lang") or root.attributes.get("xml:lang") if root else None]
    in_json = document.json_ld_article.get("inLanguage")
    said += [in_json if isinstance(in_json, str) else None, document.meta("og:locale"),
             document.meta("content-language", "language", "dc.language", "inlanguage")]  # fmt: skip
    return [code for text in said if (code := code_of(text))]


def _counted(document: Document, *, claimed: bool) -> str | None:
    """The language whose small words fill the description (and, where nothing is claimed, the first paragraphs)."""
    text = " ".join(filter(None, (document.meta("og:title"), document.meta("og:description", "description"))))
    if not claimed:
        for node in document.tree.css("p")[:60]:
            piece = node.text() or ""
            if len(piece) > 120:
                text += " " + piece[:400]
                if len(text) > 1200:
                    break
    words = _WORD.findall(text[:1200].lower())
    if len(words) < 25:
        return None
    counts = Counter(words)
    shares = sorted(
        ((sum(counts[word] for word in small & counts.keys()) / len(words), code) for code, small in _WORDS.items()),
        reverse=True,
    )
    (best, code), (second, _) = shares[0], shares[1]
    return code if best > 0.2 and best > second * 1.6 else None
