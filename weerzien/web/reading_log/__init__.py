"""The log for the privacy officer: who looked into this family."""
