"""What becomes of an article: relevance, stories, store, reports and what is published."""
