"""Every column of every report, once: its name, type, unit and meaning, and each file's row, order and keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "list", "integer", "number", "boolean", "date", "moment", "stated"]
"""How a column is typed and printed.

text, integer, number, boolean, date: as everywhere. list: texts joined by "; ". moment: UTC inside, ISO 8601 with the
zone's offset in files. stated: a moment, a day alone, or a local time whose offset nobody states; ISO 8601 text.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of one file."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    """Empty where the meaning says it all (a count of what the name says, a text)."""
    required: bool = False
    """Never empty."""
    among: tuple[str, ...] = ()
    """The only values, where they are few and fixed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file of the reports."""

    name: str
    row: str
    """What a row is."""
    order: str
    """In which order rows stand."""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns by which a row is told from all others."""
    refers: tuple[tuple[str, str, str], ...] = ()
    """(column, table, column there): values that stand in another file too."""

    @property
    def header(self) -> list[str]:
        """The columns' names, in order."""
        return [column.name for column in self.columns]


def _text(name: str, meaning: str, *, required: bool = False, among: tuple[str, ...] = ()) -> Column:
    return Column(name=name, kind="text", meaning=meaning, required=required, among=among)


def _list(name: str, meaning: str) -> Column:
    return Column(name=name, kind="list", meaning=meaning)


def _count(name: str, meaning: str, unit: str = "") -> Column:
    return Column(name=name, kind="integer", meaning=meaning, unit=unit, required=True)


def _number(name: str, meaning: str, unit: str, *, required: bool = False) -> Column:
    return Column(name=name, kind="number", meaning=meaning, unit=unit, required=required)


def _stated(name: str, meaning: str) -> Column:
    return Column(name=name, kind="stated", meaning=meaning)


def _moment(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name=name, kind="moment", meaning=meaning, required=required)


def _day(name: str, meaning: str) -> Column:
    return Column(name=name, kind="date", meaning=meaning, required=True)


_OUTLET = _text("outlet", "Name of the outlet.", required=True)
_PERSON = _text("person", "Name of the person, as the watch writes it.", required=True)
_ARTICLES = _count("articles", "Relevant articles, each counted once.")
_PRIMARY = _count("primary", "Of the articles, those whose subject is the series.")
_OUTLETS = _count("outlets", "Different outlets of these articles.")
_FIRST = _stated("first", "When the earliest of the articles was published; undated articles aside.")
_LAST = _stated("last", "When the latest of the articles was published; undated articles aside.")
_SHARE = _number("share", "Part of all relevant articles.", "0 to 1", required=True)
_MENTIONS = _count("mentions", "Times that the articles name the person.")
_MEDIAN_LAG = "median_lag_hours"

ARTICLES = Table(
    name="articles",
    row="one relevant article, as it stands now",
    order="newest first by the time of publication; undated articles last, by the time they were first seen",
    key=("url",),
    columns=(
        Column(name="url", kind="text", meaning="Canonical address, without tracking parameters.", required=True),
        _OUTLET,
        _text("title", "Headline.", required=True),
        _stated("published", "When it was published, as the page states it; a day alone where no time is stated."),
        _text("published_precision", "How exactly that is known.", among=("second", "minute", "day")),
        _stated("modified", "When it was last modified, as the page states it."),
        _moment("first_seen", "When it was seen here first.", required=True),
        _text("kind", "Kind of article: news, review, recap, interview, ..."),
        _text(
            "relevance", "primary: about the series; mention: names it.", required=True, among=("primary", "mention")
        ),
        _number("score", "How sure the relevance is.", "0 to 1", required=True),
        _list("authors", "Names of the byline, in its order."),
        _list("categories", "Categories as the page prints them, in its order."),
        _list("tags", "Tags as the page prints them, in its order."),
        _list("cast", "People of the watch whom it names, in order of appearance."),
        _text("story", "Key of its story: articles with the same one tell the same news."),
        _text("language", "ISO 639-1."),
        Column(name="paywalled", kind="boolean", meaning="Whether it is behind a paywall; empty where not known."),
        _text("evidence", "Why it counts as relevant, in words of the article."),
    ),
)

COVERAGE = Table(
    name="coverage",
    row="a day and outlet with at least one relevant article; undated articles are left out",
    order="by day, then outlet",
    key=("day", "outlet"),
    columns=(
        _day("day", "Day of publication in the zone of the reports; a day stated alone is taken as it is."),
        _OUTLET,
        _ARTICLES,
        _PRIMARY,
        _count("running_total", "Articles of this row and all rows above."),
        Column(
            name="spike",
            kind="boolean",
            required=True,
            meaning="Whether the day, all outlets together, lies outside of what the 28 days before it let expect.",
        ),
    ),
)

