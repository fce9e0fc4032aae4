"""Numbers that are others as soon as what they stand for is: of frames, of each article with all that belongs to it."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import pipelines
import scrapers

Array = NDArray[Any]

_LIBRARIES = ("pandas", "numpy", "pyarrow", "adbc-driver-sqlite", "sqlalchemy", "jinja2", "feedgen", "publicsuffixlist")
_CODE = frozenset({".py", ".html", ".css", ".js", ".toml"})
_SALT = b"\x5e" * 16


@cache
def program() -> str:
    """Return the fingerprint of this program's files and of the libraries that make its output."""
    seen = hashlib.sha256(platform.python_version().encode())
    for name in _LIBRARIES:
        try:
            seen.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            seen.update(f"{name} none\n".encode())
    for package in (pipelines, scrapers):
        folder = Path(package.__path__[0])
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _CODE):
            seen.update(f"{path.relative_to(folder)}\n".encode())
            seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def of(*parts: str | bytes) -> str:
    """Return the fingerprint of some texts in this order."""
    seen = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        seen.update(f"{len(raw)} ".encode())
        seen.update(raw)
    return seen.hexdigest()


def of_frame(frame: pd.DataFrame) -> str:
    """Return the fingerprint of all values, their types and their order."""
    seen = hashlib.sha256(repr([(name, str(frame[name].dtype)) for name in frame.columns]).encode())
    for name in frame.columns:
        values = frame[name]
        if isinstance(values.dtype, pd.CategoricalDtype):
            seen.update(np.ascontiguousarray(values.cat.codes.to_numpy()).data)
            values = pd.Series(values.cat.categories)
        for numbers in _numbers(values, _SALT):
            seen.update(np.ascontiguousarray(numbers).data)
    return seen.hexdigest()


def of_articles(cut: Mapping[str, pd.DataFrame], salt: bytes) -> Array:
    """Return a number (uint64) for each article: of its row, its texts and its rows in the long frames.

    `cut` holds `articles`, frames that run beside it, and long frames, whose `article` is its row, in order. `salt`
    (16 bytes) is known to nobody outside, so that no page can be made for two articles to have the same.
    """
    count = len(cut["articles"])
    factors = _Factors(salt)
    total = np.zeros(count, dtype="uint64")
    for frame in cut.values():
        if "article" not in frame.columns:
            total += factors.summed(frame)
            continue
        row = frame["article"].to_numpy()
        entries = factors.summed(frame.drop(columns="article"))
        if not len(row):
            factors.next()
            continue
        starts = np.flatnonzero(np.append(True, row[1:] != row[:-1]))
        place = np.arange(len(row)) - np.repeat(starts, np.diff(np.append(starts, len(row))))
        entries = _mixed(entries + (place + 1).astype("uint64") * factors.next())
        total[row[starts]] += np.add.reduceat(entries, starts) * factors.next()
    return _mixed(total)


class _Factors:
    """Odd numbers, the same for the same salt in the same order."""

    def __init__(self, salt: bytes) -> None:
        self._salt, self._random = salt, np.random.default_rng(list(salt))

    def next(self) -> np.uint64:
        return np.uint64(int(self._random.integers(0, 2**63)) * 2 + 1)

    def summed(self, frame: pd.DataFrame) -> Array:
        """Return a number for each row."""
        total = np.zeros(len(frame), dtype="uint64")
        for name in frame.columns:
            for numbers in _by_row(frame[name], self._salt):
                total += numbers.astype("int64").view("uint64") * self.next()
        return total


def _by_row(values: pd.Series[Any], salt: bytes) -> list[Array]:
    if not isinstance(values.dtype, pd.CategoricalDtype):
        return _numbers(values, salt)
    codes, categories = values.cat.codes.to_numpy(), values.cat.categories
    if len(categories) > len(values):
        texts = np.asarray(categories, dtype=object)[codes]
        texts[codes < 0] = None
        return _numbers(pd.Series(texts, dtype=object), salt)
    return [np.append(numbers, 0)[codes] for numbers in _numbers(pd.Series(categories), salt)] + [codes >= 0]


def _numbers(values: pd.Series[Any], salt: bytes) -> list[Array]:
    """Return arrays of numbers that tell the values apart; of texts also which are missing."""
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        return [values.dt.tz_convert("UTC").dt.tz_localize(None).to_numpy().astype("datetime64[s]").view("int64")]
    if values.dtype == object or isinstance(values.dtype, pd.StringDtype):
        missing = values.isna().to_numpy()
        texts = values.to_numpy(dtype=object)
        if missing.any():
            texts = np.where(missing, "", texts)
        key = salt.hex()[:16]
        return [pd.util.hash_array(texts, hash_key=key, categorize=False).view("int64"), missing]
    plain = values.to_numpy()
    if plain.dtype.kind in "mM":
        return [plain.view("int64")]
    if plain.dtype.kind == "f":
        return [plain.astype("float64").view("int64")]
    if plain.dtype == object:  # of pandas' own types with a mark for what is missing
        missing = values.isna().to_numpy()
        return [values.fillna(0).to_numpy(dtype="int64"), missing]
    return [plain.astype("int64")]


def _mixed(numbers: Array) -> Array:
    """Spread every bit over all of them (the finalizer of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Array = numbers ^ (numbers >> np.uint64(31))
    return mixed
