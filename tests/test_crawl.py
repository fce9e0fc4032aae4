"""The main job over a small site: what is asked, how politely, and what each page ends as."""

import asyncio

import pytest
from aiohttp import web

from tests.crawling import crawl
from tests.site import Site, article, serving

ABOUT = article(
    "Étoile sets its premiere date",
    "Étoile, the Prime Video series by Amy Sherman-Palladino and Daniel Palladino, arrives on April 24.",
    "Luke Kirby and Charlotte Gainsbourg lead the cast of the ballet drama.",
)
ELSE = article("A garden show returns", "The garden show returns in spring with a new host and a larger lawn.")


@pytest.fixture
def site():
    site = Site()
    with serving(site):
        site.pages |= {"/": article("Gazette", "Home of the Gazette."), "/feed": site.feed("/etoile-date", "/garden")}
        site.pages |= {"/etoile-date": ABOUT, "/garden": ELSE}
        yield site


def titles(crawled):
    return [row["title"] for row in crawled.rows("articles")]


def test_an_article_about_the_series_stands_in_the_report_and_another_does_not(site, tmp_path):
    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    (row,) = crawled.rows("articles")
    assert crawled.status == 0
    assert row["title"] == "Étoile sets its premiere date"
    assert row["published"] == "2025-04-24T09:00:00-04:00"
    assert row["relevance"] == "primary"
    assert row["cast"] == "Luke Kirby; Charlotte Gainsbourg; Amy Sherman-Palladino; Daniel Palladino"
    assert crawled.outcomes()["/garden"][0] == "not relevant"


def test_every_page_asked_ends_in_one_outcome_with_its_reason(site, tmp_path):
    site.pages["/feed"] = site.feed(
        "/etoile-date", "/garden", "/gone", "/closed", "/picture", "/moved", "/away", "/broken"
    )
    site.pages |= {
        "/closed": 403,
        "/picture": web.Response(body=b"\x89PNG\r\n\x1a\n" + bytes(500), content_type="text/html"),
        "/moved": web.Response(status=301, headers={"Location": "/etoile-date"}),
        "/away": web.Response(status=302, headers={"Location": "http://127.0.0.21:1/elsewhere"}),
        "/broken": 500,
    }

    found = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    outcomes = {path: outcome for path, (outcome, _) in found.outcomes().items()}
    assert outcomes == {
        "/etoile-date": "kept",
        "/garden": "not relevant",
        "/gone": "not an article",
        "/closed": "blocked",
        "/picture": "not an article",
        "/moved": "duplicate",
        "/away": "failed",
        "/broken": "failed",
    }
    assert all(reason for path, (_, reason) in found.outcomes().items() if path != "/etoile-date")


def test_a_second_run_over_unchanged_sources_downloads_no_article_and_asks_each_source_once(site, tmp_path):
    async def tagged(request):
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(
            text=site.feed("/etoile-date", "/garden"), content_type="application/rss+xml", headers={"ETag": '"1"'}
        )

    site.pages["/feed"] = tagged
    first = crawl(tmp_path, site.outlet(feeds=["/feed"]))
    site.asked.clear()

    second = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert site.asked.count("/feed") == 1
    assert not {"/etoile-date", "/garden", "/robots.txt"} & set(site.asked)
    assert titles(second) == titles(first)
    assert second.stored("SELECT new, changed FROM runs ORDER BY id")[-1] == (0, 0)


def test_the_same_store_gives_the_same_bytes(site, tmp_path):
    crawl(tmp_path, site.outlet(feeds=["/feed"]))
    reports = ("articles", "coverage", "cast", "tags", "outlets")
    before = [(tmp_path / "etoile" / f"{name}.csv").read_bytes() for name in reports]

    crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert [(tmp_path / "etoile" / f"{name}.csv").read_bytes() for name in reports] == before


