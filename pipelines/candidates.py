"""People whom the watch does not know, named where a cast is named: "also stars", "joins as", "aux côtés de"."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.prose import Known, Phrases, Prose, prose
from scrapers.items import Article
from scrapers.watch import Watch, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person who may belong to the series' cast."""

    name: str
    """As written."""
    cue: str
    """The folded words that put the name in cast position: "also stars"."""
    confidence: float
    """0 to 1: from 0.7 on the sentence itself ties the person to the series."""
    evidence: str
    """The sentence."""


def candidates(article: Article, watch: Watch) -> tuple[Candidate, ...]:
    """Each person once, with the surest of the sentences, in the order of the text."""
    text = prose(article, watch)
    found: dict[str, Candidate] = {}
    for index, start, end in _CUES.find(text.folded)[:_MOST]:
        cue = _CUES.phrases[index]
        for candidate in _beside(text, cue, start, end):
            key = fold(candidate.name)
            if key not in found or candidate.confidence > found[key].confidence:
                found[key] = candidate
    return tuple(found.values())


_LEAST = 0.35
_MOST = 200
_REACH = 500
"""Characters of a sentence on either side of a cue: what has no full stop for longer is no sentence."""

# After the cue stand the names: "also stars A, B and C". The number is how sure the cue alone makes us.
_AFTER: dict[str, float] = {
    **dict.fromkeys(("also stars", "also star", "also starring", "also features", "also featuring", "cast also includes", "the cast includes", "cast includes", "co-starring", "co-stars", "guest stars include", "guest starring", "guest star", "guest stars", "rounding out the cast", "rounding out the ensemble", "rounding out the main cast", "cast is rounded out by", "ensemble includes", "ensemble also includes", "joining the cast", "joining the series", "recurring cast includes", "new cast members", "newcomers include", "have been added to the cast", "cast additions include", "joined the cast are"), 0.6),
    **dict.fromkeys(("starring", "stars", "featuring", "is led by", "headlined by", "cast of", "joined by", "alongside", "opposite"), 0.42),
    **dict.fromkeys(("casting de", "au casting", "distribution comprend", "distribution compte", "completent la distribution", "completent le casting", "aux cotes de", "figurent egalement", "on retrouve aussi", "on retrouvera aussi", "on retrouve egalement", "on retrouvera egalement", "casting comprend", "egalement au casting", "guest-star", "avec egalement", "avec aussi", "avec notamment"), 0.55),
    **dict.fromkeys(("nel cast anche", "nel cast ci sono", "nel cast troviamo", "nel cast figurano", "completano il cast", "cast comprende", "cast include", "del cast fanno parte", "fanno parte del cast", "al fianco di", "accanto a", "guest star della serie", "nel cast"), 0.52),
    **dict.fromkeys(("zum cast gehoren", "zum cast gehort", "zur besetzung gehoren", "ausserdem spielen", "auserdem spielen", "in weiteren rollen", "in weiteren rollen sind", "in gastrollen", "in einer gastrolle", "an der seite von", "neu im cast", "neu dabei", "mit dabei sind", "zum ensemble gehoren", "vervollstandigen den cast"), 0.55),
    **dict.fromkeys(("completan el reparto", "completa el reparto", "el reparto incluye", "reparto incluye", "en el reparto", "reparto lo completan", "protagonizada por", "junto a", "tambien aparecen", "estrella invitada", "completam o elenco", "no elenco", "o elenco inclui", "elenco conta com", "ao lado de", "protagonizada tambem por"), 0.5),
}  # fmt: skip
# Before the cue stand the names: "A joins the cast", "A et B rejoignent le casting".
_BEFORE: dict[str, float] = {
    **dict.fromkeys(("joins the cast", "join the cast", "joined the cast", "has joined the cast", "have joined the cast", "joins the ensemble", "joins as", "has been cast", "have been cast", "is cast as", "was cast as", "cast as", "has signed on", "signs on", "will guest star", "will guest-star", "guest stars as", "guest-stars as", "guest starring", "also guest starring", "set to recur", "will recur", "recurs as", "set to guest star", "boards the series", "added to the cast", "have been added to the cast", "rounds out the cast", "round out the cast", "also stars", "also star", "upped to series regular", "to guest star", "to recur", "in a recurring role", "in a guest role", "in a guest starring role"), 0.6),
    **dict.fromkeys(("joins", "join", "will play", "plays", "will star", "set to star", "set to play", "to play", "will portray", "portrays", "will appear", "tapped to play", "star in", "stars in", "co-stars", "as the", "stars as", "appears as", "co-star", "has landed"), 0.42),
    **dict.fromkeys(("rejoint le casting", "rejoignent le casting", "rejoint la distribution", "rejoignent la distribution", "rejoint la serie", "rejoignent la serie", "rejoint l'equipe", "s'ajoute au casting", "s'ajoutent au casting", "fait partie du casting", "font partie du casting", "completent la distribution", "completent le casting", "complete le casting", "en guest", "en guest-star", "est au casting", "sont au casting", "au casting de"), 0.58),
    **dict.fromkeys(("incarnera", "incarne", "jouera", "joue", "interpretera", "interprete", "campe", "pretera ses traits", "sera aussi"), 0.42),
    **dict.fromkeys(("entra nel cast", "entrano nel cast", "si unisce al cast", "si uniscono al cast", "si aggiunge al cast", "si aggiungono al cast", "completano il cast", "fa parte del cast", "fanno parte del cast", "nel ruolo di", "guest star"), 0.55),
    **dict.fromkeys(("interpretera il", "interpretera la", "interpreta", "interpretera", "sara", "vestira i panni"), 0.4),
    **dict.fromkeys(("stosst zum cast", "stosen zum cast", "stoßt zum cast", "stost zum cast", "stossen zum cast", "gehort zum cast", "gehoren zum cast", "verstarkt den cast", "verstarken den cast", "ubernimmt die rolle", "ubernimmt eine rolle", "ubernimmt eine gastrolle", "in einer gastrolle", "steigt ein", "schliest sich dem cast an", "ist neu dabei", "spielt mit"), 0.58),
    **dict.fromkeys(("spielt", "spielen", "mimt", "verkorpert", "als"), 0.38),
    **dict.fromkeys(("se une al reparto", "se unen al reparto", "se suma al reparto", "se suman al reparto", "se incorpora al reparto", "se incorporan al reparto", "ficha por", "fichan por", "completan el reparto", "dara vida a", "daran vida a", "entra para o elenco", "entram para o elenco", "se junta ao elenco", "completam o elenco", "dara vida ao", "vai interpretar"), 0.58),
    **dict.fromkeys(("interpretara a", "interpreta a", "encarnara a", "encarna a", "sera el", "sera la", "vivera"), 0.42),
}  # fmt: skip
_CUES = Phrases(sorted({*_AFTER, *_BEFORE}))

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = _CAPITAL + r"[\w'’]{0,19}(?:-[\w'’]{1,19})?"
_PERSON = (
    _CAPITAL + r"(?:[\w'’]{1,19}(?:-[\w'’]{1,19})?|\.)(?: (?:" + _CAPITAL + r"\.|de la|de|du|di|da|del|della|dos|von|van|van der|le|la|el|Le|La|De|Di|Van|Mc|O'|St\.) ?"
    r"| ){1}(?:" + _CAPITAL + r"\. )?" + _WORD + r"(?: (?:de |du |di |von |van )?" + _WORD + r")?(?:,? Jr\.)?"
)  # fmt: skip
_BRACKET = r"(?: ?\([^()\n]{1,80}\))?"
_JOIN = r"(?:,? (?:and|et|e|ed|und|y|&|sowie|as well as|ainsi que|plus|with|avec|con|mit) |, )(?:with |by |also |newcomers? |guest star |[a-zà-ü]{3,12} (?:star|winner|alum|actor|actress) )?"
_LIST = re.compile(_PERSON + _BRACKET + r"(?:" + _JOIN + _PERSON + _BRACKET + r"){0,14}")
_ONE = re.compile(_PERSON)
_IN_BRACKETS = re.compile(r"\([^()\n]{1,80}\)")
_LEAD_IN = re.compile(
    r"(?::|,)? ?(?:are|is|includes?|sont|est|ci sono|sind|son|anche|aussi|egalement|également|also|newcomers?|the|actress|actor|actors|veteran|star|l'actrice|l'acteur|l’actrice|l’acteur|les acteurs|attrice|l'attrice|l'attore|gli attori|schauspieler|Schauspieler|Schauspielerin|der Schauspieler|die Schauspielerin|actriz|la actriz|el actor|de|di|by|von|por|d'|d’|with|avec|con|mit|,|:| ){0,4} ?"
)  # fmt: skip
_TAIL = re.compile(
    r"(?:,? (?:who|which|qui|che|der|die|que|quien))?,?(?: (?:is|are|has|have|will|also|both|all|tous|toutes|deux|recently|just|est|sont|a|ont|sera|seront|ha|hanno|è|sono|wird|werden|ist|sind|hat|haben|también|aussi|anche|auch|egalement|également|now|officially|will be|been|also be|se|vient de|viennent de|zudem|außerdem|neu)){0,4} ?$"
)
_NOT_PEOPLE = frozenset(
    ["video", "studios", "studio", "award", "awards", "emmy", "emmys", "globe", "globes", "ballet", "opera", "theater", "theatre", "company", "festival", "season", "series", "institute", "media", "tv", "network", "pictures", "entertainment", "productions", "magazine", "times", "post", "news", "hollywood", "reporter", "variety", "deadline", "street", "city", "new", "york", "paris", "london", "los", "angeles", "university", "school", "academy", "national", "international", "royal", "house", "prime", "netflix", "amazon", "apple", "disney", "hbo", "max", "hulu", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "your", "when", "while", "where", "what", "who", "how", "why", "but", "and", "for", "with", "from", "after", "before", "episode", "episodes", "staffel", "saison", "stagione", "temporada", "serie", "cast", "casting", "reparto", "elenco", "girls", "show", "shows", "drama", "comedy", "american", "british", "french", "italian", "german", "spanish", "executive", "producer", "creator", "director", "writer", "meanwhile", "elsewhere", "also", "here", "there", "il", "la", "le", "les", "los", "las", "der", "die", "das", "une", "une", "un", "una", "ein", "eine", "dans", "avec", "pour", "nel", "nella", "mit", "und", "im", "am", "en", "el", "con", "por", "no", "na", "o", "a", "grammy", "oscar", "tony", "bafta", "cannes", "film", "films", "movie", "star", "wars", "stars"]
)  # fmt: skip
_ELSEWHERE = re.compile(
    r"\b(?:previously|formerly|best known for|known for|that series|that show|earlier|other credits|credits include|also known|in the film|connue? pour|vue? dans|notamment dans|nota per|noto per|visto in|bekannt aus|conocid[ao] por|starred in|played in|appeared in|last seen|coming off|recently wrapped|next up)\b"
)
_QUOTED = re.compile(r"[“\"«‘„]\s?([A-ZÀ-Ý0-9][^“”\"«»‘’„\n]{1,60})\s?[,.]?[”\"»’“]")


