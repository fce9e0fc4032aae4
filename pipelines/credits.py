"""Which outlets an article credits with its news: "THR had the details", "selon Le Parisien", "laut Variety"."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipelines.credit_words import AMBIGUOUS, OUTLETS
from pipelines.prose import Phrases
from scrapers.items import Article
from scrapers.watch import fold, fold_in_place, nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One outlet that the text names as the origin of its news."""

    outlet: str
    """Canonical name, also of an outlet that is not crawled."""
    evidence: str
    """The words around the name."""


def credited(article: Article, names: Mapping[str, str]) -> tuple[Credit, ...]:
    """The outlets credited in title, dek and body, each once, in the order of the text; never the article's own.

    `names` maps any folded name of an outlet to its canonical name, and goes before the table of widely known names.
    An outlet that neither knows is taken as written, where the words leave no doubt ("first reported by The Gazette").
    """
    table, phrases = _table(tuple(names.items()))
    text = "\n".join(nfc(part) for part in (article.title, article.dek, article.body[:_LIMIT]) if part)
    folded = fold_in_place(text)
    own = table.get(fold(article.outlet or ""), article.outlet or "")
    found: dict[str, Credit] = {}
    known: list[tuple[int, int]] = []
    for index, start, end in phrases.find(folded):
        name = phrases.phrases[index]
        if _is_a_name(text, start, end) and _is_credit(folded, start, end, name in AMBIGUOUS):
            known.append((start, end))
            if table[name] != own:
                found.setdefault(table[name], Credit(outlet=table[name], evidence=_around(text, start, end)))
    for outlet, start, end in _strangers(text, folded):
        canonical = table.get(fold(outlet), outlet)
        # "On April 24 The Gazette had the details" names the outlet that is known, and no other.
        if canonical != own and not any(begin < end and start < stop for begin, stop in known):
            found.setdefault(canonical, Credit(outlet=canonical, evidence=_around(text, start, end)))
    return tuple(found.values())


_LIMIT = 60_000
_STRONG = Phrases([
    "reported by", "revealed by", "broken by", "as told to", "revelee par", "revele par",
    "riportato da", "riportato dal", "riportato dalla", "rivelato da", "rivelato dal", "adelantado por",
    "un avance de", "segun adelanto", "noticiado por", "had the details", "had the news", "had the exclusive",
    "had the scoop", "had the story", "first to report", "first to break", "first to reveal", "first reported",
    "exclusively reported", "exclusively revealed", "broke the news", "broke the story", "berichtete zuerst", "berichtete exklusiv",
    "en exclusivite par",
])  # fmt: skip
"""Where any capitalized name beside is taken for an outlet's."""