def test_an_edit_that_the_listing_shows_is_stored_as_a_version_and_reported(site, tmp_path):
    crawl(tmp_path, site.outlet(feeds=["/feed"]))
    site.pages["/etoile-date"] = ABOUT.replace("sets its premiere date", "moves its premiere date")
    site.pages["/feed"] = site.feed("/etoile-date").replace(
        "<title>etoile-date", "<title>Étoile moves its premiere date"
    )

    second = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert titles(second) == ["Étoile moves its premiere date"]
    (change,) = [row for row in second.rows("changes") if row["field"] == "title"]
    assert (change["before"], change["after"]) == ("Étoile sets its premiere date", "Étoile moves its premiere date")


def test_tracking_parameters_amp_and_redirects_lead_to_one_row(site, tmp_path):
    site.pages["/feed"] = site.feed(
        "/etoile-date", "/etoile-date?utm_source=x", "/etoile-date/amp/", "/etoile-date/", "/?p=7"
    )
    site.pages["/?p=7"] = web.Response(status=301, headers={"Location": "/etoile-date"})

    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert titles(crawled) == ["Étoile sets its premiere date"]
    assert [path for path in site.asked if "etoile-date" in path] == ["/etoile-date"]


def test_robots_txt_is_obeyed_and_asked_once_a_day(site, tmp_path):
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /etoile"

    first = crawl(tmp_path, site.outlet(feeds=["/feed"]))
    crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert site.asked.count("/robots.txt") == 1
    assert "/etoile-date" not in site.asked
    assert first.stored("SELECT why FROM links WHERE url LIKE '%/etoile-date'") == [("robots.txt disallows it",)]


def test_robots_txt_is_the_agents_own_and_names_sitemaps(site, tmp_path):
    site.pages["/robots.txt"] = (
        f"User-agent: etoile-news\nAllow: /\n\nUser-agent: *\nDisallow: /\nSitemap: {site.url('/map.xml')}\n"
    )
    site.pages["/map.xml"] = f'<?xml version="1.0"?><urlset><url><loc>{site.url("/etoile-date")}</loc></url></urlset>'

    crawled = crawl(tmp_path, site.outlet())

    assert titles(crawled) == ["Étoile sets its premiere date"]


def test_a_retry_after_is_waited_for_and_a_long_one_leaves_the_outlet_alone(site, tmp_path):
    answers = iter(
        [web.Response(status=429, headers={"Retry-After": "1"}), web.Response(text=ABOUT, content_type="text/html")]
    )

    async def later(request):
        return next(answers)

    site.pages |= {"/etoile-date": later, "/feed": site.feed("/etoile-date")}
    assert titles(crawl(tmp_path / "short", site.outlet(feeds=["/feed"]))) == ["Étoile sets its premiere date"]

    site.pages["/feed"] = web.Response(status=429, headers={"Retry-After": "7200"})
    site.asked.clear()
    long = crawl(tmp_path / "long", site.outlet(feeds=["/feed"]))

    assert site.asked.count("/feed") == 1
    (health,) = long.rows("outlet_health")
    assert health["verdict"] == "blocked"
    assert "7200" in health["why"]


def test_an_outlet_that_answers_nothing_is_left_after_three_requests(tmp_path):
    async def hang(request):
        await asyncio.sleep(30)

    silent = Site(host="127.0.0.22", pages=dict.fromkeys(("/", "/robots.txt", "/feed"), hang))
    good = Site()
    with serving(silent, good):
        good.pages |= {"/feed": good.feed("/etoile-date"), "/etoile-date": ABOUT}
        outlets = good.outlet(feeds=["/feed"]) + silent.outlet("Silent", feeds=["/feed"])

        crawled = crawl(tmp_path, outlets, DOWNLOAD_TIMEOUT=0.5)

    assert len(silent.asked) <= 4
    assert titles(crawled) == ["Étoile sets its premiere date"]
    health = {row["outlet"]: (row["verdict"], row["why"]) for row in crawled.rows("outlet_health")}
    assert health["Silent"][0] == "broken"
    assert "timed out" in health["Silent"][1]
    assert crawled.status == 0


