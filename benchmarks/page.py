"""Size of the page, what opening it and a keystroke in its search cost in Chromium: `[ARTICLES]`, from the root."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import sqlalchemy as sa
from playwright.sync_api import sync_playwright

from benchmarks.reports import build
from pipelines.publish import publish
from scrapers.watch import load

WORDS = "luke kirby season"
KEYSTROKE = """letters => {
    const box = document.getElementById('words'), taken = [];
    for (let end = 1; end <= letters.length; end++) {
        const start = performance.now();
        box.value = letters.slice(0, end);
        box.dispatchEvent(new Event('input', {bubbles: true}));
        document.body.getBoundingClientRect();  // the layout is part of it
        taken.push(performance.now() - start);
    }
    return taken;
}"""
OPENED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "news.sqlite"
        build(store, count)
        publish(sa.create_engine(f"sqlite:///{store}"), load("etoile"), Path(folder) / "etoile")
        page = Path(folder) / "etoile" / "index.html"
        print(f"{count:,} articles: {page.stat().st_size / 1e6:.2f} MB")
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            opened, taken = [], []
            for _ in range(3):
                tab = browser.new_page()
                tab.goto(page.as_uri(), wait_until="load")
                tab.wait_for_timeout(200)
                opened.append(tab.evaluate(OPENED))
                taken += tab.evaluate(KEYSTROKE, WORDS)
                tab.close()
            browser.close()
        print(f"opened after {min(opened):.0f} to {max(opened):.0f} ms")
        print(f"a keystroke: median {statistics.median(taken):.1f} ms, slowest of {len(taken)} {max(taken):.1f} ms")


if __name__ == "__main__":
    main()
