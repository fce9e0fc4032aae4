"""Where an article's text has the words of the title, and whether they stand there as a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from pipelines import vocabulary
from pipelines.terms import (
    CONTEXT,
    FAIR,
    NETWORK,
    PERSON,
    SENSE,
    SPECIFIC,
    SURE,
    TITLE,
    TRANSLATED,
    Mark,
    Terms,
    accented,
)
from scrapers.parsers.cast import FUNCTION, Prose, is_headline
from scrapers.watch import fold_in_place

_MOST_PLACES = 400
"""Places in one field beyond which nothing more is learnt."""
_AROUND = 60
"""Characters on either side that are looked at: no line's first or last word is longer."""
_QUOTE_OPENS = re.compile('[“„«‘‹"]')
_OPENING = "\"“„«‘'‚‹*_[("
_CLOSING = "\"”“»’'›*_])"
_QUOTES = "\"“”„«»‘’'‚‹›"
_ELISION = re.compile(r"([^\W\d_]{1,4}['’]) ?$")
_CAPITAL_PAIR = re.compile(r" ([^\W\d_][\w'’\-]{1,30}) ([^\W\d_][\w'’\-]{1,30})")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The title's words at one place."""

    prose: Prose
    start: int
    end: int
    form: float
    """How surely they are a title by their form alone: 0 (unsure) to 2 (quoted, or named as a series)."""
    why: str
    named: bool = False
    """Quoted, a line or tag of its own, or beside a word that says what it is."""
    translated: bool = False


def occurrences(terms: Terms, prose: Prose, found: list[Mark]) -> tuple[list[Occurrence], int]:
    """The places where the title stands or might, and how often its words are common ones or another name's."""
    titles: list[Occurrence] = []
    others = 0
    starts = [mark.start for mark in found]
    for number, mark in enumerate(found):
        if len(titles) + others >= _MOST_PLACES:
            break
        if mark.sort == SENSE:
            others += 1
        elif mark.sort in (TITLE, TRANSLATED):
            occurrence = _occurrence(terms, prose, mark, found, number, starts)
            if occurrence is None:
                others += 1
            else:
                titles.append(replace(occurrence, translated=True) if mark.sort == TRANSLATED else occurrence)
    return titles, others


def _occurrence(
    terms: Terms, prose: Prose, mark: Mark, found: list[Mark], number: int, starts: list[int]
) -> Occurrence | None:
    text, start, end = prose.text, mark.start, mark.end
    written = text[start:end]
    if not _fits_accents(terms, prose.folded[start:end], written):
        return None
    if prose.where in ("tag", "slug"):
        return _in_label(prose, mark)
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    hashtag = before.endswith(("#", "@"))
    beside = _beside(prose, mark, found, number)
    quoted = _is_quoted(text, start, end)
    if written[0].isalpha() and not any(letter.isupper() for letter in written) and not hashtag:
        if quoted and beside:
            return Occurrence(prose, start, end, 1.5, "quoted, " + beside, True)
        return None
    if hashtag:
        return Occurrence(prose, start, end, 1.2, "hashtag")
    if quoted:
        return Occurrence(prose, start, end, 2.6 if beside else 2.0, "quoted" + (", " + beside if beside else ""), True)
    if _in_longer_quote(text, start, end, found, starts):
        return None
    if not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip() and prose.where == "body":
        return Occurrence(prose, start, end, 1.5, "a line of its own", True)
    word = _word_before(text, start)
    elided = _ELISION.search(before[-6:])
    determiner = _determiner(word, elided, terms)
    if determiner and (beside.startswith("before") or _is_possessed(prose, end)):
        determiner = False
    if determiner:
        return None
    if not beside and fold_in_place(word.lower()).endswith(vocabulary.KIND_ENDINGS):
        beside = f"after “{word}”"
    if beside:
        return Occurrence(prose, start, end, 2.4, beside, True)
    if _is_linked(prose, end, found, starts):
        return None
    if (
        not written.isupper()
        and _in_longer_name(prose, start, end, found, starts, word)
        and not is_headline(prose, start, end)
    ):
        return None
    opens = prose.where == "title" and not before.strip() and after.lstrip()[:1] in (":", "–", "—", "-", "|", ",")
    if terms.is_calendar and not opens:
        return None
    if written.isupper() and text[max(0, start - 12) : end + 12].isupper():
        return Occurrence(prose, start, end, 0.6, "in capitals")
    if opens:
        return Occurrence(prose, start, end, 1.6, "opens the headline")
    begins = not before.rstrip(" \"'“«‘¿¡(") or before.rstrip(" \"'“«‘¿¡(")[-1] in ".!?…\n"
    return Occurrence(prose, start, end, 0.8 if begins and prose.where != "title" else 1.0, "by name")


