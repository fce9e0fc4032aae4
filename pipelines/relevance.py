"""How far an article is about the watched series: a level, a score and the sentence that decided."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines import vocabulary
from pipelines.title_forms import (
    CONTEXT,
    FAIR,
    NETWORK,
    PERSON,
    SENSE,
    SPECIFIC,
    SURE,
    Mark,
    Occurrence,
    Terms,
    compiled,
    marks,
    occurrences,
)
from scrapers.items import Article, Mention
from scrapers.parsers.cast import Prose, prose
from scrapers.watch import Watch, fold_in_place

PRIMARY, MENTION, NONE = "primary", "mention", "none"

_REACH = 220
"""Characters on either side of a title in which a word speaks for it: its sentence and the next."""
_ENOUGH = 3.1
_WEIGHTS = {PERSON: 1.5, NETWORK: 1.5, CONTEXT: 1.5, SURE: 0.75, FAIR: 0.4}
_MOST = {PERSON: 3.0, NETWORK: 1.5, CONTEXT: 3.0, SURE: 2.25, FAIR: 1.2}
_MANY = 24
"""Places of the title that are weighed one by one; where these suffice the rest are taken for the title too."""
_LIST = re.compile(r"(?:, |; | and | & | et | e | y | und | en |/)[\"“«‘']?[A-ZÀ-Þ0-9]")
_AND_MORE = re.compile(
    r"\b(?:and more|& more|and others|plus\b.{0,30}\bmore|et plus|et autres|e altr[eoi]|y mas|und mehr|en meer|e mais)\b"
)
_ROUND_UP = re.compile(
    r"^(?:the |les |le |i |die |las |los |os |as |de )?(?:\d{1,3} |best |top |meilleures |migliori |besten |mejores |melhores |beste )"
    r"|\b(?:what to (?:watch|stream)|new (?:on|to)|everything (?:coming|new|leaving|hitting)|arrives|coming to|leaving|nouveautes|"
    r"a voir|sorties|novita|cosa vedere|in uscita|was lauft|neu (?:bei|auf)|neuheiten|estrenos|que ver|novedades|lancamentos|"
    r"estreias|o que assistir|nieuw op|wat kijken|shows? to|series (?:to|a|da|de|que)|watch (?:this|in)|every .{0,30} (?:cancell?ed|"
    r"renewed)|(?:cancell?ed|renewed) (?:tv )?(?:shows|series)|series annulees|serie cancellate)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How far the article is about the series."""

    level: str
    """primary, mention or none."""
    score: float
    """0 to 1: at least 0.7 for primary, 0.4 to 0.7 for a mention, below 0.4 for none."""
    evidence: str
    """Why, and the sentence that decided; one line."""


def judge(article: Article, watch: Watch, people: tuple[Mention, ...] | None = None) -> Verdict:
    """Judge one article by title, dek, tags, body and the address's last part.

    `people` are its mentions where they have been read already; they bear on the level, not on whether it is named.
    """
    return judge_all(article, (watch,))[0]


def judge_all(article: Article, watches: Sequence[Watch]) -> tuple[Verdict, ...]:
    """A verdict for each of the watches, in their order."""
    gate = _gate(watches)
    texts = _texts(article)
    named = gate.named(texts)
    return tuple(
        _judge(article, compiled(watch), texts) if place in named else _UNNAMED for place, watch in enumerate(watches)
    )


_UNNAMED = Verdict(level=NONE, score=0.0, evidence="the title is not named")


