"""What stands beside a name: the character it is paired with, and the works in brackets after it."""

from __future__ import annotations

import re

from scrapers.parsers.prose import Prose
from scrapers.parsers.words import FUNCTION
from scrapers.text import fold_in_place, nfc

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]{0,30}"
_NAME = rf"{_WORD}(?: (?:de|du|des|la|le|von|van|di|da|el|of|{_WORD})){{0,3}}"
_PLAYS = re.compile(
    r"^(?:\s?[,(–—]?\s?(?:who|qui|che|der|die|que|quien|quem|il quale)?\s?(?:also |will |va |wird |vai |va a )?)?\s?"
    r"(?:stars? as|starring as|as|plays?|playing|portrays?|portraying|is|"
    r"joue|jouera|incarne|incarnera|interprete|campe|dans le role de|dans le role d'|alias|"
    r"interpreta|interpretera|nel ruolo di|nei panni di|e|come|"
    r"als|spielt|spielen|verkorpert|in der rolle|"
    r"interpretara|como|en el papel de|da vida a|hace de|encarna|"
    r"no papel de|da vida a|vive|"
    r"speelt|in de rol van|vertolkt)(?=[\s:])"
)
_PLAYED_BY = re.compile(
    rf"({_NAME})\s?[,—–-]?\s?(?:\((?:[^()]{{0,40}} )?|(?:is |who is |est |qui est |e |che e |wird |sera |ist )?"
    r"(?:[Pp]layed by|[Pp]ortrayed by|[Ii]ncarnée? par|[Jj]ouée? par|[Ii]nterprétée? par|[Cc]ampée? par|"
    r"[Ii]nterpretat[oa] da|[Gg]espielt von|[Vv]erkörpert von|[Ii]nterpretad[oa] por|[Ee]ncarnad[oa] por|"
    r"[Vv]ivid[oa] por|[Gg]espeeld door|[Vv]ertolkt door)\s?\(?)\s?$"
)
_CAPITALISED = re.compile(_NAME)
_BRACKET = re.compile(r"^['’]?s?,? ?[(\[]([^()\[\]]{1,160}(?:\([^()]{0,40}\)[^()\[\]]{0,120}){0,4})[)\]]")
_QUOTED = re.compile(r"[\"“„«‘']\s?([^\"“”„«»‘’']{2,60}(?:[’'][^\"“”„«»‘’'\s,]{1,20}[^\"“”„«»‘’']{0,40})?)\s?[\"”“»’']")
_YEAR = re.compile(r"\s?\(?\b(?:19|20)\d\d\b(?:\s?[-–]\s?(?:19|20)?\d\d)?\)?$")
_NO_WORK = re.compile(
    r"^(?:l(?:eft)?|r(?:ight)?|c(?:ent(?:er|re))?|l-r|pictured|above|below|top|bottom|seen|photo\w*|image|he/him|she/her|"
    r"they/them|ne|nee|born|age|aged|who\b|which|and|also|not\b|no relation|see\b|voice|via|à gauche|à droite|en photo|"
    r"links|rechts|sinistra|destra|the director|the actor)\b.{0,60}$",
    re.IGNORECASE,
)
_AS = re.compile(
    r"^(?:as|alias|aka|a.k.a.|who plays|plays|playing|joue|qui joue|incarne|als|spielt|nel ruolo di|nei panni di|"
    r"como|speelt) ",
    re.I,
)
_OWNED = re.compile(rf"['’]s? ({_NAME})")
_BY = frozenset({"by", "par", "da", "von", "por", "oor"})
_REACH = 90


