"""A hostile newsroom on loopback: outlets that break every rule of HTTP, XML, HTML and manners, beside good ones.

`python -m tests.hostile` tries each case alone and prints time, memory and whether it held.
"""

from __future__ import annotations

from tests.hostile import cases_listings, cases_pages, cases_wire
from tests.hostile.case import Case


def cases() -> list[Case]:
    """All cases of the package."""
    return [*cases_wire.cases(), *cases_listings.cases(), *cases_pages.cases()]
