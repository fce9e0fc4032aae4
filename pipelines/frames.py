"""The store as DataFrames for one watch: integer codes and categories, each table read once and when it is asked for.

Rows of the long frames (labels, authors, mentions, ...) name their article by its row in `articles`, which stand
newest first, undated ones last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property, partial
from typing import Any

import numpy as np
import orjson
import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray

from pipelines import arrow, queries, telling
from pipelines.breathing import give_back
from pipelines.ordering import order_by, rows_by_id
from pipelines.queries import Query
from pipelines.reading import NONE, empty, in_order, read
from pipelines.store import Store
from pipelines.stored_times import are_between, aware, stated_times
from scrapers.outlet import known_zone, site_of
from scrapers.watch import Watch, fold

_LONG = ("labels", "authors", "mentions")
SLICED = ("articles", "texts", *_LONG)
"""The frames that `slices` and `chosen` cut to the same articles."""

_TEXTS = 20_000
"""Pages asked for in one query for texts."""

_MANY = 500_000
"""Rows whose reading leaves so much memory free that it goes back to the system: peaks must not add up."""

_TEXT_NAMES = ("url", "title", "evidence")
_SPREAD = 8
"""Asked one by one, a text takes as long as so many that are read together, in the store's own order."""

Array = NDArray[Any]


