"""What knows the web: watches, outlets, sources, parsers, spiders and commands."""
