"""The database: opened, checked, locked; SQLite by default, PostgreSQL by DATABASE_URL."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from pipelines import schema
from pipelines.migrating import back_up, bring_forward
from pipelines.migrations import steps
from pipelines.text_index import create_text_index
from scrapers.errors import StoreBusy, StoreUnusable

PROGRAM = "etoile-news"
T = TypeVar("T")

_ATTEMPTS = 6
_STOOD_IN_THE_WAY = ("40001", "40P01")
"""What PostgreSQL calls a transaction that could not be put in order with another, and a deadlock."""
_AT_ONCE = 500
"""Values in one query."""
_ADVISORY_LOCK = 0x0E7011E
"""Any number, the same for every run: PostgreSQL's advisory locks are told apart by it."""


class Store:
    """An open store. All access goes through `begin` and `read`, which turn the driver's errors into StoreUnusable."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        # What is copied in bulk goes past SQLAlchemy, and so do its errors.
        self._driver_errors: tuple[type[Exception], ...] = (
            () if self.is_sqlite else (engine.dialect.loaded_dbapi.Error,)
        )

    @property
    def name(self) -> str:
        """How messages name the store: the file, or the address without its password."""
        return (self.engine.url.database or "") if self.is_sqlite else self.engine.url.render_as_string()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction; rolled back when anything in it raises. Raises: StoreUnusable."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise StoreUnusable(_advice(self.name, error)) from error

    def retrying(self, work: Callable[[Connection], T]) -> T:
        """Do the work in one transaction; again, a few times, where another writer's transaction stood in its way.

        The work must leave nothing behind but rows. Raises: StoreUnusable.
        """
        for attempt in range(_ATTEMPTS):
            try:
                with self.engine.begin() as connection:
                    return work(connection)
            except DBAPIError as error:
                again = getattr(error.orig, "sqlstate", None) in _STOOD_IN_THE_WAY and attempt < _ATTEMPTS - 1
                if not again:
                    raise StoreUnusable(_advice(self.name, error)) from error
            except self._driver_errors as error:
                if getattr(error, "sqlstate", None) not in _STOOD_IN_THE_WAY or attempt == _ATTEMPTS - 1:
                    raise StoreUnusable(f"{self.name}: {str(error).strip().splitlines()[0]}") from error
            # Two that met must not meet again at once.
            time.sleep(random.uniform(0.5, 1.5) * 0.02 * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    def insert(self, table: sa.Table) -> Any:
        """An INSERT that knows ON CONFLICT."""
        if self.is_sqlite:
            return sqlite.insert(table)
        # It takes a tenth of a second to load, and most stores are a file.
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)

    def identify(self, connection: Connection, table: sa.Table, values: dict[str, Any], by: str) -> int:
        """Return the id of the row whose column `by` has this value; the row is made where it is missing."""
        key = table.c[by]
        found = connection.execute(sa.select(table.c.id).where(key == values[by])).scalar()
        if found is None:
            connection.execute(self.insert(table).values(**values).on_conflict_do_nothing(index_elements=[by]))
            found = connection.execute(sa.select(table.c.id).where(key == values[by])).scalar_one()
        return int(found)

    def identify_all(
        self, connection: Connection, table: sa.Table, rows: Sequence[dict[str, Any]], by: str
    ) -> dict[str, int]:
        """Return the ids of the rows by their value of `by`; those missing are made, in the order given.

        Every writer must give the same rows in the same order, so that none waits for one that waits for it.
        """
        known = self._identified(connection, table, by, [row[by] for row in rows])
        if missing := [row for row in rows if row[by] not in known]:
            make = self.insert(table).on_conflict_do_nothing(index_elements=[by]).returning(table.c[by], table.c.id)
            known |= {row[0]: row[1] for row in connection.execute(make, missing)}
            # Another writer was quicker by a moment with these.
            if others := [row[by] for row in missing if row[by] not in known]:
                known |= self._identified(connection, table, by, others)
        return known

    def _identified(self, connection: Connection, table: sa.Table, by: str, wanted: Sequence[str]) -> dict[str, int]:
        known: dict[str, int] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            query = sa.select(table.c[by], table.c.id).where(table.c[by].in_(wanted[start : start + _AT_ONCE]))
            known |= {row[0]: row[1] for row in connection.execute(query)}
        return known

    @contextmanager
    def lock(self, wait: float = 0, *, shared: bool = False, what: int = 0) -> Iterator[None]:
        """Hold the store's one writer's place; the system frees it when its owner dies.

        On PostgreSQL a `shared` place is held by any number, none of which is then alone; `what` tells further locks
        apart. SQLite has one writer, always. Raises: StoreBusy where another run still holds it after `wait` seconds;
        StoreUnusable where it can't be made.
        """
        if self.is_sqlite:
            from filelock import FileLock, Timeout

            path = Path(f"{self.name}.lock")
            held = FileLock(path, timeout=wait)
            try:
                held.acquire()
            except Timeout as error:
                raise StoreBusy(f"{self.name}: another run is at work on this store; nothing was done") from error
            except OSError as error:
                raise StoreUnusable(f"{path}: can't be locked ({error.strerror}); make its folder writable") from error
            try:
                yield
            finally:
                held.release()
            return
        with self.engine.connect() as connection:
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(sa.text(f"SET lock_timeout = {int(max(wait, 0.001) * 1000)}"))
            try:
                take = sa.func.pg_advisory_lock_shared if shared else sa.func.pg_advisory_lock
                connection.execute(sa.select(take(_ADVISORY_LOCK, what) if what else take(_ADVISORY_LOCK)))
            except OperationalError as error:
                raise StoreBusy(f"{self.name}: another run is at work on this store; nothing was done") from error
            try:
                yield
            finally:
                give = sa.func.pg_advisory_unlock_shared if shared else sa.func.pg_advisory_unlock
                connection.execute(sa.select(give(_ADVISORY_LOCK, what) if what else give(_ADVISORY_LOCK)))

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def connect(address: str, *, must_exist: bool = False) -> Store:
    """Open the store at a database address, made where there is none.

    Raises: StoreUnusable, with one line that names the store, where it can't be reached, read or written, is not
    ours, or is of a newer version; with `must_exist` also where there is none yet.
    """
    try:
        url = sa.make_url(address)
        if url.drivername in ("postgres", "postgresql"):
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() not in ("sqlite", "postgresql"):
            raise StoreUnusable(f"DATABASE_URL {_shown(address)}: only sqlite:/// and postgresql:// are known")
        if url.get_backend_name() == "sqlite":
            _prepare_folder(url, must_exist)
        engine = sa.create_engine(
            url, connect_args={"timeout": 30} if url.drivername.startswith("sqlite") else {}, hide_parameters=True
        )
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreUnusable(f"DATABASE_URL {_shown(address)}: not a database address") from error
    except ImportError as error:
        raise StoreUnusable(
            f"DATABASE_URL {_shown(address)}: needs its driver: pip install 'etoile-news[postgres]'"
        ) from error
    store = Store(engine)
    if store.is_sqlite:
        sa.event.listen(engine, "connect", _tune_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    if store.is_sqlite and (old := _older_version(store)):
        back_up(Path(store.name), old)
    with store.begin() as connection:
        if not store.is_sqlite:
            # Machines that start together on an empty database must not all make its tables.
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_LOCK + 1)))
        _check_or_create(store, connection)
    if store.is_sqlite:
        # Only now: switching it on writes to the file, which might have been somebody else's.
        with store.begin() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            connection.exec_driver_sql("BEGIN")
    return store


def _shown(address: str) -> str:
    """An address as messages may show it."""
    return re.sub(r"(//[^:/@]*:).*@", r"\1***@", address)


def _prepare_folder(url: sa.URL, must_exist: bool) -> None:
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        raise StoreUnusable("DATABASE_URL sqlite: name a file, as in sqlite:///output/news.sqlite")
    if path.is_dir():
        raise StoreUnusable(f"{path}: is a folder; DATABASE_URL must name a file in it")
    if must_exist and not path.exists():
        raise StoreUnusable(f"{path}: there is no store yet; run 'scrapy crawl etoile_news' first")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusable(f"{path.parent}: can't be made ({error.strerror}); name another folder") from error


def _begin_sqlite(connection: Connection) -> None:
    # The driver's own transactions leave CREATE TABLE out: a kill would leave half a schema.
    connection.exec_driver_sql("BEGIN")


def _tune_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in ("synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-32000"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _older_version(store: Store) -> int | None:
    """The version of an SQLite store that is to be brought forward; None where there is nothing to do, or no store."""
    if not Path(store.name).exists():
        return None
    with store.begin() as connection:
        if "about" not in sa.inspect(connection).get_table_names():
            return None
        row = connection.execute(sa.select(schema.about)).first()
    return row.version if row is not None and row.program == PROGRAM and row.version < schema.VERSION else None


def _check_or_create(store: Store, connection: Connection) -> None:
    tables = set(sa.inspect(connection).get_table_names())
    if "about" not in tables:
        if strangers := tables & {table.name for table in schema.metadata.sorted_tables}:
            raise StoreUnusable(
                f"{store.name}: is another program's database (it has a table {sorted(strangers)[0]!r}); "
                "name another file by DATABASE_URL"
            )
        if tables and store.is_sqlite:
            raise StoreUnusable(f"{store.name}: is another program's database; name another file by DATABASE_URL")
        schema.metadata.create_all(connection)
        connection.execute(schema.about.insert().values(program=PROGRAM, version=schema.VERSION))
        create_text_index(connection)
        return
    row = connection.execute(sa.select(schema.about)).first()
    if row is None or row.program != PROGRAM:
        raise StoreUnusable(f"{store.name}: is another program's database; name another file by DATABASE_URL")
    if row.version <= schema.VERSION:
        bring_forward(connection, store.name, steps(), schema.VERSION)
        if not tables >= set(schema.metadata.tables):
            schema.metadata.create_all(connection)  # tables that came later; those there stay as they are
    if row.version > schema.VERSION:
        raise StoreUnusable(
            f"{store.name}: was written by a newer version of this program (schema {row.version}, known up to "
            f"{schema.VERSION}); update the program, nothing was changed"
        )


def _advice(name: str, error: DBAPIError) -> str:
    said = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
    for sign, advice in (
        ("not a database", "is no SQLite database, and was left as it is; name another file by DATABASE_URL"),
        ("malformed", "is corrupt, and was left as it is; restore a backup, or move it away and run again"),
        ("readonly", "can't be written; make the file and its folder writable"),
        ("unable to open", "can't be opened; make the file and its folder writable"),
        ("disk is full", "can't be written: the disk is full; free some space and run again"),
        ("database or disk is full", "can't be written: the disk is full; free some space and run again"),
        ("disk I/O error", "can't be read or written (disk I/O error); check the disk, then run again"),
        ("locked", "is locked by another program; end it and run again"),
    ):
        if sign in said:
            return f"{name}: {advice}"
    return f"{name}: {said}"


def address(database_url: str | None, output_dir: str) -> str:
    """The store's address: DATABASE_URL where it is set, else news.sqlite in the output folder."""
    return database_url or f"sqlite:///{output_dir}/news.sqlite"
