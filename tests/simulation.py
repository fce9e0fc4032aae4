"""Drives the monitor over the newsroom under a test clock, tick by tick, and counts what it found, missed and asked."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests import clock
from tests.crawling import Crawled, crawl
from tests.newsroom.invention import invent
from tests.newsroom.room import Newsroom
from tests.newsroom.sites import SITES
from tests.newsroom.truth import Truth

OUTLETS = tuple(site for site in SITES if site.key not in ("gatepost", "quickreel"))
"""Twelve: without the members' magazine, and without the one whose pages never state a date or a validator."""
TICK = timedelta(hours=3)
BUSIEST = 25
"""Articles that one outlet brings out in one tick, now and then: more than its feed of ten can hold."""
START = datetime(2025, 5, 1, 6, tzinfo=UTC)
_LOOKS = (timedelta(hours=6), timedelta(days=1), timedelta(days=7))


@dataclass(slots=True)
class Tally:
    """What a simulation counted."""

    published: int = 0
    relevant: int = 0
    in_time: int = 0
    """Relevant articles in the reports after the run that followed their publication."""
    missed: list[str] = field(default_factory=list)
    """Addresses that were not, with the tick."""
    duplicates: int = 0
    wrong: int = 0
    """Rows that are no relevant article."""
    edits: int = 0
    noticed: int = 0
    """Edits that were seen by the article's next look, or sooner."""
    overlooked: list[str] = field(default_factory=list)
    first_run: int = 0
    """Requests of the first run, which finds its sources."""
    requests: int = 0
    """Of all later runs."""
    due: int = 0
    """Of these: one for each source that is asked at every run, and robots.txt once a day."""
    pages: int = 0
    looks: int = 0
    """Of these: articles asked again."""
    idle_requests: int = 0
    idle_unchanged: int = 0
    idle_bytes: int = 0

    @property
    def beyond(self) -> float:
        """Requests for a new article beyond one for each due source; looks at old ones left out."""
        return (self.requests - self.due - self.looks) / max(self.published, 1)


def simulate(folder: Path, ticks: int, *, tell: Callable[[str], None] = lambda _: None, seed: int = 1) -> Tally:
    """Run the main job after each of so many ticks, and once more with nothing new."""
    chance, tally = random.Random(seed), Tally()
    clock.set_to(START)
    plan = _plan(ticks, chance)
    with Newsroom.start(START, outlets=tuple(site.key for site in OUTLETS), articles=()) as room:
        room.publish(*(truth for some in plan for truth in some))
        outlets = room.outlets_file(folder).read_text(encoding="utf-8")
        edits: dict[str, datetime] = {}
        asked: set[str] = set()
        for number, new in enumerate(plan):
            clock.set_to(START + TICK * number)
            room.now = clock.now()
            _edit(room, plan[max(0, number - 12) : number], edits, chance)
            room.clear_requests()
            crawled = crawl(folder, outlets, CLOCK="tests.clock.now")
            _count_articles(tally, crawled, room, plan[: number + 1], number)
            _count_requests(tally, crawled, room, asked, first=number == 0)
            tally.published += len(new) if number else 0
            tell(f"tick {number + 1}: {len(new)} new, {len(room.requests)} requests, {len(tally.missed)} missed so far")
        room.clear_requests()
        crawled = crawl(folder, outlets, CLOCK="tests.clock.now")
        tally.idle_requests = len(room.requests)
        tally.idle_unchanged = sum(request.status == 304 for request in room.requests)
        tally.idle_bytes = sum(request.size for request in room.requests)
        _count_edits(tally, crawled, room, edits)
    return tally


def _plan(ticks: int, chance: random.Random) -> list[list[Truth]]:
    """What comes out by the run of each tick."""
    numbers = {site.key: 0 for site in OUTLETS}
    plan: list[list[Truth]] = []
    for tick in range(ticks):
        busy = chance.choice(OUTLETS) if tick % 5 == 3 else None
        out = []
        for site in OUTLETS:
            count = BUSIEST if site is busy else chance.choice((0, 0, 1, 2))
            for place in range(count):
                numbers[site.key] += 1
                at = START + TICK * tick - TICK * (place + 1) / (count + 2)
                out.append(invent(site, numbers[site.key], at, relevant=chance.random() < 0.3))
        plan.append(out)
    return plan


def _edit(room: Newsroom, recent: list[list[Truth]], edits: dict[str, datetime], chance: random.Random) -> None:
    """Edit one of the relevant articles of the last days, which says so or not, as outlets do."""
    able = [truth for some in recent for truth in some if truth.level != "none" and truth.id not in edits]
    if not able or chance.random() < 0.5:
        return
    truth = chance.choice(able)
    room.publish(replace(truth.edited(), modified=clock.now().isoformat(timespec="seconds")))
    edits[truth.id] = clock.now()


def _count_articles(tally: Tally, crawled: Crawled, room: Newsroom, plan: list[list[Truth]], tick: int) -> None:
    found = [row["url"] for row in crawled.rows("articles")]
    due = {room.url_of(truth) for truth in plan[-1] if truth.level != "none"}
    ever = {room.url_of(truth) for some in plan for truth in some if truth.level != "none"}
    tally.relevant += len(due)
    tally.in_time += len(due & set(found))
    tally.missed += [f"tick {tick + 1}: {url}" for url in sorted(due - set(found))]
    tally.duplicates = max(tally.duplicates, len(found) - len(set(found)))
    tally.wrong = max(tally.wrong, len(set(found) - ever))


def _count_requests(tally: Tally, crawled: Crawled, room: Newsroom, asked: set[str], *, first: bool) -> None:
    parts = {str(url) for (url,) in crawled.stored("SELECT url FROM sources WHERE part")}
    sources: set[str] = set()
    for request in room.requests:
        url = f"http://{request.host}{request.path}"
        is_page = "/invented/" in request.path
        if first:
            tally.first_run += 1
        else:
            tally.requests += 1
            tally.pages += is_page
            tally.looks += is_page and url in asked
            if not is_page and url not in parts and url not in sources:
                tally.due += 1
        sources.add(url)
        if is_page:
            asked.add(url)


def _count_edits(tally: Tally, crawled: Crawled, room: Newsroom, edits: dict[str, datetime]) -> None:
    seen: dict[str, int] = {}
    for url, at in crawled.stored(
        "SELECT a.url, min(c.seen_at) FROM changes c JOIN articles a ON a.page_id = c.page_id GROUP BY a.url"
    ):
        seen[str(url)] = int(str(at))
    for truth_id, edited in edits.items():
        url = room.url_of(room.truth(truth_id))
        deadline = _next_look(room.instant_of(room.truth(truth_id)), edited)
        if deadline > clock.now():
            continue
        tally.edits += 1
        if url in seen and seen[url] <= deadline.timestamp():
            tally.noticed += 1
        else:
            tally.overlooked.append(f"{url}: edited {edited:%d %H}h, due {deadline:%d %H}h, seen {seen.get(url)}")


def _next_look(published: datetime, edited: datetime) -> datetime:
    """The run by which an edit must have been seen: the first look that was due after it."""
    at = _run_after(published)
    for look in _LOOKS:
        if at >= edited:
            break
        at = _run_after(at + look)
    return at


def _run_after(moment: datetime) -> datetime:
    return START + TICK * -((START - moment) // TICK)
