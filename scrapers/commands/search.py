"""`scrapy search WORDS`: full text over the store, accents aside."""

from __future__ import annotations

import argparse

from scrapy.exceptions import UsageError

from scrapers.command import MonitorCommand


class Command(MonitorCommand):
    """Prints the articles that hold all the words, best first."""

    def syntax(self) -> str:
        return "WORDS ..."

    def short_desc(self) -> str:
        return "Search the stored articles' text, accents aside"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--most", type=int, default=20, metavar="N", help="articles shown (default: 20)")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        from pipelines.fulltext import search
        from pipelines.store import address, connect

        if not args:
            raise UsageError("give the words to look for")
        watch = self.watch_of(opts)
        store = connect(address(self.setting("DATABASE_URL"), self.setting("OUTPUT_DIR")), must_exist=True)
        try:
            with store.begin() as connection:
                found = search(store, connection, " ".join(args), watch.key, opts.most)
        finally:
            store.close()
        for hit in found:
            print(_printable(f"{(hit.published or '')[:10]:10}  {hit.outlet}  {hit.title}"))
            print(f"            {_printable(hit.url)}\n            {_printable(hit.snippet)}")
        if not found:
            print(f"nothing found for {' '.join(args)!r}")


def _printable(text: str) -> str:
    """What outlets wrote, on one line and without what moves a terminal or turns its letters around."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
