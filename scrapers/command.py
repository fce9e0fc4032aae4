"""What this project's commands share: -a arguments, one clear line for what went wrong, exit status.

Scrapy imports all commands for each call. What only one of them needs is therefore imported where it does its work,
and what is no command lies in scrapers/jobs: reading one page then loads neither a database nor a network.
"""

from __future__ import annotations

import argparse
import gc
import logging
import sys
from abc import abstractmethod
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.conf import arglist_to_dict

from scrapers.errors import BadDeclaration, MonitorError
from scrapers.limits import check_limits

if TYPE_CHECKING:
    from scrapers.watch import Watch


class MonitorCommand(ScrapyCommand):
    """A command without a crawl. A MonitorError ends it with its one line on stderr and status 1."""

    requires_project = True
    requires_crawler_process = False
    arguments: ClassVar[tuple[str, ...]] = ("watch",)
    """The -a arguments that the command takes."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "-a", dest="given", action="append", default=[], metavar="NAME=VALUE",
            help=f"argument ({', '.join(self.arguments)}); may be repeated",
        )  # fmt: skip

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        opts.given = arguments(opts.given, self.arguments)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        unknown = [arg for arg in args if arg.startswith("-") and arg != "-"]
        if unknown:
            raise UsageError(f"no such option: {' '.join(unknown)}")
        try:
            check_limits()
            self.exitcode = self.work(args, opts) or 0
        except MonitorError as error:
            complain(error)
            self.exitcode = 1
        except KeyboardInterrupt:
            self.exitcode = 130
        except BrokenPipeError:
            # Whoever reads us (head, less) has seen enough.
            sys.stderr.close()
        leave()

    @abstractmethod
    def work(self, args: list[str], opts: argparse.Namespace) -> int | None:
        """Do the command's work; returns the exit status, None for 0. Raises: MonitorError."""

    def watch_of(self, opts: argparse.Namespace) -> Watch:
        """The watch that `-a watch=` names. Raises: BadDeclaration."""
        from scrapers import watch

        return watch.load(opts.given.get("watch", "etoile"))

    def adopted(self) -> Path:
        """The folder of the outlets that a user adopted."""
        from scrapers.outlets import ADOPTED

        return Path(self.setting("OUTPUT_DIR")) / ADOPTED

    def setting(self, name: str) -> Any:
        """A setting's value, or an empty text."""
        assert self.settings is not None
        return self.settings.get(name) or ""


def leave() -> None:
    """To be called last: the system takes all memory back at once, where freeing each object takes a quarter second."""
    gc.freeze()


def arguments(given: Iterable[str], known: tuple[str, ...]) -> dict[str, str]:
    """Return `NAME=VALUE` pairs as a mapping. Raises: UsageError for one that is none, or that is not known."""
    try:
        found: dict[str, str] = arglist_to_dict(list(given))
    except ValueError:
        raise UsageError("Invalid -a value, use -a NAME=VALUE", print_help=False) from None
    for name in found:
        if name not in known:
            raise UsageError(f"-a {name}: no such argument; there are: {', '.join(known)}", print_help=False)
    return found


def complain(error: MonitorError) -> None:
    """Say what went wrong, in one line that ends stderr (a declaration's faults a line each before it)."""
    logging.shutdown()
    if isinstance(error, BadDeclaration) and len(error.faults) > 1:
        for fault in error.faults:
            print(f"  {fault}", file=sys.stderr)
        print(f"error: {error.path}: {len(error.faults)} faults, named above", file=sys.stderr)
    else:
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)


def web_address(text: str) -> str:
    """Return an address that a person gave, if it is one of the web. Raises: MonitorError for any other."""
    try:
        host = urlsplit(text).hostname if text.startswith(("http://", "https://")) else None
    except ValueError:
        host = None
    if host is None:
        raise MonitorError(f"{text}: not an http or https address; write it whole, like https://gazette.example/a-page")
    return text


def day(text: str) -> date:
    """Read a --since or --until. Raises: argparse's error for what is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it like 2025-04-24") from None


def zone(text: str) -> str:
    """Read a --tz. Raises: argparse's error for what is no zone."""
    from scrapers.outlet import known_zone

    try:
        ZoneInfo(known_zone(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text
