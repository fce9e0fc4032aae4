"""What kind of article it is: review, recap, trailer, casting, ... with what shows it and the printed score or episode."""

# ruff: noqa: E501 - tables of phrases, a language a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipelines.kind_openings import OPENING
from pipelines.kind_words import HEADLINE, LABEL_OF, ORDER
from pipelines.prose import Prose, prose
from scrapers.items import Article
from scrapers.watch import Watch, fold

NEWS = "news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The one kind of an article."""

    label: str
    """A kind of `kind_words.ORDER`, or "news" where none fits."""
    evidence: str
    """Where it shows and the words: "title: ..."; empty for news."""
    detail: str | None = None
    """A review's score as printed ("4/5", "B+"), a recap's episode ("S1E3", "E3")."""


def kind_of(article: Article, watch: Watch) -> Kind:
    """Weigh headline, standfirst, section, tags, address and the first sentences; the headline weighs most."""
    text = prose(article, watch)
    scores: dict[str, float] = {}
    shown: dict[str, tuple[float, str]] = {}
    for label, weight, evidence in _signs(article, text):
        scores[label] = scores.get(label, 0.0) + weight
        if weight > shown.get(label, (0.0, ""))[0]:
            shown[label] = (weight, evidence)
    _settle(scores, fold(article.title or ""))
    score, detail = None, None
    if scores.get("review", 0.0) >= _DEK:
        score = _score(text)
        scores["review"] += 1.5 if score else 0.0
    label = max(ORDER, key=lambda kind: (scores.get(kind, 0.0), -ORDER.index(kind)))
    if scores.get(label, 0.0) < _LEAST:
        return Kind(label=NEWS, evidence="")
    if label == "review":
        detail = score
    elif label == "recap":
        detail = _episode(text)
    return Kind(label=label, evidence=shown[label][1], detail=detail)


_LEAST = 1.5
_TITLE, _DEK, _DEK_ALONE, _LABEL, _PATH, _OPENING, _SPOKEN, _BODY = 3.0, 1.0, 1.5, 1.0, 2.0, 1.8, 2.0, 2.5
_LEAD_LENGTH = 400
_CLOSING = 1200
_OF_TITLE_ONLY = ("opinion", "list", "gallery")


def _signs(article: Article, text: Prose) -> Iterator[tuple[str, float, str]]:
    title_end = text.folded.find("\n")
    named = {
        label: found for label, pattern in HEADLINE.items() if (found := pattern.search(text.folded, 0, title_end))
    }
    silent = not named
    for label, pattern in HEADLINE.items():
        if found := named.get(label):
            # The kind that a headline names first is mostly the one that it is.
            yield label, _TITLE - 0.6 * found.start() / max(title_end, 1), f"title: {text.text[:title_end]}"
        if label not in _OF_TITLE_ONLY and (found := pattern.search(text.folded, title_end + 1, text.body_at - 1)):
            yield label, _DEK_ALONE if silent else _DEK, f"dek: {text.quote(*text.sentence(found.start()))}"
    if silent:
        yield from _signs_of_the_text(text, title_end)
    for where, weight, words in (
        ("section", 1.6, (article.section, *article.categories)),
        ("tag", _LABEL, article.tags),
        ("address", _PATH, urlsplit(article.canonical_url).path.strip("/").split("/")[:-1]),
    ):
        for word in words:
            if word and (kind := LABEL_OF.get(fold(word))):
                yield kind, weight, f"{where}: {word}"
    if any(stem in text.folded for stem in _EDITED_STEMS) and (found := _EDITED.search(text.folded, text.body_at)):
        yield "interview", _BODY, f"text: {text.quote(*text.sentence(found.start()))}"
    questions = [
        line
        for line in text.text[text.body_at :].split("\n")
        if 12 < len(line) < 300 and line[-1] in "?”»" and "?" in line[-2:]
    ]
    if len(questions) >= 3:
        yield (
            "interview",
            _BODY,
            f"text: {len(questions)} questions, the first: {questions[0].strip()[:160]}",
        )


