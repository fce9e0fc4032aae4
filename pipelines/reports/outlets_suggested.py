"""outlets_suggested.csv: hosts with coverage that no outlet names."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pandas as pd

from pipelines.columns_of_runs import OUTLETS_SUGGESTED


def report(strangers: pd.DataFrame) -> pd.DataFrame:
    """One row per host, most addresses first; the newest address stands as the example."""
    newest = strangers.sort_values(["seen", "url"], ascending=[False, True])
    frame = newest.groupby("host", as_index=False, sort=True).agg(
        articles=("url", "nunique"), first_seen=("seen", "min"), example=("url", "first"), title=("title", "first"),
        language=("language", "first"),
    )  # fmt: skip
    frame = frame.assign(
        outlet_file=[ready(*row) for row in frame[["host", "example", "language"]].itertuples(index=False)]
    )
    return frame.sort_values(["articles", "host"], ascending=[False, True], ignore_index=True)[OUTLETS_SUGGESTED.header]


def ready(host: str, example: str, language: object = None) -> str:
    """Return an outlets file for a host, on one line; `example` is an address on it."""
    parts = urlsplit(example)
    values = {"name": host, "home": f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"}
    values |= {"language": language} if isinstance(language, str) and language else {}
    # JSON's strings are TOML's too.
    stated = ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return f"outlet = [{{ {stated} }}]"
