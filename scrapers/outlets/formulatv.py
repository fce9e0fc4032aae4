"""FormulaTV."""

from scrapers.outlet import Outlet

OUTLET = Outlet(
    name="FormulaTV",
    home="https://www.formulatv.com/",
    feeds=("https://www.formulatv.com/rss/noticias.xml",),
    tag_pages=("https://www.formulatv.com/series/{tag}/",),
    language="es",
    timezone="Europe/Madrid",
    names=("Fórmula TV",),
)