def _in_label(prose: Prose, mark: Mark) -> Occurrence | None:
    if prose.where == "tag":
        rest = (prose.folded[: mark.start] + prose.folded[mark.end :]).strip(" #:()-")
        if not rest:
            return Occurrence(prose, mark.start, mark.end, 1.5, "a tag", True)
        return Occurrence(prose, mark.start, mark.end, 0.8, "in a tag")
    return Occurrence(prose, mark.start, mark.end, 0.7, "in the address")


def _word_before(text: str, start: int) -> str:
    """The word before, where only a blank stands between; else empty."""
    if text[start - 1 : start] != " ":
        return ""
    word = re.split(r"[\s\"“„«‘(\[/|–—]", text[max(0, start - 32) : start - 1])[-1]
    return word if word[:1].isalpha() and word[-1] not in ",:;.!?)”»" else ""


def _beside(prose: Prose, mark: Mark, found: list[Mark], number: int) -> str:
    """What stands right beside the title and names it: "before: season 2", "after: series"; empty for nothing."""
    text = prose.text
    if number + 1 < len(found):
        following = found[number + 1]
        gap = text[mark.end : following.start]
        if (
            len(gap) <= 12
            and following.sort in (NETWORK, SURE, FAIR, PERSON, CONTEXT)
            and following.what not in vocabulary.NOT_BESIDE
        ):
            bare = gap.strip(" \"'“”«»‘’()[]:,–—-|/*_").lower()
            if bare in vocabulary.BETWEEN:
                strong = following.sort != FAIR or ":" in gap or gap in (" ", "-", "’s ", "'s ")
                linked = bare in ("de", "di", "von", "van", "d", "d'", "d’")
                if strong and "." not in gap and "\n" not in gap and not (linked and following.sort in (SURE, FAIR)):
                    return f"before “{text[following.start : following.end]}”"
    if number:
        previous = found[number - 1]
        gap = text[previous.end : mark.start]
        if len(gap) <= 6 and "." not in gap and "\n" not in gap:
            bare = gap.strip(" \"'“”«»‘’()[]:,–—-|/*_").lower()
            last = previous.what.rpartition(" ")[2]
            possessive = bare in ("s",) or gap[:1] in "'’"
            if bare in ("", "s", "d", "of", "tv") and (
                (previous.sort in (SURE, FAIR, CONTEXT) and last in vocabulary.BEFORE and not gap.startswith(","))
                or (previous.sort == SURE and "," not in gap)
                or (previous.sort in (NETWORK, PERSON) and (possessive or gap.strip() in ("", ":", "“", "«", "‘", '"')))
            ):
                return f"after “{text[previous.start : previous.end]}”"
    return ""


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks hold the title and no more; a comma or full stop inside is the printer's."""
    before, after = text[max(0, start - 3) : start].rstrip(), text[end : end + 3]
    if not before or before[-1] not in _OPENING.replace("(", "").replace("[", ""):
        return False
    if before[-1] in "'’" and len(before) > 1 and before[-2].isalnum():
        return False
    inside = after.lstrip(" ,.!?…;:")
    return bool(inside) and inside[0] in _CLOSING.replace(")", "").replace("]", "")


