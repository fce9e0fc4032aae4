"""A case: one hostile outlet, and what must come of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.hostile.wire import Answer, Behaviour, Host, response
from tests.site import article

FINE = "/etoile-fine"
"""The page of a hostile outlet that is in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`answers` by path; `feed` lists these pages at /feed unless that is an answer of its own.

    `ends`: path -> (outcome, part of its reason). `titles`: path -> the title of the article that is read there.
    `health`: the outlet's verdict, where the case is about it.
    """

    name: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    feed: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ("/feed",)
    sitemaps: tuple[str, ...] = ()
    ends: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    health: str | None = None
    otherwise: Answer | None = None
    greeting: Behaviour | None = None
    scheme: str = "http"
    home: str | None = None
    """An address that is not the host's, such as a name that never resolves."""
    most_requests: int = 60

    def host(self) -> Host:
        """A server for the case, not opened yet."""
        answers = dict(self.answers)
        if "/feed" not in answers and self.feed:
            answers["/feed"] = response(rss(*self.feed), "application/rss+xml")
        answers.setdefault("/", response(article("A paper", "The home of a paper.").encode()))
        return Host(answers=answers, otherwise=self.otherwise, greeting=self.greeting, scheme=self.scheme)

    def outlet(self, host: Host) -> str:
        """The case as a table of an outlets file."""
        home = self.home or host.home
        lines = [f'[[outlet]]\nname = "{self.name}"\nhome = "{home}"']
        for key, paths in (("feeds", self.feeds), ("sitemaps", self.sitemaps)):
            addresses = ", ".join(f'"{home}{path[1:]}"' for path in paths)
            lines += [f"{key} = [{addresses}]"] if paths else []
        return "\n".join(lines) + "\n"


def about(title: str, *paragraphs: str, head: str = "") -> str:
    """The page of an article about the series."""
    said = paragraphs or ("Étoile, the ballet series by Amy Sherman-Palladino, is on Prime Video.",)
    return article(title, *said, head=head)


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """The answer that is a page about the series, in order."""
    return response(about(title, *paragraphs, head=head).encode())


def rss(*paths: str) -> bytes:
    """A feed of these pages."""
    items = "".join(f"<item><title>Étoile {path[1:]}</title><link>{path}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{items}</channel></rss>'.encode()


def good(number: int) -> Case:
    """An outlet that is in order, with six articles."""
    paths = tuple(f"/etoile-{number}-{place}" for place in range(6))
    titles = {path: f"Étoile story {number} number {place}" for place, path in enumerate(paths)}
    answers = {
        path: page(title, f"Étoile, the Prime Video series, had its story {title[13:]} told by Luke Kirby in Paris.")
        for path, title in titles.items()
    }
    ends = dict.fromkeys(paths, ("kept", ""))
    return Case(name=f"Good {number}", answers=answers, feed=paths, titles=titles, ends=ends, health="fine")