OUTLETS = Table(
    name="outlets",
    row="an outlet with at least one relevant article",
    order="most articles first, then by name",
    key=("outlet",),
    columns=(
        _OUTLET,
        _ARTICLES,
        _PRIMARY,
        _FIRST,
        _LAST,
        _SHARE,
        _number(_MEDIAN_LAG, "Median lag behind the first outlet, over the stories that another told first.", "hours"),
        _count("exclusives", "Articles of stories that no other outlet told."),
    ),
)

CAST = Table(
    name="cast",
    row="a person of the watch whom at least one relevant article names",
    order="most articles first, then most mentions, then by name",
    key=("person",),
    columns=(
        _PERSON,
        _text("role", "cast, guest, creator, producer or former.", required=True),
        _ARTICLES,
        _MENTIONS,
        _count("headline_mentions", "Articles that name the person in the headline."),
        _OUTLETS,
        _stated("first_seen", "When the earliest article that names the person was published; undated ones aside."),
        _stated("last_seen", "When the latest article that names the person was published; undated ones aside."),
        _SHARE,
    ),
)

CAST_WEEKLY = Table(
    name="cast_weekly",
    row="a person and week with at least one article that names the person; undated articles are left out",
    order="by week, then most articles first, then by name",
    key=("week", "person"),
    columns=(
        _day("week", "The week's Monday, in the zone of the reports."),
        _PERSON,
        _ARTICLES,
        _MENTIONS,
        _number("share", "Part of the week's relevant articles.", "0 to 1", required=True),
    ),
    refers=(("person", "cast", "person"),),
)

CAST_PAIRS = Table(
    name="cast_pairs",
    row="two people whom at least one article names together, in alphabetical order",
    order="most articles first, then by names",
    key=("person", "other"),
    columns=(
        _PERSON,
        _text("other", "The second person.", required=True),
        _count("articles", "Relevant articles that name both."),
        _number("lift", "Times more often together than chance would have it; 1 is chance.", "ratio", required=True),
    ),
    refers=(("person", "cast", "person"), ("other", "cast", "person")),
)

AUTHORS = Table(
    name="authors",
    row="an author of at least one relevant article (accents and case aside)",
    order="most articles first, then by name",
    key=("author",),
    columns=(
        _text("author", "Name, in its commonest spelling.", required=True),
        _ARTICLES,
        _PRIMARY,
        _list("outlets", "Outlets of these articles, by name."),
        _FIRST,
        _LAST,
    ),
)

TAGS = Table(
    name="tags",
    row="a tag of at least one relevant article (accents and case aside)",
    order="most articles first, then by the folded tag",
    key=("folded",),
    columns=(
        _text("tag", "The tag in its commonest spelling.", required=True),
        _text("folded", "The tag without accents, in lower case: what spellings are compared by.", required=True),
        _ARTICLES,
        _OUTLETS,
        _FIRST,
        _LAST,
    ),
)

STORIES = Table(
    name="stories",
    row="a story: articles that tell the same news",
    order="newest first by its first article, then by key",
    key=("story",),
    columns=(
        _text("story", "Key of the story.", required=True),
        _text("headline", "Title of its first article.", required=True),
        _text("first_outlet", "The outlet that published it first.", required=True),
        _stated("first_published", "When that was."),
        _count("outlets", "Different outlets that told it."),
        _list("followed_by", "Outlets that followed, in order."),
        _number(_MEDIAN_LAG, "Median lag of those that followed behind the first.", "hours"),
        _ARTICLES,
        _list("credited_source", "Outlets that its articles credit with the news."),
    ),
)

CHANGES = Table(
    name="changes",
    row="an edit to one field of a relevant article",
    order="newest first, then by address and field",
    key=("url", "seen", "field"),
    columns=(
        _moment("seen", "When the edit was seen.", required=True),
        _text("url", "Canonical address of the article.", required=True),
        _OUTLET,
        _text("title", "Headline as it stands now.", required=True),
        _text("field", "What was edited: title, dek, body, tags, categories, authors, published.", required=True),
        _text("before", "What stood there; of a text's body only the words around the first difference."),
        _text("after", "What stands there since; likewise."),
    ),
    refers=(("url", "articles", "url"),),
)

DATES_AHEAD = Table(
    name="dates_ahead",
    row="a date that articles state for the series, and what for",
    order="by date, then most articles first, then by what",
    key=("date", "what"),
    columns=(
        _day("date", "The date."),
        _text("what", "What is to happen: premiere, release, finale, ...", required=True),
        _ARTICLES,
        _OUTLETS,
        _text("first_stated_by", "The outlet that stated it first.", required=True),
        _stated("first_stated", "When that was published."),
        _text("evidence", "The sentence that stated it first."),
    ),
)

KINDS = Table(
    name="kinds",
    row="a kind of article",
    order="most articles first, then by kind",
    key=("kind",),
    columns=(
        _text("kind", "news, review, recap, interview, ...", required=True),
        _ARTICLES,
        _PRIMARY,
        _OUTLETS,
        _FIRST,
        _LAST,
        _SHARE,
    ),
)

