"""Whether what a run left is whole: each kind of file that it publishes, the archive, the store of either kind."""

from __future__ import annotations

import csv
import gzip
import io
import json
import threading
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import sqlalchemy as sa

_LASTING = {
    "pages": "SELECT key FROM pages",
    "kept pages": "SELECT key FROM pages WHERE outcome = 'kept'",
    "articles": "SELECT url FROM articles",
    "links": "SELECT key FROM links",
    "channels": "SELECT l.key || ' ' || c.channel FROM link_channels c JOIN links l ON l.id = c.link_id",
    "verdicts": "SELECT p.key || ' ' || v.watch_id FROM verdicts v JOIN pages p ON p.id = v.page_id",
    "versions": "SELECT page_id || ' ' || version FROM versions",
    "runs": "SELECT id FROM runs",
    "sources": "SELECT url FROM sources",
}
"""What no run takes away again."""
_ONCE = ("pages", "kept pages", "articles", "links")
_WHOLE = {
    "kept pages without an article":
        "SELECT count(*) FROM pages p WHERE outcome = 'kept' AND NOT EXISTS"
        " (SELECT 1 FROM articles a WHERE a.page_id = p.id)",
    "articles without a verdict":
        "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.page_id = a.page_id)",
    "articles that are not found by their words":
        "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM article_text)",
    "links done without an outcome":
        "SELECT count(*) FROM links l WHERE state = 'done' AND NOT EXISTS (SELECT 1 FROM pages p WHERE p.key = l.key)",
}  # fmt: skip


class StoreWatch:
    """Looks at one store again and again; each look's faults are what is broken, lost since the last, or twice."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.seen: dict[str, set[object]] = {}

    def look(self) -> Iterator[str]:
        """Yield the faults; none for a store that no run has made yet."""
        engine = sa.create_engine(self._address.replace("postgresql://", "postgresql+psycopg://"))
        try:
            with engine.connect() as store:
                if sa.inspect(store).has_table("pages"):
                    yield from self._sound(store)
                    yield from self._look(store)
                elif self.seen:
                    yield "the tables are gone"
        finally:
            engine.dispose()

    def _sound(self, store: sa.Connection) -> Iterator[str]:
        if store.dialect.name == "sqlite":
            found = store.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            yield from (f"integrity: {line}" for line in found if line != "ok")
            yield from (f"key: {row}" for row in store.exec_driver_sql("PRAGMA foreign_key_check"))
            return
        if store.scalar(sa.text("SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'")):
            store.execute(sa.text("CREATE SCHEMA IF NOT EXISTS checks"))
            store.execute(sa.text("CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA checks"))
            store.execute(
                sa.text(
                    "SELECT checks.bt_index_check(c.oid, true) FROM pg_class c JOIN pg_am m ON m.oid = c.relam"
                    " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    " WHERE m.amname = 'btree' AND c.relkind = 'i' AND n.nspname = 'public'"
                )
            ).all()

    def _look(self, store: sa.Connection) -> Iterator[str]:
        for what, query in _LASTING.items():
            found = Counter(store.execute(sa.text(query)).scalars())
            yield from (f"lost of {what}: {key}" for key in self.seen.get(what, set()) - set(found))
            if what in _ONCE:
                yield from (f"twice in {what}: {key}" for key, count in found.items() if count > 1)
            self.seen[what] = self.seen.get(what, set()) | set(found)
        for what, query in _WHOLE.items():
            if count := store.execute(sa.text(query)).scalar():
                yield f"{count} {what}"


@contextmanager
def watched(folder: Path, faults: list[str]) -> Iterator[None]:
    """Read each published file as often as it changes, until the block ends; one that is not whole is a fault."""
    ended = threading.Event()
    reader = threading.Thread(target=_read_on, args=(folder, faults, ended))
    reader.start()
    try:
        yield
    finally:
        ended.set()
        reader.join()


def _read_on(folder: Path, faults: list[str], ended: threading.Event) -> None:
    seen: dict[str, tuple[int, int, int]] = {}
    while not ended.wait(0.005):
        for path in folder.glob("[!.]*.*"):
            try:
                with path.open("rb") as file:
                    about = path.stat()
                    now = (about.st_ino, about.st_mtime_ns, about.st_size)
                    if seen.get(path.name) == now:
                        continue
                    content = file.read()
            except FileNotFoundError:
                continue
            seen[path.name] = now
            faults += torn(path.name, content)


def torn(name: str, content: bytes) -> list[str]:
    """Return the fault of a published file that is not whole, or nothing."""
    check = _CHECKS.get(Path(name).suffix)
    return [] if check is None or check(content) else [f"half-written: {name} ({len(content)} bytes)"]


def _is_whole_csv(content: bytes) -> bool:
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline=""), strict=True))
    except csv.Error:
        return False
    return content.endswith(b"\n") and bool(rows) and all(len(row) == len(rows[0]) for row in rows)


def _is_whole_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except ValueError:
        return False
    return True


def _is_whole_xml(content: bytes) -> bool:
    try:
        ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return False
    return True


_CHECKS: Mapping[str, Callable[[bytes], bool]] = {
    ".csv": _is_whole_csv,
    ".json": _is_whole_json,
    ".atom": _is_whole_xml,
    ".html": lambda content: content.rstrip().endswith(b"</html>"),
    ".parquet": lambda content: len(content) > 8 and content.startswith(b"PAR1") and content.endswith(b"PAR1"),
    ".xlsx": lambda content: zipfile.is_zipfile(io.BytesIO(content)),
}


def archive_faults(folder: Path) -> list[str]:
    """Return what is broken in an archive that a finished run left: a record cut off, an index that leads nowhere."""
    index = folder / "index.cdxj"
    if not index.exists():
        return []
    faults, files = [], {path.name: path.read_bytes() for path in folder.glob("*.warc.gz")}
    for name, content in files.items():
        try:
            gzip.decompress(content)
        except (OSError, EOFError):
            faults.append(f"half a record in {name}")
    for line in index.read_bytes().splitlines():
        said = json.loads(line.split(b" ", 2)[2])
        at = int(said["offset"])
        record = gzip.decompress(files[said["filename"]][at : at + int(said["length"])])
        if said["url"].encode() not in record:
            faults.append(f"the index leads nowhere: {said['url']}")
    return faults