class _Gate:
    """The titles of several watches in one automaton: which of them stand in an article at all."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        owners: dict[str, set[int]] = {}
        for place, watch in enumerate(watches):
            for pattern in compiled(watch).titles:
                owners.setdefault(pattern, set()).add(place)
        # A longer title hides a shorter one inside it.
        self._owners = [
            frozenset(place for inner, places in owners.items() if inner in pattern for place in places)
            for pattern in owners
        ]
        self._automaton = AhoCorasick(list(owners) or ["\x00"], matchkind=MatchKind.LeftmostLongest)

    def named(self, texts: list[Prose]) -> set[int]:
        """Places of the watches whose titles' letters stand in one of the texts."""
        found: set[int] = set()
        for written in texts:
            for pattern in {pattern for pattern, _, _ in self._automaton.find_matches_as_indexes(written.folded)}:
                found |= self._owners[pattern]
        return found


_gates: dict[tuple[int, ...], tuple[tuple[Watch, ...], _Gate]] = {}


def _gate(watches: Sequence[Watch]) -> _Gate:
    key = tuple(map(id, watches))
    entry = _gates.get(key)
    if entry is None:
        if len(_gates) >= 64:
            _gates.clear()
        # The entry holds the watches, so that their ids can't be others'.
        entry = _gates[key] = (tuple(watches), _Gate(watches))
    return entry[1]


@dataclass(slots=True)
class _Case:
    """What speaks for and against, gathered over all fields."""

    marks_of: dict[str, list[Mark]]
    """The marks of each field, by its kind and text."""
    titles: list[Occurrence]
    others: int
    """How often the title's words are common ones or another name's."""
    words: dict[int, set[str]]
    """The different terms of each sort."""
    heading: list[Mark]
    sorts_in_title: frozenset[int]
    specific_early: bool
    """Whether people, network or world of the series stand in headline, standfirst or the first lines."""

    def has(self, sort: int) -> int:
        return len(self.words.get(sort, ()))

    @property
    def specific(self) -> int:
        return sum(self.has(sort) for sort in SPECIFIC)

    def marks(self, occurrence: Occurrence) -> list[Mark]:
        return self.marks_of[occurrence.prose.where + occurrence.prose.text]


def _judge(article: Article, terms: Terms, texts: list[Prose]) -> Verdict:
    case = _case(texts, terms)
    if not case.titles:
        why = f"the title's words only in other senses ({case.others})" if case.others else "the title is not named"
        return Verdict(level=NONE, score=0.05 if case.others else 0.0, evidence=why)
    rated = [(_confidence(occurrence, case, terms), occurrence) for occurrence in case.titles[:_MANY]]
    confidence, best = max(rated, key=lambda pair: pair[0])
    needed = _ENOUGH
    if confidence < needed or not _has_ground(best, case, terms):
        score = round(min(0.39, 0.1 * max(confidence, 0)), 2)
        return Verdict(level=NONE, score=score, evidence=_line("too little speaks for the series", best))
    named = [occurrence for rating, occurrence in rated if rating >= needed - 1.2] + case.titles[_MANY:]
    reason = _reason_for_primary(article, case, named, terms)
    share = min(1.0, confidence / 8)
    if reason:
        shown = next((occurrence for occurrence in named if occurrence.prose.where == "title"), best)
        return Verdict(level=PRIMARY, score=round(0.7 + 0.3 * share, 2), evidence=_line(reason, shown))
    return Verdict(
        level=MENTION, score=round(0.4 + 0.29 * share, 2), evidence=_line(f"named in passing, {best.why}", best)
    )


def _texts(article: Article) -> list[Prose]:
    """Title, dek, labels, body and the address's words, as far as there are any."""
    texts = [("title", article.title), ("dek", article.dek)]
    texts += [("tag", label) for label in dict.fromkeys((*article.tags, *article.categories))]
    texts += [("body", article.body), ("slug", _slug(article.canonical_url or article.url))]
    return [prose(where, text) for where, text in texts if text]


