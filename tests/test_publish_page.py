"""The page: one file, offline, safe, readable by all; in a real browser where there is one."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser

import pytest

from pipelines.publish import publish
from scrapers.watch import Watch
from tests.stores import WATCH, empty_store, store
from tests.test_reports import NEWS

HOSTILE = "</title></script><script>window.ran=1</script><img src=x onerror=window.ran=1>"


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(path):
    parser = Elements()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser.found


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    engine = store(
        *NEWS, {"title": HOSTILE, "url": "javascript:alert(1)", "published": "2025-03-20", "tags": [HOSTILE]}
    )
    return publish(engine, WATCH, tmp_path_factory.mktemp("page"))["index.html"]


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


def test_the_page_loads_nothing_and_links_only_to_web_addresses(page):
    for tag, attributes in elements(page):
        assert not {"src", "srcset", "data", "action", "background"} & set(attributes), tag
        assert tag not in ("link", "iframe", "object", "embed", "base"), tag
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        if tag == "a":
            assert attributes["href"].startswith(("https://", "http://", "#"))


def test_what_outlets_wrote_stays_text(page):
    scripts = [tag for tag, _ in elements(page) if tag == "script"]

    assert len(scripts) == 1
    assert "&lt;script&gt;window.ran=1" in page.read_text(encoding="utf-8")


def test_the_policy_allows_only_the_pages_own_style_and_script(page):
    policy = next(a["content"] for tag, a in elements(page) if a.get("http-equiv") == "Content-Security-Policy")

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_events_of_the_watch_stand_on_the_chart_when_they_lie_near_its_days(tmp_path):
    near = publish(store({"published": "2025-04-20"}), WATCH, tmp_path / "near")["index.html"].read_text(
        encoding="utf-8"
    )
    far = publish(store({"published": "2023-04-20"}), WATCH, tmp_path / "far")["index.html"].read_text(encoding="utf-8")

    assert re.search(r'<g class="event"><title>2025-04-24: premiere', near)
    assert '<g class="event">' not in far


def test_an_empty_store_has_a_page_that_says_so(tmp_path):
    content = publish(empty_store(), WATCH, tmp_path)["index.html"].read_text(encoding="utf-8")

    assert "No coverage yet" in content


def test_a_thousand_articles_fit_into_a_megabyte(tmp_path):
    long = "A headline of about the length that outlets write when they want to be found by search"
    articles = [
        {
            **NEWS[n % 4],
            "title": f"{long} {n}",
            "url": f"https://a.example/{long.replace(' ', '-')}-{n}",
            "tags": [long] * 1,
        }
        for n in range(1000)
    ]

    path = publish(store(*articles), WATCH, tmp_path)["index.html"]

    assert path.stat().st_size < 1_000_000


def test_the_browser_asks_for_nothing_reports_no_error_and_runs_nothing_hostile(page, browser):
    tab = browser.new_page()
    said, asked = [], []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))

    tab.goto(page.as_uri())

    assert (said, asked) == ([], [page.as_uri()])
    assert tab.evaluate("window.ran") is None


def test_words_and_choices_narrow_the_table_and_clearing_shows_all(page, browser):
    tab = browser.new_page()
    tab.goto(page.as_uri())

    tab.fill("#words", "herald series")
    by_words = tab.locator("#table tbody tr").count()
    tab.click("button[type=reset]")
    tab.wait_for_function("document.querySelectorAll('#table tbody tr').length === 5")
    tab.select_option("#by-level", "mention")

    assert by_words == 1
    assert tab.locator("#table tbody tr").count() == 1
    assert tab.text_content("#count") == "1 of 5 articles"


def test_a_column_is_sorted_by_its_button_both_ways(page, browser):
    tab = browser.new_page()
    tab.goto(page.as_uri())
    first = "#table tbody tr:first-child td:nth-child(3)"

    tab.click("#table thead th:nth-child(3) button")
    rising = tab.text_content(first)
    tab.click("#table thead th:nth-child(3) button")

    assert (rising, tab.text_content(first)) == ("Courier", "Herald")
    assert tab.get_attribute("#table thead th:nth-child(3)", "aria-sort") == "descending"


def test_the_page_is_whole_without_javascript_and_on_a_phone(page, browser):
    tab = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    tab.goto(page.as_uri())

    assert tab.locator("#table tbody tr").count() == 5
    assert tab.locator("#filters").is_hidden()


def test_nothing_is_wider_than_a_phone(page, browser):
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(page.as_uri())

    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert tab.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_on_the_page_shuts_a_reader_out(page, browser, scheme):
    axe = pytest.importorskip("axe_core_python.sync_playwright", reason="axe is not installed")
    tab = browser.new_context(bypass_csp=True, color_scheme=scheme).new_page()
    tab.goto(page.as_uri())

    found = axe.Axe().run(tab)["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_the_page_marks_a_day_that_stands_out_and_names_the_stories_that_made_it(tmp_path):
    quiet = [{"published": f"2025-03-{day:02d}"} for day in range(1, 29)]
    loud = [
        {"published": "2025-03-29", "story": "9", "title": "Étoile is cancelled", "outlet": f"O{n}"} for n in range(6)
    ]

    html = publish(store(*quiet, *loud), WATCH, tmp_path)["index.html"].read_text(encoding="utf-8")

    assert "<strong>2025-03-29</strong>, 6 articles: Étoile is cancelled (6)" in html
    assert html.count('<path class="spike"') == 1


def test_labels_of_events_do_not_touch_in_a_browser(tmp_path, browser):
    watch = Watch(
        title="Étoile",
        key="etoile",
        timezone="America/New_York",
        events=[
            {"date": "2023-04-11", "what": "two-season order announced"},
            {"date": "2025-03-07", "what": "premiere date and first look"},
            {"date": "2025-04-03", "what": "trailer"},
            {"date": "2025-04-24", "what": "premiere"},
            {"date": "2025-06-06", "what": "cancelled"},
        ],
    )
    engine = store({"published": "2023-04-11"}, {"published": "2025-04-24"}, {"published": "2026-11-25"}, watch=watch)
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(publish(engine, watch, tmp_path)["index.html"].as_uri())

    boxes = tab.evaluate(
        "[...document.querySelectorAll('.event text')].map(text => text.getBBox())"
        ".map(b => [b.x, b.y, b.width, b.height])"
    )

    assert len(boxes) == 5
    for place, (x, y, width, height) in enumerate(boxes):
        for left, top, wide, high in boxes[place + 1 :]:
            assert min(x + width, left + wide) <= max(x, left) or min(y + height, top + high) <= max(y, top)


def test_a_long_list_is_cut_between_its_entries_and_every_person_can_be_chosen(tmp_path, browser):
    tags = [f"A tag of a rather usual length {n}" for n in range(40)]
    path = publish(store({"published": "2025-04-24", "tags": tags}), WATCH, tmp_path)["index.html"]
    tab = browser.new_page()
    tab.goto(path.as_uri())

    shown = tab.text_content("#table tbody td:nth-child(7)").strip()
    choices = tab.locator("#by-tag option").all_text_contents()

    assert shown.endswith("; …")
    assert set(shown.split("; ")[:-1]) <= set(tags)
    assert {choice.removesuffix(" (1)") for choice in choices[1:]} <= set(tags)


def test_a_tag_is_offered_as_it_is_spelt(tmp_path, browser):
    path = publish(store({"tags": ["Étoile"]}, {"tags": ["etoile"]}), WATCH, tmp_path)["index.html"]
    tab = browser.new_page()
    tab.goto(path.as_uri())

    assert tab.locator("#by-tag option").all_text_contents() == ["all", "Étoile (2)"]


def test_every_one_of_three_hundred_outlets_can_be_chosen(tmp_path, browser):
    articles = [{"outlet": f"Outlet {n}", "published": "2025-04-24"} for n in range(300)]
    tab = browser.new_page()
    tab.goto(publish(store(*articles), WATCH, tmp_path)["index.html"].as_uri())

    assert tab.locator("#by-outlet option").count() == 301


def test_a_day_by_day_table_tells_what_the_chart_shows(tmp_path):
    engine = store({"published": "2025-04-24"}, {"published": "2025-04-24", "level": "mention"})

    html = publish(engine, WATCH, tmp_path)["index.html"].read_text(encoding="utf-8")

    assert '<tr><th scope="row">2025-04-24<td class="n">2<td class="n">1<td>' in html


def test_the_latest_days_have_a_chart_of_their_own_where_years_are_drawn_as_months(tmp_path):
    old = [{"published": "2022-01-01"}]
    new = [{"published": f"2025-04-0{day}"} for day in range(1, 7)]

    years = publish(store(*old, *new), WATCH, tmp_path / "years")["index.html"].read_text(encoding="utf-8")
    days = publish(store(*new), WATCH, tmp_path / "days")["index.html"].read_text(encoding="utf-8")

    assert 'id="latest-title">Articles per day<' in years
    assert "latest-title" not in days


def test_the_chart_of_the_latest_days_is_not_stretched_over_days_it_does_not_draw(tmp_path):
    old = [{"published": "2022-01-01"}]
    new = [{"published": f"2025-05-{day}"} for day in range(10, 16)]

    html = publish(store(*old, *new), WATCH, tmp_path)["index.html"].read_text(encoding="utf-8")
    latest = html[html.index('aria-labelledby="latest-title') :].partition("</svg>")[0]

    assert "premiere" not in latest
    assert "10 May 2025" in latest


def test_a_day_that_no_one_story_made_says_so(tmp_path):
    quiet = [{"published": f"2025-03-{day:02d}", "story": f"q{day}"} for day in range(1, 29)]
    loud = [{"published": "2025-03-29", "story": f"l{n}"} for n in range(6)]

    html = publish(store(*quiet, *loud), WATCH, tmp_path)["index.html"].read_text(encoding="utf-8")

    assert "<strong>2025-03-29</strong>, 6 articles: no story told more than once" in html


def test_evidence_does_not_say_the_headline_again(tmp_path):
    article = {"title": "Étoile ends", "evidence": "named in the headline: Étoile ends"}

    html = publish(store(article), WATCH, tmp_path)["index.html"].read_text(encoding="utf-8")

    assert '<p class="evidence">named in the headline</p>' in html


def test_kinds_and_names_that_the_watch_lacks_are_shown(tmp_path):
    article = {"kind": "review", "candidates": [("Ada Verne", "stars", 0.9)]}

    html = publish(store(article), WATCH, tmp_path)["index.html"].read_text(encoding="utf-8")

    assert "<li>review <b>1</b></li>" in html
    assert "<li>Ada Verne <b>1</b></li>" in html


def test_the_table_can_be_sorted_on_a_phone(page, browser):
    tab = browser.new_page(viewport={"width": 375, "height": 800})
    tab.goto(page.as_uri())

    tab.click("#table thead th:nth-child(3) button")

    assert tab.text_content("#table tbody tr:first-child td:nth-child(3)") == "Courier"
