"""Full text over the stored articles, accents and case aside, best match first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pipelines.store import Store
from scrapers.watch import fold

_WORDS = re.compile(r"\w+")

_SQLITE = sa.text(
    """
    SELECT articles.url, outlets.name AS outlet, articles.title, articles.published,
           snippet(article_text, -1, '', '', '…', 16) AS snippet
    FROM article_text
    JOIN articles ON articles.page_id = article_text.rowid
    JOIN outlets ON outlets.id = articles.outlet_id
    JOIN verdicts ON verdicts.page_id = articles.page_id AND verdicts.level != 'none'
    JOIN watches ON watches.id = verdicts.watch_id AND watches.key = :watch
    WHERE article_text MATCH :query
    ORDER BY bm25(article_text, 8.0, 4.0, 1.0), articles.published_at DESC
    LIMIT :most
    """
)
_POSTGRESQL = sa.text(
    """
    SELECT articles.url, outlets.name AS outlet, articles.title, articles.published,
           ts_headline('simple', coalesce(articles.body, ''), plainto_tsquery('simple', :query),
                       'StartSel="", StopSel="", MaxWords=16, MinWords=8') AS snippet
    FROM articles
    JOIN article_text ON article_text.page_id = articles.page_id
    JOIN outlets ON outlets.id = articles.outlet_id
    JOIN verdicts ON verdicts.page_id = articles.page_id AND verdicts.level != 'none'
    JOIN watches ON watches.id = verdicts.watch_id AND watches.key = :watch
    WHERE article_text.words @@ plainto_tsquery('simple', :query)
    ORDER BY ts_rank(article_text.words, plainto_tsquery('simple', :query)) DESC, articles.published_at DESC
    LIMIT :most
    """
)

_INDEX_SQLITE = sa.text(
    "INSERT OR REPLACE INTO article_text (rowid, title, dek, body) VALUES (:id, :title, :dek, :body)"
)
_INDEX_POSTGRESQL = sa.text(
    "INSERT INTO article_text (page_id, words) VALUES (:id, setweight(to_tsvector('simple', :title), 'A') || "
    "setweight(to_tsvector('simple', :dek), 'B') || to_tsvector('simple', :body)) "
    "ON CONFLICT (page_id) DO UPDATE SET words = excluded.words"
)
_AT_ONCE = 2_000
"""Articles that are made findable in one transaction."""
_WITHOUT_WORDS = sa.text(
    """
    SELECT page_id, title, dek, body FROM articles
    WHERE NOT EXISTS (SELECT 1 FROM article_text WHERE article_text.page_id = articles.page_id)
    ORDER BY page_id LIMIT :most
    """
)
_INDEX_THEM = sa.text(
    """
    INSERT INTO article_text (page_id, words)
    SELECT id, setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', dek), 'B')
               || to_tsvector('simple', body)
    FROM to_index ORDER BY id
    ON CONFLICT (page_id) DO NOTHING
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article that holds all the words."""

    url: str
    outlet: str
    title: str
    published: str | None
    snippet: str
    """Some words around the match, on one line."""


def search(store: Store, connection: Connection, words: str, watch: str, most: int) -> list[Hit]:
    """Return the watch's articles that hold all the words; none for a text without a word."""
    found = _WORDS.findall(words)
    if not found:
        return []
    if store.is_sqlite:
        query, text = _SQLITE, " ".join(f'"{word}"' for word in found)
    else:
        query, text = _POSTGRESQL, fold(" ".join(found))
    rows = connection.execute(query, {"query": text, "watch": watch, "most": most}).mappings()
    return [Hit(**{**row, "snippet": " ".join((row["snippet"] or "").split())}) for row in rows]


def index(store: Store, connection: Connection, articles: Sequence[tuple[int, str, str, str]]) -> None:
    """Make articles findable as they stand now, each given as its page's id, title, dek and body."""
    if not articles:
        return
    as_kept = str if store.is_sqlite else fold
    said = [
        {"id": page_id, "title": as_kept(title), "dek": as_kept(dek), "body": as_kept(body)}
        for page_id, title, dek, body in articles
    ]
    connection.execute(_INDEX_SQLITE if store.is_sqlite else _INDEX_POSTGRESQL, said)


def fill(store: Store) -> int:
    """Make findable every stored article that is not yet, as bulk writing leaves them; returns how many those were.

    On SQLite there are none. Raises: StoreUnusable.
    """
    if store.is_sqlite:
        return 0
    filled = 0
    while some := store.retrying(_fill_some):
        filled += some
    return filled


def _fill_some(connection: Connection) -> int:
    rows = connection.execute(_WITHOUT_WORDS, {"most": _AT_ONCE}).all()
    if not rows:
        return 0
    cursor: Any = connection.connection.cursor()
    cursor.execute("CREATE TEMP TABLE to_index (id bigint, title text, dek text, body text) ON COMMIT DROP")
    with cursor.copy("COPY to_index FROM STDIN") as copy:
        for row in rows:
            copy.write_row((row.page_id, fold(row.title), fold(row.dek or ""), fold(row.body or "")))
    connection.execute(_INDEX_THEM)
    return len(rows)
