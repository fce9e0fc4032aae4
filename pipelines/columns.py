"""Every column of every report, once: its name, type, unit and meaning, and each file's row, order and keys.

Those of the reports on the monitor's own work stand in columns_of_runs.py.
"""

from __future__ import annotations

from pipelines.columns_of_runs import BACKFILL, OUTLET, OUTLET_HEALTH, OUTLETS_SUGGESTED, RECALL, RUNS
from pipelines.tables import Column, Table, count, day, listed, moment, number, stated, text

_PERSON = text("person", "Name of the person, as the watch writes it.", required=True)
_ARTICLES = count("articles", "Relevant articles, each counted once.")
_PRIMARY = count("primary", "Of the articles, those whose subject is the series.")
_OUTLETS = count("outlets", "Different outlets of these articles.")
_FIRST = stated("first", "When the earliest of the articles was published; undated articles aside.")
_LAST = stated("last", "When the latest of the articles was published; undated articles aside.")
_SHARE = number("share", "Part of all relevant articles.", "0 to 1", required=True)
_MENTIONS = count("mentions", "Times that the articles name the person.")
_MEDIAN_LAG = "median_lag_hours"

ARTICLES = Table(
    name="articles",
    row="one relevant article, as it stands now",
    order="newest first by the time of publication; undated articles last, by the time they were first seen",
    key=("url",),
    columns=(
        Column(name="url", kind="text", meaning="Canonical address, without tracking parameters.", required=True),
        OUTLET,
        text("title", "Headline.", required=True),
        stated("published", "When it was published, as the page states it; a day alone where no time is stated."),
        text("published_precision", "How exactly that is known.", among=("second", "minute", "day")),
        stated("modified", "When it was last modified, as the page states it."),
        moment("first_seen", "When it was seen here first.", required=True),
        text("kind", "Kind of article: news, review, recap, interview, ..."),
        text("relevance", "primary: about the series; mention: names it.", required=True, among=("primary", "mention")),
        number("score", "How sure the relevance is.", "0 to 1", required=True),
        listed("authors", "Names of the byline, in its order."),
        listed("categories", "Categories as the page prints them, in its order."),
        listed("tags", "Tags as the page prints them, in its order."),
        listed("cast", "People of the watch whom it names, in order of appearance."),
        text("story", "Key of its story: articles with the same one tell the same news."),
        text("language", "ISO 639-1."),
        Column(name="paywalled", kind="boolean", meaning="Whether it is behind a paywall; empty where not known."),
        text("evidence", "Why it counts as relevant, in words of the article."),
    ),
)

COVERAGE = Table(
    name="coverage",
    row="a day and outlet with at least one relevant article; undated articles are left out",
    order="by day, then outlet",
    key=("day", "outlet"),
    columns=(
        day("day", "Day of publication in the zone of the reports; a day stated alone is taken as it is."),
        OUTLET,
        _ARTICLES,
        _PRIMARY,
        count("running_total", "Articles of this row and all rows above."),
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
        OUTLET,
        _ARTICLES,
        _PRIMARY,
        _FIRST,
        _LAST,
        _SHARE,
        number(_MEDIAN_LAG, "Median lag behind the first outlet, over the stories that another told first.", "hours"),
        count("exclusives", "Articles of stories that no other outlet told."),
    ),
)

CAST = Table(
    name="cast",
    row="a person of the watch whom at least one relevant article names",
    order="most articles first, then most mentions, then by name",
    key=("person",),
    columns=(
        _PERSON,
        text("role", "cast, guest, creator, producer or former.", required=True),
        _ARTICLES,
        _MENTIONS,
        count("headline_mentions", "Articles that name the person in the headline."),
        _OUTLETS,
        stated("first_seen", "When the earliest article that names the person was published; undated ones aside."),
        stated("last_seen", "When the latest article that names the person was published; undated ones aside."),
        _SHARE,
    ),
)

CAST_WEEKLY = Table(
    name="cast_weekly",
    row="a person and week with at least one article that names the person; undated articles are left out",
    order="by week, then most articles first, then by name",
    key=("week", "person"),
    columns=(
        day("week", "The week's Monday, in the zone of the reports."),
        _PERSON,
        _ARTICLES,
        _MENTIONS,
        number("share", "Part of the week's relevant articles.", "0 to 1", required=True),
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
        text("other", "The second person.", required=True),
        count("articles", "Relevant articles that name both."),
        number("lift", "Times more often together than chance would have it; 1 is chance.", "ratio", required=True),
    ),
    refers=(("person", "cast", "person"), ("other", "cast", "person")),
)