def _beside(text: Prose, cue: str, start: int, end: int) -> Iterator[Candidate]:
    left, right = text.sentence(start)
    left, right = max(left, start - _REACH), min(right, end + _REACH)
    spans = []
    if cue in _AFTER:
        lead = _LEAD_IN.match(text.text, end, right)
        if (found := _LIST.match(text.text, lead.end() if lead else end, right)) is not None:
            spans.append((found.start(), found.end(), _AFTER[cue]))
    if cue in _BEFORE:
        tail = _TAIL.search(text.text, max(left, start - 60), start)
        stop = tail.start() if tail else start
        before = [found for found in _LIST.finditer(text.text, max(left, stop - 240), stop) if stop - found.end() <= 1]
        spans.extend((found.start(), found.end(), _BEFORE[cue]) for found in before)
    for first, last, sure in spans:
        confidence = sure + _bearing(text, left, right, start)
        if confidence < _LEAST:
            continue
        listed = _IN_BRACKETS.sub(lambda bracket: " " * len(bracket.group()), text.text[first:last])
        for found in _ONE.finditer(listed):
            name = found.group().strip(" ,")
            if _is_new(name, text.known):
                yield Candidate(
                    name=name, cue=cue, confidence=round(min(confidence, 0.95), 2), evidence=text.quote(left, right)
                )


