"""The files of one backfill, as the manners see them: one host after the other, each file one answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace

from scrapers.history_round import HistoryRound
from scrapers.memory import Round

logger = logging.getLogger("monitor")


@dataclass(slots=True, kw_only=True)
class WarcRound(HistoryRound):
    """The state of all files; its `outlet` stands for them, and for the hosts that they lie on."""

    read_files: int = 0
    failures: list[str] = field(default_factory=list)

    def owns(self, url: str) -> bool:
        return self.outlet.owns(url) and self.guard.refusal(url) is None

    def failed(self, place: str, why: str) -> None:
        """Tell that a file or a listing could not be read."""
        logger.error("%s: %s", place, why)
        self.failures.append(why)

    def summary(self) -> Round:
        """As of any outlet; where no file could be read, its host was not reached."""
        said = HistoryRound.summary(self)
        if not self.failures:
            return said
        count = len(self.failures)
        why = f"{count} {'file' if count == 1 else 'files'} not read: {self.failures[0]}"
        return replace(said, why=why) if self.read_files else replace(said, verdict="broken", why=why, answered=0)
