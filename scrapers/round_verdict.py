"""What one run alone says of an outlet: fine, broken or blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapers.outlet_round import OutletRound


def verdict(seen: OutletRound) -> tuple[str, str]:
    """Return fine, broken or blocked, and why; fine with a why where some of its stated sources fail."""
    asked = [seen.source_states[url] for url in seen.asked if url in seen.source_states]
    failing = [source for source in asked if source.failures]
    blocked = [source for source in failing if source.status in ("401", "403", "429", "blocked")]
    reason = seen.given_up or (seen.reasons.most_common(1) or [("", 0)])[0][0]
    if seen.attempts and not seen.answered:
        return "broken", reason or "no answer"
    if seen.given_up:
        return "blocked" if "429" in seen.given_up or "wait" in seen.given_up else "broken", seen.given_up
    if asked and len(failing) == len(asked):
        worst = (blocked or failing)[0]
        return (
            "blocked" if blocked else "broken",
            f"every source fails: {worst.url}: {worst.problem or worst.status}",
        )
    # A search that finds nothing has answered all the same.
    listing = [source for source in asked if source.kind != "news_search"]
    # What stood still was not read again: its last full answer counts.
    listed = seen.listed or any(source.listed for source in listing)
    if asked and not listed and any(source.status == "200" for source in listing):
        return "broken", f"{len(asked)} sources answer and list nothing"
    if seen.reasons and seen.fetched and sum(seen.reasons.values()) == seen.fetched:
        return "blocked" if "403" in reason or "challenge" in reason else "broken", f"every page fails: {reason}"
    dead = f"{len(failing)} of {len(asked)} sources fail" if any(s.found_by == "stated" for s in failing) else ""
    return "fine", dead
