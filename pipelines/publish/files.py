"""Files replaced whole: written beside, brought to the disk, renamed; a reader never sees half of one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from scrapers.errors import OutputUnusable


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to; it takes the place of `path` when the block ends, and not at all when it raises.

    Raises: OutputUnusable, with one line that names the file and says how to mend it.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        _settle(path.parent)
    except OSError as error:
        raise OutputUnusable(f"{path}: can't be written ({error.strerror or error}); {_advice(error)}") from error


def write(path: Path, content: bytes) -> Path:
    """Let the file hold this. Raises: OutputUnusable."""
    with replaced(path) as file:
        file.write(content)
    return path


def _settle(folder: Path) -> None:
    """Bring the rename to the disk, where the system lets a folder be synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "free some space and run 'scrapy report'"
    if error.errno in (errno.EISDIR, errno.ENOTDIR, errno.EEXIST):
        return "move away what stands there, or set OUTPUT_DIR to another folder"
    return "make the folder writable, or set OUTPUT_DIR to another"
