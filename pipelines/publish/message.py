"""A message to people, as plain text and as HTML; what outlets wrote is inert in both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipelines.publish.cells import inert

LONGEST_LINE = 300
"""Characters of a line that come from outside: a title, a reason."""

_STYLE = "max-width:40em;margin:1em auto;padding:0 1em;font:16px/1.5 sans-serif"
"""Of a mail's body, where it must stand in the element: many readers of mail drop style sheets."""

_CALLS = re.compile(r"@(?=everyone|here|channel)|<(?=[!@#])", re.IGNORECASE)
"""What makes a chat room ring for everybody in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: what it says, what is said about it, and where it leads."""

    text: str
    about: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Entries under a heading; `left_out` counts those that are not shown."""

    heading: str
    entries: tuple[Entry, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent. `key` is the same however often it is sent, so that a repetition can be told."""

    key: str
    title: str
    text: str
    html: str


def compose(key: str, title: str, sections: tuple[Section, ...], *, intro: str = "") -> Message:
    """Return the message; its title is one line, an address is a link only where it is http or https."""
    title = line(title)
    return Message(
        key=key, title=title, text=_text(key, title, sections, intro), html=_html(key, title, sections, intro)
    )


def section(heading: str, entries: list[Entry], most: int) -> Section:
    """Return a section of the first `most` entries that counts the rest."""
    return Section(heading=heading, entries=tuple(entries[:most]), left_out=max(len(entries) - most, 0))


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "new article"), counted(2, "story", "stories")
    ('1 new article', '2 stories')
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def line(text: str) -> str:
    """Return text from outside as one line that rings no bell.

    >>> line("Étoile\\r\\nBcc: all@example.org"), line("Hello @everyone")
    ('Étoile Bcc: all@example.org', 'Hello @\\u2060everyone')
    """
    clean = _CALLS.sub(lambda found: f"{found[0]}\u2060", inert(text))
    return clean if len(clean) <= LONGEST_LINE else f"{clean[: LONGEST_LINE - 1]}…"


def _text(key: str, title: str, sections: tuple[Section, ...], intro: str) -> str:
    lines = [title, *([line(intro)] if intro else [])]
    for one in sections:
        lines += ["", one.heading]
        for entry in one.entries:
            lines.append(f"- {line(entry.text)}" + (f" ({line(entry.about)})" if entry.about else ""))
            if entry.url:
                lines.append(f"  {inert(entry.url)}")
        if one.left_out:
            lines.append(f"- and {one.left_out} more")
    return "\n".join([*lines, "", f"Message {key}"])


def _html(key: str, title: str, sections: tuple[Section, ...], intro: str) -> str:
    parts = [Markup("<h1>{}</h1>").format(title)]
    if intro:
        parts.append(Markup("<p>{}</p>").format(line(intro)))
    for one in sections:
        parts.append(Markup("<h2>{}</h2>").format(one.heading))
        parts.append(Markup("<ul>{}</ul>").format(Markup("").join(map(_item, one.entries))))
        if one.left_out:
            parts.append(Markup("<p>and {} more</p>").format(one.left_out))
    parts.append(Markup("<p><small>Message {}</small></p>").format(key))
    head = Markup('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{}</title></head>').format(title)
    return f'{head}<body style="{_STYLE}">{Markup("").join(parts)}</body></html>'


def _item(entry: Entry) -> Markup:
    said: Markup = escape(line(entry.text))
    if entry.url.startswith(("http://", "https://")):
        said = Markup('<a href="{}">{}</a>').format(inert(entry.url), said)
    about = Markup(" ({})").format(line(entry.about)) if entry.about else ""
    return Markup("<li>{}{}</li>").format(said, about)
