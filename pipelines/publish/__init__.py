"""What is published from the reports: CSV, page, feed, alerts."""

from pipelines.publish.everything import publish

__all__ = ["publish"]