def test_where_no_outlet_is_reached_nothing_could_be_done(tmp_path):
    outlets = '[[outlet]]\nname = "Nobody"\nhome = "http://127.0.0.23:9/"\n'

    crawled = crawl(tmp_path, outlets)

    assert crawled.status == 1
    assert "none of the 1 outlets could be reached" in crawled.error
    assert [row["verdict"] for row in crawled.rows("outlet_health")] == ["broken"]
    assert len(crawled.rows("runs")) == 1


def test_a_budget_leaves_links_for_the_next_run_which_takes_them_first(site, tmp_path):
    paths = [f"/story-{n}" for n in range(12)]
    site.pages |= dict.fromkeys(paths, ELSE)
    site.pages["/feed"] = site.feed(*paths)

    first = crawl(tmp_path, site.outlet(feeds=["/feed"]), OUTLET_REQUESTS=8)
    fetched_first = {path for path in site.asked if path.startswith("/story")}
    spent = first.stored("SELECT sum(requests) FROM run_outlets")[0][0]
    site.asked.clear()
    site.pages["/feed"] = site.feed("/new", *paths)
    site.pages["/new"] = ELSE
    crawl(tmp_path, site.outlet(feeds=["/feed"]), OUTLET_REQUESTS=300)

    assert len(fetched_first) < len(paths)
    assert spent <= 8
    stories = [path for path in site.asked if path.startswith("/story")]
    assert sorted([*fetched_first, *stories]) == sorted(paths)
    assert site.asked.index("/new") > site.asked.index(stories[0])


def test_the_outlet_is_told_honestly_who_asks(site, tmp_path):
    crawl(
        tmp_path, site.outlet(feeds=["/feed"]), USER_AGENT="etoile-news/0.1 (news monitor; mailto:desk@gazette.example)"
    )

    agents = {headers.get("User-Agent") for headers in site.headers}
    assert agents == {"etoile-news/0.1 (news monitor; mailto:desk@gazette.example)"}
    assert not any("Cookie" in headers or "Referer" in headers for headers in site.headers)


def test_a_feed_is_found_from_the_home_page_where_none_is_stated(site, tmp_path):
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    site.pages["/"] = article("Gazette", "Home of the Gazette.", head=link)

    assert titles(crawl(tmp_path, site.outlet())) == ["Étoile sets its premiere date"]


def test_what_lies_out_of_the_dates_is_not_in_the_reports(site, tmp_path):
    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]), given={"since": "2025-05-01"})

    assert titles(crawled) == []
    assert crawled.outcomes()["/etoile-date"] == (
        "not relevant",
        "out of the dates: published 2025-04-24, before 2025-05-01",
    )


def test_another_watch_is_a_file_and_nothing_else(site, tmp_path):
    (tmp_path / "garden_show.toml").write_text(
        'title = "The Garden Show"\ncontext = ["lawn", "host"]\n[[people]]\nname = "Rosa Hedge"\n', encoding="utf-8"
    )
    site.pages["/garden"] = article(
        "The Garden Show returns with Rosa Hedge",
        "The Garden Show returns for a second season. Rosa Hedge is its new host.",
    )

    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]), given={"watch": str(tmp_path / "garden_show.toml")})

    (row,) = crawled.rows("articles", "garden_show")
    assert (row["title"], row["cast"]) == ("The Garden Show returns with Rosa Hedge", "Rosa Hedge")


def test_an_article_on_several_pages_is_one_with_the_whole_text(site, tmp_path):
    parts = ["The first page tells of the dancers of New York.", "The second page tells of the dancers of Paris."]
    site.pages["/etoile-date"] = ABOUT.replace(
        "</article>", f'<p>{parts[0]}</p></article><nav><a rel="next" href="/etoile-date?page=2">Next page</a></nav>'
    )
    site.pages["/etoile-date?page=2"] = article("Étoile sets its premiere date", parts[1], "It ends in Paris, too.")

    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    ((body,),) = crawled.stored("SELECT body FROM articles")
    assert parts[0] in body
    assert body.endswith(f"{parts[1]}\nIt ends in Paris, too.")
    assert titles(crawled) == ["Étoile sets its premiere date"]