def character(prose: Prose, start: int, end: int, known: str | None) -> str | None:
    """The character with which the text pairs the name at `start`..`end`, as written there; None where with none.

    `known` is the watch's: only a name that shares a word with it is taken, so that a part in another work is not.
    Without one, only what "as" or "plays" names at once is taken.
    """
    text = prose.text
    after = text[end : end + _REACH]
    bracket = _BRACKET.match(after)
    if bracket:
        inside = _AS.sub("", bracket.group(1).strip().strip("\"“”'‘’«» "))
        capitalised = _CAPITALISED.match(inside)
        if known and _shares(inside, known) and len(inside) <= 60:
            return capitalised.group().rstrip(".") if capitalised else inside
        if not known and inside != bracket.group(1).strip() and (name := _CAPITALISED.match(inside)):
            return name.group().rstrip(".,")
    plain = after[bracket.end() :] if bracket else after
    verb = _PLAYS.match(prose.folded[end + len(after) - len(plain) : end + _REACH])
    if verb:
        for name in _CAPITALISED.finditer(plain, verb.end()):
            if known and _shares(name.group(), known):
                return name.group().rstrip(".,")
            if not known:
                adjacent = not plain[verb.end() : name.start()].strip(" :\"“‘«'")
                return name.group().rstrip(".,") if adjacent else None
    linked = prose.folded[max(0, start - 5) : start].rstrip(" (")[-3:].strip() in _BY or (
        text.rfind("(", max(0, start - 42), start) > text.rfind(")", max(0, start - 42), start)
    )
    before = _PLAYED_BY.search(text, max(0, start - _REACH), start) if linked else None
    if before and (_shares(before.group(1), known) if known else not before.group().rstrip().endswith("(")):
        return before.group(1)
    if known and (owned := _OWNED.match(after)) and _shares(owned.group(1), known):
        return owned.group(1).rstrip(".,")
    return _named_after(prose, end, known) if known else None


def _named_after(prose: Prose, end: int, known: str) -> str | None:
    """The watch's own character, written in full in the same clause after its actor, with no other name between."""
    last = min(prose.sentence(end - 1, end)[1], end + _REACH)
    whole = fold_in_place(nfc(known))
    at = prose.folded.find(whole, end, last) if " " in whole else -1
    if at < 0 or _CAPITALISED.search(prose.text, end, at) or re.search(r"[;:,]", prose.text[end + 2 : at]):
        return None
    return prose.text[at : at + len(whole)]


def credits(text: str, start: int, end: int, known: str | None) -> tuple[str, ...]:
    """The works in the brackets right after a name, without years and quotation marks.

    >>> credits("Gideon Glick (The Marvelous Mrs. Maisel, Maestro), David", 0, 12, None)
    ('The Marvelous Mrs. Maisel', 'Maestro')
    """
    bracket = _BRACKET.match(text[end : end + 260])
    if bracket is None:
        return ()
    inside = bracket.group(1).strip()
    if _AS.match(inside) or _NO_WORK.match(inside) or (known and _shares(inside, known) and "," not in inside):
        return ()
    quoted = [found.strip(" ,") for found in _QUOTED.findall(inside)]
    pieces = quoted or _pieces(inside)
    initials = "".join(word[0] for word in re.split(r"[\s\-]", text[start:end]) if word)
    return tuple(
        work
        for piece in pieces
        if (work := _work(piece)) and not (known and _shares(work, known)) and work.upper() != initials.upper()
    )


def _work(piece: str) -> str:
    """The piece as a work's title; empty for a year, a remark or a sentence."""
    bare = piece.strip().strip('"“”‘«» ').removeprefix("and ").removeprefix("et ").removeprefix("e ")
    work = _YEAR.sub("", bare.strip('"“”‘«» ')).strip(" ,")
    if not work or work.isdigit() or not (work[0].isupper() or work[0].isdigit()):
        return ""
    words = work.split()
    small = [word for word in words if word[0].islower() and fold_in_place(word) not in FUNCTION]
    return "" if len(words) > 4 and len(small) * 2 > len(words) - len(small) else work


def _pieces(inside: str) -> list[str]:
    """Split at commas, semicolons and " / ", but not before a small letter: it goes on with the same title."""
    pieces: list[str] = []
    for piece in re.split(r"[,;] | / ", inside):
        if pieces and piece[:1].islower() and not piece.startswith(("and ", "et ", "e ", "und ", "y ")):
            pieces[-1] += ", " + piece
        else:
            pieces.append(piece)
    return pieces


def _shares(written: str, known: str) -> bool:
    words = {word for word in re.split(r"[\s\-]+", fold_in_place(nfc(known))) if len(word) > 2}
    return not words.isdisjoint(re.split(r"[^\w']+", fold_in_place(nfc(written))))
