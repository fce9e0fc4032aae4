"""Precision and recall of relevance and cast on the evaluation set, by form, and their CPU time.

python benchmarks/relevance.py [--errors] [--set tuned|held_out]

The texts are our own. `held_out.jsonl` was written before the rules, which are made by `tuned.jsonl`; the one rule made
by a kind of error seen there is that a headline about somebody does not make the series the subject.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipelines.relevance import judge, judge_all  # noqa: E402
from scrapers import watch as watches  # noqa: E402
from scrapers.items import Article  # noqa: E402
from scrapers.parsers.cast import mentions  # noqa: E402
from scrapers.parsers.scan import scanner  # noqa: E402
from scrapers.watch import Watch  # noqa: E402

CASES = ROOT / "tests" / "relevance_cases"


def article(case: dict[str, Any]) -> Article:
    """The Article of one case."""
    url = case.get("url", "https://gazette.example/story-1")
    return Article(
        url=url, canonical_url=url, title=case["title"], dek=case.get("dek"), body=case["body"],
        tags=tuple(case.get("tags", ())), captions=tuple(case.get("captions", ())), language=case["language"],
    )  # fmt: skip


def score(name: str, errors: bool) -> None:
    """Print the figures of one half of the set."""
    cases = [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    by_form: dict[str, list[tuple[dict[str, Any], str, set[str]]]] = defaultdict(list)
    for case in cases:
        watch = watches.load(case["watch"])
        read = article(case)
        people = mentions(read, watch)
        verdict = judge(read, watch, people)
        by_form[case["form"]].append((case, verdict.level, {mention.name for mention in people}))
        known = case["people"] is None or {mention.name for mention in people} == set(case["people"])
        if errors and (verdict.level != case["level"] or not known):
            read_as = f"read {verdict.level}, {[mention.name for mention in people]}: {verdict.evidence[:90]}"
            print(f"  {case['form']}/{case['language']}: {case['title'][:70]!r} is {case['level']}, {case['people']}")
            print(f"      {read_as}")
        if (
            errors
            and case["level"] != "none"
            and not scanner([watch]).may_name(json.dumps(case, ensure_ascii=False).encode())
        ):
            print(f"  the byte scan misses {case['title']!r}")
    print(f"\n{name}: {len(cases)} texts")
    print(f"  {'form':24s}  n   relevant P / R      primary P / R       cast P / R       list right")
    everything = [row for rows in by_form.values() for row in rows]
    for form, rows in [*by_form.items(), ("ALL", everything)]:
        cast = [row for row in rows if row[0]["people"] is not None]
        hits = sum(len(found & set(case["people"])) for case, _, found in cast)
        given, true = sum(len(found) for _, _, found in cast), sum(len(case["people"]) for case, _, _ in cast)
        right = sum(found == set(case["people"]) for case, _, found in cast)
        print(
            f"  {form:24s} {len(rows):3d}   {_both(rows, lambda level: level != 'none')}     "
            f"{_both(rows, lambda level: level == 'primary')}     "
            f"{_share(hits, given)} / {_share(hits, true)}    {_share(right, len(cast))}"
        )


def _both(rows: Iterable[tuple[dict[str, Any], str, set[str]]], test: Callable[[str], bool]) -> str:
    pairs = [(test(case["level"]), test(level)) for case, level, _ in rows]
    both = sum(true and found for true, found in pairs)
    return f"{_share(both, sum(found for _, found in pairs))} / {_share(both, sum(true for true, _ in pairs))}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def clock() -> None:
    """Print the CPU time of one long article, for one watch and for ten."""
    with (CASES / "tuned.jsonl").open(encoding="utf-8") as lines:
        texts = [
            case["body"]
            for case in map(json.loads, lines)
            if case["language"] in ("en", "fr") and case["watch"] == "etoile"
        ]
    etoile = watches.load("etoile")
    ten = [etoile, *(_other(etoile, number) for number in range(9))]
    about = "\n".join(text for text in texts if "toile" in text)
    filler = "\n".join(_FILLER)
    # A real long piece names the title once in some 500 characters and a person once in 300.
    long = "\n".join(part for at in range(0, 1400, 140) for part in (about[at : at + 140], filler[:860]))
    for label, body in (("about it", long), ("of nothing but names", about * 20), ("not about it", filler * 20)):
        one = [
            Article(url="u", canonical_url="u", title=f"News {number}", body=body[:10000] + str(number), language="en")
            for number in range(60)
        ]
        for read in one[:5]:
            _with_cast(read, ten)
        spent = _spent(lambda read: judge(read, etoile, mentions(read, etoile)), one[5:30])
        many = _spent(lambda read: _with_cast(read, ten), one[30:])
        print(
            f"\n10,000 characters {label}: relevance and cast {spent:.2f} ms; "
            f"ten watches {many:.2f} ms ({many / spent:.1f} times)"
        )


_FILLER = (
    "The company meets in a cold hall above the river, and nobody takes a coat off before ten. On most mornings the "
    "pianist is late, the kettle is broken, and somebody has hidden the good resin. Of such troubles jokes are made.",
    "It would be easy to call it a workplace comedy. But the work is shown at length, with patience, and the camera "
    "likes feet as much as faces. A rehearsal may last five minutes and end in tears, or in a quarrel about the bill.",
    "Outside, two cities go on with their lives. There are trains, bakeries, strikes and a mayor who has never seen a "
    "ballet and says so. Money is short, as it always is, and the man who has it is the last whom anybody would ask. "
    "He knows this, he enjoys it, and he comes to every party in a better suit than the one before.",
)


def _other(etoile: Watch, number: int) -> Watch:
    """A watch of another title and other people, as long as this one."""
    people = tuple(person.model_copy(update={"name": person.name[::-1], "aliases": ()}) for person in etoile.people)
    more = {"key": f"watch-{number}", "title": f"Title{number}ing", "spellings": (), "people": people, "couples": ()}
    return etoile.model_copy(update=more)


def _with_cast(read: Article, every: list[Watch]) -> None:
    """Judge for every watch, and read the cast for those that the article is about."""
    for each, verdict in zip(every, judge_all(read, every), strict=True):
        if verdict.level != "none":
            mentions(read, each)


def _spent(work: Callable[[Article], object], articles: list[Article]) -> float:
    start = time.process_time()
    for read in articles:
        work(read)
    return 1000 * (time.process_time() - start) / len(articles)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true")
    options.add_argument("--set", choices=["tuned", "held_out"])
    said = options.parse_args()
    for half in [said.set] if said.set else ["tuned", "held_out"]:
        score(half, said.errors)
    clock()