# What stands right before a credited outlet, up to its name.
_BEFORE = re.compile(
    r"(?:\baccording to(?: (?:a|an|the) (?:new |recent |exclusive )?(?:report|story|article|interview|piece) (?:by|in|from|at|with))?"
    r"|\b(?:as )?(?:first |exclusively |originally |previously |also )?(?:reported|revealed|announced|broken|unveiled|confirmed|noted|published|shared|spotted|obtained) (?:first |exclusively )?(?:by|in|on|at|with|to)"
    r"|\breports? (?:by|from|in)|\bvia|\bper|\bas per|\bh/?t|\bhat tip(?: to)?|\bsources?:|\bcourtesy of|\bcredit:?"
    r"|\b(?:as )?(?:told|tells|telling|said to|spoke (?:with|to)|speaks (?:with|to)|speaking (?:with|to)|talked (?:with|to)|talking (?:with|to)|confirmed to|shared with|revealed to|confided to|sat down with)"
    r"|\b(?:interview|conversation|chat|statement|talk|q&a|profile|feature|story|piece) (?:with|to|in|for|by|from)"
    r"|\b(?:selon|d'apres|dixit|rapporte|annonce|revele|indique|precise|explique|source ?:)"
    r"|\b(?:confie|confiait|declare|declarait|raconte|racontait|explique|expliquait|revele|accorde|accordee|dit)[a-z]{0,3} (?:a|au|aux|dans|par)"
    r"|\b(?:rapportee?|annoncee?|revelee?|devoilee?|relayee?)s? (?:en premier |en exclusivite |d'abord )?par|\bau micro d[eu]|\bpropos (?:recueillis par|rapportes par)|\b(?:interview|entretien)(?: accordee?)? (?:a|au|avec|pour|de|donnee? a)"
    r"|\b(?:secondo|stando a|stando a quanto (?:riporta|riportato da|scrive)|riporta|riferisce|rivela|scrive|fonte:)(?: quanto (?:riportato|rivelato|riferito|riporta|scrive)(?: da)?)?"
    r"|\b(?:riportato|rivelato|annunciato|anticipato|diffuso|svelato|confermato)(?: in esclusiva| per primo)? (?:da|dal|dalla|dall'|su|a)"
    r"|\b(?:dichiarato|raccontato|detto|spiegato|confidato|rivelato|parlato|intervista|intervistato|intervistata|colloquio) (?:a|al|alla|con|da|dal|per|di|rilasciata a|rilasciata al)"
    r"|\b(?:laut|gemass|zufolge|nach angaben (?:von|des|der)|quelle:|wie|berichtet|meldet|schreibt|gegenuber|dem|von|im interview mit|im gesprach mit|interview mit|gesprach mit|exklusiv bei|verriet|sagte|erzahlte)"
    r"|\b(?:segun|de acuerdo (?:con|a)|informa|publica|adelanta|revela|cuenta|fuente:|tal y como (?:informa|publica|adelanta|recoge)|recoge|confirma)"
    r"|\b(?:contado|revelado|confesado|declarado|dicho|explicado|asegurado|adelantado|publicado|entrevista|informado) (?:a|al|con|para|por|en|concedida a)"
    r"|\b(?:segundo|de acordo com|conforme|noticiou|avancou|informou|revelou|contou a|disse a|em entrevista a|volgens|meldt|bericht)"
    r")(?: (?:the|a|an|le|la|les|l'|il|lo|gli|i|el|los|der|die|das|dem|den|o|os|as|ao|het|de|du|da))?"
    r"(?: (?:magazine|magazin|site|journal|quotidien|hebdomadaire|rivista|sito|quotidiano|settimanale|revista|diario|portal|branchenblatt|zeitschrift|zeitung|us-branchenblatt|us-magazin|us-portal|trade|outlet|americain|specialise|fachblatt|media|medio|jornal|site americain|sito americano|testata|testata americana))?"
    r"[\s\"'(\[:,]{0,3}$"
)  # fmt: skip
_LOOSE_BEFORE = re.compile(
    r"\b(?:wie|berichtet|dem|von|meldet|schreibt|rivela|revela|explique|indique|precise|confirma|cuenta)\W{0,3}$"
)
_AFTER = re.compile(
    r"['’]?s?\"?[\s)]{0,2}(?:,? (?:which|who) )?(?:magazine |magazin )?(?:has |had |have |was |were |is |just |also |now )?(?:the )?"
    r"(?:exclusively |first |originally |previously |recently )*"
    r"(?:reports\b|reported\b|report that|reporting\b|has the (?:details|news|exclusive|scoop|story)|had the (?:details|news|exclusive|scoop|story|first)|the (?:details|exclusive|scoop|first to (?:report|break|reveal|announce))"
    r"|details of|broke the (?:news|story)|breaks the (?:news|story)|brings word|learned\b|learns\b|hears\b|confirmed\b|confirms\b|revealed\b|reveals\b|announced\b|notes\b|noted\b|writes\b|wrote\b|debuted the|unveiled\b|shared (?:the|a|an)|first to (?:report|break|reveal|announce)"
    r"|got (?:the|a|an) (?:exclusive|scoop|first)|had it first|exclusive(?:ly)?\b|(?:is|was) reporting|(?:is|was) told"
    r"|rapporte|rapportait|annonce|annoncait|revele|revelait|indique|ecrit|affirme|croit savoir|a (?:revele|annonce|rapporte|devoile|appris|confirme|obtenu)|devoile"
    r"|riporta|riferisce|rivela|scrive|ha (?:rivelato|riportato|riferito|annunciato|svelato|appreso|confermato|anticipato)|anticipa|svela"
    r"|berichtet|berichtete|meldet|meldete|schreibt|zufolge|erfahren hat|erfuhr|enthullt|enthullte|exklusiv"
    r"|informa|informo|publica|publico|adelanta|adelanto|revela|revelo|ha (?:adelantado|publicado|revelado|informado|confirmado)|noticiou|avancou|revelou|informou|noticia|meldt|meldde)\b"
)  # fmt: skip
_PLURAL_VERB = re.compile(
    r"['’]?s? (?:magazine )?(?:has |first |exclusively )*(?:reports|first|exclusively|has|magazine|broke the)\b"
)

