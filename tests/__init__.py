"""Tests, and the bundled newsroom that they share with the demo."""
