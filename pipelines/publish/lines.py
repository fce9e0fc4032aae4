"""articles.csv from the one of the last time: lines of articles that did not change are copied, in long runs.

Beside the file lies what each of its lines was made of: a number a line, its length, and the fingerprint of the file.
A line is a pure function of what its number stands for, so that it is never stale, whatever became of the store.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipelines.publish import fingerprints
from pipelines.publish.files import replaced

Array = NDArray[Any]
Cut = Mapping[str, pd.DataFrame]

_SALT, _DIGEST = 16, 32
_AT_ONCE = 2**22


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in the file now."""

    content: str
    """The fingerprint of its bytes."""
    made_of: str
    """The fingerprint of all that it was made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """The lines of a file that lies there, in the order of their numbers."""

    file: IO[bytes] | None
    salt: bytes
    numbers: Array
    starts: Array
    ends: Array

    def places(self, numbers: Array) -> Array:
        """Return for each number the place of its line, -1 where there is none."""
        if not len(self.numbers):
            return np.full(len(numbers), -1)
        place = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[place] == numbers, place, -1)


def write(path: Path, header: bytes, form: str, cuts: Iterable[Cut], lines: Callable[[Cut], bytes]) -> Written:
    """Write the file: a header, and a line for each article of `cuts`, which follow each other.

    `lines` gives the lines of a cut, each with its end, and none with a line feed within; `form` is the fingerprint
    of what they depend on besides: the program, the time zone. Raises: OutputUnusable.
    """
    beside = path.with_name(f".{path.name}.lines")
    seen, made_of = hashlib.sha256(), hashlib.sha256(form.encode())
    numbers: list[Array] = []
    lengths: list[Array] = []
    with ExitStack() as held:
        old = _standing(path, beside, form, held)
        file = held.enter_context(replaced(path))

        def put(piece: bytes) -> None:
            seen.update(piece)
            file.write(piece)

        put(header)
        for cut in cuts:
            if not len(cut["articles"]):
                continue
            mine = fingerprints.of_articles(cut, old.salt)
            length = np.zeros(len(mine), dtype="int64")
            for piece, first, sizes in _pieces(cut, old.places(mine), old, lines):
                put(piece)
                length[first : first + len(sizes)] = sizes
            numbers.append(mine)
            lengths.append(length)
    every = np.concatenate([*numbers, np.array([], dtype="uint64")])
    made_of.update(old.salt)
    made_of.update(every.data)
    _note(beside, form, old.salt, seen.digest(), every, np.concatenate([*lengths, np.array([], dtype="int64")]))
    return Written(content=seen.hexdigest(), made_of=made_of.hexdigest())


def _pieces(cut: Cut, places: Array, old: _Lines, lines: Callable[[Cut], bytes]) -> Iterator[tuple[bytes, int, Array]]:
    """Yield the file's next bytes, the row of the cut with which they begin, and the lengths of their lines."""
    known = places >= 0
    starts = np.where(known, old.starts[places] if known.any() else -1, -1)
    ends = np.where(known, old.ends[places] if known.any() else -1, -1)
    made = lines(_chosen(cut, np.flatnonzero(~known))) if not known.all() else b""
    made_ends = np.flatnonzero(np.frombuffer(made, dtype="uint8") == 10) + 1
    made_starts = np.append(0, made_ends[:-1]) if len(made_ends) else made_ends
    starts[~known], ends[~known] = made_starts, made_ends
    # A run ends where the next line is none of the same source, or does not follow in it.
    breaks = np.flatnonzero((known[1:] != known[:-1]) | (starts[1:] != ends[:-1])) + 1
    edges = [0, *breaks.tolist(), len(known)]
    for first, end in pairwise(edges):
        sizes = ends[first:end] - starts[first:end]
        if not known[first]:
            yield made[starts[first] : ends[end - 1]], first, sizes
        elif old.file is not None:
            old.file.seek(int(starts[first]))
            yield old.file.read(int(ends[end - 1] - starts[first])), first, sizes


def _chosen(cut: Cut, rows: Array) -> Cut:
    """Return the cut for some of its rows."""
    if len(rows) == len(cut["articles"]):
        return cut
    chosen = {}
    for name, frame in cut.items():
        if "article" not in frame.columns:
            chosen[name] = frame.take(rows).reset_index(drop=True)
            continue
        article = frame["article"].to_numpy()
        part = frame[np.isin(article, rows)]
        chosen[name] = part.assign(article=np.searchsorted(rows, part["article"])).reset_index(drop=True)
    return chosen


def _standing(path: Path, beside: Path, form: str, held: ExitStack) -> _Lines:
    """Open the file that lies there and what is known of its lines; without any lines where the two do not belong."""
    nothing = np.array([], dtype="int64")
    none = _Lines(
        file=None, salt=secrets.token_bytes(_SALT), numbers=nothing.view("uint64"), starts=nothing, ends=nothing
    )
    with suppress(OSError):
        record = beside.read_bytes()
        head, rest = record[:_DIGEST], record[_DIGEST:]
        mark = hashlib.sha256(form.encode()).digest()
        if hashlib.sha256(rest).digest() != head or rest[:_DIGEST] != mark:
            return none
        salt, content, body = (
            rest[_DIGEST : _DIGEST + _SALT],
            rest[_DIGEST + _SALT : 2 * _DIGEST + _SALT],
            rest[2 * _DIGEST + _SALT :],
        )
        count = len(body) // 12
        numbers = np.frombuffer(body[: 8 * count], dtype="<u8")
        lengths = np.frombuffer(body[8 * count :], dtype="<u4").astype("int64")
        file = held.enter_context(path.open("rb"))
        seen = hashlib.sha256()
        while piece := file.read(_AT_ONCE):
            seen.update(piece)
        if seen.digest() != content:
            return none
        ends = file.tell() - int(lengths.sum()) + np.cumsum(lengths)
        order = np.argsort(numbers, kind="stable")
        return _Lines(file=file, salt=salt, numbers=numbers[order], starts=(ends - lengths)[order], ends=ends[order])
    return none


def _note(beside: Path, form: str, salt: bytes, content: bytes, numbers: Array, lengths: Array) -> None:
    rest = b"".join((
        hashlib.sha256(form.encode()).digest(), salt, content, numbers.astype("<u8").tobytes(),
        lengths.astype("<u4").tobytes(),
    ))  # fmt: skip
    with replaced(beside) as file:
        file.write(hashlib.sha256(rest).digest() + rest)
