"""The store's tables, once. Times of our own are UTC epoch seconds; stated times keep their text beside them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 1
"""Of this schema; a store of a newer one is refused."""

metadata = MetaData()

Id = BigInteger().with_variant(Integer, "sqlite")


def _page() -> Column[int]:
    return Column("page_id", Id, ForeignKey("pages.id", ondelete="CASCADE"), nullable=False)


def _watch() -> Column[int]:
    return Column("watch_id", Integer, ForeignKey("watches.id"), nullable=False)


about = Table(
    "about",
    metadata,
    Column("program", String, primary_key=True),
    Column("version", Integer, nullable=False),
)

watches = Table(
    "watches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
)

outlets = Table(
    "outlets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("home", String),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    _watch(),
    Column("started_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("kind", String, nullable=False),  # crawl, replay, backfill
    Column("ended", String),  # finished, stopped, out of time, nothing reached; null: still at work, or killed
    Column("requests", Integer, nullable=False, server_default="0"),
    Column("bytes", BigInteger, nullable=False, server_default="0"),
    Column("new", Integer, nullable=False, server_default="0"),  # articles that became relevant in this run
    Column("changed", Integer, nullable=False, server_default="0"),
    Column("failed_outlets", Text, nullable=False, server_default=""),  # names joined by "; "
    Column("exit_status", Integer),
)

run_outlets = Table(
    "run_outlets",
    metadata,
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("outlet_id", Integer, ForeignKey("outlets.id"), nullable=False),
    Column("requests", Integer, nullable=False, server_default="0"),
    Column("answered", Integer, nullable=False, server_default="0"),  # with any status
    Column("not_modified", Integer, nullable=False, server_default="0"),
    Column("bytes", BigInteger, nullable=False, server_default="0"),
    Column("fetched", Integer, nullable=False, server_default="0"),  # article pages with an outcome
    Column("failed", Integer, nullable=False, server_default="0"),
    Column("reasons", Text, nullable=False, server_default=""),  # "status 403: 3; timed out: 1"
    Column("new", Integer, nullable=False, server_default="0"),
    Column("listed", Integer, nullable=False, server_default="0"),  # links that its sources named
    Column("waiting", Integer, nullable=False, server_default="0"),  # links left for the next run
    Column("verdict", String),  # fine, quiet, broken, blocked
    Column("why", Text),
    PrimaryKeyConstraint("run_id", "outlet_id"),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet_id", Integer, ForeignKey("outlets.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("kind", String, nullable=False),  # as scrapers.memory.Source says
    Column("found_by", String, nullable=False),  # stated, or the address that named it
    Column("part", Boolean, nullable=False, server_default="0"),  # a further page of another listing
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", String),
    Column("trusted", Boolean, nullable=False, server_default="1"),  # its validators tell the truth
    Column("asked_at", BigInteger),
    Column("answered_at", BigInteger),  # last time with status 200 or 304
    Column("changed_at", BigInteger),
    Column("checked_at", BigInteger),  # when its body was compared although its validators said "unchanged"
    Column("status", String),  # of the last answer: "200", "304", "timed out", ...
    Column("listed", Integer),  # links in the last full answer
    Column("problem", Text),
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("body", Text),  # of robots.txt only
    UniqueConstraint("outlet_id", "url"),
)

links = Table(
    "links",
    metadata,
    Column("id", Id, primary_key=True),
    Column("outlet_id", Integer, ForeignKey("outlets.id"), nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("state", String, nullable=False),  # waiting, done, spared
    Column("why", Text),  # of spared: "before 2025-01-01", "nothing in the listing names the watch"
    Column("priority", Integer, nullable=False, server_default="0"),
    Column("found_at", BigInteger, nullable=False),
    Column("listing", Text),  # JSON of what the listing said
    Column("tries", Integer, nullable=False, server_default="0"),
    Index("links_waiting", "outlet_id", "state", "priority"),
)

link_channels = Table(
    "link_channels",
    metadata,
    Column("link_id", Id, ForeignKey("links.id", ondelete="CASCADE"), nullable=False),
    Column("channel", String, nullable=False),
    Column("source", Text, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("link_id", "channel"),
)

pages = Table(
    "pages",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("outlet_id", Integer, ForeignKey("outlets.id"), nullable=False),
    Column("run_id", Integer, ForeignKey("runs.id")),
    Column("outcome", String, nullable=False),
    # kept, not relevant, duplicate, not an article, blocked, layout changed, failed
    Column("reason", Text),
    Column("status", Integer),
    Column("first_seen_at", BigInteger, nullable=False),
    Column("fetched_at", BigInteger, nullable=False),
    Column("duplicate_of", Id, ForeignKey("pages.id", ondelete="SET NULL")),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("found_by", String),  # the channel that named it first
    Column("next_look_at", BigInteger),
    Column("looks", Integer, nullable=False, server_default="0"),
    Index("pages_by_outlet", "outlet_id", "outcome"),
    Index("pages_due", "next_look_at"),
)

forgotten = Table(
    "forgotten",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),  # of the key of a page not relevant, pruned
)

articles = Table(
    "articles",
    metadata,
    Column("page_id", Id, ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True),
    Column("outlet_id", Integer, ForeignKey("outlets.id"), nullable=False),
    Column("url", Text, nullable=False),  # canonical
    Column("title", Text, nullable=False),
    Column("dek", Text),
    Column("published", String),  # as stated, ISO 8601
    Column("published_at", BigInteger),  # for ordering; a day alone at its start in the outlet's zone, else UTC
    Column("published_precision", String),
    Column("published_source", String),
    Column("published_conflict", Text),  # JSON list
    Column("modified", String),
    Column("modified_at", BigInteger),
    Column("agency", String),
    Column("section", Text),
    Column("language", String),
    Column("paywalled", Boolean),
    Column("body", Text),
    Column("captions", Text),  # JSON list
    Column("first_seen_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("fingerprint", String, nullable=False),  # of what counts as the article; another is an edit
    Column("version", Integer, nullable=False, server_default="1"),
    Index("articles_by_time", "published_at"),
)

labels = Table(
    "labels",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False, unique=True),  # as printed
    Column("folded", Text, nullable=False),
)

article_labels = Table(
    "article_labels",
    metadata,
    _page(),
    Column("kind", String, nullable=False),  # tag, category
    Column("position", Integer, nullable=False),
    Column("label_id", Integer, ForeignKey("labels.id"), nullable=False),
    PrimaryKeyConstraint("page_id", "kind", "position"),
)

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False, unique=True),  # people of watches, and authors
)

article_authors = Table(
    "article_authors",
    metadata,
    _page(),
    Column("position", Integer, nullable=False),
    Column("name_id", Integer, ForeignKey("names.id"), nullable=False),
    PrimaryKeyConstraint("page_id", "position"),
)

verdicts = Table(
    "verdicts",
    metadata,
    _watch(),
    _page(),
    Column("level", String, nullable=False),  # primary, mention, none
    Column("score", Float, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("kind", String),
    Column("kind_evidence", Text),
    Column("kind_detail", Text),  # a review's score, a recap's episode
    Column("story", String),  # key of the story within the watch
    Column("story_part", String),  # first, copy, follow-up
    Column("decided_by", String, nullable=False, server_default="rules"),  # rules or person
    Column("judged_at", BigInteger, nullable=False),  # when it became relevant first
    PrimaryKeyConstraint("watch_id", "page_id"),
)

mentions = Table(
    "mentions",
    metadata,
    _watch(),
    _page(),
    Column("position", Integer, nullable=False),
    Column("name_id", Integer, ForeignKey("names.id"), nullable=False),
    Column("role", String, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("in_title", Boolean, nullable=False),
    Column("in_dek", Boolean, nullable=False),
    Column("as_written", Text, nullable=False),  # JSON list
    Column("character", Text),
    Column("credits", Text, nullable=False),  # JSON list
    Column("evidence", Text, nullable=False),
    PrimaryKeyConstraint("watch_id", "page_id", "position"),
)

candidates = Table(
    "candidates",
    metadata,
    _watch(),
    _page(),
    Column("name", Text, nullable=False),
    Column("cue", Text, nullable=False),  # "also stars", "joins as"
    Column("confidence", Float, nullable=False),
    Column("evidence", Text, nullable=False),
    PrimaryKeyConstraint("watch_id", "page_id", "name"),
)

stated_dates = Table(
    "stated_dates",
    metadata,
    _watch(),
    _page(),
    Column("position", Integer, nullable=False),
    Column("date", String, nullable=False),  # ISO day
    Column("what", String, nullable=False),  # premiere, release, finale, ...
    Column("evidence", Text, nullable=False),
    PrimaryKeyConstraint("watch_id", "page_id", "position"),
)

credited = Table(
    "credited",
    metadata,
    _page(),
    Column("outlet", String, nullable=False),  # resolved name
    Column("evidence", Text, nullable=False),
    PrimaryKeyConstraint("page_id", "outlet"),
)

versions = Table(
    "versions",
    metadata,
    _page(),
    Column("version", Integer, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("content", Text, nullable=False),  # JSON of the article as it stood
    PrimaryKeyConstraint("page_id", "version"),
)

changes = Table(
    "changes",
    metadata,
    _page(),
    Column("version", Integer, nullable=False),
    Column("field", String, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("seen_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("page_id", "version", "field"),
)

corrections = Table(
    "corrections",
    metadata,
    _watch(),
    Column("key", Text, nullable=False),  # of the page's address
    Column("url", Text, nullable=False),
    Column("what", String, nullable=False),  # level, date
    Column("value", Text, nullable=False),
    Column("said_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("watch_id", "key", "what"),
)

backfills = Table(
    "backfills",
    metadata,
    Column("id", Integer, primary_key=True),
    _watch(),
    Column("way", Text, nullable=False),  # outlets, wayback URL, commoncrawl URL, warc
    Column("since", String, nullable=False),  # ISO day; empty: open
    Column("until", String, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),  # null: something of it is left
)

backfill_parts = Table(
    "backfill_parts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("backfill_id", Integer, ForeignKey("backfills.id", ondelete="CASCADE"), nullable=False),
    Column("outlet_id", Integer, ForeignKey("outlets.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("kind", String, nullable=False),  # as scrapers.past.Part says
    Column("root", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("state", String, nullable=False),  # open, read, failed
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("listed", Integer),
    Column("problem", Text),
    UniqueConstraint("backfill_id", "outlet_id", "url"),
)

backfill_passed = Table(
    "backfill_passed",
    metadata,
    Column("backfill_id", Integer, ForeignKey("backfills.id", ondelete="CASCADE"), nullable=False),
    Column("outlet_id", Integer, ForeignKey("outlets.id"), nullable=False),
    Column("month", String, nullable=False),  # "2025-04", or empty
    Column("addresses", Integer, nullable=False),  # that sitemaps listed beyond what a backfill may ask for
    PrimaryKeyConstraint("backfill_id", "outlet_id", "month"),
)

backfill_links = Table(
    "backfill_links",
    metadata,
    Column("id", Id, primary_key=True),
    _watch(),
    Column("outlet_id", Integer, ForeignKey("outlets.id"), nullable=False),
    Column("backfill_id", Integer, ForeignKey("backfills.id", ondelete="CASCADE"), nullable=False),
    Column("run_id", Integer, ForeignKey("runs.id")),
    Column("key", Text, nullable=False),
    Column("day", String, nullable=False),  # "2025-04-24", "2025-04", or empty: as far as the listing tells
    Column("state", String, nullable=False),  # waiting (until its page has an outcome), spared
    Column("why", Text),
    Column("priority", Integer, nullable=False),
    Column("listing", Text, nullable=False),  # JSON of what the listing said
    UniqueConstraint("watch_id", "key"),
    Index("backfill_links_waiting", "backfill_id", "outlet_id", "state"),
)

outlet_leases = Table(  # on PostgreSQL only, where several runs may be at work
    "outlet_leases",
    metadata,
    Column("outlet", String, nullable=False),  # its key
    _watch(),
    Column("holder", String, nullable=False),  # host, process and a word of chance
    Column("run_id", Integer, nullable=False),
    Column("until", Float, nullable=False),  # in the database's clock; 0: given back
    Column("done_at", Float),  # null: the holder is not through with it, or died
    PrimaryKeyConstraint("outlet", "watch_id"),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", Integer, primary_key=True),
    _watch(),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("key", String, nullable=False, unique=True),  # the message's id, the same however often it is sent
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
)

alert_targets = Table(
    "alert_targets",
    metadata,
    Column("alert_id", Integer, ForeignKey("alerts.id", ondelete="CASCADE"), nullable=False),
    Column("target", String, nullable=False),  # a hash: addresses hold passwords
    Column("sent_at", BigInteger),  # null: not yet
    Column("problem", Text),
    PrimaryKeyConstraint("alert_id", "target"),
    Index("alert_targets_unsent", "target", "sent_at"),
)

alerted = Table(
    "alerted",
    metadata,
    _watch(),
    Column("kind", String, nullable=False),  # article, story, candidate, outlet
    Column("key", Text, nullable=False),  # of a page its id, of a story its key, of a candidate the folded name
    PrimaryKeyConstraint("watch_id", "kind", "key"),
)
