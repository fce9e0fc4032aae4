"""Where the WARC files lie that a backfill is given: files, folders, listings, http, https and s3 addresses."""

from __future__ import annotations

import zlib
from pathlib import Path
from urllib.parse import urlsplit

from scrapers.errors import MonitorError

COMMON_CRAWL = "https://data.commoncrawl.org/"
"""Where Common Crawl wants its bucket read over HTTP: https://commoncrawl.org/get-started."""
_BUCKETS = {"commoncrawl": COMMON_CRAWL}
_AMAZON = "https://{bucket}.s3.amazonaws.com/"
_OF_COMMON_CRAWL = ("crawl-data/", "/crawl-data/")
"""How the paths of its listings begin: they are those of its bucket."""
_NAMES = (".warc", ".warc.gz")
_LARGEST = 50_000_000
"""Bytes of a listing: ten years of CC-NEWS have five."""
_LONGEST = 4_096


class NoWarcs(MonitorError):
    """What was given holds no WARC file, or is no listing of them. Raised here; the person gives something else."""


def is_address(given: str) -> bool:
    """Whether it is read over HTTP."""
    return given.startswith(("http://", "https://", "s3://"))


def is_warc(name: str) -> bool:
    """Whether a path or address is a WARC file's by its name; every other address is that of a listing."""
    return (urlsplit(name).path if is_address(name) else name).lower().endswith(_NAMES)


def public(given: str, endpoint: str = "") -> str:
    """The address at which a place is read over HTTP; of an s3 one that of its bucket.

    `endpoint` is where buckets lie, and may hold {bucket}; empty: where each bucket's owner says. Raises: NoWarcs.

    >>> public("s3://commoncrawl/crawl-data/CC-NEWS/2025/04/warc.paths.gz")
    'https://data.commoncrawl.org/crawl-data/CC-NEWS/2025/04/warc.paths.gz'
    >>> public("s3://films/a.warc.gz", "http://127.0.0.1:9000/{bucket}")
    'http://127.0.0.1:9000/films/a.warc.gz'
    """
    if not given.startswith("s3://"):
        return given
    bucket, _, key = given.removeprefix("s3://").partition("/")
    if not bucket or not key or not bucket.replace("-", "").replace(".", "").isalnum():
        raise NoWarcs(f"{given[:200]}: no address of a file in a bucket; write s3://BUCKET/KEY")
    home = (endpoint or _BUCKETS.get(bucket, _AMAZON)).replace("{bucket}", bucket)
    return f"{home.rstrip('/')}/{key}"


def local(given: Path, base: str = "", endpoint: str = "") -> list[str]:
    """The places behind a file, a folder (all WARC files in it, in order of names) or a listing of this machine.

    Raises: NoWarcs.
    """
    if given.is_dir():
        found = sorted(path for path in given.rglob("*") if path.name.lower().endswith(_NAMES) and path.is_file())
        if not found:
            raise NoWarcs(f"{given}: no WARC file lies there; give a folder of .warc.gz files")
        return [str(path) for path in found]
    if is_warc(given.name):
        return [str(given)]
    try:
        with given.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError as error:
        raise NoWarcs(f"{given}: can't be read ({error.strerror})") from error
    if _inflated(data[:65_536], 5) == b"WARC/":
        return [str(given)]
    return listed(data, str(given), base, endpoint)


def listed(data: bytes, source: str, base: str = "", endpoint: str = "") -> list[str]:
    """The places that a listing names, a line each, as warc.paths.gz has them; gzip is undone.

    A path is one below `base`; without it, one beside a listing of this machine, or in the bucket or at the host that
    the listing comes from. Raises: NoWarcs.
    """
    text = _inflated(data, _LARGEST)
    lines = [line.strip() for line in text.decode("utf-8", "replace").splitlines()]
    found = [_place(line, source, base, endpoint) for line in lines if line and not line.startswith("#")]
    if not found:
        raise NoWarcs(f"{source}: names no WARC file; give a listing with a path or an address in each line")
    return list(dict.fromkeys(found))


def _place(line: str, source: str, base: str, endpoint: str) -> str:
    if len(line) > _LONGEST or not line.isprintable() or not is_warc(line):
        raise NoWarcs(f"{source}: neither a WARC file nor a listing of them: {_shown(line)}")
    if is_address(line):
        return public(line, endpoint)
    if base:
        if is_address(base):
            return public(f"{base.rstrip('/')}/{line.lstrip('/')}", endpoint)
        return str(Path(base) / line)
    if is_address(source):
        parts = urlsplit(source)
        return f"{parts.scheme}://{parts.netloc}/{line.lstrip('/')}"
    beside = Path(source).parent / line
    if beside.exists():
        return str(beside)
    if line.startswith(_OF_COMMON_CRAWL):
        return COMMON_CRAWL + line.lstrip("/")
    raise NoWarcs(f"{source}: {_shown(line)} lies nowhere here; say with --base below which address or folder it does")


def _inflated(data: bytes, size: int) -> bytes:
    """The data's first bytes, without the gzip that they may be packed in."""
    if not data.startswith(b"\x1f\x8b"):
        return data[:size]
    try:
        return zlib.decompressobj(31).decompress(data, size)
    except zlib.error:
        return b""


def _shown(line: str) -> str:
    return "".join(letter for letter in line if letter.isprintable())[:100]
