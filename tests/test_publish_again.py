"""Reports written again over those of the last time: the same bytes as written from nothing, whatever happened."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import date
from unittest.mock import patch

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines import schema as t
from pipelines.columns import TABLES
from pipelines.publish import everything, fingerprints, publish
from pipelines.publish.lines import write
from tests.stores import WATCH, add, start
from tests.test_reports import NEWS

TITLES = ("Étoile returns", "Étoile returns, again", '=Says "no"', '\'=Says "no"', "None", "", "A\r\nB", "🩰 œuvre")
TAGS = ("Étoile", "etoile", "Prime Video", "a;b", "None")
PEOPLE = tuple(person.name for person in WATCH.people)
OTHERS = (
    WATCH,
    WATCH.model_copy(update={"events": (*WATCH.events, WATCH.events[0].model_copy(update={"what": "finale"}))}),
    WATCH.model_copy(update={"timezone": "Asia/Tokyo"}),
    WATCH.model_copy(update={"title": "Etoile"}),
)
COLUMNS = (
    (t.articles, "title", TITLES), (t.articles, "url", ("https://a.example/x", "https://a.example/y")),
    (t.articles, "language", ("fr", None)), (t.articles, "paywalled", (True, None)),
    (t.articles, "published_at", (1_741_400_000, None)), (t.articles, "first_seen_at", (1_741_400_001,)),
    (t.verdicts, "level", ("none", "mention")), (t.verdicts, "story", ("s1", None)),
    (t.verdicts, "evidence", ("None", "other words")), (t.verdicts, "score", (0.25, 0.5)),
    (t.mentions, "mentions", (7,)), (t.mentions, "name_id", (1, 2)), (t.article_labels, "kind", ("category",)),
    (t.article_labels, "label_id", (1, 2)), (t.article_authors, "name_id", (1, 2)),
    (t.changes, "after", ("c", None)), (t.credited, "outlet", ("Gazette",)), (t.stated_dates, "what", ("x",)),
    (t.candidates, "cue", ("joins as",)), (t.outlets, "name", ("Renamed", "Herald")), (t.names, "text", ("Zed",)),
    (t.labels, "text", ("Zed",)), (t.runs, "bytes", (5,)), (t.link_channels, "channel", ("search", "person")),
)  # fmt: skip
_PAGES = st.integers(1, 5)
_ARTICLE = st.fixed_dictionaries(
    {"title": st.sampled_from(TITLES), "published": st.sampled_from((None, "2025-03-08", "2025-03-12T23:30:00-05:00"))},
    optional={
        "outlet": st.sampled_from(("Gazette", "Herald")), "level": st.sampled_from(("primary", "mention", "none")),
        "story": st.sampled_from(("s1", "s2")), "kind": st.sampled_from(("news", "review")),
        "tags": st.lists(st.sampled_from(TAGS), max_size=3, unique=True),
        "categories": st.lists(st.sampled_from(TAGS), max_size=2, unique=True),
        "people": st.dictionaries(st.sampled_from(PEOPLE), st.integers(1, 3), max_size=2),
        "authors": st.lists(st.sampled_from(("Ann Lee", "ANN LEE")), max_size=2, unique=True),
        "paywalled": st.sampled_from((None, True, False)), "credits": st.just(("Herald",)),
        "dates": st.just((("2025-04-24", "premiere"),)), "candidates": st.just((("Zoe", "also stars", 0.5),)),
        "changes": st.just((("title", "a", "b"),)), "channels": st.just(("feed",)),
    },
)  # fmt: skip
_STEP = st.one_of(
    st.tuples(st.just("add"), _ARTICLE),
    st.tuples(st.just("column"), _PAGES, st.sampled_from(COLUMNS), st.integers(0, 7)),
    st.tuples(st.just("delete"), _PAGES),
    st.tuples(st.just("run"), st.sampled_from(("fine", "broken"))),
    st.tuples(st.just("watch"), st.integers(0, 3)),
    st.tuples(st.just("options"), st.sampled_from((
        {"timezone": "Europe/Paris"}, {"since": date(2025, 3, 10)}, {"until": date(2025, 3, 10)}, {"names": ["tags"]},
        {"names": ["articles"]}, {"formats": ("csv", "json")}, {"formats": ("json",)},
    ))),
    st.tuples(st.just("restore"), st.integers(0, 9)),
    st.tuples(st.just("spoil"), st.sampled_from(("cut", "append", "gone", "empty")), st.integers(0, 40)),
    st.tuples(st.just("killed"), st.integers(0, 24)),
    st.tuples(st.just("program")),
)  # fmt: skip


class Killed(BaseException):
    """Ends a writing as a kill would: nothing is cleaned up by the program after it."""


class World:
    """A store in a file, its reports, and all that may happen to them."""

    def __init__(self, folder):
        self.folder, self.path, self.output = folder, folder / "news.sqlite", folder / "etoile"
        self.engine = sa.create_engine(f"sqlite:///{self.path}")
        self.watch, self.program, self.copies, self.page = WATCH, "1", 0, 0
        t.metadata.create_all(self.engine)
        with self.engine.begin() as connection:
            start(connection, WATCH)
        for article in NEWS[:3]:
            self.add(article)

    def add(self, article):
        self.page += 1
        with self.engine.begin() as connection:
            add(connection, self.page, {"url": f"https://a.example/{self.page}", **article}, WATCH)

    def column(self, page, what, choice):
        table, name, values = what
        where = table.c.page_id == page if "page_id" in table.c else sa.true()
        key = table.c.id if "id" in table.c else None
        with self.engine.begin() as connection:
            if key is not None:
                where = key == page
            change = table.update().where(where).values({name: values[choice % len(values)]})
            try:
                with connection.begin_nested():
                    connection.execute(change)
            except sa.exc.IntegrityError:
                pass  # another row has the value: nothing changes

    def delete(self, page):
        with self.engine.begin() as connection:
            for table in t.metadata.sorted_tables:
                if "page_id" in table.c:
                    connection.execute(table.delete().where(table.c.page_id == page))
            connection.execute(t.pages.delete().where(t.pages.c.id == page))

    def run(self, verdict):
        with self.engine.begin() as connection:
            number = connection.execute(t.runs.insert().values(
                watch_id=1, started_at=1_746_000_000 + 3600 * self.page, kind="crawl", ended="finished"
            )).inserted_primary_key[0]  # fmt: skip
            outlet = connection.execute(sa.select(sa.func.min(t.outlets.c.id))).scalar()
            connection.execute(t.run_outlets.insert().values(run_id=number, outlet_id=outlet, verdict=verdict, why="?"))

    def options(self, options):
        self.publish(**options)

    def restore(self, number):
        if not self.copies:
            return
        self.engine.dispose()
        shutil.copy(self.folder / f"copy{number % self.copies}", self.path)

    def spoil(self, how, number):
        files = sorted(path for path in self.output.iterdir() if path.is_file())
        path = files[number % len(files)]
        content = path.read_bytes()
        if how == "gone":
            path.unlink()
        else:
            path.write_bytes({"cut": content[: len(content) // 2], "append": content + b"x\r\n", "empty": b""}[how])

    def killed(self, after):
        """Nothing is cleaned up, and of the files written only the first few are in their place."""
        left = iter(range(after))

        def replace(source, target):
            if next(left, None) is None:
                raise Killed
            source.rename(target)

        with patch("pathlib.Path.replace", replace), suppress(Killed):
            self.publish()

    def publish(self, folder=None, **options):
        # Bringing files to the disk takes more time than making them, and proves nothing here.
        with patch.object(fingerprints, "program", lambda: self.program), patch("os.fsync"):
            return publish(self.engine, self.watch, folder or self.output, **options)

    def files(self, folder):
        return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}

    def take(self, step):
        kind, *given = step
        if kind == "watch":
            self.watch = OTHERS[given[0]]
        elif kind == "program":
            self.program += "1"
        else:
            getattr(self, kind)(*given)
        self.engine.dispose()
        shutil.copy(self.path, self.folder / f"copy{self.copies}")
        self.copies += 1


def test_whatever_happened_since_the_files_are_those_that_are_written_from_nothing(tmp_path_factory):
    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(_STEP, min_size=2, max_size=7))
    def check(steps):
        folder = tmp_path_factory.mktemp("world")
        world = World(folder)
        with patch.object(everything, "SLICE", 2), patch("pipelines.queries.WORTH", 1):
            world.publish()
            for step in steps:
                world.take(step)
            world.publish()
            world.publish(folder / "fresh")

        expected, lying = world.files(folder / "fresh"), world.files(world.output)
        assert [name for name in expected if lying.get(name) != expected[name]] == []
        shutil.rmtree(folder)

    check()


def test_a_change_of_any_column_reaches_the_files(tmp_path):
    world = World(tmp_path)
    for article in NEWS:
        world.add({**article, "dates": [("2025-04-24", "premiere")], "candidates": [("Zoe", "stars", 0.5)],
                   "changes": [("title", "a", "b")], "channels": ["feed"], "credits": ["Herald"],
                   "authors": ["Ann Lee"], "tags": ["a"], "people": {PEOPLE[0]: 1}})  # fmt: skip
    world.publish()

    for number, what in enumerate(COLUMNS):
        world.column(5, what, 0)
        world.publish(names=list(TABLES))
        world.publish(tmp_path / f"fresh{number}", names=list(TABLES))

        expected, lying = world.files(tmp_path / f"fresh{number}"), world.files(world.output)
        assert [name for name in expected if lying[name] != expected[name]] == []


def test_what_did_not_change_is_not_written_again(tmp_path):
    world = World(tmp_path)
    world.publish()
    before = {path.name: path.stat().st_ino for path in world.output.iterdir()}

    world.run("fine")
    world.publish()

    written = {path.name for path in world.output.iterdir() if path.stat().st_ino != before.get(path.name)}
    assert {"runs.csv", "outlet_health.csv", "index.html"} <= written
    assert not written & {"coverage.csv", "cast.csv", "tags.csv", "stories.csv", "coverage.atom"}


def test_only_lines_of_articles_that_changed_are_made_again(tmp_path):
    world = World(tmp_path)
    for article in NEWS:
        world.add(article)
    world.publish()
    made = []
    real = everything.csv.lines
    world.add({"title": "A new one", "published": "2025-03-09"})
    world.column(2, (t.articles, "title", ("An edited one",)), 0)

    with patch.object(everything.csv, "lines", lambda name, frame: made.append((name, frame)) or real(name, frame)):
        world.publish()

    assert sorted(title for name, frame in made if name == "articles" for title in frame["title"]) == [
        "A new one",
        "An edited one",
    ]


def test_a_record_of_lines_that_was_tampered_with_is_not_believed(tmp_path):
    world = World(tmp_path)
    world.publish()
    record = tmp_path / "etoile" / ".articles.csv.lines"
    expected = (tmp_path / "etoile" / "articles.csv").read_bytes()

    for place in range(0, len(record.read_bytes()), 7):
        content = bytearray(record.read_bytes())
        content[place] ^= 1
        record.write_bytes(content)
        world.publish(names=["articles"])

        assert (tmp_path / "etoile" / "articles.csv").read_bytes() == expected


def test_no_article_gives_a_header_alone(tmp_path):
    done = write(tmp_path / "a.csv", b"url\r\n", "form", [], lambda cut: b"")

    assert (tmp_path / "a.csv").read_bytes() == b"url\r\n"
    assert len(done.content) == 64
