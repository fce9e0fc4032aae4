"""Text of a byline -> names of persons: without "By", roles, places, agencies, dates and addresses."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.parsers.sitename import bare
from scrapers.text import squeeze

_LEAD = re.compile(
    r"^(?:by\s?by\s|(?:posted|published|written|updated)\son\s[^:;|]{3,30}\sby|"
    r"(?:posted|erstellt|eingestellt|foto und text|ein interview|fotos und text|written|reported|published|"
    r"reviewed|created|submitted|story|words|text|article|analysis|opinion|edited|"
    r"geschrieben|verfasst|veröffentlicht|propos recueillis|publié|escrito|scritto|pubblicato|ein beitrag|eine analyse|"
    r"ein kommentar|eine kolumne|interview|foto|review|report)\s{0,3}(?:by|von|par|por|da|di|:)|"
    r"by|by:|from|von|par|por|di|door|av|af|autore?n?:?|author[s]?:?|auteurs?:?|redaktion:|text:|words:|writer:|"
    r"as told to|"
    r"(?:alle )?(?:artikel|beiträge|articles|posts|all posts)\s(?:von|by|de):?|view all posts by|"
    r"(?:pressemitteilung|nachricht|im wortlaut) von|über|à propos de|zeige alle artikel von|"
    r"about(?: the)? authors?:?|über den autor:?|redakteur(?:in)?:|contributed by|guest post by|"
    r"(?:[\w.]{1,30}-){0,3}gast-?autor(?:in)?)(?:\s|:|$)\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s{0,9}(?:,|;|/|\||•|·|\n|\s&\s|\s\+\s|\s(?:and|und|et|e|y|en|och|og|with|mit|avec|con)\s)\s{0,9}", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s{0,9}(?:\(.{0,80}\)?|\bin\s[A-Z].{0,40}|\s[-–—]\s.{0,100}|\bim (?:Gespräch|Interview)\b.{0,40}|"
    r"\b(?:[Ii]llustrations?|[Pp]hotographs?|[Pp]hotos?) by\b.{0,80}|@\w+.{0,40}|\S{1,40}@\S{1,60}|"
    r"\b(?:on|am|le|il|el|published|updated|[Ff]or|für|pour)\s.{0,80}|"
    r"\s(?:Stand|vor|hace|há)\b:?\s?(?:\d.{0,80})?|(?<![^\W\d_])\d.{0,80})$"
)
_ROLE = re.compile(
    r"\b(?:editor|reporter(?:in)?|correspondent|writer|staff|team|desk|contributor|redaktion|redaction|rédaction|redazione|"
    r"redacción|"
    r"editorial|news|press|agency|agence|agentur|magazine|journalist(?:in)?|journaliste|kolumnist(?:in)?|columnist|critic|producer|admin|"
    r"administrator|webmaster|newsroom|media|online|guest|author|redakteur(?:in)?|korrespondent(?:in)?|photographer|chief|senior|"
    r"associate|assistant|deputy|executive|professor|director|university|unknown|anonymous|anonym|unbekannt|datum|date|minutes?|min|read|updated|published|comments?|share|follow|subscribe|"
    r"nachricht(?:en)?|\w{2,30}leiter(?:in)?|md[bl]|mep|text|words|photos?|fotos?|illustrations?|posted|facebook|twitter|veröffentlicht|phd|ph\.d|md|mba|"
    r"tips|share|tweet|instagram|linkedin|germany|posts|artikel|"
    r"comments|kommentare?|artikelübersicht|übersicht|profil|profile|website|blog|more|stories|topics|english|"
    r"university of|institute|institut|center|centre|academy|school|department|college|service|services|wire|"
    r"network|digital|newspaper|zeitung|radio|tv|inc|ltd|gmbh|llc|stiftung|verein|verband|bundesverband|e\.v|foundation|association|"
    r"verlag|rundfunk|copyright)\b|©",
    re.IGNORECASE,
)
_AGENCIES = {bare(name): name for name in (
    "AFP", "Agence France-Presse", "AP", "Associated Press", "The Associated Press", "Reuters", "dpa", "ANSA", "EFE",
    "Europa Press", "APA", "SDA", "Keystone-SDA", "PA Media", "Press Association", "Bloomberg", "UPI", "ANP", "Belga",
    "NTB", "TT", "Ritzau", "PAP", "LUSA", "Xinhua", "Kyodo", "Jiji Press", "CNN Newsource", "Canadian Press",
    "The Canadian Press", "Agenzia Nova", "Adnkronos", "AGI", "EP", "dpa-AFX", "KNA", "epd", "SID", "AAP",
    "PTI", "IANS",
)}  # fmt: skip
_CAPS = re.compile(r"(\b[A-ZÀ-Ý][a-zà-ÿ]{1,20})\s[A-Z]{2,20}(?:\s[A-Z]{2,20}){1,5}\w{0,10}\b.{0,60}$")
"""A name in mixed case and then an outlet's in capitals, run together."""
_MONTH_LAST = re.compile(
    r"(?<=[a-zA-Z])\s(?:January|February|March|April|June|July|August|September|October|November|December|Januar|Februar|"
    r"März|Juni|Juli|Oktober|Dezember)$"
)
"""What splitting at commas leaves of "Ada Vance March 3, 2021"."""
_MONTH = re.compile(
    r"(?:^|\s)(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$|"
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december)$",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"[^,]{0,60}\b(?:university|universität|université|universidad|institute|institut|department|college|academy)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "The",
        "im",
        "in",
        "the",
        "an",
        "am",
        "at",
        "zur",
        "zum",
        "der",
        "die",
        "das",
        "le",
        "la",
        "les",
        "un",
        "une",
        "il",
        "lo",
        "de",
        "about",
        "for",
        "mit",
        "und",
        "and",
        "of",
    ]
)
_PERSON = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿß]{1,20}(?:\s(?:[A-ZÀ-Ý][a-zà-ÿß]{1,20}(?:-[A-ZÀ-Ý][a-zà-ÿß]{1,20})?|[A-Z]\.)){1,2}"
)
_OUTLET = re.compile(
    r"^(?:The|Der|Die|Das|Le|La|Les|Los|El|Il)\s|"
    r"(?:times|post|tribune|gazette|herald|journal|zeitung|blatt|bote|anzeiger|kurier|courier|presse|press|news|today|"
    r"daily|weekly|world|review|report|guide|business|music|film|sport|club|shop|store|house|design|studio|magazin|"
    r"welt|zeit|spiegel|partei|fraktion|bund|land|stadt|kirche|france|deutschland|america|italia|center|group)s?\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-zß-ÿ]{4,30}\s(?!van\b|von\b|de\b|der\b|den\b)")
