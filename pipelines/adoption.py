"""The outlets file of a host that a user adopts: what is known of it, and what could be stated."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from pipelines.frames import Frames
from pipelines.store import Store
from scrapers.outlet import site_of
from scrapers.watch import Watch

_MORE = """# All else is found from the home page. It can be stated, too:
# feeds = ["https://.../feed/"]
# tag_pages = ["https://.../tag/{tag}/"]
# timezone = "America/New_York"
"""


def outlet_file(store: Store, watch: Watch, host: str) -> str:
    """Return the text of the file; home and language as the store's pages of the host have them. Raises: StoreUnusable.

    A host that was never named is taken at its word, under https.
    """
    strangers = Frames(store.engine, watch).strangers
    theirs = strangers[strangers["host"] == site_of(f"https://{host}/")]
    if theirs.empty:
        theirs = strangers[strangers["host"] == host]
    newest = theirs.sort_values("seen").tail(1)
    parts = urlsplit(str(newest["url"].iloc[0])) if len(newest) else urlsplit(f"https://{host}/")
    values = {"name": host, "home": f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"}
    if len(languages := theirs["language"].dropna().mode()):
        values["language"] = str(languages.iloc[0])
    # JSON's strings are TOML's too.
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "\n".join(["[[outlet]]", *lines, "", _MORE])