AUTHORS = Table(
    name="authors",
    row="an author of at least one relevant article (accents and case aside)",
    order="most articles first, then by name",
    key=("author",),
    columns=(
        text("author", "Name, in its commonest spelling.", required=True),
        _ARTICLES,
        _PRIMARY,
        listed("outlets", "Outlets of these articles, by name."),
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
        text("tag", "The tag in its commonest spelling.", required=True),
        text("folded", "The tag without accents, in lower case: what spellings are compared by.", required=True),
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
        text("story", "Key of the story.", required=True),
        text("headline", "Title of its first article.", required=True),
        text("first_outlet", "The outlet that published it first.", required=True),
        stated("first_published", "When that was."),
        count("outlets", "Different outlets that told it."),
        listed("followed_by", "Outlets that followed, in order."),
        number(_MEDIAN_LAG, "Median lag of those that followed behind the first.", "hours"),
        _ARTICLES,
        listed("credited_source", "Outlets that its articles credit with the news."),
    ),
)

CHANGES = Table(
    name="changes",
    row="an edit to one field of a relevant article",
    order="newest first, then by address and field",
    key=("url", "seen", "field"),
    columns=(
        moment("seen", "When the edit was seen.", required=True),
        text("url", "Canonical address of the article.", required=True),
        OUTLET,
        text("title", "Headline as it stands now.", required=True),
        text("field", "What was edited: title, dek, body, tags, categories, authors, published.", required=True),
        text("before", "What stood there; of a text's body only the words around the first difference."),
        text("after", "What stands there since; likewise."),
    ),
    refers=(("url", "articles", "url"),),
)

DATES_AHEAD = Table(
    name="dates_ahead",
    row="a date that articles state for the series, and what for",
    order="by date, then most articles first, then by what",
    key=("date", "what"),
    columns=(
        day("date", "The date."),
        text("what", "What is to happen: premiere, release, finale, ...", required=True),
        _ARTICLES,
        _OUTLETS,
        text("first_stated_by", "The outlet that stated it first.", required=True),
        stated("first_stated", "When that was published."),
        text("evidence", "The sentence that stated it first."),
    ),
)

KINDS = Table(
    name="kinds",
    row="a kind of article",
    order="most articles first, then by kind",
    key=("kind",),
    columns=(
        text("kind", "news, review, recap, interview, ...", required=True),
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
        text("name", "Name as printed.", required=True),
        _ARTICLES,
        _OUTLETS,
        number("confidence", "Of the surest article.", "0 to 1", required=True),
        _FIRST,
        text("cue", "The words that put the name in cast position, in the surest article.", required=True),
        text("evidence", "The sentence of the surest article.", required=True),
    ),
)

COMPARE = Table(
    name="compare",
    row="a week, outlet and watch with at least one relevant article; undated articles are left out",
    order="by week, outlet and watch",
    key=("week", "outlet", "watch"),
    columns=(
        day("week", "The week's Monday, in the zone of the report."),
        OUTLET,
        text("watch", "Key of the watch.", required=True),
        count("articles", "Articles relevant to the watch; one that is relevant to two watches counts for each."),
        count("primary", "Of the articles, those whose subject is the watch's series."),
        number("share", "The watch's part of the outlet's articles of the week.", "0 to 1", required=True),
        number("share_of_week", "The watch's part of all outlets' articles of the week.", "0 to 1", required=True),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ARTICLES, COVERAGE, OUTLETS, CAST, CAST_WEEKLY, CAST_PAIRS, AUTHORS, TAGS, STORIES, CHANGES, DATES_AHEAD,
        KINDS, CAST_CANDIDATES, RECALL, BACKFILL, OUTLETS_SUGGESTED, OUTLET_HEALTH, RUNS,
    )
}  # fmt: skip
"""The reports of a watch's folder, by name."""

FILES: dict[str, Table] = {**TABLES, COMPARE.name: COMPARE}
"""All files that rows are written to."""
