"""The store as DataFrames for one watch: integer codes and categories, each table read once and when it is asked for.

Rows of the long frames (labels, authors, mentions, ...) name their article by its row in `articles`, which stand
newest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, get_args

import numpy as np
import pandas as pd
import sqlalchemy as sa
from numpy.typing import NDArray

from pipelines import schema as t
from pipelines.localtime import FORMS, walls
from pipelines.reading import NONE, Kind, empty, in_order, read
from scrapers.outlet import known_zone
from scrapers.watch import Role, Watch, fold

_LONG = ("labels", "authors", "mentions")
SLICED = ("articles", "texts", *_LONG)
"""The frames that `slices` and `chosen` cut to the same articles."""

_ARTICLES: dict[str, Kind] = {
    "page": "int", "outlet_id": "int", "published_at": "int", "published_form": "int", "published_day": "int",
    "modified_at": "int", "modified_form": "int", "modified_day": "int", "first_seen_at": "int", "paywalled": "int",
    "score": "float", "precision": "code", "kind": "code", "level": "code", "story": "code", "language": "code",
}  # fmt: skip
_ROLES = get_args(Role)
_TEXTS = 20_000
"""Pages asked for in one query for texts."""

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
        self._engine = engine
        self.watch = watch
        self.timezone = known_zone(timezone or watch.timezone)
        self.since, self.until = since, until

    @cached_property
    def articles(self) -> pd.DataFrame:
        """A row is a relevant article, newest first (undated ones by first sight), rows numbered from 0.

        page: id in the store; outlet, kind, level, story, language, precision: categorical; score: 0 to 1; when,
        first_seen: UTC; published, modified: wall time in the zone of the reports (the stated day, or local time),
        published_offset, modified_offset: minutes from UTC; published_form, modified_form: index into FORMS or -1;
        day: of publication, NaT where undated; paywalled: 1, 0 or -1.
        """
        raw = self._read(_select_articles(self._watch_id), _ARTICLES)
        known = raw["published_at"].to_numpy() != NONE
        when = raw["published_at"].to_numpy().copy()
        first_seen = raw["first_seen_at"].to_numpy()
        published, offset = _stated_times(raw, "published", self.timezone)
        modified, modified_offset = _stated_times(raw, "modified", self.timezone)
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
        rows = np.lexsort((frame["page"], -at))
        rows = rows[self._is_asked_for(frame)[rows]]
        return frame.take(rows).reset_index(drop=True)

    @cached_property
    def texts(self) -> pd.DataFrame:
        """url, title, evidence of each row of `articles`."""
        return self._texts_of(self.articles["page"].to_numpy())

    def titles(self, rows: Array) -> Array:
        """Return the titles of these rows of `articles`."""
        return self._texts_of(self.articles["page"].to_numpy()[rows])["title"].to_numpy()

    @cached_property
    def labels(self) -> pd.DataFrame:
        """A row is a printed tag or category: article, kind (0 tag, 1 category), position, label, folded (categorical).

        In the order of articles, tags before categories, as printed.
        """
        raw = self._long(
            sa.select(
                t.article_labels.c.page_id,
                sa.case((t.article_labels.c.kind == "tag", 0), else_=1),
                t.article_labels.c.position,
                t.article_labels.c.label_id,
            ),
            {"page": "int", "kind": "int", "position": "int", "label_id": "int"},
            by=("article", "kind", "position"),
        )
        label, folded = self._named(sa.select(t.labels.c.id, t.labels.c.text), raw.pop("label_id"))
        return raw.assign(kind=raw["kind"].astype("int8"), label=label, folded=folded)

    @cached_property
    def authors(self) -> pd.DataFrame:
        """A row is a name of a byline: article, position, author, folded (categorical); in the byline's order."""
        raw = self._long(
            sa.select(t.article_authors.c.page_id, t.article_authors.c.position, t.article_authors.c.name_id),
            {"page": "int", "position": "int", "name_id": "int"},
            by=("article", "position"),
        )
        author, folded = self._named(sa.select(t.names.c.id, t.names.c.text), raw.pop("name_id"))
        return raw.assign(author=author, folded=folded)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """A row is a person in an article: article, position, person, role (categorical), mentions, in_title."""
        raw = self._long(
            sa.select(
                t.mentions.c.page_id, t.mentions.c.position, t.mentions.c.name_id, t.mentions.c.mentions,
                sa.case((t.mentions.c.in_title, 1), else_=0),
                sa.case({role: code for code, role in enumerate(_ROLES)}, value=t.mentions.c.role, else_=-1),
            ).where(t.mentions.c.watch_id == self._watch_id),
            {"page": "int", "position": "int", "name_id": "int", "mentions": "int", "in_title": "int", "role": "int"},
            by=("article", "position"),
        )  # fmt: skip
        person, _ = self._named(sa.select(t.names.c.id, t.names.c.text), raw.pop("name_id"))
        role = pd.Categorical.from_codes(raw["role"].to_numpy(), pd.Index(_ROLES, dtype=object))
        return raw.assign(in_title=raw["in_title"].astype(bool), person=in_order(person), role=role)

    @cached_property
    def credited(self) -> pd.DataFrame:
        """A row is an outlet that an article credits with its news: article, outlet."""
        return self._long(
            sa.select(t.credited.c.page_id, t.credited.c.outlet), {"page": "int", "outlet": "text"},
            by=("article", "outlet"),
        )  # fmt: skip

    @cached_property
    def candidates(self) -> pd.DataFrame:
        """A row is a name in cast position in an article: article, name, cue, confidence, evidence."""
        return self._long(
            sa.select(
                t.candidates.c.page_id, t.candidates.c.name, t.candidates.c.cue, t.candidates.c.confidence,
                t.candidates.c.evidence,
            ).where(t.candidates.c.watch_id == self._watch_id),
            {"page": "int", "name": "text", "cue": "text", "confidence": "float", "evidence": "text"},
            by=("article", "name"),
        )  # fmt: skip

    @cached_property
    def stated_dates(self) -> pd.DataFrame:
        """A row is a date that an article states for the series: article, position, date (ISO day), what, evidence."""
        return self._long(
            sa.select(
                t.stated_dates.c.page_id, t.stated_dates.c.position, t.stated_dates.c.date, t.stated_dates.c.what,
                t.stated_dates.c.evidence,
            ).where(t.stated_dates.c.watch_id == self._watch_id),
            {"page": "int", "position": "int", "date": "text", "what": "text", "evidence": "text"},
            by=("article", "position"),
        )  # fmt: skip

    @cached_property
    def changes(self) -> pd.DataFrame:
        """A row is an edit to a field: article, url, title, version, field, before, after, seen (UTC, aware)."""
        raw = self._long(
            sa.select(
                t.changes.c.page_id, t.changes.c.version, t.changes.c.seen_at, t.changes.c.field, t.changes.c.before,
                t.changes.c.after, t.articles.c.url, t.articles.c.title,
            ).join_from(t.changes, t.articles, t.articles.c.page_id == t.changes.c.page_id),
            {"page": "int", "version": "int", "seen_at": "int", "field": "text", "before": "text", "after": "text",
             "url": "text", "title": "text"},
            by=("article", "version", "field"),
        )  # fmt: skip
        return raw.assign(seen=_aware(raw.pop("seen_at")))

    @cached_property
    def channels(self) -> pd.DataFrame:
        """A row is a channel that named an article, under any of its addresses: article, channel (categorical)."""
        page = sa.func.coalesce(t.pages.c.duplicate_of, t.pages.c.id)
        raw = self._long(
            sa.select(page, t.link_channels.c.channel)
            .distinct()
            .join_from(t.link_channels, t.links, t.link_channels.c.link_id == t.links.c.id)
            .join(t.pages, t.pages.c.key == t.links.c.key),
            {"page": "int", "channel": "code"},
            by=("article",),
        )
        return raw.assign(channel=in_order(raw["channel"])).sort_values(["article", "channel"], ignore_index=True)

    @cached_property
    def backfilled(self) -> pd.DataFrame:
        """A row is an article that a backfill brought: article."""
        return self._long(
            sa.select(t.pages.c.id).join(t.runs, t.runs.c.id == t.pages.c.run_id).where(t.runs.c.kind == "backfill"),
            {"page": "int"},
            by=("article",),
        )

    @cached_property
    def runs(self) -> pd.DataFrame:
        """A row is a run of the watch, latest first: the columns of `runs`, started and ended as aware UTC."""
        r = t.runs.c
        raw = self._read(
            sa.select(
                r.id, r.started_at, sa.func.coalesce(r.ended_at, NONE), r.kind, r.ended, r.requests, r.bytes, r.new,
                r.changed, r.failed_outlets, sa.func.coalesce(r.exit_status, NONE),
            ).where(r.watch_id == self._watch_id).order_by(r.started_at.desc(), r.id.desc()),
            {"run": "int", "start": "int", "end": "int", "kind": "text", "ended": "text", "requests": "int",
             "bytes": "int", "new": "int", "changed": "int", "failed_outlets": "text", "exit_status": "int"},
        )  # fmt: skip
        status = raw["exit_status"].astype("Int64")
        return raw.assign(start=_aware(raw["start"]), end=_aware(raw["end"]), exit_status=status.mask(status == NONE))

    @cached_property
    def run_outlets(self) -> pd.DataFrame:
        """A row is an outlet in a run of the watch: run, start (aware UTC), outlet and the counts of `run_outlets`."""
        o = t.run_outlets.c
        raw = self._read(
            sa.select(
                o.run_id, t.runs.c.started_at, o.requests, o.answered, o.not_modified, o.fetched, o.failed,
                t.outlets.c.name, o.reasons, o.verdict, o.why,
            )
            .join_from(t.run_outlets, t.runs, t.runs.c.id == o.run_id)
            .join(t.outlets, t.outlets.c.id == o.outlet_id)
            .where(t.runs.c.watch_id == self._watch_id)
            .order_by(t.runs.c.started_at, o.run_id, t.outlets.c.name),
            {"run": "int", "start": "int", "requests": "int", "answered": "int", "not_modified": "int",
             "fetched": "int", "failed": "int", "outlet": "code", "reasons": "code", "verdict": "code", "why": "code"},
        )  # fmt: skip
        return raw.assign(start=_aware(raw["start"]))

    @cached_property
    def strangers(self) -> pd.DataFrame:
        """A row is an address named as coverage on a host of no outlet: host, url, title, seen (UTC, aware)."""
        return pd.DataFrame(
            {
                **{name: pd.Series([], dtype=object) for name in ("host", "url", "title")},
                "seen": _aware(pd.Series([], dtype="int64")),
            }
        )

    def slices(self, size: int) -> Iterator[dict[str, pd.DataFrame]]:
        """Yield the frames of SLICED for `size` articles at a time, in order; texts are read as they are needed."""
        for start in range(0, len(self.articles), size):
            articles = self.articles.iloc[start : start + size].reset_index(drop=True)
            cut = {"articles": articles, "texts": self._texts_of(articles["page"].to_numpy())}
            for name in _LONG:
                frame: pd.DataFrame = getattr(self, name)
                first, last = np.searchsorted(frame["article"].to_numpy(), (start, start + size))
                part = frame.iloc[first:last]
                cut[name] = part.assign(article=part["article"] - start).reset_index(drop=True)
            yield cut

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
        with self._engine.connect() as connection:
            found = connection.execute(sa.select(t.watches.c.id).where(t.watches.c.key == self.watch.key)).scalar()
        return -1 if found is None else int(found)

    @cached_property
    def _outlets(self) -> pd.DataFrame:
        """Ids in order, each with the code of its name: two keys of one name are one outlet to a reader."""
        raw = self._read(
            sa.select(t.outlets.c.id, t.outlets.c.name).order_by(t.outlets.c.id), {"id": "int", "name": "code"}
        )
        return raw.assign(code=in_order(raw["name"]).cat.codes)

    @cached_property
    def _outlet_names(self) -> pd.Index[Any]:
        names: pd.Index[Any] = pd.Index(sorted(self._outlets["name"].cat.categories), dtype=object)
        return names

    @cached_property
    def _pages(self) -> tuple[Array, Array]:
        """Page ids in order, and the row of `articles` that each one is."""
        pages = self.articles["page"].to_numpy()
        rows = np.argsort(pages, kind="stable")
        return pages[rows], rows.astype("int32")

    def _read(self, select: sa.Executable, kinds: dict[str, Kind]) -> pd.DataFrame:
        with self._engine.connect() as connection:
            return read(connection, select, kinds)

    def _long(self, select: sa.Select[Any], kinds: dict[str, Kind], by: tuple[str, ...]) -> pd.DataFrame:
        """Read a table whose first column is the page, and let rows name their article; others are left out."""
        frame = self._read(select, kinds) if len(self.articles) else empty(kinds)
        pages, rows = self._pages
        page = frame.pop("page").to_numpy()
        place = np.minimum(np.searchsorted(pages, page), max(len(pages) - 1, 0))
        ours = pages[place] == page if len(pages) else np.zeros(len(page), dtype=bool)
        if not ours.all():
            frame, place = frame[ours], place[ours]
        frame.insert(0, "article", rows[place] if len(rows) else np.array([], dtype="int32"))
        order = _order(frame, by)
        return frame.reset_index(drop=True) if order is None else frame.take(order).reset_index(drop=True)

    def _named(self, select: sa.Select[Any], ids: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
        """Return texts and folded texts of ids, as categoricals; only those that occur are categories."""
        known = self._read(select.order_by(sa.literal_column("1")), {"id": "int", "text": "text"})
        places = np.searchsorted(known["id"].to_numpy(), ids.to_numpy())
        used, codes = np.unique(places, return_inverse=True)
        texts = known["text"].to_numpy()[used]
        label = pd.Categorical.from_codes(codes.astype("int32"), pd.Index(texts, dtype=object))
        kinds, folds = np.unique(np.array([fold(text) for text in texts], dtype=object), return_inverse=True)
        folded = pd.Categorical.from_codes(folds.astype("int32")[codes], pd.Index(kinds, dtype=object))
        return pd.Series(label), pd.Series(folded)

    def _texts_of(self, pages: Array) -> pd.DataFrame:
        if not len(pages):
            return pd.DataFrame({name: pd.Series([], dtype=object) for name in ("url", "title", "evidence")})
        order = np.argsort(pages, kind="stable")
        asked = pages[order]  # neighbours in the store are read together
        parts = [self._some_texts(asked[start : start + _TEXTS]) for start in range(0, len(asked), _TEXTS)]
        place = np.empty(len(order), dtype="int64")
        place[order] = np.arange(len(order))
        return pd.concat(parts, ignore_index=True).take(place).reset_index(drop=True)

    def _some_texts(self, pages: Array) -> pd.DataFrame:
        # Numbers of our own in the text of the query: a parameter for each costs more than the rows that come back.
        numbers = ",".join(map(str, pages.tolist()))
        select = sa.text(
            "SELECT verdicts.page_id, articles.url, articles.title, verdicts.evidence "
            "FROM verdicts JOIN articles ON articles.page_id = verdicts.page_id "
            f"WHERE verdicts.watch_id = {self._watch_id} AND verdicts.page_id IN ({numbers}) "
            "ORDER BY verdicts.page_id"
        )
        found = self._read(select, {"page": "int", "url": "text", "title": "text", "evidence": "text"})
        return found.drop(columns="page")

    def _is_asked_for(self, frame: pd.DataFrame) -> Array:
        asked = np.ones(len(frame), dtype=bool)
        if self.since is None and self.until is None:
            return asked
        seen, _ = walls(frame["first_seen"].to_numpy().astype("int64"), self.timezone)
        day = frame["day"].to_numpy().astype("datetime64[D]")
        day = np.where(np.isnat(day), seen.astype("datetime64[D]"), day)
        if self.since is not None:
            asked &= day >= np.datetime64(self.since)
        if self.until is not None:
            asked &= day <= np.datetime64(self.until)
        return asked


def _order(frame: pd.DataFrame, by: tuple[str, ...]) -> Array | None:
    """Return the order of the rows by these columns, None where they stand in it already."""
    if any(frame[name].dtype == object for name in by):
        return frame.sort_values(list(by), kind="stable").index.to_numpy() if len(frame) else None
    key = np.zeros(len(frame), dtype="int64")
    for name in by:
        values = frame[name].to_numpy().astype("int64")
        key = key * (int(values.max(initial=0)) + 1) + values
    if bool((key[1:] >= key[:-1]).all()):
        return None
    return np.argsort(key, kind="stable")


def _select_articles(watch_id: int) -> sa.Select[Any]:
    a, v = t.articles.c, t.verdicts.c
    return (
        sa.select(
            v.page_id, a.outlet_id,
            sa.func.coalesce(a.published_at, NONE), _form(a.published, a.published_at), _day(a.published),
            sa.func.coalesce(a.modified_at, NONE), _form(a.modified, a.modified_at), _day(a.modified),
            a.first_seen_at, sa.case((a.paywalled.is_(None), -1), (a.paywalled, 1), else_=0),
            v.score, a.published_precision, v.kind, v.level, v.story, a.language,
        )
        .join_from(t.verdicts, t.articles, a.page_id == v.page_id)
        .where(v.watch_id == watch_id, v.level.in_(("primary", "mention")))
        .order_by(v.page_id)
    )  # fmt: skip


def _form(text: sa.Column[Any], instant: sa.Column[Any]) -> sa.Case[Any]:
    """An index into FORMS for an ISO text, -1 where there is none."""
    length = sa.func.length(text)
    has_offset = sa.or_(
        sa.func.substr(text, length - 5, 1).in_(("+", "-")),
        sa.func.substr(text, length, 1) == "Z",
    )
    return sa.case(
        (instant.is_(None), -1),
        (length <= 10, FORMS.index("day")),
        (has_offset, FORMS.index("moment")),
        else_=FORMS.index("local"),
    )


def _day(text: sa.Column[Any]) -> sa.Case[Any]:
    """A day stated alone as the number YYYYMMDD, else 0."""
    return sa.case((sa.func.length(text) <= 10, sa.cast(sa.func.replace(text, "-", ""), sa.Integer)), else_=0)


def _stated_times(raw: pd.DataFrame, name: str, timezone: str) -> tuple[Array, Array]:
    """Wall times, NaT where none is stated, and offsets in minutes."""
    instants, form = raw[f"{name}_at"].to_numpy(), raw[f"{name}_form"].to_numpy()
    local, offset = walls(np.where(instants == NONE, 0, instants), timezone)
    local = np.where(form == FORMS.index("local"), instants.view("datetime64[s]"), local)
    number = np.where(form == FORMS.index("day"), raw[f"{name}_day"].to_numpy(), 19700101)
    months = (number // 10000 - 1970) * 12 + number // 100 % 100 - 1
    days = months.astype("datetime64[M]").astype("datetime64[D]") + (number % 100 - 1)
    local = np.where(form == FORMS.index("day"), days.astype("datetime64[s]"), local)
    return np.where(form < 0, np.datetime64("NaT", "s"), local), offset


def _aware(seconds: pd.Series[Any]) -> pd.Series[Any]:
    known = seconds.to_numpy() != NONE
    instants = np.where(known, seconds.to_numpy().view("datetime64[s]"), np.datetime64("NaT", "s"))
    return pd.Series(pd.DatetimeIndex(instants, tz="UTC"), index=seconds.index)
