"""A small press of fictional outlets on loopback, with the truth about every page, for the tests and the demo."""

from tests.newsroom.requests_log import Request
from tests.newsroom.room import Newsroom
from tests.newsroom.sites import SITES, Site
from tests.newsroom.truth import Edit, Seen, Truth

__all__ = ["SITES", "Edit", "Newsroom", "Request", "Seen", "Site", "Truth"]
