"""What an element's surroundings and the words beside a date say of it: publication, update, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from scrapers.parsers.teasers import Teasers

_ASIDE_TAGS = frozenset({"nav", "aside", "select", "form", "figcaption", "blockquote", "iframe", "button"})
_ASIDE = re.compile(
    r"(?<!date[-_])comment|respond|repl(?:y|ies)\b|disqus|related|sidebar|side-bar|(?<!elementor-)widget|teaser|(?<!post[-_])(?<!entry[-_])"
    r"(?<!article[-_])(?<!content[-_])footer|recommend|popular|trending|most-?(?:read|viewed)|carousel|ticker|weather"
    r"|event|calend|archive|masthead|topbar|cookie|newsletter|promo|latest|recent|\bmore-|-more\b|read-?next|\bnext-"
    r"|prev-|pagination|subscri|advert|copyright|tweet|twitter|instagram|embed|forum|login|\bbio\b"
)
_FIRM_HINT = re.compile(
    r"pub(?:lish(?:ed)?|lication)?[-_]?(?:date|time|on)|date[-_]?pub|posted[-_]?on|entry[-_]date|post[-_]{0,2}date"
    r"|article[-_]{0,2}date|dateline|news[-_]?date|time-?stamp"
)
_HINT = re.compile(
    r"date|time|publi|posted|byline|meta|datum|fecha|\bdata\b|artikel-?info|entry-?info|stamp|veroeff|info"
)
_MODIFIED_HINT = re.compile(r"modif|updat|edited|revis|aktualis")
_UPDATED_ALONE = re.compile(r"(?:^|\s)updated(?:\s|$)")
_PUBLISHED_WORDS = re.compile(
    r"publish|\bpubl?\b|posted|veroffentlicht|veroeffentlicht|erstellt|erschienen|geschrieben|publie\b|publiee|\bparu"
    r"|poste le|mis en ligne|\becrit|pubblicat|scritt|publicad|postad|escrit|gepubliceerd|geplaatst|geschreven|created"
    r"|\bfiled|written|reviewed|submitted|released|online seit|online since|eingestellt|datum|\bdate\b|fecha|\bdata\b"
    r"|first\b|pressemitteilung|meldung|press release|communique"
)
_LEADING_WORDS = re.compile(
    r"(?:\bby|\bvon|\bpar|\bpor|\bdoor|\bdi|\bda|\bde|\bautor\w{0,3}:?)\s\D{3,60}$"
    r"|(?:\bam|\bvom|\ble|\bel|\bil|\bem|\bop|\bon)\s?:?\s*(?:\w{3,10},?\s*)?$"
)
_MODIFIED_WORDS = re.compile(
    r"updat|modifi|aktualisi|geandert|bearbeitet|uberarbeitet|mise? a jour|\bmaj\b|aggiornat|actualiza|atualizad"
    r"|bijgewerkt|gewijzigd|laatste wijziging|\bstand\b|edited|revised|letzte anderung|last changed|correct(?:ed|ion)"
)
_OTHER_WORDS = re.compile(
    r"copyright|©|\(c\)|expire|valid|until|\bbis\b|jusqu|\bborn\b|geboren|\bdied\b|joined|member since|mitglied seit"
    r"|abgerufen|accessed|retrieved|deadline|\bstarts?\b|begin|\bends?\b|event|termin|\bseit\b|\bsince\b|registered"
    r"|anmeldung|next|\bab\s*:?\s*$|version|premiere|\bfrom\b|\bto\b\s*$|between|birth|isbn|\bissue|ausgabe|today|heute"
)
_PUBLISHED_AFTER = re.compile(
    r"veroffentlicht|veroeffentlicht|geschrieben|gepostet|posted|published|publie|erstellt|eingestellt"
)
_MODIFIED_AFTER = re.compile(r"geandert|bearbeitet|aktualisiert|\bupdated\b|modified|\bedited\b|\bupdate\b|mis a jour")
_LEVELS = 25
_LEVELS_OF_HINTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an element stands."""

    aside: bool = False
    """In comments, side bars, teasers, footers."""
    hint: float = 0.0
    """How much its own name and its parents' speak for a date, 0 to 2."""
    modified: bool = False
    updated: bool = False
    """Named "updated" and nothing else: WordPress themes call the only date so, published or not."""
    elsewhere: bool = False
    """Beside another article's linked headline: certainly not the page's."""


