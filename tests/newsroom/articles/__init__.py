"""The newsroom's articles, a module by subject; each names its own `ARTICLES`."""
