"""What outlets write runs nowhere: not in a spreadsheet, a browser, a feed reader, a terminal, a path or the store."""

import csv
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.hostile.case import Case
from tests.hostile.running import crawl
from tests.hostile.wire import response, serving

ROOT = Path(__file__).resolve().parent.parent
ESCAPE = "\x1b]0;owned\x07\x1b[31mÉtoile red"
TITLES = {
    "/formula": '=HYPERLINK("http://evil.example","Étoile")',
    "/command": "=cmd|' /C calc'!A0 Étoile",
    "/at": "@SUM(1+1) Étoile",
    "/plus": "+1+Étoile",
    "/minus": "-2+3 Étoile",
    "/tab": "\t=1+1 Étoile",
    "/wide": "＝1+1 Étoile",
    "/script": "Étoile </script><script>alert(1)</script>",
    "/image": "Étoile <img src=x onerror=alert(1)>",
    "/svg": "Étoile <svg onload=alert(1)><foreignObject>",
    "/comment": "Étoile --><!-- ]]> <![CDATA[",
    "/template": "Étoile {{ 7*7 }} {% raw %} ${7*7} %(x)s {0}",
    "/escape": ESCAPE,
    "/bidi": "Étoile \u202egnp.exe\u2066 \u200f",
    "/c1": "Étoile \x9b31m\x85 next\u2028line",
    "/sql": "Étoile'); DROP TABLE pages; --",
    "/newline": "Étoile\r\n2026-01-01 ERROR forged line",
    "/long": "Étoile " + "a" * 100_000,
}
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def page(title):
    said = escape(title)
    tags = "".join(
        f'<a rel="tag" href="/tag/x">{escape(tag)}</a>'
        for tag in ("=1+1", "<b>tag</b>", "@tag", "\u202egat", "a; b", "javascript:alert(1)")
    )
    head = (
        '<meta name="author" content="=Rosa &lt;script&gt; Hedge">'
        '<link rel="canonical" href="javascript:alert(1)">'
        '<meta property="og:url" content="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;">'
    )
    return response(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{said}</title>{head}</head><body><article>'
        f"<h1>{said}</h1><p>By <a rel=author href='javascript:alert(2)'>=Rosa Hedge</a></p>"
        '<time datetime="2025-04-24T09:00:00-04:00">April 24, 2025</time>'
        "<p>Étoile, the Prime Video series by Amy Sherman-Palladino, stars Luke Kirby."
        f" &lt;script&gt;alert(3)&lt;/script&gt; {escape(ESCAPE)}</p>{tags}</article></body></html>".encode()
    )


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inert")
    case = Case(
        name="=Evil <b>Paper</b>", answers={path: page(title) for path, title in TITLES.items()}, feed=tuple(TITLES)
    )
    held = crawl(folder, [case], goods=0)
    assert held.status == 0, held.log
    return held


def test_all_of_it_is_stored_and_nothing_of_it_ran(crawled):
    assert crawled.stored("SELECT count(*) FROM articles") == [(len(TITLES),)]
    assert "Traceback" not in crawled.log


def test_no_cell_of_any_report_is_run_or_turns_the_text_around(crawled):
    for path in (crawled.folder / "etoile").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    assert not re.match(r"[=+\-@\t\r＝＋－＠](?!\d[\d.]*$)", cell), (path.name, cell)
                    assert not _UNSAFE.search(cell), (path.name, cell)
                    assert len(cell) <= 32_767