def standing(node: LexborNode, around: frozenset[int], judged: dict[int, bool], teasers: Teasers | None) -> Standing:
    """Judge by tag, class and id, up to the headline's ancestors (`around`), which hold article and asides alike.

    `judged` remembers for one page which of the outer elements stand aside; without `teasers` none is known.
    """
    aside, hint, modified, updated = False, 0.0, False, False
    walker: LexborNode | None = node if node.tag != "-text" else node.parent
    last = _LEVELS_OF_HINTS - 1
    for level in range(_LEVELS_OF_HINTS):
        if walker is None or walker.mem_id in around:
            break
        tag, attributes = walker.tag, walker.attributes
        if tag == "body" or tag == "html":
            break
        names = _names(attributes)
        aside = aside or _is_named_aside(tag, names, outer=level == last)
        if len(names) > 2:
            hint = max(hint, _hint(names, level))
            if level < 2 and _MODIFIED_HINT.search(names):
                updated = updated or bool(_UPDATED_ALONE.search(names))
                modified = modified or "publi" not in names
        if tag == "time":
            hint = max(hint, 1.5)
        walker = walker.parent
    aside = aside or _is_aside(walker, around, judged)
    elsewhere = teasers is not None and teasers.hold(node)
    return Standing(aside=aside, hint=hint, modified=modified and not updated, updated=updated, elsewhere=elsewhere)


def _is_aside(node: LexborNode | None, around: frozenset[int], judged: dict[int, bool]) -> bool:
    """Whether the element or one that holds it stands aside."""
    passed: list[int] = []
    aside = False
    for _ in range(_LEVELS):
        if node is None:
            break
        identity = node.mem_id
        if identity in judged:
            aside = judged[identity]
            break
        tag = node.tag
        if identity in around or tag == "body" or tag == "html":
            break
        passed.append(identity)
        names = _names(node.attributes)
        if _is_named_aside(tag, names, outer=True):
            aside = True
            break
        node = node.parent
    judged.update(dict.fromkeys(passed, aside))
    return aside


def _is_named_aside(tag: str | None, names: str, *, outer: bool) -> bool:
    """Whether tag or names say so; an outer footer holds more than a byline."""
    if tag in _ASIDE_TAGS or (names and _ASIDE.search(names)):
        return True
    return outer and tag == "footer" and "entry" not in names


def _names(attributes: dict[str, str | None]) -> str:
    said = [value for name in ("class", "id", "itemprop") if (value := attributes.get(name))]
    return " ".join(said).lower() if said else ""


def _hint(names: str, level: int) -> float:
    if _FIRM_HINT.search(names):
        return 2.0
    return (1.5 if level < 2 else 1.0) if _HINT.search(names) else 0.0


def label(lead: str, tail: str, *, in_prose: bool = False) -> str | None:
    """What the folded words before (and just after) a date call it: published, modified or other; None for nothing.

    The last word of them counts. In prose "on" and "by" before a date say nothing.

    >>> label("zuletzt aktualisiert am ", ""), label("posted by anna on ", ""), label("geboren am ", "")
    ('modified', 'published', 'other')
    """
    lead = lead[-70:]
    last = max((max((found.start() for found in words.finditer(lead)), default=-1), kind) for kind, words in _LABELS)
    if last[0] > -1:
        return last[1]
    if _MODIFIED_AFTER.search(tail, 0, 60):
        return "modified"
    if _PUBLISHED_AFTER.search(tail, 0, 70) or (not in_prose and _LEADING_WORDS.search(lead)):
        return "published"
    return None


_LABELS = (("published", _PUBLISHED_WORDS), ("modified", _MODIFIED_WORDS), ("other", _OTHER_WORDS))