class Frames:
    """What the store holds for one watch.

    `timezone` (IANA; else the watch's) is the zone of days, weeks and printed times. `since` and `until` bound the
    day of publication, of undated articles the day they were first seen; both days are included.
    """

    def __init__(
        self,
        engine: sa.Engine,
        watch: Watch,
        *,
        timezone: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> None:
        self._engine, self._store = engine, Store(engine)
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
        raw = self._read(queries.articles(self._watch_id))
        self._stored = len(raw)
        known = raw["published_at"].to_numpy() != NONE
        when = raw["published_at"].to_numpy().copy()
        first_seen = raw["first_seen_at"].to_numpy()
        published, offset = stated_times(raw, "published", self.timezone)
        modified, modified_offset = stated_times(raw, "modified", self.timezone)
        when[~known] = np.datetime64("NaT").astype("int64")
        outlets = self._outlets
        codes = np.searchsorted(outlets["id"].to_numpy(), raw["outlet_id"].to_numpy())
        frame = pd.DataFrame(
            {
                "page": raw["page"],
                "outlet": pd.Categorical.from_codes(outlets["code"].to_numpy()[codes], self._outlet_names),
                "when": when.view("datetime64[s]"),
                "published": published,
                "published_offset": offset,
                "published_form": raw["published_form"].astype("int8"),
                "day": published.astype("datetime64[D]").astype("datetime64[s]"),
                "precision": raw["precision"],
                "modified": modified,
                "modified_offset": modified_offset,
                "modified_form": raw["modified_form"].astype("int8"),
                "first_seen": first_seen.view("datetime64[s]"),
                "kind": in_order(raw["kind"]),
                "level": raw["level"],
                "score": raw["score"],
                "story": raw["story"],
                "language": raw["language"],
                "paywalled": raw["paywalled"].astype("int8"),
            }
        )
        at = np.where(known, raw["published_at"], first_seen)
        rows = np.lexsort((frame["page"], -at, ~known))
        rows = rows[are_between(frame, self.timezone, self.since, self.until)[rows]]
        return _settled(frame.take(rows).reset_index(drop=True))

    @cached_property
    def texts(self) -> pd.DataFrame:
        """url, title, evidence of each row of `articles`."""
        return self._texts_of(self.articles["page"].to_numpy())

    def titles(self, rows: Array) -> Array:
        """Return the titles of these rows of `articles`."""
        pages = self.articles["page"].to_numpy()[rows]
        return self._texts_of(pages, ("title",), queries.titles)["title"].to_numpy()

    @cached_property
    def labels(self) -> pd.DataFrame:
        """A row is a printed tag or category: article, kind (0 tag, 1 category), label, folded (categorical).

        In the order of articles, tags before categories, as printed.
        """
        raw = self._long(queries.labels())
        label, folded = self._named(queries.label_texts(), raw.pop("text_id"))
        kind = (raw.pop("place") // queries.CATEGORIES).astype("int8")
        return raw.assign(kind=kind, label=label, folded=folded)

    @cached_property
    def authors(self) -> pd.DataFrame:
        """A row is a name of a byline: article, author, folded (categorical); in the byline's order."""
        raw = self._long(queries.authors())
        author, folded = self._named(queries.names(), raw.pop("text_id"))
        return raw.drop(columns="position").assign(author=author, folded=folded)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """A row is a person in an article: article, person, role (categorical), mentions, in_title; as they appear."""
        raw = self._long(queries.mentions(self._watch_id))
        person, _ = self._named(queries.names(), raw.pop("text_id"))
        raw = raw.drop(columns="position").astype({"mentions": "int32"})
        role = pd.Categorical.from_codes(raw["role"].to_numpy(), pd.Index(queries.ROLES, dtype=object))
        return raw.assign(in_title=raw["in_title"].astype(bool), person=in_order(person), role=role)

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
        return self._read(queries.past(self._watch_id))

    @cached_property
    def runs(self) -> pd.DataFrame:
        """A row is a run of the watch, latest first: the columns of `runs`, start and end as aware UTC."""
        raw = self._read(queries.runs(self._watch_id))
        status = raw["exit_status"].astype("Int64")
        return raw.assign(start=aware(raw["start"]), end=aware(raw["end"]), exit_status=status.mask(status == NONE))

    @cached_property
    def run_outlets(self) -> pd.DataFrame:
        """A row is an outlet in a run of the watch: run, start (aware UTC), outlet and the counts of `run_outlets`."""
        raw = self._read(queries.run_outlets(self._watch_id))
        return raw.assign(start=aware(raw["start"]))

    @cached_property
    def strangers(self) -> pd.DataFrame:
        """A row is an address named as coverage on a site of no outlet: host, url, title, language, seen (aware)."""
        raw = self._read(queries.strangers(self._watch_id))
        owned = {site_of(home) for home in self._read(queries.followed_homes())["home"]}
        hosts = pd.Series([site_of(url) for url in raw["url"]], index=raw.index, dtype=object)
        titles = pd.Series([_headline(title) for title in raw["title"]], index=raw.index, dtype=object)
        frame = raw.assign(host=hosts, title=titles, seen=aware(raw["seen"]))
        return frame[~hosts.isin(owned)].reset_index(drop=True)

    def slices(self, size: int) -> Iterator[dict[str, pd.DataFrame]]:
        """Yield the frames of SLICED for `size` articles at a time, in order; texts are objects only then."""
        for name in _LONG:
            getattr(self, name)  # before the texts: what reading takes must not come on top of them
        texts = self._all_texts if self._worth_all(len(self.articles)) else None
        for start in range(0, len(self.articles), size):
            articles = self.articles.iloc[start : start + size].reset_index(drop=True)
            cut = {"articles": articles, "texts": self._texts_of(articles["page"].to_numpy())}
            for name in _LONG:
                frame: pd.DataFrame = getattr(self, name)
                first, last = np.searchsorted(frame["article"].to_numpy(), (start, start + size))
                part = frame.iloc[first:last]
                cut[name] = part.assign(article=part["article"] - start).reset_index(drop=True)
            yield cut
        if texts is not None and len(self.articles) >= _MANY:
            texts.forget(("url", "evidence"))

    def chosen(self, rows: Array) -> dict[str, pd.DataFrame]:
        """Return the frames of SLICED for some rows of `articles`, which must be in order."""
        articles = self.articles.take(rows).reset_index(drop=True)
        cut = {"articles": articles, "texts": self._texts_of(articles["page"].to_numpy())}
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
        return _settled(frame if order is None else frame.take(order).reset_index(drop=True))

    def _named(self, query: Query, ids: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
        """Return texts and folded texts of ids, as categoricals; only those that occur are categories."""
        known = self._read(query)
        places = rows_by_id(known["id"].to_numpy())(ids.to_numpy())
        occurs = np.bincount(places, minlength=len(known)) > 0
        codes = (np.cumsum(occurs, dtype="int32") - 1)[places]
        texts = known["text"].to_numpy()[occurs]
        label = pd.Categorical.from_codes(codes, pd.Index(texts, dtype=object))
        kinds, folds = np.unique(np.array([fold(text) for text in texts], dtype=object), return_inverse=True)
        folded = pd.Categorical.from_codes(folds.astype("int32")[codes], pd.Index(kinds, dtype=object))
        return pd.Series(label), pd.Series(folded)

    @cached_property
    def _all_texts(self) -> arrow.Texts | None:
        """The texts of all relevant articles, read in the store's own order; None where Arrow can't hold them."""
        query = queries.all_texts(self._watch_id)
        return arrow.texts(self._engine, query.select, query.kinds)

    def _worth_all(self, count: int) -> bool:
        """Whether texts of so many articles are read sooner together with all others of the store."""
        return count >= queries.WORTH and count * _SPREAD >= self._stored

    def _texts_of(
        self, pages: Array, names: tuple[str, ...] = _TEXT_NAMES, query: Callable[[list[int]], Query] | None = None
    ) -> pd.DataFrame:
        if "_all_texts" in self.__dict__ or self._worth_all(len(pages)):
            texts = self._all_texts
            if texts is not None and texts.holds(names):
                return texts.of(pages, names)
        return self._by_page(pages, names, query or partial(queries.texts, self._watch_id))

    def _by_page(self, pages: Array, names: tuple[str, ...], query: Callable[[list[int]], Query]) -> pd.DataFrame:
        """Read texts of pages, in pieces; neighbours in the store are read together."""
        if not len(pages):
            return pd.DataFrame({name: pd.Series([], dtype=object) for name in names})
        order = np.argsort(pages, kind="stable")
        asked = pages[order]
        pieces = (asked[start : start + _TEXTS].tolist() for start in range(0, len(asked), _TEXTS))
        parts = [self._read(query(piece)).drop(columns="page") for piece in pieces]
        place = np.empty(len(order), dtype="int64")
        place[order] = np.arange(len(order))
        return pd.concat(parts, ignore_index=True).take(place).reset_index(drop=True)


def _settled(frame: pd.DataFrame) -> pd.DataFrame:
    if len(frame) >= _MANY:
        arrow.give_back()
        give_back()
    return frame


def _headline(text: str | None) -> str | None:
    """A title; of a page not read, the one in the JSON of what its listing said."""
    if not text or not text.startswith("{"):
        return text
    title = orjson.loads(text).get("title")
    return str(title) if title else None