def _in_longer_quote(text: str, start: int, end: int, found: list[Mark], starts: list[int]) -> bool:
    """Whether quotation marks hold a longer name of which the title's words are a part ("La Bonne ...")."""
    left, right = text[max(0, start - 50) : start], text[end : end + 60]
    if not _QUOTE_OPENS.search(left):
        return False
    opened = max((left.rfind(mark) for mark in '“„«‘‹"'), default=-1)
    if opened < 0 or any(mark in left[opened + 1 :] for mark in ".!?\n”»›"):
        return False
    closed = min((place for place in (right.find(mark) for mark in '”»›"’') if place >= 0), default=-1)
    if closed < 0 or any(mark in right[:closed] for mark in ".!?\n"):
        return False
    if right[closed] == "’" and left[opened] != "‘":
        return False
    head, tail = left[opened + 1 :].strip(), right[:closed].strip(" ,")
    if not head and not tail:
        return False
    words = re.findall(r"[^\W_][\w'’\-]*", f"{head} {tail}")
    if len(words) > 6:
        return False
    for word in words:
        folded = fold_in_place(word.lower())
        if not (
            word[0].isupper() or word[0].isdigit() or folded in FUNCTION or folded.rpartition("'")[0] + "'" in FUNCTION
        ):
            return len(words) <= 2
    at = bisect_left(starts, end)
    goes_on = bool(tail) and at < len(found) and found[at].start <= end + 3
    return not (goes_on and found[at].sort in (*SPECIFIC, SURE, FAIR))


def _determiner(word: str, elided: re.Match[str] | None, terms: Terms) -> bool:
    """Whether an article or the like stands before the words: they are a common noun ("une ...", "the former ...")."""
    if terms.content_words > 1:
        return False
    if elided and fold_in_place(elided.group(1).lower()) in vocabulary.ELIDED:
        return True
    folded = fold_in_place(word.lower())
    # "a" before a vowel is a preposition, of Italian, Spanish or Portuguese.
    return folded in vocabulary.DETERMINERS or (word == "a" and terms.titles[0][0] not in "aeiou")


def _is_possessed(prose: Prose, end: int) -> bool:
    """Whether a word follows that a series has ("an ... fan"), joined by a blank or a hyphen."""
    after = re.match(r"[ \-]([^\W\d_]{3,20})", prose.folded[end : end + 24])
    return bool(after and (after.group(1) in vocabulary.POSSESSED or after.group(1) in vocabulary.ATTRIBUTES))


def _is_linked(prose: Prose, end: int, found: list[Mark], starts: list[int]) -> bool:
    """Whether a complement follows ("... of the Opera", "... du désert") that is not of the watch."""
    after = re.match(r" (d['’]|[^\W\d_]{2,5} )", prose.text[end : end + 8])
    if not after or fold_in_place(after.group(1).strip().lower()) not in vocabulary.LINKS:
        return False
    at = bisect_left(starts, end)
    return not (at < len(found) and found[at].sort in SPECIFIC and found[at].start <= end + 10)


def _in_longer_name(prose: Prose, start: int, end: int, found: list[Mark], starts: list[int], said: str) -> bool:
    """Whether capitalised words around make a longer name of it: "Chandon ...", "... Dorothée Gilbert"."""
    text = prose.text
    at = bisect_left(starts, end)
    beside = at < len(found) and found[at].start <= end + 2
    if not beside and (pair := _CAPITAL_PAIR.match(text, end)):
        one, two = pair.groups()
        if one[0].isupper() and two[0].isupper() and fold_in_place(one.lower()) not in FUNCTION:
            return True
    if not said or not said[0].isupper() or said.endswith(("'s", "’s", "'", "’", ".")):
        return False
    before = text[max(0, start - len(said) - 40) : start - len(said) - 1].rstrip(" ")
    sentence_start = not before or before[-1] in '.!?\n“"«‘:'
    known = at > 0 and found[bisect_left(starts, start) - 1].end >= start - 1 and bisect_left(starts, start) > 0
    return not known and not sentence_start and fold_in_place(said.lower()) not in FUNCTION


def _fits_accents(terms: Terms, folded: str, written: str) -> bool:
    """Whether accents stand only where a spelling of the title has one: "étoilé" is another word."""
    places = accented(written)
    if not places:
        return True
    allowed: set[int] = set()
    for form, accents in terms.accents:
        if form == folded:
            allowed |= accents
    return places <= allowed or not any(form == folded for form, _ in terms.accents)