def _signs_of_the_text(text: Prose, title_end: int) -> Iterator[tuple[str, float, str]]:
    """What the text shows by itself, where the headline names no kind."""
    if (said := _SAID.match(text.text, 0, title_end)) and not text.names_title(0, said.end(1)):
        yield "interview", _SPOKEN, f"title: {text.text[:title_end]}"
    first_end = min(text.sentence(text.body_at)[1], text.body_at + _LEAD_LENGTH)
    for label, pattern in OPENING.items():
        if found := pattern.search(text.folded, text.body_at, first_end):
            yield (
                label,
                _OPENING - 0.3 * (found.start() - text.body_at) / _LEAD_LENGTH,
                (f"text: {text.quote(text.body_at, first_end)}"),
            )
    entries = len(_ENTRY.findall(text.text, text.body_at))
    if entries >= _MANY_ENTRIES:
        yield "list", _OPENING, f"text: {entries} entries"
    if printed := _printed_score(text):
        yield "review", _SPOKEN, f"text: {printed}"


_SAID = re.compile(
    r"((?:[A-ZÀ-Þ][\w’'.-]{1,24} ){1,3}[A-ZÀ-Þ][\w’'.-]{1,24}) ?: ?[“\"„«‘‹] ?[^“\"„«‹\n]{12,200}[”\"“»’›][.!?]?$"
)
_ENTRY = re.compile(r"^(?:[-•*–] |\d{1,2}[.)] ).", re.M)
_MANY_ENTRIES = 4
_EDITED = re.compile(
    r"edited (?:and condensed|for (?:length|clarity|brevity))|condensed (?:and edited|for)|propos recueillis|lightly edited|das gesprach fuhrte|das interview fuhrte"
)
_EDITED_STEMS = ("edited", "condensed", "propos recueillis", "fuhrte")
_YES_NO = re.compile(r"\b(?:canceled|cancelled|renewed|renouvelee|annulee|rinnovata|cancellata|verlangert|abgesetzt|renovada|cancelada) or\b|\b(?:or|ou|o|oder) (?:canceled|cancelled|renewed|annulee|renouvelee|cancellata|rinnovata|abgesetzt|verlangert|cancelada|renovada)\b")  # fmt: skip


def _settle(scores: dict[str, float], title: str) -> None:
    """Where two kinds meet in a headline, let the one that is about the other give way."""

    def yields(weaker: str, stronger: str, factor: float = 0.5) -> None:
        if weaker in scores and stronger in scores:
            scores[weaker] *= factor

    yields("premiere date", "trailer", 0.9)
    yields("announcement", "premiere date")
    for weaker in ("announcement", "gallery", "casting"):
        for stronger in ("trailer", "premiere date", "renewal", "cancellation", "awards"):
            yields(weaker, stronger, 0.7)
    yields("opinion", "review")
    yields("interview", "cancellation", 0.8)
    yields("interview", "recap", 0.8)
    yields("renewal", "cancellation", 0.6)
    yields("casting", "recap", 0.4)
    yields("casting", "review", 0.4)
    yields("casting", "interview", 0.6)
    yields("trailer", "interview", 0.8)
    if "list" in scores and scores["list"] >= _TITLE - 1:
        for label in scores:
            if label not in ("list", "recap") and not (label in _BEFORE_A_LIST and scores[label] > scores["list"]):
                scores[label] *= 0.7
    if _YES_NO.search(title):
        for label in ("renewal", "cancellation"):
            scores[label] = scores.get(label, 0.0) * 0.4


_BEFORE_A_LIST = ("awards", "trailer", "ratings")
"""Kinds that stay what they are though a list follows: "Nominations: the 16 biggest snubs"."""

