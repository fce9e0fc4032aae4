"""The store as DataFrames for one watch: integer codes and categories, each table read once and when it is asked for.

Rows of the long frames (labels, authors, mentions, ...) name their article by its row in `articles`, which stand
newest first, undated ones last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import orjson
import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray

from pipelines import arrow, article_rows, queries, queries_of_runs, telling
from pipelines.breathing import give_back
from pipelines.ordering import order_by, rows_by_id
from pipelines.page_texts import PageTexts
from pipelines.queries import Query
from pipelines.reading import NONE, empty, in_order, read
from pipelines.store import Store
from pipelines.stored_times import are_between, aware
from scrapers.outlet import known_zone, site_of
from scrapers.watch import Watch, fold

_LONG = ("labels", "authors", "mentions")
SLICED = ("articles", "texts", *_LONG)
"""The frames that `slices` and `chosen` cut to the same articles."""

_MANY = 500_000
"""Rows whose reading leaves so much memory free that it goes back to the system: peaks must not add up."""

Array = NDArray[Any]


class Frames:
    """What the store holds for one watch.

    `timezone` (IANA; else the watch's) is the zone of days, weeks and printed times. `since` and `until` bound the
    day of publication, of undated articles the day they were first seen; both days are included.

    `columns` names, of `articles` and `labels`, the columns that are needed, where those are not all: others are
    missing then, or not in order within an article.
    """

    def __init__(
        self,
        engine: sa.Engine,
        watch: Watch,
        *,
        timezone: str | None = None,
        since: date | None = None,
        until: date | None = None,
        columns: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self._engine, self._store, self._columns = engine, Store(engine), columns or {}
        self.watch = watch
        self.timezone = known_zone(timezone or watch.timezone)
        self.since, self.until = since, until
        self._stored = 0  # relevant articles, within the bounds or not

    @cached_property
    def articles(self) -> pd.DataFrame:
        """A row is a relevant article, newest first, undated ones last by first sight; rows are numbered from 0.

        page: id in the store; outlet, kind, level, story, language, precision: categorical; score: 0 to 1; when,
        first_seen: UTC; published, modified: wall time in the zone of the reports (the stated day, or local time),
        published_offset, modified_offset: minutes from UTC; published_form, modified_form: index into FORMS or -1;
        day: of publication, NaT where undated; paywalled: 1, 0 or -1.
        """
        names = self._columns.get("articles")
        bound = self.since is not None or self.until is not None
        if names is not None and bound:
            names |= {"first_seen"}
        raw = self._read(queries.articles(self._watch_id, names))
        self._stored = len(raw)
        frame = article_rows.rows(raw, self.timezone, self._outlets, self._outlet_names)
        if bound:
            asked = are_between(frame, self.timezone, self.since, self.until)
            frame = frame[asked].reset_index(drop=True)
        return self._settled(frame)

    @cached_property
    def texts(self) -> pd.DataFrame:
        """url, title, evidence of each row of `articles`."""
        return self._texts.of(self.articles["page"].to_numpy())

    def titles(self, rows: Array) -> Array:
        """Return the titles of these rows of `articles`."""
        return self._texts.of(self.articles["page"].to_numpy()[rows], ("title",))["title"].to_numpy()

    @cached_property
    def labels(self) -> pd.DataFrame:
        """A row is a printed tag or category: article, kind (0 tag, 1 category), label, folded (categorical).

        In the order of articles, tags before categories, as printed.
        """
        if "labels" in self._columns:
            raw = self._long(queries.unordered_labels())
            marked = raw.pop("marked")
            ids, kind = marked.to_numpy() >> 1, marked.to_numpy() & 1
        else:
            raw = self._long(queries.labels())
            ids, kind = raw.pop("text_id").to_numpy(), raw.pop("place").to_numpy() // queries.CATEGORIES
        label, folded = self._named(queries.label_texts(), ids)
        return raw.assign(kind=kind.astype("int8"), label=label, folded=folded)

    @cached_property
    def authors(self) -> pd.DataFrame:
        """A row is a name of a byline: article, author, folded (categorical); in the byline's order."""
        raw = self._long(queries.authors())
        author, folded = self._named(queries.names(), raw.pop("text_id").to_numpy())
        return raw.drop(columns="position").assign(author=author, folded=folded)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """A row is a person in an article: article, person, role (categorical), mentions, in_title; as they appear."""
        raw = self._long(queries.mentions(self._watch_id))
        person, _ = self._named(queries.names(), raw.pop("text_id").to_numpy())
        place = raw.pop("place").to_numpy()
        role = pd.Categorical.from_codes(place % 2**queries.ROLE_BITS - 1, pd.Index(queries.ROLES, dtype=object))
        return raw.astype({"mentions": "int32"}).assign(
            in_title=(place & 2**queries.ROLE_BITS) > 0, person=in_order(person), role=role
        )

    @cached_property
    def credited(self) -> pd.DataFrame:
        """A row is an outlet that an article credits with its news: article, outlet."""
        return self._long(queries.credited())

    @cached_property
    def candidates(self) -> pd.DataFrame:
        """A row is a name in cast position in an article: article, name, cue, confidence, evidence."""
        return self._long(queries.candidates(self._watch_id))

    @cached_property
    def stated_dates(self) -> pd.DataFrame:
        """A row is a date that an article states for the series: article, position, date (ISO day), what, evidence."""
        return self._long(queries.stated_dates(self._watch_id))

    @cached_property
    def changes(self) -> pd.DataFrame:
        """A row is an edit to a field: article, url, title, version, field, before, after, seen (UTC, aware)."""
        raw = self._long(queries.changes())
        return raw.assign(seen=aware(raw.pop("seen_at")))

    @cached_property
    def told(self) -> pd.DataFrame:
        """A row is an outlet that told a story, as `telling.told` gives it."""
        return telling.told(self.articles)

    @cached_property
    def channels(self) -> pd.DataFrame:
        """A row is a channel that named an article, under any of its addresses: article, channel."""
        return self._long(queries.channels())

    @cached_property
    def past(self) -> pd.DataFrame:
        """A row counts addresses that a backfill named: outlet, month, state, reason, level, addresses, articles."""
        return self._read(queries_of_runs.past(self._watch_id))

    @cached_property
    def runs(self) -> pd.DataFrame:
        """A row is a run of the watch, latest first: the columns of `runs`, start and end as aware UTC."""
        raw = self._read(queries_of_runs.runs(self._watch_id))
        status = raw["exit_status"].astype("Int64")
        return raw.assign(start=aware(raw["start"]), end=aware(raw["end"]), exit_status=status.mask(status == NONE))

    @cached_property
    def run_outlets(self) -> pd.DataFrame:
        """A row is an outlet in a run of the watch: run, start (aware UTC), outlet and the counts of `run_outlets`."""
        raw = self._read(queries_of_runs.run_outlets(self._watch_id))
        return raw.assign(start=aware(raw["start"]))

    @cached_property
    def strangers(self) -> pd.DataFrame:
        """A row is an address named as coverage on a site of no outlet: host, url, title, language, seen (aware)."""
        raw = self._read(queries_of_runs.strangers(self._watch_id))
        owned = {site_of(home) for home in self._read(queries_of_runs.followed_homes())["home"]}
        hosts = pd.Series([site_of(url) for url in raw["url"]], index=raw.index, dtype=object)
        titles = pd.Series([_headline(title) for title in raw["title"]], index=raw.index, dtype=object)
        frame = raw.assign(host=hosts, title=titles, seen=aware(raw["seen"]))
        return frame[~hosts.isin(owned)].reset_index(drop=True)

    def slices(self, size: int) -> Iterator[dict[str, pd.DataFrame]]:
        """Yield the frames of SLICED for `size` articles at a time, in order; texts are objects only then."""
        for name in _LONG:
            getattr(self, name)  # before the texts: what reading takes must not come on top of them
        all_held = self._texts.expect(len(self.articles))
        for start in range(0, len(self.articles), size):
            articles = self.articles.iloc[start : start + size].reset_index(drop=True)
            cut = {"articles": articles, "texts": self._texts.of(articles["page"].to_numpy())}
            for name in _LONG:
                frame: pd.DataFrame = getattr(self, name)
                first, last = np.searchsorted(frame["article"].to_numpy(), (start, start + size))
                part = frame.iloc[first:last]
                cut[name] = part.assign(article=part["article"] - start).reset_index(drop=True)
            yield cut
        if all_held and len(self.articles) >= _MANY:
            self._texts.forget(("url", "evidence"))

    def chosen(self, rows: Array) -> dict[str, pd.DataFrame]:
        """Return the frames of SLICED for some rows of `articles`, which must be in order."""
        articles = self.articles.take(rows).reset_index(drop=True)
        cut = {"articles": articles, "texts": self._texts.of(articles["page"].to_numpy())}
        for name in _LONG:
            frame: pd.DataFrame = getattr(self, name)
            part = frame[np.isin(frame["article"].to_numpy(), rows)]
            cut[name] = part.assign(article=np.searchsorted(rows, part["article"])).reset_index(drop=True)
        return cut

    @cached_property
    def _watch_id(self) -> int:
        with self._store.begin() as connection:
            found: Any = connection.execute(queries.watch_id(self.watch.key)).scalar()
        return -1 if found is None else int(found)

    @cached_property
    def _outlets(self) -> pd.DataFrame:
        """Ids in order, each with the code of its name: two keys of one name are one outlet to a reader."""
        raw = self._read(queries.outlets())
        return raw.assign(code=in_order(raw["name"]).cat.codes)

    @cached_property
    def _outlet_names(self) -> pd.Index[Any]:
        names: pd.Index[Any] = pd.Index(sorted(self._outlets["name"].cat.categories), dtype=object)
        return names

    @cached_property
    def _row_of(self) -> Callable[[Array], Array]:
        """Return what names, for page ids, the row of `articles` that each one is; -1 for pages that are none."""
        return rows_by_id(self.articles["page"].to_numpy())

    def _read(self, query: Query) -> pd.DataFrame:
        if query.large and (frame := arrow.read(self._engine, query.select, query.kinds)) is not None:
            return frame
        with self._store.begin() as connection:
            return read(connection, query.select, query.kinds)

    def _long(self, query: Query) -> pd.DataFrame:
        """Read a table whose first column is the page, and let rows name their article; others are left out."""
        frame = self._read(query) if len(self.articles) else empty(query.kinds)
        article = self._row_of(frame.pop("page").to_numpy())
        if not (ours := article >= 0).all():
            frame, article = frame[ours], article[ours]
        frame = frame.reset_index(drop=True)
        frame.insert(0, "article", article)
        order = order_by(frame, query.by)
        return self._settled(frame if order is None else frame.take(order).reset_index(drop=True))

    def _settled(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the frame; what reading all columns of a large one took goes back to the system."""
        if len(frame) >= _MANY and not self._columns:
            arrow.give_back()
            give_back()
        return frame

    def _named(self, query: Query, ids: Array) -> tuple[pd.Series[Any], pd.Series[Any]]:
        """Return texts and folded texts of ids, as categoricals; only those that occur are categories."""
        known = self._read(query)
        places = rows_by_id(known["id"].to_numpy())(ids)
        occurs = np.bincount(places, minlength=len(known)) > 0
        code_of = np.cumsum(occurs, dtype="int32") - 1
        texts = known["text"].to_numpy()[occurs]
        kinds, folds = np.unique(np.array([fold(text) for text in texts], dtype=object), return_inverse=True)
        fold_of = np.append(folds.astype("int32"), -1)[np.where(occurs, code_of, -1)]
        return _coded(code_of[places], texts), _coded(fold_of[places], kinds)

    @cached_property
    def _texts(self) -> PageTexts:
        stored = self._stored if len(self.articles) else 0
        return PageTexts(self._engine, self._watch_id, stored, self._read)


def _coded(codes: Array, texts: Array) -> pd.Series[Any]:
    return pd.Series(pd.Categorical.from_codes(codes, pd.Index(texts, dtype=object), validate=False))


def _headline(text: str | None) -> str | None:
    """A title; of a page not read, the one in the JSON of what its listing said."""
    if not text or not text.startswith("{"):
        return text
    title = orjson.loads(text).get("title")
    return str(title) if title else None
