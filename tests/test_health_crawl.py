"""How outlets do, as the main job writes it: over several runs on a test clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests import clock
from tests.crawling import crawl
from tests.site import Site, article, serving
from tests.test_crawl import ABOUT

TAGS = '<p><a rel="tag" href="/tag/etoile">Étoile</a> <a rel="tag" href="/tag/ballet">Ballet</a></p>'


@pytest.fixture
def site():
    clock.set_to(datetime(2025, 5, 1, 6, tzinfo=UTC))
    site = Site(pages={"/": article("Gazette", "Home."), "/feed": ""})
    with serving(site):
        yield site


def publish(site, number, *, tags=True):
    path = f"/2025/05/etoile-on-night-{number:02}-in-paris"
    page = ABOUT.replace("sets its", f"of night {number} sets its")
    site.pages[path] = page.replace("</article>", f"{TAGS}</article>") if tags else page
    site.pages["/feed"] = site.feed(*[path for path in site.pages if path.startswith("/2025/")][-10:])
    return path


def health(site, tmp_path):
    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]), CLOCK="tests.clock.now")
    (row,) = crawled.rows("outlet_health")
    return row["verdict"], row["why"], row["since"]


def test_tags_that_are_no_longer_found_mean_a_changed_layout_with_evidence_and_a_day(site, tmp_path):
    verdicts = []
    for number in range(30):
        publish(site, number, tags=number < 20)
        verdicts.append(health(site, tmp_path))
        clock.forward(days=1)

    assert {verdict for verdict, _, _ in verdicts[:21]} == {"fine"}
    verdict, why, since = verdicts[-1]
    assert verdict == "broken"
    assert "layout changed: tags in 0 of the newest 8 articles" in why
    assert "scrapy extract" in why
    first = next(place for place, (verdict, _, _) in enumerate(verdicts) if verdict == "broken")
    assert since.startswith(f"2025-05-{first + 1:02}")


def test_an_outlet_that_stops_is_quiet_at_first_and_broken_once_that_is_not_usual(site, tmp_path):
    for number in range(14):
        publish(site, 2 * number)
        publish(site, 2 * number + 1)
        assert health(site, tmp_path)[0] == "fine"
        clock.forward(days=1)

    after = []
    for _ in range(5):
        after.append(health(site, tmp_path)[0])
        clock.forward(days=1)

    assert after[0] in ("fine", "quiet")
    assert "quiet" in after
    assert after[-1] == "broken"


def test_pages_that_are_refused_are_a_block_until_one_is_let_through_again(site, tmp_path):
    publish(site, 0)
    health(site, tmp_path)
    refused = [publish(site, number) for number in range(1, 6)]
    held = {path: site.pages[path] for path in refused}
    site.pages |= dict.fromkeys(refused, 403)
    clock.forward(hours=6)
    verdict, why, _ = health(site, tmp_path)
    assert verdict == "blocked"
    assert "403" in why

    clock.forward(minutes=10)
    assert health(site, tmp_path)[0] == "blocked"

    site.pages |= held
    clock.forward(days=2)
    assert health(site, tmp_path)[0] == "fine"