def _bearing(text: Prose, left: int, right: int, at: int) -> float:
    """How much the sentence speaks of the series: its title and its people for, another work against."""
    bearing = 0.0
    names = text.known
    others = [
        found for found in _QUOTED.finditer(text.text, left, right) if not _is_ours(text, found.start(1), found.end(1))
    ]
    if text.names_title(left, right):
        bearing += 0.2
    elif others:
        bearing -= 0.35
    elif text.names_title(*text.before(at)):
        bearing += 0.1
    elif not text.titles:
        bearing -= 0.4
    sentence = text.folded[left:right]
    if names.names.find(sentence):
        bearing += 0.12
    if _ELSEWHERE.search(sentence):
        bearing -= 0.3
    return bearing


def _is_ours(text: Prose, start: int, end: int) -> bool:
    words = text.folded[start:end].strip(" ,.'")
    return words in text.known.other or any(start <= at < end for at, _ in text.titles)


def _is_new(name: str, names: Known) -> bool:
    folded = fold(name)
    words = folded.replace("-", " ").replace(".", " ").split()
    if len(words) < 2 or folded in names.other or any(word in _NOT_PEOPLE for word in words):
        return False
    if names.titles.find(folded) or names.names.find(folded):
        return False
    return words[-1] not in names.words and not any(folded in phrase for phrase in names.other)