"""Words of a sentence: a name's first word in small letters is a particle, and short."""
_SAYS = re.compile(r"^[^\W\d_a-zß-ÿ].*\s[a-zß-ÿ]{7,30}(?:\s|$)")
"""The same behind a capital, as in "More articles here"."""
_INITIAL = re.compile(r"(?:\s[A-ZÀ-Ý]|\s[JS]r)\.$")
_CREDITED = re.compile(
    r"(?i:translated|übersetzt|übersetzung|traduit|traducido|tradotto|traduzido|vertaald)\s(?i:by|von|par|por|da|door)\s|"
    r"(?:AFP|AP|EFE|dpa|ANSA|Reuters|REUTERS|APA|EPA|Getty|Keystone|Belga|ANP|LUSA)\s?/\s?[A-ZÀ-Ý]"
)
"""Translators; and an agency before a slash and a name signs a picture; behind it, it signs a text."""
_BEFORE_ROLE = re.compile(
    r"([A-ZÀ-Ý][\w'’-]{1,20}(?:\s[A-Z]\.)?\s[A-ZÀ-Ý][\w'’-]{1,20})\s(?i:korrespondent|redakteur|reporter|correspondent|editor|journalist|columnist|"
    r"staff|senior|contributor|critic|writer)"
)
_PLACED = re.compile(r"[,|•·\n]\s{0,9}[^\s,|•·]{2,30}$")
"""One word behind a comma or bar: a place. Behind "and" it is somebody's name."""
_NAME = re.compile(r"^[^\W\d_][^\d<>{}()\[\]@=#?!:\"“”]{1,60}$")


def agency_in(text: str) -> str | None:
    """Return the news agency that the text names alone; None where it names none.

    >>> agency_in("By Reuters"), agency_in("Ann Reuters")
    ('Reuters', None)
    """
    return _AGENCIES.get(bare(_LEAD.sub("", squeeze(text))))