def _case(texts: list[Prose], terms: Terms) -> _Case:
    found = [marks(terms, written) for written in texts]
    titles: list[Occurrence] = []
    others = 0
    words: dict[int, set[str]] = {}
    for written, of_field in zip(texts, found, strict=True):
        here, elsewhere = occurrences(terms, written, of_field)
        titles += here
        others += elsewhere
        if written.where != "slug":
            for mark in of_field:
                words.setdefault(mark.sort, set()).add(mark.what)
    heading = next((of_field for written, of_field in zip(texts, found, strict=True) if written.where == "title"), [])
    return _Case(
        marks_of={written.where + written.text: of_field for written, of_field in zip(texts, found, strict=True)},
        titles=titles,
        others=others,
        words=words,
        heading=heading,
        sorts_in_title=frozenset(mark.sort for mark in heading),
        specific_early=any(
            mark.sort in SPECIFIC and mark.start < 600
            for written, of_field in zip(texts, found, strict=True)
            if written.where in ("title", "dek", "body")
            for mark in of_field
        ),
    )


def _confidence(occurrence: Occurrence, case: _Case, terms: Terms) -> float:
    found = case.marks(occurrence)
    near: dict[int, set[str]] = {}
    first = bisect_left(found, (occurrence.start - _REACH,))
    for mark in found[first : bisect_left(found, (occurrence.end + _REACH,))]:
        near.setdefault(mark.sort, set()).add(mark.what)
    in_title = occurrence.prose.where == "title"
    if occurrence.prose.where == "body":
        # A headline speaks for all that stands below it, its names for the first lines.
        for mark in case.heading:
            if mark.sort == SURE or (mark.sort in SPECIFIC and occurrence.start < 600):
                near.setdefault(mark.sort, set()).add(mark.what)
    against = SENSE in near and not occurrence.named
    local = sum(min(_MOST[sort], weight * len(near.get(sort, ()))) for sort, weight in _WEIGHTS.items())
    if occurrence.prose.where in ("title", "tag", "slug", "dek"):
        # A headline is short; what its article says stands for its context.
        around = sum(min(_MOST[sort], weight * case.has(sort)) for sort, weight in _WEIGHTS.items())
        local = max(local, around if case.specific_early else 0.75 * around)
    whole = min(2.0, 0.5 * case.specific + 0.15 * (case.has(SURE) + case.has(FAIR)))
    if in_title and occurrence.form >= 1:
        local += 0.8 * (SURE in near) + 0.3 * any(sort in near for sort in SPECIFIC)
    if case.has(SURE) and _in_list(occurrence):
        local += 0.5 if occurrence.named else 1.3
    value = occurrence.form + local + whole + {1: 0.0, 2: 1.0}.get(terms.content_words, 2.2)
    if against:
        value -= 1.0
    if case.others > len(case.titles) and not occurrence.named:
        value -= 0.7
    if occurrence.translated:
        value -= 1.0
    return value


def _has_ground(occurrence: Occurrence, case: _Case, terms: Terms) -> bool:
    """Whether something ties the title to the series: its people, network or world, or the words beside the title."""
    if occurrence.translated:
        return case.specific >= 2 and case.has(PERSON) > 0
    if terms.content_words > 2 or case.specific:
        return True
    if occurrence.named:
        return case.has(SURE) >= 1
    if occurrence.prose.where == "title" and any(sort == SURE for sort in case.sorts_in_title):
        return True
    return case.has(SURE) >= 1 and _in_list(occurrence)


def _in_list(occurrence: Occurrence) -> bool:
    """Whether the title stands in a list of capitalised or quoted names."""
    if occurrence.prose.where not in ("body", "dek"):
        return False
    text = occurrence.prose.text
    around = text[max(0, occurrence.start - 80) : occurrence.end + 80].split("\n")[0]
    beside = re.match(
        r"[\"”»’']?(?: ?\([^()]{1,40}\))?\s?(?:[,;.:]|and\b|&|et\b|e\b|y\b|und\b|en\b)",
        text[occurrence.end : occurrence.end + 48],
    )
    return bool(beside) and len(_LIST.findall(around)) >= 2


