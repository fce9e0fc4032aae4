"""The spiders that cron and people call."""
