"""What the newsroom remembers of each request, so that tests can count them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it was answered."""

    outlet: str
    """Key of the site that was asked."""
    method: str
    host: str
    """As the Host header says it, with the port."""
    path: str
    """With its query, as it was asked."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    size: int
    """Bytes of the answer's body on the wire."""
    at: datetime
    """Aware, UTC, by the real clock."""

    @property
    def conditional(self) -> bool:
        """Whether it named an ETag or a date."""
        return "if-none-match" in self.headers or "if-modified-since" in self.headers

    def as_record(self) -> dict[str, object]:
        """As it stands in a log of JSON lines."""
        return {
            "at": self.at.isoformat(timespec="milliseconds"), "outlet": self.outlet, "method": self.method,
            "host": self.host, "path": self.path, "status": self.status, "size": self.size,
            "headers": dict(self.headers),
        }  # fmt: skip
