"""One file per kind of source: bytes -> links."""
