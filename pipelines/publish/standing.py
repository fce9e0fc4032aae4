"""What the files of the last time were made of: one that would be made of the same again is left as it stands.

The record says of each file the fingerprint of all that it was made of and that of its content. A file stands where
both are as they would be now. So neither an old record nor none, a file that was changed or cut short, or a process
that was killed between the two can leave a stale one: it is made again.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from pipelines.publish.files import replaced

_NAME = ".made.json"


class Standing:
    """The record of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._files = folder, _read(folder / _NAME)
        self._before = dict(self._files)

    def stands(self, name: str, made_of: str | None) -> bool:
        """Whether the file of this name was made of the same, and is as it was then; None: of what is not known."""
        known = self._files.get(name)
        return made_of is not None and known is not None and known[0] == made_of and self.content(name) == known[1]

    def content(self, name: str) -> str | None:
        """Return the fingerprint of what the file holds; None where there is none."""
        try:
            with (self._folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None

    def note(self, name: str, made_of: str | None, content: bytes) -> None:
        """Keep of what the content was made that was written."""
        if made_of is None:
            self._files.pop(name, None)
        else:
            self._files[name] = (made_of, hashlib.sha256(content).hexdigest())

    def write(self) -> None:
        """Write the record, once the files are there. Raises: OutputUnusable."""
        if self._files != self._before:
            with replaced(self._folder / _NAME) as file:
                file.write(orjson.dumps(self._files, option=orjson.OPT_SORT_KEYS))


def _read(path: Path) -> dict[str, tuple[str, str]]:
    found: Any = None
    with suppress(OSError, orjson.JSONDecodeError):
        found = orjson.loads(path.read_bytes())
    entries = found.items() if isinstance(found, dict) else ()
    return {
        name: (entry[0], entry[1])
        for name, entry in entries
        if isinstance(entry, list) and [type(one) for one in entry] == [str, str]
    }