class Seen(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.depth = [], [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def test_the_page_has_no_element_handler_or_link_that_an_outlet_wrote(crawled):
    text = (crawled.folder / "etoile" / "index.html").read_text(encoding="utf-8")
    seen = Seen(text)

    assert "img" not in seen.tags
    assert "foreignobject" not in seen.tags
    assert not [name for _, name, _ in seen.attributes if name.startswith("on")]
    links = [value for _, name, value in seen.attributes if name in ("href", "src", "action")]
    assert not [link for link in links if re.match(r"\s*(?:javascript|data|vbscript|file):", link, re.IGNORECASE)]
    (policy,) = [
        value for tag, name, value in seen.attributes if tag == "meta" and name == "content" and "-src" in value
    ]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "alert(1)</script" not in text.replace("&lt;/script", "")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_the_feed_is_well_formed_and_leads_only_to_web_addresses(crawled):
    text = (crawled.folder / "etoile" / "coverage.atom").read_text(encoding="utf-8")
    links = [node.get("href") for node in ET.fromstring(text).iter("{http://www.w3.org/2005/Atom}link")]

    assert links
    assert all(link.startswith(("http://", "https://")) for link in links if ":" in link)
    assert "<script" not in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_no_line_of_the_log_is_forged_or_moves_the_terminal(crawled):
    assert "forged line" not in [line[-11:] for line in crawled.log.splitlines() if line.startswith("2026-01-01")]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", crawled.log)


@pytest.mark.parametrize("command", [["search", "Étoile"], ["outlets"], ["why", "/escape"], ["report"]])
def test_no_command_moves_the_terminal(crawled, command):
    home = next(iter(crawled.hosts.values())).home
    asked = [home + part[1:] if part.startswith("/") else part for part in command]
    scrapy = str(Path(sys.executable).with_name("scrapy"))
    done = subprocess.run(
        [scrapy, *asked, "-a", f"outlets={crawled.folder / 'outlets.toml'}", "-s", f"OUTPUT_DIR={crawled.folder}"]
        if command[0] == "outlets"
        else [scrapy, *asked, "-s", f"OUTPUT_DIR={crawled.folder}"],
        cwd=ROOT, env={**os.environ, "DATABASE_URL": "", "FORCE_COLOR": "0", "NO_COLOR": "1"}, capture_output=True,
        check=False,
    )  # fmt: skip
    said = (done.stdout + done.stderr).decode()

    assert "Traceback" not in said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)


@pytest.mark.parametrize(
    "name", ["../../../tmp/owned", "/etc/cron.d/owned", "..", "a\0b", "CON", "con/../../x", "é" * 300]
)
def test_no_name_of_an_outlet_leads_out_of_the_output_folder(tmp_path, name):
    case = Case(name="A", answers={"/formula": page("Étoile")}, feed=("/formula",))
    quoted = name.replace("\0", "\\u0000")
    host = case.host()

    with serving([host]):
        outlets = tmp_path / "outlets.toml"
        outlets.write_text(case.outlet(host).replace('name = "A"', f'name = "{quoted}"'), encoding="utf-8")
        before = set(tmp_path.iterdir())
        scrapy = str(Path(sys.executable).with_name("scrapy"))
        done = subprocess.run(
            [scrapy, "crawl", "etoile_news", "-a", f"outlets={outlets}", "-s", f"OUTPUT_DIR={tmp_path / 'out'}",
             "-s", "DOWNLOAD_DELAY=0", "-s", "ARCHIVE=all"],
            cwd=ROOT, env={**os.environ, "DATABASE_URL": ""}, capture_output=True, check=False,
        )  # fmt: skip

    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1)
    assert set(tmp_path.iterdir()) - before <= {tmp_path / "out"}


@pytest.mark.parametrize("watch", ["../../etc/passwd", "/dev/zero", "..", "", "no\0thing", "/etc/passwd"])
def test_no_name_of_a_watch_leads_anywhere_but_to_one_clear_line(tmp_path, watch):
    if "\0" in watch:
        pytest.skip("no argument can hold it")
    scrapy = str(Path(sys.executable).with_name("scrapy"))
    done = subprocess.run(
        [scrapy, "crawl", "show_news", "-a", f"watch={watch}", "-s", f"OUTPUT_DIR={tmp_path}"],
        cwd=ROOT, env={**os.environ, "DATABASE_URL": ""}, capture_output=True, check=False, timeout=30,
    )  # fmt: skip

    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
