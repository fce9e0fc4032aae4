"""Messages to the targets of ALERT_URLS, through apprise; a target that hangs is given up in time."""

from __future__ import annotations

import hashlib
import logging
import queue
import re
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipelines.publish.cells import inert
from pipelines.publish.message import Message

logger = logging.getLogger("monitor")

WITHIN = 8.0
"""Seconds in which all targets together have to take what is sent to them."""

NOT_INSTALLED = "ALERT_URLS needs apprise: pip install 'etoile-news[alerts]'"
_BETWEEN = re.compile(r"(?<![\s,])[\s,]+(?=[A-Za-z][A-Za-z0-9+.-]{1,30}://)")
"""Between two addresses: a comma within one, as in ?to=a@example.org,b@example.org, stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One address of ALERT_URLS."""

    url: str
    """Holds passwords: never printed, never stored."""

    @property
    def key(self) -> str:
        """What the store knows it by."""
        return hashlib.sha256(self.url.encode()).hexdigest()[:16]

    @property
    def kind(self) -> str:
        """What it may be called without an installed apprise: mailto, slack, ..."""
        return self.url.partition("://")[0].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of one message to one target."""

    target: Target
    name: str
    """The target without its secrets."""
    message: str
    """The message's key."""
    problem: str = ""
    """Why it was not taken; empty where it was."""


def targets(alert_urls: str) -> list[Target]:
    """Return the targets of blank- or comma-separated addresses, each once.

    >>> [target.kind for target in targets("mailto://a.example?to=b@c.example,d@e.example, json://f.example")]
    ['mailto', 'json']
    """
    return [Target(url=url) for url in dict.fromkeys(_BETWEEN.split(alert_urls.strip().strip(","))) if url]


def send(letters: Mapping[Target, Sequence[Message]], *, within: float) -> Iterator[Told]:
    """Send each target its messages, in order and all targets at once; yield what came of each as soon as it is known.

    A target that does not take one message gets no further one. What is not known after `within` seconds is
    told as a problem: its thread is left behind and does not keep the process from ending.
    """
    told: queue.Queue[Told] = queue.Queue()
    waiting = {target: [message.key for message in messages] for target, messages in letters.items() if messages}
    names = {target: f"{target.kind}://" for target in waiting}
    with _hearing() as heard:
        for target in waiting:
            threading.Thread(target=_deliver, args=(target, letters[target], told, heard), daemon=True).start()
        end = time.monotonic() + within
        while waiting:
            try:
                one = told.get(timeout=max(end - time.monotonic(), 0.001))
            except queue.Empty:
                break
            names[one.target] = one.name
            if one.message in waiting[one.target]:
                waiting[one.target].remove(one.message)
                yield one
            if one.problem or not waiting[one.target]:
                del waiting[one.target]
    for target, keys in waiting.items():
        yield Told(target=target, name=names[target], message=keys[0], problem=f"no answer within {within:g} s")


def _deliver(target: Target, messages: Sequence[Message], told: queue.Queue[Told], heard: dict[int, str]) -> None:
    name = f"{target.kind}://"
    for message in messages:
        try:
            service = _service(target)
            name = name if service is None else _name(service)
            problem = "no address that apprise knows" if service is None else _problem(service, message, heard)
        except ImportError:
            problem = NOT_INSTALLED
        except Exception as error:
            # The edge of other people's plugins: whatever happens in one, the run goes on and names it.
            logger.debug("sending to %s failed", name, exc_info=True)
            problem = inert(f"{type(error).__name__}: {error}")[:160]
        told.put(Told(target=target, name=name, message=message.key, problem=problem))
        if problem:
            return


def _service(target: Target) -> Any | None:
    import apprise

    return apprise.Apprise.instantiate(target.url, suppress_exceptions=True)


def _name(service: Any) -> str:
    return inert(str(service.url(privacy=True)).partition("?")[0])[:80]


def _problem(service: Any, message: Message, heard: dict[int, str]) -> str:
    from apprise import NotifyFormat, OverflowMode

    for attribute, extra in (("headers", {"X-Alert-Id": message.key}), ("payload_extras", {"id": message.key})):
        if isinstance(known := getattr(service, attribute, None), dict):
            known.update(extra)
    as_html = service.resolve_format(None) == NotifyFormat.HTML
    taken = service.notify(
        title=message.title,
        body=message.html if as_html else message.text,
        body_format=NotifyFormat.HTML if as_html else NotifyFormat.TEXT,
        overflow=OverflowMode.TRUNCATE,  # one message, also where a chat takes but 2,000 characters
    )
    return "" if taken else heard.pop(threading.get_ident(), "it was not taken")


@contextmanager
def _hearing() -> Iterator[dict[int, str]]:
    """Give the last warning of apprise by thread: it says why a message was not taken, and not by what it returns."""
    heard: dict[int, str] = {}
    handler = _Ear(heard)
    spoken = logging.getLogger("apprise")
    before = spoken.propagate
    spoken.addHandler(handler)
    spoken.propagate = False
    try:
        yield heard
    finally:
        spoken.removeHandler(handler)
        spoken.propagate = before


class _Ear(logging.Handler):
    def __init__(self, heard: dict[int, str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard[threading.get_ident()] = inert(record.getMessage())[:160]
