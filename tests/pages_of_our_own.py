"""Pages of a fictional newspaper, for the tests of what is read from them."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapers.items import Page

HEADLINE = "Opera House Opens Its Doors"
FIRST = "The opera house on the river opened its doors on Monday, two years after the fire that closed it."
SECOND = (
    "Dancers, stagehands and a crowd of neighbours walked through the foyer, which smells of paint and of new wood."
)
THIRD = "“We have waited long enough,” said the director, who had danced on the old stage for eleven seasons."


def page(html: str | bytes, url: str = "https://www.gazette.example/2025/04/24/opera-house-opens", **more) -> Page:
    """Return the answer of a server with this mark-up."""
    body = html if isinstance(html, bytes) else html.encode()
    return Page(url=url, body=body, fetched=datetime(2025, 5, 1, tzinfo=UTC), **more)


def article_html(*, head: str = "", before: str = "", inside: str = "", after: str = "") -> str:
    """Return a page with three paragraphs, and whatever stands around and between them."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{HEADLINE} | Gazette</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2025-04-24T10:00:00+00:00">
{head}</head><body><nav><a href="/">Home</a><a href="/arts">Arts</a></nav>{before}
<article><h1>{HEADLINE}</h1><p>{FIRST}</p>{inside}<p>{SECOND}</p><p>{THIRD}</p></article>{after}
<footer><p>Gazette, 1 Harbour Street. All rights reserved to the publisher and its heirs.</p></footer></body></html>"""