# Any capitalized name in a place where only an outlet can stand.
_LETTER = r"(?:[\w&'’-]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\bSt)\.)"  # a full stop ends a sentence, not "St." or "J."
_NAME = (
    rf"((?:The |Le |La |Il |El |Der |Die |Das )?[A-ZÀ-Ý]{_LETTER}{{1,24}}"
    rf"(?: (?:of |de |du |del |della |and |& )?[A-ZÀ-Ý0-9]{_LETTER}{{0,24}}){{0,4}})"
)
_STRANGER_AFTER = re.compile(
    r"(?:first reported by|first revealed by|news was broken by|was broken by|originally reported by|exclusively reported by|exclusively revealed by"
    r"|as reported by|[Aa]s told to|révélée? (?:en exclusivité )?par|(?:riportato|rivelato) (?:per primo |in esclusiva )?da(?:l|lla)?|come riportato da(?:l|lla)?"
    r"|adelantado por|un avance de|según adelantó|noticiado por) (?:the |le |la |il |el )?" + _NAME
)  # fmt: skip
_STRANGER_BEFORE = re.compile(
    _NAME
    + r" (?:had the (?:details|news|exclusive|scoop|story)|was (?:the )?first to (?:report|break|reveal)|first reported|exclusively (?:reported|revealed)|broke the (?:news|story)|berichtete zuerst|berichtete exklusiv)\b"
)


@lru_cache(maxsize=8)
def _table(names: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], Phrases]:
    table = {fold(alias): outlet for outlet, aliases in OUTLETS.items() for alias in (outlet, *aliases)}
    for name, outlet in names:
        canonical = table.get(fold(outlet))
        if canonical is not None and canonical != outlet:
            # The crawl's own name for an outlet of the table goes for all of its other names too.
            table.update({alias: outlet for alias, known in table.items() if known == canonical})
        table[fold(name)] = outlet
        table[fold(outlet)] = outlet
    table.update(
        {name[4:]: outlet for name, outlet in list(table.items()) if name.startswith("the ") and len(name) > 10}
    )
    return table, Phrases(sorted(name for name in table if len(name) > 1))


def _is_a_name(text: str, start: int, end: int) -> bool:
    """Short names and those that are common words must be written as names."""
    written = text[start:end]
    return written.isupper() if end - start <= 3 else written[0].isupper() or written[0].isdigit()


def _is_credit(folded: str, start: int, end: int, ambiguous: bool) -> bool:
    before = folded[max(0, start - 90) : start]
    line = before.rfind("\n") + 1
    if _BEFORE.search(before, line) and not (ambiguous and _LOOSE_BEFORE.search(before, line)):
        return True
    after = _AFTER.match(folded, end, end + 90)
    return after is not None and (not ambiguous or _PLURAL_VERB.match(folded, end, end + 60) is not None)


def _around(text: str, start: int, end: int) -> str:
    left = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 2, start - 160)
    stops = [at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0]
    return " ".join(text[max(0, left) : min([*stops, end + 120, len(text)])].split())


def _strangers(text: str, folded: str) -> list[tuple[str, int, int]]:
    found = []
    for _, start, end in _STRONG.find(folded):
        line_start = text.rfind("\n", 0, start) + 1
        for match in (
            _STRANGER_AFTER.search(text, max(line_start, start - 24), end + 90),
            _STRANGER_BEFORE.search(text, max(line_start, start - 70), end + 2),
        ):
            if match is not None and (name := match.group(1).rstrip(".'’")).lower() not in _PRONOUNS:
                found.append((name, match.start(1), match.end(1)))
    return found


_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "who", "this", "that", "the", "i", "you"})