@lru_cache(maxsize=1024)
def names_in(text: str, site: frozenset[str]) -> tuple[str, ...]:
    """Return the persons whom a byline names, in its order; `site` are names that are no author's (see `sitename`).

    >>> names_in("By Ada Vance and Bo Reed, Staff Writers", frozenset())
    ('Ada Vance', 'Bo Reed')
    """
    text = _CAPS.sub(r"\1", squeeze(text))
    if not text or len(text) > 300 or "://" in text or text.startswith(("www.", "@")):
        return ()
    for _ in range(2):
        text = _LEAD.sub("", text)
    # "Harbour Broadcasting, Lyon, France" and "University of Lyon, Lyon, France" are addresses, not lists of names.
    if bare(text) in site or _INSTITUTION.match(text):
        return ()
    if _CREDITED.match(text):
        return ()
    found: list[str] = []
    beside_site = beside_role = False
    parts = _SPLIT.split(text)
    for part in parts[:12]:
        name = _MONTH_LAST.sub("", _TAIL.sub("", _LEAD.sub("", part)).strip(" ,;:-–—*\u200b"))
        if not _INITIAL.search(name):
            name = name.rstrip(".")
        if not name or not _NAME.match(name):
            continue
        name = _before_site(name, site, bool(found))
        letters = bare(name)
        if (
            not letters
            or letters in site
            or letters in _AGENCIES
            or _ROLE.search(name)
            or _MONTH.search(name)
            or len(name.split()) > 5
        ):
            if _ROLE.search(name):
                if not found and (before := _BEFORE_ROLE.match(name)) and is_like_a_person(before.group(1)):
                    found.append(before.group(1))
                if found:
                    break
                beside_role = True
            beside_site = beside_site or letters in site
            continue
        words = name.split()
        if ("_" in name and name.islower()) or words[-1] in _SMALL:
            # A machine's name of a user, and what is left of an outlet's.
            continue
        if len(words) == 1 and (beside_role or (name.isupper() and len(name) < 4)):
            # "Reporter in London, UK", and somebody's initials.
            continue
        if len(words) > 1 and (
            words[0] in _SMALL or (len(words) > 2 and (_SENTENCE.match(name) or _SAYS.search(name)))
        ):
            continue
        found.append(_cased(name))
    full = [name for name in found if " " in name]
    if beside_site and all(name.isascii() for name in found):
        # "The Gazette, Lyon": what stands beside an outlet or a desk in one word is a place.
        return tuple(full)
    # "Ada Vance, Berlin": beside a full name a single word is a place or a degree.
    alone = len(found) > 2 or (len(found) == 2 == len(parts) and " " in found[0] and _PLACED.search(text))
    return tuple(full if full and alone and all(name.isascii() for name in full[1:]) else found)


def _before_site(name: str, site: frozenset[str], beside: bool) -> str:
    """A name without the outlet that stands behind it: "Ada Vance Gazette Staff", "Ada gazette".

    Empty for a part that is an outlet's own, "GAZETTE Lyon", where it stands `beside` a person.
    """
    words = name.split()
    for place, word in enumerate(words[:5]):
        if not (place or word.isupper()) or bare(word) not in site:
            continue
        if place > 1 or (place == 1 and word.islower()):
            return " ".join(words[:place])
        if not place and beside and len(words) > 1:
            return ""
    return name


def is_like_a_person(text: str) -> bool:
    """Whether a name that an outlet bears may be a person's: two or three capitalised words, none of an outlet's.

    >>> is_like_a_person("Ada Vance"), is_like_a_person("Lyon Tribune"), is_like_a_person("The Gazette")
    (True, False, False)
    """
    return bool(_PERSON.fullmatch(squeeze(text))) and not (_OUTLET.search(text) or _ROLE.search(text))


def _cased(name: str) -> str:
    """A name printed in capitals only, in the case of a name."""
    if len(name) > 3 and name.isupper() and " " in name:
        return name.title()
    return name


def given_first(name: str) -> str:
    """Return "Vance, Ada" as "Ada Vance"; any other text as it is. Only for a field that holds one name."""
    parts = [part.strip() for part in name.split(",")]
    plain = len(parts) == 2 and all(part and len(part.split()) <= 2 for part in parts)
    return (
        f"{parts[1]} {parts[0]}"
        if plain and min(map(len, map(str.split, parts))) == 1 and not _ROLE.search(name)
        else name
    )