_SCORE = re.compile(
    r"(?<![\d/.,])(\d{1,2}(?:[.,]\d{1,2})?|100) ?(?:/ ?(5|10|20|100)(?![\d/])|(?:stars? )?out of (5|10|five|ten|100)\b|(?:etoiles )?sur (5|10|20|cinq)\b|(?:sterne(?:n)? )?von (5|10|zehn|funf)\b|(?:stelle )?su (5|10)\b|(?:estrellas )?(?:sobre|de) (5|10)\b)"
    r"|([★⭐]{1,10}[☆½✩]{0,9})"
    r"|\b(?:grade|rating|score|verdict|our grade)[:\s]{1,3}([a-f][+-]?)(?![\w.])"
    r"|\b(?:rating|score|note|voto|wertung|nota|puntuacion|bewertung|stars)[: ]{1,3}(\d{1,2}(?:[.,]\d)?(?: ?/ ?\d{1,3}| (?:stars )?(?:out of|sur|von|su|de|sobre) \d{1,3})?)(?![\d/.,])"
    r"|\b(\d(?:[.,]5| ?½)?|one|two|three|four|five|(?:one|two|three|four)[- ]and[- ]a[- ]half)[- ]stars?\b"
)


def _score(text: Prose) -> str | None:
    """The score as printed; of several the last, as scores close a review."""
    best = None
    ends = len(text.folded) - _CLOSING
    for found in (
        *_SCORE.finditer(text.folded, 0, text.body_at + _LEAD_LENGTH),
        *_SCORE.finditer(text.folded, max(ends, text.body_at + _LEAD_LENGTH)),
    ):
        if (
            found.group(10)
            and found.start() > text.body_at
            and not text.folded[found.end() : found.end() + 12].strip(" .\n)").startswith("out")
        ):
            # "a five-star hotel" in the running text is no score; "four stars" at a line's end or beginning is.
            line_start = text.folded.rfind("\n", 0, found.start()) + 1
            if found.start() - line_start > 12:
                continue
        best = text.text[found.start() : found.end()]
    return (
        re.sub(
            r"^(?:grade|our grade|rating|score|verdict|note|voto|wertung|nota|puntuación|bewertung|stars)[:\s]+",
            "",
            best,
            flags=re.I,
        ).strip()
        if best
        else None
    )


def _printed_score(text: Prose) -> str | None:
    """A score that closes or opens the text in a form that nothing else has: stars, "4/5", "8 out of 10"."""
    ends = max(len(text.folded) - _AT_THE_END, text.body_at)
    for start, stop in ((ends, len(text.folded)), (0, text.body_at)):
        for found in _SCORE.finditer(text.folded, start, stop):
            if found.group(8) or found.group(1):
                return text.text[found.start() : found.end()]
    return None


_AT_THE_END = 160
_EPISODE = re.compile(
    r"\bs(?P<a>\d{1,2}) ?[.,:]? ?ep?(?P<b>\d{1,2})(?: ?[-–] ?e?(?P<b2>\d{1,2}))?\b|\b(?P<c>\d{1,2})x(?P<d>\d{1,2})\b"
    r"|\b(?:season|saison|stagione|staffel|temporada|seizoen) (?P<e>\d{1,2}|one|two|three)\W{1,3}(?:episodes?|episodio|episodi|folgen?|capitulo|episodios|aflevering) (?P<f>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?: ?(?:-|–|to|and|&|et|a|e|bis|y) ?(?P<f2>\d{1,2}))?"
    r"|\b(?:episodes?|episodio|episodi|folgen?|capitulo|episodios|ep\.) ?(?P<g>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?: ?(?:-|–|to|and|&|et|a|e|bis|y) ?(?P<g2>\d{1,2})\b)?"
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def _episode(text: Prose) -> str | None:
    """S1E3, E3 or E1-E3: what the headline says, else the standfirst, else the first sentences."""
    found = _EPISODE.search(text.folded, 0, text.body_at + _LEAD_LENGTH)
    if found is None:
        return None
    part = found.groupdict()
    season = part["a"] or part["c"] or part["e"]
    first = part["b"] or part["d"] or part["f"] or part["g"]
    last = part["b2"] or part["f2"] or part["g2"]
    return (f"S{_number(season)}" if season else "") + f"E{_number(first)}" + (f"-E{_number(last)}" if last else "")


def _number(word: str) -> int:
    return _WORDS.get(word) or int(word)
