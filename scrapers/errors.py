"""What can go wrong, who raises it, and what to do about it."""

from __future__ import annotations


class MonitorError(Exception):
    """Base of all errors of this project; its text is one line that a person can act on."""


class BadDeclaration(MonitorError):
    """A watch or outlets file is wrong. Raised when it is loaded; mend the lines that it names.

    `faults` holds one "line N: key: what is wrong" a fault.
    """

    def __init__(self, path: str, faults: list[str]) -> None:
        self.path, self.faults = path, faults
        super().__init__(f"{path}: {'; '.join(faults)}")


class StoreUnusable(MonitorError):
    """The store can't be opened, read or written. Raised by the store; the text names it and says how to mend it."""


class OutputUnusable(MonitorError):
    """A report can't be written. Raised by the publishers; make the folder writable or free disk space."""


class StoreBusy(MonitorError):
    """Another run is at work on the same store. Raised by the lock; nothing is wrong, try again later."""


class LimitTooLow(MonitorError):
    """The system lets the process have too few files or too little memory. Raised at the start of a command."""


class PageError(MonitorError):
    """Base of the reasons why a page gave no article. Stored as the page's outcome; `url` names the page."""

    def __init__(self, url: str, detail: str) -> None:
        self.url, self.detail = url, detail
        super().__init__(f"{url}: {detail}")


class Blocked(PageError):
    """The outlet refused: 401, 403, 429, a challenge or captcha page. Wait, or ask the outlet; never tried around."""


class NotAnArticle(PageError):
    """A listing, tag page, video without text, soft 404, login wall or no HTML at all. Nothing to do."""


class LayoutChanged(PageError):
    """An article by all signs, but no rule finds its headline or text. The outlet's file needs work."""


class Failed(PageError):
    """No answer, a broken one, or a server error. Tried again at a later run."""


class Refused(PageError):
    """The guard does not let this address, size or redirect through."""
