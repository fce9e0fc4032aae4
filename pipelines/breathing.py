"""Gives memory that is free back to the system, where the system lets a program say so."""

from __future__ import annotations

import ctypes
import gc


def give_back() -> None:
    """Collect what nothing holds any more, and hand free memory back (glibc only; elsewhere it is only collected)."""
    gc.collect()
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        return
    trim(0)