CAST_CANDIDATES = Table(
    name="cast_candidates",
    row="a person who is not in the watch and stands in cast position",
    order="most articles first, then most certain, then by name",
    key=("name",),
    columns=(
        _text("name", "Name as printed.", required=True),
        _ARTICLES,
        _OUTLETS,
        _number("confidence", "Of the surest article.", "0 to 1", required=True),
        _FIRST,
        _text("cue", "The words that put the name in cast position, in the surest article.", required=True),
        _text("evidence", "The sentence of the surest article.", required=True),
    ),
)

RECALL = Table(
    name="recall",
    row="a channel by which articles are found",
    order="most articles first, then by channel",
    key=("channel",),
    columns=(
        _text("channel", "feed, news_sitemap, sitemap, tag_page, search_page, home, wordpress, ...", required=True),
        _count("found", "Relevant articles that the channel named."),
        _count("missed", "Relevant articles that only other channels named."),
        _count("alone", "Relevant articles that no other channel named."),
        _number("share", "Part of the relevant articles that any channel named.", "0 to 1", required=True),
        _number(
            "estimated_all",
            "Relevant articles that there are, found or not: Chao's lower bound by capture and recapture.",
            "articles",
            required=True,
        ),
        _number("estimated_recall", "Found by the channel, of the estimate.", "0 to 1", required=True),
    ),
)

BACKFILL = Table(
    name="backfill",
    row="an outlet and month of publication of which a backfill found addresses; what it did with each of them",
    order="by outlet, then month, addresses of no known month last",
    key=("outlet", "month"),
    columns=(
        _OUTLET,
        Column(
            name="month",
            kind="date",
            meaning="The month's first day, by the article where one was read, else as the listing or address tells; "
            "empty where none tells.",
        ),
        _count(
            "listed", "Addresses that a listing, index or archive named: fetched, failed, spared and left together."
        ),
        _count("fetched", "Of these, those whose page was read, by the backfill or before."),
        _count("failed", "Of these, those whose page could not be read."),
        _list("failed_by_reason", "Why, with counts, the most frequent first."),
        _count("spared", "Of these, those that were not asked for: robots.txt, no page, nothing that names the watch."),
        _count("left", "Of these, those that the next backfill goes on with."),
        _count("matched", "Relevant articles that they led to, each counted once."),
        _count("primary", "Of the matched, those whose subject is the series."),
    ),
)

OUTLETS_SUGGESTED = Table(
    name="outlets_suggested",
    row="a host with coverage that no outlet names",
    order="most articles first, then by host",
    key=("host",),
    columns=(
        _text("host", "Host of the addresses.", required=True),
        _count("articles", "Addresses of this host that were named as coverage."),
        _moment("first_seen", "When the first of them was seen.", required=True),
        _text("example", "The newest of these addresses.", required=True),
        _text("title", "What was said of it there."),
    ),
)

OUTLET_HEALTH = Table(
    name="outlet_health",
    row="an outlet that a run has asked",
    order="blocked first, then broken, quiet, fine; then by name",
    key=("outlet",),
    columns=(
        _OUTLET,
        _moment("last_success", "Start of the last run in which the outlet answered; empty where it never did."),
        _count("requests", "Requests in its latest run."),
        _number("share_304", "Part of the answered requests that said: not modified.", "0 to 1"),
        _count("fetched", "Article pages with an outcome in its latest run."),
        _count("failed", "Requests of its latest run that failed."),
        _text("failed_by_reason", "How often each reason, as 'status 403: 3; timed out: 1'."),
        _count("articles", "Relevant articles published, or where undated first seen, in the 30 days before that run."),
        _text("verdict", "How it does.", among=("fine", "quiet", "broken", "blocked")),
        _text("why", "What the verdict rests on, and what to do."),
        _moment("since", "Start of the first run of the unbroken row of runs with this verdict."),
    ),
)

RUNS = Table(
    name="runs",
    row="a run",
    order="latest first",
    key=("run",),
    columns=(
        _count("run", "Number of the run in its store."),
        _text("kind", "crawl, replay or backfill.", required=True),
        _moment("start", "When it started.", required=True),
        _moment("end", "When it ended; empty where it is at work, or was killed."),
        _text("ended", "finished, stopped, out of time, nothing reached; empty where it is at work, or was killed."),
        _count("requests", "Requests."),
        _count("bytes", "Received, as on the wire.", "bytes"),
        _count("new", "Articles that became relevant."),
        _count("changed", "Articles in which an edit was seen."),
        _list("failed_outlets", "Outlets that failed."),
        Column(name="exit_status", kind="integer", meaning="0: completed; 1: nothing could be done."),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ARTICLES, COVERAGE, OUTLETS, CAST, CAST_WEEKLY, CAST_PAIRS, AUTHORS, TAGS, STORIES, CHANGES, DATES_AHEAD,
        KINDS, CAST_CANDIDATES, RECALL, BACKFILL, OUTLETS_SUGGESTED, OUTLET_HEALTH, RUNS,
    )
}  # fmt: skip
