"""The commands that `scrapy` learns from this project."""
