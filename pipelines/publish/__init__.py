"""What is published from the reports: CSV, page, feed, alerts."""