def test_every_channel_that_names_a_page_is_remembered_in_the_run_that_met_it_first(tmp_path):
    site = Site()
    with serving(site):
        page = "/tv/etoile-renewed"
        site.pages = {
            "/": f'<html><body><main><h2><a href="{page}">Étoile renewed by Prime Video</a></h2></main></body></html>',
            "/feed": site.feed(page),
            page: article("Étoile renewed by Prime Video", "Étoile, the ballet series with Luke Kirby, is renewed."),
        }
        done = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert [(row["channel"], row["found"], row["alone"]) for row in done.rows("recall")] == [
        ("feed", "1", "0"),
        ("home", "1", "0"),
    ]


def test_a_tag_page_is_followed_where_the_feed_named_its_first_entries_a_moment_before(site, tmp_path):
    news = [f"/2025/04/etoile-on-night-{number}-in-paris" for number in range(6)]
    site.pages |= {path: ABOUT.replace("sets its", f"{path[9:]} its") for path in news}
    site.pages["/feed"] = site.feed(*news[:3])
    links = [
        f'<article><h2><a href="{path}">Étoile on night {path[25]} at the opera in Paris</a></h2></article>'
        for path in news
    ]
    site.pages["/tag/etoile"] = f'<main>{"".join(links[:3])}<a rel="next" href="/tag/etoile?page=2">Next</a></main>'
    site.pages["/tag/etoile?page=2"] = f"<main>{''.join(links[3:])}</main>"

    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"], tag_pages=["/tag/etoile"]))

    assert len(titles(crawled)) == 6


def test_a_sitemap_is_looked_for_also_where_a_feed_is_stated(site, tmp_path):
    addresses = "".join(f"<url><loc>{site.url(path)}</loc></url>" for path in ("/etoile-date", "/etoile-set"))
    site.pages["/sitemap.xml"] = f'<?xml version="1.0"?><urlset>{addresses}</urlset>'
    site.pages["/etoile-set"] = ABOUT.replace("sets its premiere date", "opens its set")

    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert len(titles(crawled)) == 2


def test_the_tag_page_that_an_article_links_to_is_followed_where_none_is_stated(site, tmp_path):
    links = '<a href="/author/etoile">x</a><a href="/2025/etoile">y</a><a href="/topics/etoile/">Étoile</a>'
    site.pages["/etoile-date"] = ABOUT.replace("</article>", f"{links}</article>")
    old = "/2025/03/etoile-opens-its-set-in-paris"
    site.pages["/topics/etoile/"] = (
        f'<main><article><h2><a href="{old}">Étoile opens its set in Paris for a day</a></h2></article></main>'
    )
    site.pages[old] = ABOUT.replace("sets its premiere date", "opens its set")

    first = crawl(tmp_path, site.outlet(feeds=["/feed"]))
    asked = list(site.asked)
    site.asked.clear()
    crawl(tmp_path, site.outlet(feeds=["/feed"]))

    assert len(titles(first)) == 2
    assert not {"/author/etoile", "/2025/etoile"} & set(asked)
    assert site.asked.count("/topics/etoile/") == 1


def test_a_neighbour_with_the_next_number_in_its_address_is_an_article_of_its_own(site, tmp_path):
    def recap(number):
        link = f'<a href="/tv/etoile-recap-{number + 1}">Next recap</a>'
        text = f"Étoile dances on in night {number}, says Luke Kirby of the Prime Video series."
        return article(f"Étoile recap: night {number}", text, text.replace("dances on", "rests")).replace(
            "</article>", f"{link}</article>"
        )

    site.pages["/feed"] = site.feed("/tv/etoile-recap-3")
    site.pages |= {f"/tv/etoile-recap-{number}": recap(number) for number in (3, 4)}

    crawled = crawl(tmp_path, site.outlet(feeds=["/feed"]))

    bodies = dict(crawled.stored("SELECT title, body FROM articles"))
    assert sorted(bodies) == ["Étoile recap: night 3", "Étoile recap: night 4"]
    assert "night 4" not in bodies["Étoile recap: night 3"]
