"""Every column of the reports on the monitor's own work: what it found, filled and missed, how outlets and runs do."""

from __future__ import annotations

from pipelines.tables import Column, Table, count, listed, moment, number, text

OUTLET = text("outlet", "Name of the outlet.", required=True)

RECALL = Table(
    name="recall",
    row="an outlet with relevant articles and a channel that named at least one of them",
    order="by outlet, then most articles first, then by channel",
    key=("outlet", "channel"),
    columns=(
        OUTLET,
        text(
            "channel",
            "feed, news_sitemap, sitemap, tag_page, search_page, home, wordpress, ...; none: articles that a person "
            "added, or that were read from an archive.",
            required=True,
        ),
        count("found", "Relevant articles of the outlet that the channel named."),
        count("missed", "Relevant articles of the outlet that it did not name."),
        count("alone", "Relevant articles that no other channel named."),
        number("share", "Part of the outlet's relevant articles.", "0 to 1", required=True),
        number(
            "estimated_all",
            "Relevant articles that the outlet has, found or not: Chao's lower bound by capture and recapture; empty "
            "with fewer than two channels, or fewer than ten articles that any named.",
            "articles",
        ),
        number("estimated_recall", "Found by the channel, of the estimate.", "0 to 1"),
    ),
    refers=(("outlet", "outlets", "outlet"),),
)

BACKFILL = Table(
    name="backfill",
    row="an outlet and month of publication of which a backfill found addresses; what it did with each of them",
    order="by outlet, then month, addresses of no known month last",
    key=("outlet", "month"),
    columns=(
        OUTLET,
        Column(
            name="month",
            kind="date",
            meaning="The month's first day, by the article where one was read, else as the listing or address tells; "
            "empty where none tells.",
        ),
        count("listed", "Addresses that a listing, index or archive named: fetched, failed, spared and left together."),
        count("fetched", "Of these, those whose page was read, by the backfill or before."),
        count("failed", "Of these, those whose page could not be read."),
        listed("failed_by_reason", "Why, with counts, the most frequent first."),
        count("spared", "Of these, those that were not asked for: robots.txt, no page, nothing that names the watch."),
        count("left", "Of these, those that the next backfill goes on with."),
        count("matched", "Relevant articles that they led to, each counted once."),
        count("primary", "Of the matched, those whose subject is the series."),
    ),
)

OUTLETS_SUGGESTED = Table(
    name="outlets_suggested",
    row="a host with coverage that no outlet names",
    order="most articles first, then by host",
    key=("host",),
    columns=(
        text("host", "Host of the addresses.", required=True),
        count("articles", "Addresses of this host that were named as coverage."),
        moment("first_seen", "When the first of them was seen.", required=True),
        text("example", "The newest of these addresses.", required=True),
        text("title", "Its headline, or what was said of it there."),
        text("outlet_file", "An outlets file for the host; 'scrapy outlets --adopt HOST' writes it.", required=True),
    ),
)

OUTLET_HEALTH = Table(
    name="outlet_health",
    row="an outlet that a run has asked",
    order="blocked first, then broken, quiet, fine; then by name",
    key=("outlet",),
    columns=(
        OUTLET,
        moment("last_success", "Start of the last run in which the outlet answered; empty where it never did."),
        count("requests", "Requests in its latest run."),
        number("share_304", "Part of the answered requests that said: not modified.", "0 to 1"),
        count("fetched", "Article pages with an outcome in its latest run."),
        count("failed", "Requests of its latest run that failed."),
        text("failed_by_reason", "How often each reason, as 'status 403: 3; timed out: 1'."),
        count("articles", "Relevant articles published, or where undated first seen, in the 30 days before that run."),
        text("verdict", "How it does.", among=("fine", "quiet", "broken", "blocked")),
        text("why", "What the verdict rests on, and what to do."),
        moment("since", "Start of the first run of the unbroken row of runs with this verdict."),
    ),
)

RUNS = Table(
    name="runs",
    row="a run",
    order="latest first",
    key=("run",),
    columns=(
        count("run", "Number of the run in its store."),
        text("kind", "crawl, replay or backfill.", required=True),
        moment("start", "When it started.", required=True),
        moment("end", "When it ended; empty where it is at work, or was killed."),
        text("ended", "finished, stopped, out of time, nothing reached; empty where it is at work, or was killed."),
        count("requests", "Requests."),
        count("bytes", "Received, as on the wire.", "bytes"),
        count("new", "Articles that became relevant."),
        count("changed", "Articles in which an edit was seen."),
        listed("failed_outlets", "Outlets that failed."),
        Column(name="exit_status", kind="integer", meaning="0: completed; 1: nothing could be done."),
    ),
)
