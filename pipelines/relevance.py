"""How far an article is about the watched series: a level, a score and the sentence that decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pipelines.subject import reason_for_primary
from pipelines.terms import Terms, compiled, gate
from pipelines.title_forms import Occurrence
from pipelines.weighing import ENOUGH, IN_PASSING, confidence, gather, has_ground
from scrapers.items import Article, Mention
from scrapers.parsers.cast import Prose, prose
from scrapers.watch import Watch

PRIMARY, MENTION, NONE = "primary", "mention", "none"

_MANY = 16
"""Places of the title that are weighed one by one; where these suffice the rest are taken for the title too."""
_EVIDENCE_LIMIT = 240


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
    """Judge one article by title, dek, tags, body and the address's longest part.

    `people` are its mentions where they have been read already: a headline that names one by surname alone then
    counts as the series' too.
    """
    return judge_all(article, (watch,), (people or (),))[0]


def judge_all(
    article: Article, watches: Sequence[Watch], people: Sequence[tuple[Mention, ...]] | None = None
) -> tuple[Verdict, ...]:
    """A verdict for each of the watches, in their order; costs hardly more than one where few titles are named."""
    texts = _texts(article)
    named = gate(watches).named(texts)
    return tuple(
        _judge(article, compiled(watch), texts, people[place] if people else ()) if place in named else _UNNAMED
        for place, watch in enumerate(watches)
    )


_UNNAMED = Verdict(level=NONE, score=0.0, evidence="the title is not named")


def _judge(article: Article, terms: Terms, texts: list[Prose], people: tuple[Mention, ...]) -> Verdict:
    case = gather(texts, terms)
    if not case.titles:
        why = f"the title's words only in other senses ({case.others})" if case.others else "the title is not named"
        return Verdict(level=NONE, score=0.05 if case.others else 0.0, evidence=why)
    rated = [(confidence(occurrence, case, terms), occurrence) for occurrence in case.titles[:_MANY]]
    highest, best = max(rated, key=lambda pair: pair[0])
    if highest < ENOUGH or not has_ground(best, case, terms):
        score = round(min(0.39, 0.1 * max(highest, 0)), 2)
        return Verdict(level=NONE, score=score, evidence=_line("too little speaks for the series", best))
    named = [occurrence for rating, occurrence in rated if rating >= IN_PASSING] + case.titles[_MANY:]
    share = min(1.0, highest / 8)
    reason = reason_for_primary(article, case, named, any(person.in_title for person in people))
    if reason:
        shown = next((occurrence for occurrence in named if occurrence.prose.where == "title"), best)
        return Verdict(level=PRIMARY, score=round(0.7 + 0.3 * share, 2), evidence=_line(reason, shown))
    evidence = _line(f"named in passing, {best.why}", best)
    return Verdict(level=MENTION, score=round(0.4 + 0.29 * share, 2), evidence=evidence)


def _texts(article: Article) -> list[Prose]:
    """Title, dek, labels, body and the address's words, as far as there are any."""
    texts = [("title", article.title), ("dek", article.dek)]
    texts += [("tag", label) for label in dict.fromkeys((*article.tags, *article.categories))]
    texts += [("body", article.body), ("slug", _slug(article.canonical_url or article.url))]
    return [prose(where, text) for where, text in texts if text]


def _slug(url: str) -> str:
    """The words of the address's longest part."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    part = max(path.split("/"), key=len, default="")
    return re.sub(r"[-_+.]+", " ", part).strip()


def _line(reason: str, occurrence: Occurrence) -> str:
    sentence = occurrence.prose.sentence_text(occurrence.start, occurrence.end)
    return f"{reason}: {sentence[: _EVIDENCE_LIMIT - 3] + '...' if len(sentence) > _EVIDENCE_LIMIT else sentence}"
