"""Whether the series that an article names is what the article is about."""

from __future__ import annotations

import re

from pipelines import vocabulary
from pipelines.terms import CONTEXT, FAIR, NETWORK, PERSON, SPECIFIC, SURE, Mark
from pipelines.title_forms import Occurrence
from pipelines.weighing import Case, in_list
from scrapers.items import Article
from scrapers.watch import fold_in_place

_JOINT = r"(?:,|;| and| &| et| e| y| und| en| plus)"
_LIST_GOES_ON = re.compile(
    rf"[\"”»’“']?\s?{_JOINT}\s[\"“„«‘']?\s?(?:[A-ZÀ-Þ0-9]|more\b|others\b|autres\b|mehr\b|m[áa]s\b|meer\b|altr[eoi]\b|mais\b)"
)
_LIST_BEFORE = re.compile(rf"[A-ZÀ-Þ0-9][\w’' ]{{1,30}}[\"”»’“']?\s?{_JOINT}\s[\"“„«‘']?\s?$")
_AND_MORE = re.compile(
    r"\b(?:and more|& more|and others|et plus|et autres|e altr[eoi]|y mas|und mehr|en meer|e mais)\b"
)
_ROUND_UP = re.compile(
    r"^(?:the |les |le |i |die |las |los |os |as |de |our |nos )?"
    r"(?:\d{1,3} |best |top |meilleures |migliori |besten |mejores |melhores |beste )"
    r"|\b(?:what to (?:watch|stream)|what's (?:new|on)|new (?:on|to)|everything (?:coming|new|leaving|hitting)|leaving|"
    r"nouveautes|que regarder|a voir (?:ce|cette|en)|les sorties|novita|cosa vedere|in uscita|was lauft|"
    r"neu (?:bei|auf)|neuheiten|serienstarts|estrenos|que ver|novedades|lancamentos|estreias|o que assistir|"
    r"nieuw op|wat kijken|shows to|series to|watch (?:this|in)|every .{0,30}(?:cancell?ed|renewed)|"
    r"(?:cancell?ed|renewed) (?:tv )?(?:shows|series)|series (?:annulees|canceladas)|serie (?:tv )?cancellate|"
    r"nominees|nominations|nominados|nominierungen)\b"
)
_TO_WORK = re.compile(r"\bto (?:star|play|lead|direct|join|appear|headline|host|write|voice|produce)\b")
_SHORT = 300
"""Characters: of a text this short it can't be said how much of it is about what its headline names."""


def reason_for_primary(article: Article, case: Case, named: list[Occurrence], person_in_title: bool) -> str:
    """Why the series is the subject; empty where it is named in passing: in a list, or as somebody's earlier work."""
    in_title = [occurrence for occurrence in named if occurrence.prose.where == "title"]
    in_body = [occurrence for occurrence in named if occurrence.prose.where == "body"]
    length = len(article.body)
    heading = fold_in_place(article.title or "")
    dense = len(in_body) >= 2 and len(in_body) * 900 >= length
    full = len(in_body) >= 4 and dense
    if in_title:
        first = in_title[0]
        if not full and _is_list(first, case, heading):
            return ""
        if not dense and length >= _SHORT and _ROUND_UP.search(heading[: first.start]):
            return ""
        if _is_attribute(first, case.heading) and _is_other_work(heading, len(in_body), length):
            return ""
        return "named in the headline"
    if not full and _ROUND_UP.search(heading):
        return ""
    return _without_headline(case, named, in_body, length, heading, person_in_title or case.heads(PERSON, CONTEXT))


def _without_headline(
    case: Case, named: list[Occurrence], in_body: list[Occurrence], length: int, heading: str, of_the_series: bool
) -> str:
    """The same where the headline does not name the title; `of_the_series`: it names its people or its world."""
    if all(occurrence.why in ("hashtag", "in the address") for occurrence in named):
        return "its world in the headline" if case.heads(CONTEXT) and in_body else ""
    dense = len(in_body) >= 2 and len(in_body) * 900 >= length
    if not of_the_series and all(in_list(occurrence) for occurrence in in_body):
        return ""
    if len(in_body) <= 1 and _is_new_engagement(heading):
        return ""
    early = any(occurrence.start < max(400, length // 5) for occurrence in in_body)
    dek = any(occurrence.prose.where == "dek" for occurrence in named)
    if (early or dek) and dense and (of_the_series or len(in_body) >= 3 or len(in_body) * 450 >= length):
        return "named from the first lines on and again and again"
    if dek and (of_the_series or not length):
        return "named in the standfirst"
    # A headline about somebody does not make the series the subject; one on a series, or on its world, does.
    of_a_series = case.heads(CONTEXT) or (case.heads(SURE) and case.heads(PERSON, NETWORK))
    if (
        early
        and of_the_series
        and (of_a_series or len(in_body) >= 2)
        and (length < 900 or len(in_body) * 1500 >= length)
    ):
        return "its people in the headline, its title in the first lines"
    return ""


def _is_list(occurrence: Occurrence, case: Case, heading: str) -> bool:
    """Whether the headline names several titles, this one among them."""
    text, start, end = occurrence.prose.text, occurrence.start, occurrence.end
    after = _LIST_GOES_ON.match(text, end)
    before = _LIST_BEFORE.search(text, max(0, start - 50), start)
    own = (*SPECIFIC, SURE, FAIR)
    if after and any(mark.sort in own and end < mark.start <= after.end() for mark in case.heading):
        after = None
    if before and any(mark.sort in own and start - 8 <= mark.end <= start for mark in case.heading):
        before = None
    if not (after or before):
        return False
    joints = text.count(",") + len(re.findall(r" (?:and|&|et|e|y|und|en) ", text))
    return joints >= 2 or bool(_AND_MORE.search(heading))


def _is_attribute(occurrence: Occurrence, found: list[Mark]) -> bool:
    """Whether the headline uses the title to say who somebody is ("... star", "... alum", "...'s Luke Kirby")."""
    rest = occurrence.prose.folded[occurrence.end : occurrence.end + 30]
    after = re.match(r"['\"”»]{0,2}s?[ \-]([\w\-]+)", rest)
    if after and after.group(1) in vocabulary.ATTRIBUTES:
        return True
    owned = re.match(r"['\"”»]{0,2}s ", rest)
    return owned is not None and any(
        mark.sort == PERSON and mark.start == occurrence.end + owned.end() for mark in found
    )


def _is_other_work(heading: str, times: int, length: int) -> bool:
    if times >= 3 and times * 700 >= length:
        return False
    return _is_new_engagement(heading) or (length > 1200 and times <= 2)


def _is_new_engagement(heading: str) -> bool:
    words = set(re.findall(r"[\w\-]+", heading))
    return not words.isdisjoint(vocabulary.CHANGES) or bool(_TO_WORK.search(heading))