def _reason_for_primary(article: Article, case: _Case, named: list[Occurrence], terms: Terms) -> str:
    """Why the series is what the article is about; empty where it is not."""
    in_title = [occurrence for occurrence in named if occurrence.prose.where == "title"]
    in_body = [occurrence for occurrence in named if occurrence.prose.where == "body"]
    length = len(article.body)
    dense = len(in_body) >= 2 and len(in_body) * 900 >= length
    heading = fold_in_place(article.title or "")
    if in_title:
        occurrence = in_title[0]
        if _is_list(occurrence, heading) and not (dense and len(in_body) >= 4):
            return ""
        if _is_attribute(occurrence, case.heading) and _is_other_work(occurrence, heading, len(in_body), length):
            return ""
        return "named in the headline"
    if _ROUND_UP.search(heading) and not (dense and len(in_body) >= 4):
        return ""
    early = [occurrence for occurrence in in_body if occurrence.start < max(400, length // 5)]
    dek = any(occurrence.prose.where == "dek" for occurrence in named)
    of_the_watch = not case.sorts_in_title.isdisjoint(SPECIFIC)
    if not any(occurrence.why not in ("hashtag", "in the address") for occurrence in named):
        return "its world in the headline" if CONTEXT in case.sorts_in_title and in_body else ""
    words = set(re.findall(r"[\w\-]+", heading))
    if words & vocabulary.CHANGES and len(in_body) <= 1:
        return ""
    if (early or dek) and dense and (of_the_watch or len(in_body) >= 3 or len(in_body) * 450 >= length):
        return "named from the first lines on and again and again"
    if dek and (of_the_watch or not length):
        return "named in the standfirst"
    if early and of_the_watch and (length < 900 or len(in_body) * 1500 >= length):
        return "its people in the headline, its title in the first lines"
    return ""


def _is_list(occurrence: Occurrence, heading: str) -> bool:
    """Whether the headline names several titles."""
    text, start, end = occurrence.prose.text, occurrence.start, occurrence.end
    if _AND_MORE.search(heading):
        return True
    beside = re.match(r"[\"”»’']?(?:,| and | & | et | e | y | und | en )\s?[\"“«‘']?[A-ZÀ-Þ0-9]", text[end : end + 12])
    before = re.search(
        r"[A-ZÀ-Þ0-9][\w’' ]{1,30}[\"”»’']?(?:,| and| &| et| e| y| und| en)\s[\"“«‘']?$",
        text[max(0, start - 50) : start],
    )
    commas = text.count(",") + len(re.findall(r" (?:and|&|et|e|y|und|en) ", text))
    return bool((beside or before) and commas >= 2)


def _is_attribute(occurrence: Occurrence, found: list[Mark]) -> bool:
    """Whether the headline uses the title to say who somebody is ("... star", "... alum")."""
    text = occurrence.prose.folded[occurrence.end : occurrence.end + 30]
    after = re.match(r"['’\"”»]{0,2}s?[ \-]([\w\-]+)", text)
    if after and after.group(1) in vocabulary.ATTRIBUTES:
        return True
    owned = re.match(r"['’\"”»]{0,2}s ", text)
    return bool(owned) and any(mark.sort == PERSON and mark.start == occurrence.end + owned.end() for mark in found)


def _is_other_work(occurrence: Occurrence, heading: str, times: int, length: int) -> bool:
    words = set(re.findall(r"[\w\-]+", heading))
    if times >= 3 and times * 700 >= length:
        return False
    return bool(words & vocabulary.OTHER_WORK) or (length > 1200 and times <= 2)


def _slug(url: str) -> str:
    """The words of the address's longest part."""
    path = unquote(urlsplit(url).path)
    part = max(path.split("/"), key=len, default="")
    return re.sub(r"[-_+.]+", " ", part).strip()


def _line(reason: str, occurrence: Occurrence) -> str:
    sentence = occurrence.prose.sentence_text(occurrence.start, occurrence.end)
    return f"{reason}: {sentence[:237] + '...' if len(sentence) > 240 else sentence}"
