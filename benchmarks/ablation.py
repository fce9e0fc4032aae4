"""What is read where a page lacks what others state: the same real pages without JSON-LD, metas or class names.

    python benchmarks/ablation.py [--pages DIR] [--errors FIELD --without KIND]

Outlets differ in what they state more than in how they print it. A page without its metas stands for an outlet that
writes none, one without names of classes for an outlet whose names are a machine's, and what its readers see has not
changed: so the pages that the rules were made with test them again, on the ways that they did not need. The pages and
the scorer lie beside the project (`../shared/accuracy`).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "accuracy"
sys.path[:0] = [str(ROOT), str(SHARED)]

import metrics  # noqa: E402
import score  # noqa: E402

from scrapers.items import Page, Unread  # noqa: E402
from scrapers.parsers import article  # noqa: E402

JSON_LD = re.compile(rb"<script[^>]*ld\+json[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE)
META = re.compile(rb"<meta\b(?![^>]*charset)[^>]*>", re.IGNORECASE)
SCRIPT = re.compile(rb"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
MARKED = re.compile(rb"\s(?:datetime|itemprop|rel|property|data-date\w*)=(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
NAMED = re.compile(rb"\s(?:class|id)=(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
WITHOUT: dict[str, tuple[re.Pattern[bytes], ...]] = {
    "nothing": (),
    "JSON-LD": (JSON_LD,),
    "metas": (META,),
    "both": (JSON_LD, META),
    "class names": (NAMED,),
    "all but print": (SCRIPT, META, MARKED),
}
"""What is cut out of the pages; of the last also what their addresses say."""
FIELDS = ("title", "tags", "authors", "section")


def answer(case: dict[str, Any], folder: Path, without: str) -> dict[str, Any]:
    """What is read of a page, in the scorer's form."""
    page, url = (folder / "html" / case["html"]).read_bytes(), case["url"]
    for pattern in WITHOUT[without]:
        page = pattern.sub(b"", page)
    if without == "all but print":
        url = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/news/a-story"
    found = article.read(Page(url=url, body=page))
    read = found.partial if isinstance(found, Unread) else found
    if read is None:
        return {}
    lists = {field: list(value) for field in FIELDS if isinstance(value := getattr(read, field), tuple)}
    return {"title": read.title, "date": read.published, "section": read.section, "body": read.body} | lists


def cells(pages: list[dict[str, Any]]) -> str:
    """One row of the table: days right and wrong, titles, precision and recall of tags, authors and body."""
    found = metrics.summarise(pages)
    shown: list[str] = []
    for field in ("date", "title", "tags", "authors", "body"):
        value = found.get(field)
        if value is None:
            shown.append("")
        elif field == "date":
            shown.append(f"{100 * value['accuracy']:.1f} / {100 * value['wrong'] / value['n']:.1f}")
        elif field == "title":
            shown.append(f"{100 * value['accuracy']:.1f}")
        else:
            shown.append(f"{value['precision']:.2f} / {value['recall']:.2f}")
    return " | ".join(shown)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=Path, default=Path(tempfile.gettempdir()) / "accuracy")
    options.add_argument("--errors", metavar="FIELD", help="list the pages whose FIELD is not exactly the truth")
    options.add_argument("--without", choices=WITHOUT, default="both", help="of which pages errors are listed")
    said = options.parse_args()
    folder = score.unpack(said.pages)
    cases = [json.loads(line) for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    kinds = [said.without] if said.errors else list(WITHOUT)
    if not said.errors:
        print(
            "| set | without | day right / wrong | title | tags P / R | authors P / R | body P / R |\n|" + " --- |" * 7
        )
    rows: dict[str, list[str]] = defaultdict(list)
    with ProcessPoolExecutor() as pool:
        for kind in kinds:
            work: Callable[[dict[str, Any]], dict[str, Any]] = partial(answer, folder=folder, without=kind)
            answers = dict(zip([case["id"] for case in cases], pool.map(work, cases, chunksize=20), strict=True))
            if said.errors:
                score.list_errors(said.errors, cases, answers)
                continue
            pages = defaultdict(list)
            for case in cases:
                pages[case["dataset"]].append(metrics.score_page(case["truth"], answers[case["id"]]))
            for dataset, scored in pages.items():
                rows[dataset].append(f"| {dataset} | {kind} | {cells(scored)} |")
    for dataset in sorted(rows):
        print("\n".join(rows[dataset]))


if __name__ == "__main__":
    main()
