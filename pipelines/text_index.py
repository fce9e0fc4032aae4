"""The index of articles' words: FTS5 in SQLite, a tsvector in PostgreSQL."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

_SQLITE = ("CREATE VIRTUAL TABLE article_text USING fts5(title, dek, body, tokenize='unicode61 remove_diacritics 2')",)
_POSTGRESQL = (
    "CREATE TABLE article_text (page_id BIGINT PRIMARY KEY REFERENCES pages(id) ON DELETE CASCADE, "
    "words TSVECTOR NOT NULL)",
    "CREATE INDEX article_text_words ON article_text USING GIN (words)",
)


def create_text_index(connection: Connection) -> None:
    """Make the empty index in a store that has none."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.execute(sa.text(statement))
