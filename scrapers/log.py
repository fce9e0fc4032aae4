"""What Scrapy's log says of single pages: nothing, unless it is asked to say everything."""

from __future__ import annotations

import logging
from typing import Any

from scrapy.logformatter import LogFormatter

_engine = logging.getLogger("scrapy.core.engine")


class QuietFormatter(LogFormatter):
    """Composes the lines on pages and items only where the log shows them."""

    def crawled(self, *args: Any, **kwargs: Any) -> Any:
        return super().crawled(*args, **kwargs) if _engine.isEnabledFor(logging.DEBUG) else None

    def scraped(self, *args: Any, **kwargs: Any) -> Any:
        return super().scraped(*args, **kwargs) if _engine.isEnabledFor(logging.DEBUG) else None

    def dropped(self, *args: Any, **kwargs: Any) -> Any:
        return super().dropped(*args, **kwargs) if _engine.isEnabledFor(logging.DEBUG) else None
